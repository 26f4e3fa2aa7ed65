/// JSON Schemas of what is written in YAML, for editors: they complete keys, explain them, and mark a wrong shape while
/// it is typed. What `check` accepts they accept; most of what it refuses for its shape or its keys they refuse.
#pragma once

#include <string>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// The schema (draft-07) of a sheet. Keys are explained in both languages, beginning with `first`.
std::string sheet_schema(Language first);

/// The schema of a project's configuration, likewise.
std::string configuration_schema(Language first);

}  // namespace dxbudget
