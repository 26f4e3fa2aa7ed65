/// What a part of a check comes to where the sheet's figures were rounded: a value, and how far what it stands for may
/// lie from it.
#pragma once

#include <cstdint>

#include "dxbudget/check.hpp"
#include "dxbudget/rounding.hpp"

namespace dxbudget {

struct Interval {
    Rational value = {};
    Slack slack = {};

    Rational low() const { return value + slack.below; }
    Rational high() const { return value + slack.above; }
};

/// `-a` and `abs(a)`.
Interval negated(const Interval& a);
Interval absolute(const Interval& a);
/// To multiples of `step`.
Interval rounded(const Interval& a, Rounding rounding, const Rational& step);
/// An operation of arithmetic, `min` or `max`; its value overflows where it cannot be told, as where the divisor may be
/// zero.
Interval combined(Operation operation, const Interval& a, const Interval& b);
/// Whether some of the amounts that two sides stand for compare so, with a tolerance that is not negative.
bool may_hold(Operation comparison, const Interval& a, const Interval& b, const Rational& tolerance);

}  // namespace dxbudget
