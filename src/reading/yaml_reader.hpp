/// Reads YAML with yaml-cpp, and explains what is wrong with it.
#pragma once

#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// All documents of a text whose bytes are in order; what is wrong with them goes to `findings`, in no order.
std::vector<Document> read_yaml(const Source& source, std::vector<Finding>& findings, const ReadingLimits& limits);

}  // namespace dxbudget
