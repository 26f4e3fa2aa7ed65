/// What a table was found to state: one line is the sum, average, quotient or change of others.
#pragma once

#include <cstdint>
#include <vector>

namespace dxbudget::tables {

enum class Operation : std::uint8_t { sum, average, division, relative_change };

/// How the equation of a claim fares in one position.
enum class Agreement : std::uint8_t {
    absent,  ///< nothing to compare
    exact,
    rounded,  ///< within the rounding of its figures
    weak,     ///< it holds, but would easily do so by chance: one addend, or figures too small
    zero,     ///< nothing is the sum of nothing
    missing,  ///< a result whose addends are not there
    broken,
};

/// What speaks for a claim, in decimal digits: each position counts the digits in which it could have failed.
struct Evidence {
    double digits = 0;
    int exact = 0;
    int rounded = 0;
    int weak = 0;
    int zero = 0;
    int missing = 0;
    int broken = 0;

    int held() const { return exact + rounded; }
    void add(Agreement agreement, double more_digits);
};

/// How a claim's addends lie.
enum class Shape : std::uint8_t { run, distant_run, stride, pair, other };

struct Claim {
    Operation operation = Operation::sum;
    Shape shape = Shape::other;
    bool lines_are_rows = true;
    std::size_t target = 0;               ///< a line
    std::vector<std::size_t> parts = {};  ///< lines: in order for sums and averages, dividend and divisor, old and new
    int scale = 1;                        ///< 100 where a ratio is written in percent
    Evidence evidence = {};
    bool by_name = false;                    ///< nothing but the name of its result states it
    double score = 0;                        ///< digits less what the search cost
    std::vector<Agreement> agreements = {};  ///< of each position
};

/// Whether an equation that was claimed is true in a position.
constexpr bool holds(Agreement agreement) {
    return agreement == Agreement::exact || agreement == Agreement::rounded || agreement == Agreement::weak ||
           agreement == Agreement::zero;
}

/// The digits that each of `held` positions is worth where a control, which should fail, holds in `by_chance` of its
/// trials.
double digits_over_chance(int held, int broken, double by_chance);

}  // namespace dxbudget::tables
