/// What counts how much when tables are understood, in decimal digits of evidence; measured on annotated tables
/// (docs/design.md).
#pragma once

namespace dxbudget::tables::weight {

inline constexpr double most_per_position = 6;   ///< one figure proves no more
inline constexpr double weak_position = 0.3;     ///< a sum of one addend
inline constexpr double weak_positions = 1;      ///< all of them together
inline constexpr double rounded_position = 0.3;  ///< what rounding takes from a position
inline constexpr double rounding_deviations =
    3.3;                                          ///< standard deviations of a sum's rounding that still count as such
inline constexpr double saturation = 12;          ///< more digits than these prove no more
inline constexpr double beyond_saturation = 0.5;  ///< times the logarithm of all digits
inline constexpr double combination = 1.5;        ///< per digit of the number of combinations that were tried
inline constexpr double broken = 1.5;             ///< each broken position takes
inline constexpr double missing = 0.4;
inline constexpr double broken_most = 6;
inline constexpr double broken_share = 20;
inline constexpr double gaps = 0.7;     ///< a run over lines that are parts of others
inline constexpr double border = 1;     ///< a run that ends where a block of numbers ends, in favour
inline constexpr double direction = 2;  ///< per digit of the odds that totals stand on this side of their runs
inline constexpr double direction_most = 1.5;
inline constexpr double pair = 0.5;
inline constexpr double distant_run = 2.5;
inline constexpr double scattered = 2;  ///< addends with lines between them that are none
inline constexpr double scattered_combination = 1.5;
inline constexpr double part = 0.01;          ///< each addend
inline constexpr double negligible_part = 4;  ///< an addend smaller than what the result resolves
inline constexpr double derived_part = 2;     ///< an addend that is a ratio or an average
inline constexpr double total_word = 1.5;     ///< the result says that it is a total, in favour
inline constexpr double total_among_parts = 0.3;
inline constexpr double moved_share = 0.01;  ///< all parts' shares of the whole move by less: they are in proportion
inline constexpr double proportional = 4;    ///< all that lines in proportion to each other prove
inline constexpr double run_threshold = 2;
inline constexpr double other_threshold = 4;
inline constexpr double second_threshold = 9;  ///< what is no run, for a line that is a sum already
inline constexpr double average = 2;
inline constexpr double average_word = 3.5;
inline constexpr double average_threshold = 5;
inline constexpr double ratio = 1;
inline constexpr double relative_change = 0.5;
inline constexpr double ratio_word = 1.5;
inline constexpr double whole_ratio = 1.5;  ///< a quotient that is written without decimals
inline constexpr double coarse_ratio = 3;   ///< a quotient with fewer decimals than its divisor
inline constexpr double fine_ratio = 0.5;
inline constexpr double ratio_saturation = 10;
inline constexpr double ratio_threshold = 4;

}  // namespace dxbudget::tables::weight
