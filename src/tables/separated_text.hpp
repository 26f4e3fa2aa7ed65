/// Separated values: RFC 4180 with any separator, and what people make of it.
#pragma once

#include <string_view>
#include <vector>

#include "tables/grid.hpp"

namespace dxbudget::tables {

/// The rows of a text. A quote counts where a cell begins with it and it is closed; else it is a character like any
/// other.
std::vector<std::vector<GridCell>> read_separated(std::string_view text, char separator,
                                                  std::deque<std::string>& texts);

/// Cells without spaces around them; `base` is where all texts begin.
GridCell trimmed_cell(std::string_view text, const char* base);

}  // namespace dxbudget::tables
