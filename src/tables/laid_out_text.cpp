#include "tables/laid_out_text.hpp"

#include <algorithm>

#include "tables/separated_text.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

std::vector<string_view> lines_of(string_view text) {
    std::vector<string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// `---`, `:--:` or `+-----+-----+`: a line that rules, and says nothing.
bool is_rule(string_view line) {
    return line.find("--") != string_view::npos && line.find_first_not_of("-|:+= \t\r") == string_view::npos;
}

/// A cell and the columns of a terminal that it takes.
struct PlacedCell {
    GridCell cell;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The cells of a line that are two spaces, a tab or an ideographic space apart.
std::vector<PlacedCell> placed_cells(string_view line, const char* base) {
    std::vector<PlacedCell> cells;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t begin = line.find_first_not_of(" \t\r\f", at);
        if (begin == string_view::npos) break;
        std::size_t end = begin;
        while (end < line.size() && line[end] != '\t' && line.compare(end, 2, "  ") != 0) ++end;
        const GridCell cell = trimmed_cell(line.substr(begin, end - begin), base);
        const std::size_t column = display_width(line.substr(0, begin));
        cells.push_back({cell, column, column + display_width(cell.text)});
        at = end;
    }
    return cells;
}

bool has_digit(string_view text) {
    return text.find_first_of("0123456789") != string_view::npos;
}

/// Columns are where the cells of rows with numbers lie; cells that share a place share a column.
GridRows in_columns(const std::vector<std::vector<PlacedCell>>& rows) {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const auto& row : rows)
        if (row.size() > 1 &&
            std::ranges::any_of(row.begin() + 1, row.end(), [](const PlacedCell& c) { return has_digit(c.cell.text); }))
            for (const PlacedCell& cell : row) places.emplace_back(cell.begin, cell.end);
    std::ranges::sort(places);
    std::vector<std::pair<std::size_t, std::size_t>> columns;
    for (const auto& [begin, end] : places) {
        if (!columns.empty() && begin < columns.back().second)
            columns.back().second = std::max(columns.back().second, end);
        else
            columns.emplace_back(begin, end);
    }
    GridRows grid;
    for (const auto& row : rows) {
        std::vector<GridCell>& cells = grid.emplace_back(columns.size());
        for (const PlacedCell& placed : row) {
            std::size_t best = 0;  // the column that it shares most with, or lies nearest to
            std::ptrdiff_t most = PTRDIFF_MIN;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const auto shared = static_cast<std::ptrdiff_t>(std::min(placed.end, columns[c].second)) -
                                    static_cast<std::ptrdiff_t>(std::max(placed.begin, columns[c].first));
                if (shared <= most) continue;
                most = shared;
                best = c;
            }
            if (best < cells.size() && cells[best].text.empty())
                cells[best] = placed.cell;
            else
                cells.push_back(placed.cell);
        }
    }
    return grid;
}

}  // namespace

std::vector<GridRows> read_barred(string_view text) {
    std::vector<GridRows> tables;
    bool open = false;
    for (string_view line : lines_of(text)) {
        const GridCell whole = trimmed_cell(line, text.data());
        if (whole.text.find('|') == string_view::npos) {
            open = false;
            continue;
        }
        if (is_rule(whole.text)) continue;
        if (!open) tables.emplace_back();
        open = true;
        line = whole.text;
        if (line.starts_with('|')) line.remove_prefix(1);
        if (line.ends_with('|')) line.remove_suffix(1);
        std::vector<GridCell>& row = tables.back().emplace_back();
        for (std::size_t at = 0; at <= line.size();) {
            std::size_t end = line.find('|', at);
            while (end != string_view::npos && end > 0 && line[end - 1] == '\\') end = line.find('|', end + 1);
            end = std::min(end, line.size());
            GridCell cell = trimmed_cell(line.substr(at, end - at), text.data());
            for (const string_view strong : {"**", "__"}) {
                if (cell.text.size() <= 4 || !cell.text.starts_with(strong) || !cell.text.ends_with(strong)) continue;
                cell.text.remove_prefix(2);
                cell.text.remove_suffix(2);
                cell.span = {cell.span.begin + 2, cell.span.end - 2};
            }
            row.push_back(cell);
            at = end + 1;
        }
    }
    return tables;
}

std::vector<GridRows> read_aligned(string_view text) {
    constexpr int most_lines_between = 3;
    std::vector<std::vector<std::vector<PlacedCell>>> tables(1);
    int others = 0;
    for (const string_view line : lines_of(text)) {
        if (is_rule(line)) continue;
        std::vector<PlacedCell> cells = placed_cells(line, text.data());
        const bool in_columns_here = cells.size() > 1 && has_digit(cells.back().cell.text);
        others = in_columns_here ? 0 : others + 1;
        if (others == most_lines_between + 1) tables.emplace_back();
        tables.back().push_back(std::move(cells));
    }
    std::vector<GridRows> grids;
    for (const auto& rows : tables) {
        GridRows grid = in_columns(rows);
        if (std::ranges::any_of(grid, [](const auto& row) { return row.size() > 1; })) grids.push_back(std::move(grid));
    }
    return grids;
}

}  // namespace dxbudget::tables
