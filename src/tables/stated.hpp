/// What a table states and breaks: equations that hold nearly everywhere, and the cells in which they do not.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/finding.hpp"
#include "dxbudget/rational.hpp"
#include "tables/understand.hpp"

namespace dxbudget::tables {

/// A cell whose figure is not what the others of its row or column make.
struct BrokenCell {
    std::size_t claim = 0;     ///< of the understanding
    std::size_t position = 0;  ///< along the claim's lines
    std::size_t row = 0;       ///< of the result
    std::size_t column = 0;
    Rational declared = {};
    Rational computed = {};
    Severity severity = Severity::warning;
    int held = 0;  ///< in how many other positions the equation holds
};

/// By row and column. An error where the equation holds in three other positions, or the name says that it is a total;
/// else a warning. What fails in more than one of seven positions, or holds in but one and is not named so, breaks
/// nothing by itself. It does with another broken sum, where they have one figure in common and the same correction of
/// it mends both. Where the other direction is one of ratios or averages, or of figures that mostly do not add up,
/// nothing need.
std::vector<BrokenCell> broken_cells(const Grid& grid, const Understanding& table);

/// The figures each of which alone would mend at least two broken sums, of those that say the same the ones in the most
/// broken and the fewest holding sums: row and column of each.
std::vector<std::pair<std::size_t, std::size_t>> suspects(const Understanding& table,
                                                          const std::vector<BrokenCell>& broken);

/// What a line is called: the texts before a row's first number, or above a column's, as `2025 Requested`.
std::string label_of(const Grid& grid, const Figures& figures, bool is_row, std::size_t line);

/// A broken cell in words.
Message in_words(const BrokenCell& cell, const Grid& grid, const Understanding& table);
/// What the claim rests on.
Message basis_in_words(const BrokenCell& cell, const Grid& grid, const Understanding& table);

}  // namespace dxbudget::tables
