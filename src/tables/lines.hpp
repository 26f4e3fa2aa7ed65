/// A grid's figures seen along one direction: lines that may be sums of one another, and the positions in which that
/// shows. Rows are lines over their columns; columns are lines over their rows.
#pragma once

#include <cstdint>
#include <vector>

#include "tables/figures.hpp"
#include "tables/words.hpp"

namespace dxbudget::tables {

struct Lines {
    bool are_rows = true;
    std::size_t count = 0;
    std::size_t positions = 0;
    int decimals = 0;
    std::vector<std::int64_t> value = {};  ///< as in `Figures`; 0 where there is no number
    std::vector<std::int64_t> slack = {};  ///< as in `Figures`
    std::vector<std::uint8_t> has_number = {};
    std::vector<std::uint8_t> is_derived = {};            ///< a ratio or an average, which no sum need hold for
    std::vector<std::vector<std::uint32_t>> filled = {};  ///< the positions in which each line has a number
    std::vector<LineWords> words = {};
    std::vector<std::uint8_t> mostly_derived = {};

    std::size_t at(std::size_t line, std::size_t position) const { return line * positions + position; }
    std::size_t row(std::size_t line, std::size_t position) const { return are_rows ? line : position; }
    std::size_t column(std::size_t line, std::size_t position) const { return are_rows ? position : line; }
};

/// `derived` has a mark for each figure of the grid.
Lines lines_of(const Grid& grid, const Figures& figures, const std::vector<std::uint8_t>& derived, bool rows);

}  // namespace dxbudget::tables
