#include "tables/lines.hpp"

namespace dxbudget::tables {
namespace {

/// The texts before a row's first number, at most three.
LineWords words_of_row(const Grid& grid, const Figures& figures, std::size_t row) {
    LineWords all;
    int seen = 0;
    for (std::size_t c = 0; c < figures.columns && seen < 3; ++c) {
        if (figures.state[figures.at(row, c)] == FigureState::number) break;
        if (grid.text(row, c).empty()) continue;
        ++seen;
        const LineWords words = words_of(grid.text(row, c));
        all = {all.total || words.total, all.ratio || words.ratio, all.average || words.average,
               all.percent || words.percent};
    }
    return all;
}

/// The texts above a column's first number, at most three.
LineWords words_of_column(const Grid& grid, const Figures& figures, std::size_t column) {
    LineWords all;
    std::size_t first = 0;
    while (first < figures.rows && figures.state[figures.at(first, column)] != FigureState::number) ++first;
    int seen = 0;
    for (std::size_t r = first; r-- > 0 && seen < 3;) {
        if (grid.text(r, column).empty()) continue;
        ++seen;
        const LineWords words = words_of(grid.text(r, column));
        all = {all.total || words.total, all.ratio || words.ratio, all.average || words.average,
               all.percent || words.percent};
    }
    return all;
}

}  // namespace

Lines lines_of(const Grid& grid, const Figures& figures, const std::vector<std::uint8_t>& derived, bool rows) {
    Lines lines{.are_rows = rows,
                .count = rows ? figures.rows : figures.columns,
                .positions = rows ? figures.columns : figures.rows,
                .decimals = figures.decimals};
    const std::size_t size = figures.value.size();
    lines.value.resize(size);
    lines.slack.resize(size);
    lines.has_number.resize(size);
    lines.is_derived.resize(size);
    lines.filled.resize(lines.count);
    std::vector<std::size_t> derived_in(lines.count);
    for (std::size_t r = 0; r < figures.rows; ++r) {
        for (std::size_t c = 0; c < figures.columns; ++c) {
            const std::size_t from = figures.at(r, c);
            if (figures.state[from] != FigureState::number) continue;
            const std::size_t line = rows ? r : c;
            const std::size_t position = rows ? c : r;
            const std::size_t to = lines.at(line, position);
            lines.value[to] = figures.value[from];
            lines.slack[to] = figures.slack[from];
            lines.has_number[to] = 1;
            lines.is_derived[to] = derived[from];
            derived_in[line] += derived[from];
            lines.filled[line].push_back(static_cast<std::uint32_t>(position));
        }
    }
    for (std::size_t line = 0; line < lines.count; ++line) {
        lines.mostly_derived.push_back(derived_in[line] * 2 > lines.filled[line].size());
        lines.words.push_back(rows ? words_of_row(grid, figures, line) : words_of_column(grid, figures, line));
    }
    return lines;
}

}  // namespace dxbudget::tables
