#include "tables/sparse_sheet.hpp"

#include <algorithm>
#include <utility>

#include "tables/separated_text.hpp"

namespace dxbudget::tables {
namespace {

/// Which of the numbers are there, each once, in order.
void keep_each_once(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == ' ';
        if (!is_space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return std::string(trimmed_cell(line, line.data()).text);
}

Message no_such_cell(std::string name) {
    return {{"`{0}` is not a cell that a sheet can have", "「{0}」というセルはありえない"}, {std::move(name)}};
}

Message too_many_cells(std::size_t most_cells) {
    return {{"the table has more than {0} cells", "表のセルが {0} 個を超える"},
            {Rational(static_cast<std::int64_t>(most_cells))}};
}

Message too_much_text() {
    return {{"the cells have more than {0} MiB of text", "セルの文字が {0} MiB を超える"},
            {Rational(static_cast<std::int64_t>(most_text >> 20U))}};
}

std::variant<Grid, Message> grid_of(SparseSheet sheet, std::size_t most_cells) {
    std::vector<SparseCell>& cells = sheet.cells;
    std::erase_if(cells, [](const SparseCell& cell) { return cell.text.empty() && cell.hints.formula.empty(); });
    std::ranges::stable_sort(cells, {},
                             [](const SparseCell& cell) { return std::pair(cell.address.row, cell.address.column); });
    Grid grid;
    std::size_t text_size = 0;
    for (const SparseCell& cell : cells) {
        if (grid.sheet_rows.empty() || grid.sheet_rows.back() != cell.address.row)
            grid.sheet_rows.push_back(cell.address.row);
        grid.sheet_columns.push_back(cell.address.column);
        text_size += cell.text.size();
    }
    if (text_size > most_text) return too_much_text();
    keep_each_once(grid.sheet_columns);
    if (grid.sheet_rows.size() * grid.sheet_columns.size() > most_cells) return too_many_cells(most_cells);
    grid.rows.resize(grid.sheet_rows.size());
    grid.hints.emplace_back();
    std::size_t row = 0;
    for (const SparseCell& cell : cells) {
        while (grid.sheet_rows[row] != cell.address.row) ++row;
        const auto column = static_cast<std::size_t>(std::ranges::lower_bound(grid.sheet_columns, cell.address.column) -
                                                     grid.sheet_columns.begin());
        grid.rows[row].resize(std::max(grid.rows[row].size(), column + 1));
        GridCell& to = grid.rows[row][column];
        to = {.text = cell.text, .span = cell.span};
        if (cell.hints == CellHints{}) continue;
        to.hints = static_cast<std::uint32_t>(grid.hints.size());
        grid.hints.push_back(cell.hints);
    }
    grid.name = std::move(sheet.name);
    return grid;
}

}  // namespace dxbudget::tables
