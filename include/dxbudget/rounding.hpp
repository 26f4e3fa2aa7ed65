/// How printed figures stand for exact amounts.
///
/// A figure that was rounded stands for every amount that would have been rounded to it: an interval whose ends may be
/// open or closed. A sum of printed figures agrees with a printed total when the intervals of both meet. Nothing is
/// ever rounded twice, and a negative amount mirrors a positive one wherever the way of rounding has no direction.
#pragma once

#include <cstdint>
#include <optional>

#include "dxbudget/rational.hpp"

namespace dxbudget {

enum class Rounding : std::uint8_t {
    exact,              ///< not rounded at all
    any,                ///< to either neighbour, where there is a part below the step
    half_up,            ///< to the nearest, half away from zero: 四捨五入
    toward_zero,        ///< what is below the step is dropped: 切捨て
    away_from_zero,     ///< to the larger size: 切上げ
    up,                 ///< toward plus infinity: ▲2.5 becomes ▲2
    down,               ///< toward minus infinity: ▲2.5 becomes ▲3
    largest_remainder,  ///< of shares: down, and up where the units that are left go; one by itself: to either
                        ///< neighbour
};

/// How far exact amounts may lie from a printed one, or from a sum of such: an interval around it.
struct Slack {
    Rational below = 0;           ///< not positive
    Rational above = 0;           ///< not negative
    std::int32_t open_below = 0;  ///< how many of its addends exclude their end: with one, so does the sum
    std::int32_t open_above = 0;

    bool is_none() const { return below.is_zero() && above.is_zero(); }
    /// Takes in the slack of an addend with its factor; `times` of -1 takes it out again.
    void add(const Slack& addend, const Rational& factor, int times = 1);
};

/// What a printed figure stands for: the amounts that round to it, as distances from it. `step` is what it is a
/// multiple of, such as 1 or 1/10.
Slack slack_of(const Rational& printed, Rounding rounding, const Rational& step);

/// The slack of `top / bottom`; none when the divisor may be zero.
std::optional<Slack> slack_of_quotient(const Rational& top, const Slack& of_top, const Rational& bottom,
                                       const Slack& of_bottom);

/// Whether a figure printed so may stand for an amount that lies within `slack` of `exact`.
bool agrees(const Rational& printed, const Rational& exact, const Slack& slack, Rounding rounding,
            const Rational& step);

/// From the least to the greatest figure that agrees.
struct Range {
    Rational low = {};
    Rational high = {};

    bool contains(const Rational& value) const { return low <= value && value <= high; }
};

/// The figures that may be printed for an amount that lies within `slack` of `exact`: multiples of `step`.
Range admissible(const Rational& exact, const Slack& slack, Rounding rounding, const Rational& step);

/// The amount as it is printed; with `Rounding::any` cut toward zero.
Rational rounded(const Rational& exact, Rounding rounding, const Rational& step);

}  // namespace dxbudget
