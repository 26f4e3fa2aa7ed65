/// By what a line is known in another version of its sheet.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// A key for each line: its name and those of what it stands in; of several that are called alike, which one it is.
/// A path would not do, since what stands above a line can change its number in it.
std::vector<std::string> line_keys(const Sheet& sheet);

}  // namespace dxbudget
