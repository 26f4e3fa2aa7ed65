/// How every format writes a text in CSV.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// A cell as RFC 4180 writes it, in quotes, harmless in a terminal. A text that a spreadsheet would take for a formula
/// gets an apostrophe before it.
std::string text_cell(std::string_view text);

}  // namespace dxbudget
