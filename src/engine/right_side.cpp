#include "engine/right_side.hpp"

namespace dxbudget {

static void divide(Side& side, const Side& divisor) {
    if (side.obstacle == Obstacle::none) side.obstacle = divisor.obstacle;
    side.approximate = side.approximate || divisor.approximate;
    side.any = side.any && divisor.any && !divisor.value.is_zero();
    if (!side.any) return;
    const auto slack = slack_of_quotient(side.value, side.slack, divisor.value, divisor.slack);
    side.any = slack.has_value();  // what may divide by zero says nothing
    side.slack = slack.value_or(Slack{});
    side.value = side.value / divisor.value;
}

Side RightSides::of(const Equation& equation, FigureId left_out) const {
    const auto terms = equations_.terms_of(equation);
    Side side = sum(terms, equation.one_by_one, left_out);
    side.value += equation.constant;
    if (!equation.constant_span.empty()) side.any = true;  // a calculation
    if (equation.divisor_count != 0) divide(side, sum(equations_.divisor_of(equation), equation.one_by_one, left_out));
    if (equation.share_decimals != 0) side.slack.add(slack_of_share(equation), 1);
    const bool takes_rest = !equation.checked;
    if (takes_rest && values_[terms.front().figure].origin == Value::Origin::nothing) side.any = false;
    if (equation.missing == Obstacle::undetermined) {
        side.any = false;
    } else if (equation.missing != Obstacle::none) {
        side.obstacle = equation.missing;
    }
    if (equation.cap != no_id) {
        const Value& cap = values_[equation.cap];
        if (cap.origin == Value::Origin::unreadable) side.obstacle = cap.obstacle;
        const bool known = cap.origin == Value::Origin::declared || cap.origin == Value::Origin::computed;
        if (known && side.value > cap.value) {
            side.value = cap.value;
            side.approximate = cap.approximate;
            side.slack = {};
            side.is_capped = true;
        }
    }
    return side;
}

Slack RightSides::slack_of_share(const Equation& equation) const {
    if (equation.share_decimals == 0) return {};
    Rational base;
    for (const Term& term : equations_.terms_of(equation)) {
        if (values_[term.figure].origin != Value::Origin::nothing) base += values_[term.figure].value.abs();
    }
    const Rational last_digit = base * Rational::power_of_ten(-equation.share_decimals);
    return {-last_digit, last_digit, 1, 1};
}

Side RightSides::sum(std::span<const Term> terms, bool one_by_one, FigureId left_out) const {
    Side side;
    for (const Term& term : terms) {
        if (term.figure == left_out) continue;
        if (term.exact) {
            side.any = true;
            side.value += term.coefficient * exact_value(sheet_, term.figure);
            continue;
        }
        const Value& addend = values_[term.figure];
        if (addend.origin == Value::Origin::unreadable && side.obstacle != Obstacle::unreadable)
            side.obstacle = addend.obstacle == Obstacle::none ? Obstacle::unclear : addend.obstacle;  // needs itself
        if (addend.origin == Value::Origin::nothing) continue;
        side.any = true;
        side.approximate = side.approximate || addend.approximate;
        side.value += term.coefficient * addend.value;
        if (one_by_one || !leeways_.empty()) side.slack.add(slack(term.figure, one_by_one), term.coefficient);
    }
    return side;
}

/// Of a declared figure its own; of a computed one that of the figures it is computed from.
Slack RightSides::slack(FigureId figure, bool one_by_one) const {
    const Value& value = values_[figure];
    if (value.origin == Value::Origin::declared) return one_by_one ? slack_of(sheet_, figure, value.value) : Slack{};
    const auto found = leeways_.find(figure);
    if (found == leeways_.end()) return {};
    Slack sum = found->second.printed;
    if (one_by_one) sum.add(found->second.one_by_one, 1);
    return sum;
}

RightSides::Leeway RightSides::leeway_of_terms(const Equation& equation) const {
    Leeway sum;
    if (sheet_.roundings.empty() && leeways_.empty()) return sum;
    for (const Term& term : equations_.terms_of(equation)) {
        const Value& part = values_[term.figure];
        if (term.exact || part.origin == Value::Origin::nothing) continue;
        if (part.origin == Value::Origin::declared) {
            if (!sheet_.roundings.empty())
                sum.one_by_one.add(slack_of(sheet_, term.figure, part.value), term.coefficient);
        } else if (const auto found = leeways_.find(term.figure); found != leeways_.end()) {
            sum.printed.add(found->second.printed, term.coefficient);
            sum.one_by_one.add(found->second.one_by_one, term.coefficient);
        }
    }
    return sum;
}

void RightSides::take(FigureId figure, const Equation& equation, const Side& side) {
    Value& value = values_[figure];
    value = {.origin = Value::Origin::computed, .approximate = side.approximate, .value = side.value};
    Leeway leeway = side.is_capped ? Leeway{} : leeway_of_terms(equation);
    if (equation.share_decimals != 0 && !side.is_capped) leeway.printed.add(slack_of_share(equation), 1);
    const bool is_printed_once =
        equation.rounding != Rounding::exact && !equation.one_by_one && equation.divisor_count == 0;
    if (is_printed_once) {
        const Rational step = step_of(sheet_, equation);
        const bool is_whole = (side.value / step).is_integer();
        if (equation.rounding == Rounding::any) {
            if (!is_whole) leeway.printed.add({-step, step, 1, 1}, 1);
        } else if (leeway.printed.is_none()) {
            value.value = rounded(side.value, equation.rounding, step);
        }
        leeway.one_by_one = slack_of(sheet_, figure, value.value);
    }
    if (!leeway.printed.is_none() || !leeway.one_by_one.is_none()) leeways_[figure] = leeway;
}

void RightSides::take_nil(FigureId figure, const Side& side) {
    if (!side.value.is_zero() || !side.slack.is_none()) return take_nothing(figure);
    values_[figure] = {};
}

void RightSides::keep_obstacle(FigureId figure, const Side& side) {
    if (values_[figure].obstacle == Obstacle::none) values_[figure].obstacle = side.obstacle;
}

void RightSides::take_nothing(FigureId figure) {
    Value& value = values_[figure];
    if (value.obstacle == Obstacle::none && sheet_.figures[figure].derives) value.obstacle = Obstacle::unclear;
    value.origin = value.obstacle == Obstacle::none ? Value::Origin::nothing : Value::Origin::unreadable;
}

}  // namespace dxbudget
