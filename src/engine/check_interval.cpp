#include "engine/check_interval.hpp"

#include <algorithm>
#include <array>

namespace dxbudget {
namespace {

/// The interval between two ends around a value.
Interval between(const Rational& value, const Rational& low, const Rational& high, bool open_low, bool open_high) {
    return {value, {low - value, high - value, open_low ? 1 : 0, open_high ? 1 : 0}};
}

Interval scaled(const Interval& a, const Rational& factor) {
    Interval product{a.value * factor, {}};
    product.slack.add(a.slack, factor);
    return product;
}

/// Both ends count as attained, which admits at most one amount too many.
Interval product(const Interval& a, const Interval& b) {
    if (b.slack.is_none()) return scaled(a, b.value);
    if (a.slack.is_none()) return scaled(b, a.value);
    const std::array<Rational, 4> corners = {a.low() * b.low(), a.low() * b.high(), a.high() * b.low(),
                                             a.high() * b.high()};
    const auto [low, high] = std::minmax_element(corners.begin(), corners.end());
    return between(a.value * b.value, *low, *high, false, false);
}

Interval quotient(const Interval& a, const Interval& b) {
    const auto slack = slack_of_quotient(a.value, a.slack, b.value, b.slack);
    return slack ? Interval{a.value / b.value, *slack} : Interval{Rational::overflow(), {}};
}

Interval lesser(const Interval& a, const Interval& b) {
    if (a.value.overflowed() || b.value.overflowed()) return {Rational::overflow(), {}};
    const Interval& low = b.low() < a.low() ? b : a;
    const Interval& high = b.high() < a.high() ? b : a;
    return between(std::min(a.value, b.value), low.low(), high.high(), low.slack.open_below > 0,
                   high.slack.open_above > 0);
}

/// An end that is not attained rounds as what lies just within it.
Rational rounded_end(const Rational& end, bool is_open, int inwards, Rounding rounding, const Rational& step) {
    const bool is_turn = (end * 2 / step).is_integer();
    const Rational within = is_open && is_turn ? end + step * Rational::fraction(inwards, 4) : end;
    return dxbudget::rounded(within, rounding, step);
}

}  // namespace

Interval negated(const Interval& a) {
    return scaled(a, -1);
}

Interval absolute(const Interval& a) {
    if (a.value.overflowed() || a.low().sign() >= 0) return a;
    if (a.high().sign() <= 0) return negated(a);
    return between(a.value.abs(), 0, std::max(-a.low(), a.high()), false, false);
}

Interval rounded(const Interval& a, Rounding rounding, const Rational& step) {
    const Rational value = dxbudget::rounded(a.value, rounding, step);
    if (a.slack.is_none() || value.overflowed()) return {value, {}};
    return between(value, rounded_end(a.low(), a.slack.open_below > 0, 1, rounding, step),
                   rounded_end(a.high(), a.slack.open_above > 0, -1, rounding, step), false, false);
}

Interval combined(Operation operation, const Interval& a, const Interval& b) {
    Interval sum = a;
    switch (operation) {
        case Operation::add:
            sum.value += b.value;
            sum.slack.add(b.slack, 1);
            return sum;
        case Operation::subtract:
            return combined(Operation::add, a, negated(b));
        case Operation::multiply:
            return product(a, b);
        case Operation::divide:
            return quotient(a, b);
        case Operation::minimum:
            return lesser(a, b);
        default:
            return negated(lesser(negated(a), negated(b)));
    }
}

bool may_hold(Operation comparison, const Interval& a, const Interval& b, const Rational& tolerance) {
    const Interval gap = combined(Operation::subtract, a, b);
    const Rational low = gap.low() - tolerance;
    const Rational high = gap.high() + tolerance;
    const bool is_closed_low = gap.slack.open_below == 0;
    const bool is_closed_high = gap.slack.open_above == 0;
    const bool at_most = low.sign() < 0 || (low.is_zero() && is_closed_low);
    const bool at_least = high.sign() > 0 || (high.is_zero() && is_closed_high);
    switch (comparison) {
        case Operation::less:
            return low.sign() < 0;
        case Operation::at_most:
            return at_most;
        case Operation::greater:
            return high.sign() > 0;
        case Operation::at_least:
            return at_least;
        case Operation::equal:
            return at_most && at_least;
        default:
            return !gap.value.is_zero() || !gap.slack.is_none();
    }
}

}  // namespace dxbudget
