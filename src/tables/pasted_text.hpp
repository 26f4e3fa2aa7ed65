/// Tables as they are pasted from a page: a cell a line, with a bar after each, and rows that begin with a bar.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "tables/laid_out_text.hpp"

namespace dxbudget::tables {

struct PastedTable {
    GridRows rows = {};
    std::string title = {};  ///< the line above it
};

/// Whether a text with bars is one: single cells stand in lines of their own.
bool is_pasted(std::string_view text);

/// The tables, each row as wide as its header where words alone tell how: a header in two rows is one, a total that
/// spans columns stands before its figures, and a table within a cell is part of that cell's text. Texts without their
/// line ends are kept in `texts`.
std::vector<PastedTable> read_pasted(std::string_view text, std::deque<std::string>& texts);

}  // namespace dxbudget::tables
