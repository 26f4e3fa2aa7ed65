/// The numbers of a grid as whole multiples of one small unit, for the search of what adds up.
#pragma once

#include <cstdint>
#include <vector>

#include "tables/cell_number.hpp"
#include "tables/grid.hpp"

namespace dxbudget::tables {

/// What a cell is for the search.
enum class FigureState : std::uint8_t {
    none,  ///< empty, or words
    nil,   ///< a dash: nothing, as an addend
    number,
    label,  ///< a number that names its line: a year, a running number
};

/// The figures of a grid, row by row. `value` counts half units of 10^-`decimals`; `slack` is half of a figure's own
/// last place in them, so two figures agree within their rounding where they differ by no more than the sum of their
/// slacks.
struct Figures {
    std::size_t rows = 0;
    std::size_t columns = 0;
    int decimals = 0;
    NumberStyle style = {};
    std::vector<std::int64_t> value = {};
    std::vector<std::int64_t> slack = {};
    std::vector<FigureState> state = {};
    std::vector<CellNumber> cells = {};  ///< as read

    std::size_t at(std::size_t row, std::size_t column) const { return row * columns + column; }
};

Figures read_figures(const Grid& grid);

}  // namespace dxbudget::tables
