/// Each construct of the format, written as often as is asked for.
#pragma once

#include <string>
#include <vector>

#include "audit_files.hpp"

namespace dxbudget::testing {

/// A file in pieces: one that holds `{i}` stands there as often as the construct is written, with its number, from 2
/// on;
/// `{h}` and `{g}` are the numbers before it, and `{n}` is how often it is written.
using Pieces = std::vector<std::string>;

struct Construct {
    const char* name;
    Pieces sheet;
    int count = 60;         ///< how often it is written before it is doubled
    Pieces other = {};      ///< `other.csv`, which the sheet names, or `other2.yaml`, or for each an `other{i}.yaml`
    bool says_all = false;  ///< whether its findings are written in every kind of output
};

const std::vector<Construct>& constructs();

/// The files of a construct that is written so often; the first is `sheet.yaml`.
Files files_of(const Construct& construct, int count);

}  // namespace dxbudget::testing
