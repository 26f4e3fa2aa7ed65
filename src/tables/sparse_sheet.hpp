/// Cells as the formats of workbooks and pages give them, one here and one there, and the grid that they make.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "tables/cell_address.hpp"
#include "tables/grid.hpp"

namespace dxbudget::tables {

/// A cell of a sheet, or of a page's table.
struct SparseCell {
    CellAddress address;
    std::string_view text = {};  ///< lives in the workbook's texts, or in the grid's source
    Span span = {};
    CellHints hints = {};
};

/// Rows or columns, both included.
struct SheetRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

struct SparseSheet {
    std::string name = {};
    std::vector<SparseCell> cells = {};  ///< in any order; of two with one address the last counts
    std::vector<SheetRange> hidden_rows = {};
    std::vector<SheetRange> hidden_columns = {};
    bool is_hidden = false;
};

/// The sheets of a file, and the texts of their cells.
struct SparseSheets {
    std::vector<SparseSheet> sheets = {};
    std::shared_ptr<std::deque<std::string>> texts = std::make_shared<std::deque<std::string>>();
    std::size_t kept = 0;  ///< bytes

    /// A text that lives as long as the sheets and their grids.
    std::string_view keep(std::string text) {
        kept += text.size();
        return texts->emplace_back(std::move(text));
    }
};

/// The most bytes that the texts of a file's cells may have in all.
inline constexpr std::size_t most_text = std::size_t{256} << 20U;

/// A text of a document in one line, without the spaces around it.
std::string in_one_line(std::string_view text);

/// The grid of a sheet, without the rows and columns in which there is nothing. A message where it has too many cells,
/// or too much text.
std::variant<Grid, Message> grid_of(SparseSheet sheet, std::size_t most_cells);

/// That a workbook has a cell outside of its sheets.
Message no_such_cell(std::string name);
/// That a table has too many cells.
Message too_many_cells(std::size_t most_cells);
/// That the cells of a file have more than `most_text`.
Message too_much_text();

}  // namespace dxbudget::tables
