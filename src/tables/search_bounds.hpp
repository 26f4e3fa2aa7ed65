/// How far what adds up in a table is sought, so that the search takes a time in proportion to the table.
#pragma once

#include <cstddef>

namespace dxbudget::tables {

/// In lines, where nothing else is said. In a table of more lines than `lines_for_…` that search is left out, or
/// confined to a window.
struct SearchBounds {
    std::size_t longest_sum = 500;  ///< addends in a row
    std::size_t longest_average = 600;
    std::size_t lines_for_strides = 300;
    std::size_t lines_for_distant_runs = 150;
    std::size_t lines_for_scattered_sums = 300;
    std::size_t scattered_among = 40;  ///< the nearest lines on a side
    std::size_t lines_for_all_pairs = 400;
    std::size_t pair_window = 60;
    std::size_t lines_for_all_ratios = 130;
    std::size_t ratio_window = 14;
    std::size_t lines_for_dependence = 500;
    int rounds = 400;                  ///< in which sums are taken, the best first
    std::size_t followed = 1'000'000;  ///< addends of addends, beside those for each line; then nothing more is taken
    std::size_t followed_for_each_line = 100;
};

}  // namespace dxbudget::tables
