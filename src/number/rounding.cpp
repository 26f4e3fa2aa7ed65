#include "dxbudget/rounding.hpp"

#include <algorithm>
#include <array>

namespace dxbudget {

void Slack::add(const Slack& addend, const Rational& factor, int times) {
    const Rational weight = factor * Rational(times);
    const bool mirrored = factor.sign() < 0;
    if (factor.is_zero()) return;
    below += weight * (mirrored ? addend.above : addend.below);
    above += weight * (mirrored ? addend.below : addend.above);
    open_below += times * (mirrored ? addend.open_above : addend.open_below);
    open_above += times * (mirrored ? addend.open_below : addend.open_above);
}

Slack slack_of(const Rational& printed, Rounding rounding, const Rational& step) {
    const Rational half = step / 2;
    const int sign = printed.sign();
    switch (rounding) {
        case Rounding::exact:
            return {};
        case Rounding::any:
        case Rounding::largest_remainder:
            return {-step, step, 1, 1};
        case Rounding::half_up:
            return {-half, half, sign > 0 ? 0 : 1, sign < 0 ? 0 : 1};
        case Rounding::toward_zero:
            return {sign > 0 ? Rational(0) : -step, sign < 0 ? Rational(0) : step, sign > 0 ? 0 : 1, sign < 0 ? 0 : 1};
        case Rounding::away_from_zero:
            return {sign > 0 ? -step : Rational(0), sign < 0 ? step : Rational(0), sign > 0 ? 1 : 0, sign < 0 ? 1 : 0};
        case Rounding::up:
            return {-step, 0, 1, 0};
        case Rounding::down:
            return {0, step, 0, 1};
    }
    return {};
}

std::optional<Slack> slack_of_quotient(const Rational& top, const Slack& of_top, const Rational& bottom,
                                       const Slack& of_bottom) {
    const Rational least = bottom + of_bottom.below;
    const Rational greatest = bottom + of_bottom.above;
    if (least.sign() * greatest.sign() <= 0) return std::nullopt;
    struct End {
        Rational value;
        bool open;
    };
    const std::array<End, 2> tops = {
        {{top + of_top.below, of_top.open_below > 0}, {top + of_top.above, of_top.open_above > 0}}};
    const std::array<End, 2> bottoms = {{{least, of_bottom.open_below > 0}, {greatest, of_bottom.open_above > 0}}};
    const Rational exact = top / bottom;
    std::optional<Slack> slack;
    for (const End& above : tops) {
        for (const End& under : bottoms) {
            const Rational away = above.value / under.value - exact;
            // a dividend of zero is reached whatever the divisor
            const int open = above.open || (under.open && !above.value.is_zero()) ? 1 : 0;
            if (!slack) slack = Slack{away, away, open, open};
            if (away == slack->below) slack->open_below = std::min(slack->open_below, open);
            if (away == slack->above) slack->open_above = std::min(slack->open_above, open);
            if (away < slack->below) slack->below = away, slack->open_below = open;
            if (away > slack->above) slack->above = away, slack->open_above = open;
        }
    }
    return slack;
}

bool agrees(const Rational& printed, const Rational& exact, const Slack& slack, Rounding rounding,
            const Rational& step) {
    if (printed == exact) return true;
    const Slack meant = slack_of(printed, rounding, step);
    const Rational gap = printed - exact;
    const Rational most = slack.above - meant.below;
    const Rational least = slack.below - meant.above;
    const bool most_open = slack.open_above > 0 || meant.open_below > 0;
    const bool least_open = slack.open_below > 0 || meant.open_above > 0;
    return (most_open ? gap < most : gap <= most) && (least_open ? gap > least : gap >= least);
}

Range admissible(const Rational& exact, const Slack& slack, Rounding rounding, const Rational& step) {
    if (rounding == Rounding::exact && slack.is_none()) return {exact, exact};
    const auto fits = [&](const Rational& figure) { return agrees(figure, exact, slack, rounding, step); };
    Range range{((exact + slack.below) / step).floor() * step - step,
                ((exact + slack.above) / step).ceil() * step + step};
    while (range.low < range.high && !fits(range.low)) range.low += step;
    while (range.low < range.high && !fits(range.high)) range.high = range.high - step;
    return range;
}

Rational rounded(const Rational& exact, Rounding rounding, const Rational& step) {
    const Rational steps = exact / step;
    switch (rounding) {
        case Rounding::exact:
            return exact;
        case Rounding::half_up:
            return steps.round_half_up(0) * step;
        case Rounding::any:
        case Rounding::largest_remainder:
        case Rounding::toward_zero:
            return steps.truncate() * step;
        case Rounding::away_from_zero:
            return (steps.sign() < 0 ? steps.floor() : steps.ceil()) * step;
        case Rounding::up:
            return steps.ceil() * step;
        case Rounding::down:
            return steps.floor() * step;
    }
    return exact;
}

}  // namespace dxbudget
