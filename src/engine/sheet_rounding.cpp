/// How the figures of a sheet are rounded, and what that admits. A choice holds for all below the place where it is
/// made, product by product and sum by sum, until one further in says otherwise; the project's is the outermost.

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {
namespace {

/// Collects what is still open of a rule, from the innermost choice outwards.
class Settled {
  public:
    explicit Settled(const Sheet& sheet) : sheet_(sheet) {}

    void take(std::uint32_t index) {
        if (index == no_id) return;
        const RoundingChoice& choice = sheet_.roundings[index];
        const auto settle = [](auto& setting, bool& known, const auto& said) {
            if (known || !said) return;
            setting = *said;
            known = true;
        };
        settle(rule_.products, products_known_, choice.products);
        settle(rule_.sums, sums_known_, choice.sums);
        settle(rule_.adds_exact, adding_known_, choice.adds_exact);
        if (rule_.places == no_id && choice.step) rule_.places = index;
    }

    /// A line and all that it is a part of, up to the sheet, which comes last of all.
    RoundingRule from(LineId line, StageId stage) {
        for (; line != no_id && line != 0; line = sheet_.lines[line].parent) {
            take(sheet_.lines[line].rounding);
            if (const BreakdownId table = sheet_.lines[line].breakdown; table != no_id)
                take(sheet_.breakdowns[table].rounding);
        }
        if (stage != no_stage) take(sheet_.stages[stage].rounding);
        take(sheet_.lines[0].rounding);
        take(sheet_.rounding);
        return rule_;
    }

  private:
    const Sheet& sheet_;
    RoundingRule rule_ = {};
    bool products_known_ = false;
    bool sums_known_ = false;
    bool adding_known_ = false;
};

Rational last_place(const Figure& figure) {
    return Rational::power_of_ten(-figure.decimals);
}

Rational step_of(const Sheet& sheet, std::uint32_t places, const Figure& figure) {
    return places == no_id ? last_place(figure) : *sheet.roundings[places].step;
}

bool is_multiple(const Rational& value, const Rational& step) {
    return (value / step).is_integer();
}

}  // namespace

RoundingRule rounding_of(const Sheet& sheet, LineId line, StageId stage) {
    return sheet.roundings.empty() ? RoundingRule{} : Settled(sheet).from(line, stage);
}

RoundingRule rounding_of(const Sheet& sheet, const Breakdown& breakdown, StageId stage) {
    if (sheet.roundings.empty()) return {};
    Settled rule(sheet);
    rule.take(breakdown.rounding);
    return rule.from(breakdown.whole, stage);
}

Rounding rounding_of_ratio(const Sheet& sheet, StageId stage) {
    const std::uint32_t own = sheet.stages[stage].rounding;
    return own == no_id ? Rounding::half_up : sheet.roundings[own].products.value_or(Rounding::half_up);
}

std::uint32_t tolerance_of_formula(const Sheet& sheet, StageId stage) {
    const Stage& column = sheet.stages[stage];
    if (column.tolerance != no_id) return column.tolerance;
    return column.kind == StageKind::amount ? sheet.tolerance : no_id;
}

std::uint32_t tolerance_of(const Sheet& sheet, LineId line, StageId stage) {
    const std::uint32_t own = sheet.lines[line].tolerance;
    return own == no_id ? tolerance_of_formula(sheet, stage) : own;
}

const Rational& exact_value(const Sheet& sheet, FigureId id) {
    const Figure& figure = sheet.figures[id];
    return figure.calculation == no_id ? figure.value : sheet.calculations[figure.calculation].value;
}

Rational step_of(const Sheet& sheet, const Equation& equation) {
    return step_of(sheet, equation.places, sheet.figures[equation.target]);
}

Slack slack_of(const Sheet& sheet, FigureId id, const Rational& value) {
    const Figure& figure = sheet.figures[id];
    const bool is_portion = figure.stage != no_stage && sheet.stages[figure.stage].formula &&
                            sheet.stages[figure.stage].formula->divides_by_whole;
    if (is_portion) return slack_of(value, rounding_of_ratio(sheet, figure.stage), last_place(figure));
    const RoundingRule rule = rounding_of(sheet, figure.line, figure.stage);
    const Rational step = step_of(sheet, rule.places, figure);
    // What is no multiple of the step was not rounded to it.
    return slack_of(value, rule.sums, is_multiple(value, step) ? step : last_place(figure));
}

bool holds_as_rounded(const Sheet& sheet, const Equation& equation, const Rational& target, const Rational& computed,
                      const Slack& slack) {
    if (equation.relation == Relation::at_most) return target <= computed;
    if (target == computed) return true;
    if (equation.relation == Relation::about) {
        return (target - computed).abs() <= sheet.unit_costs.tolerance.value_or(1);
    }
    if (equation.rounding == Rounding::exact && slack.is_none()) return false;
    const Rational step = step_of(sheet, equation);
    return (equation.places == no_id || is_multiple(target, step)) &&
           agrees(target, computed, slack, equation.rounding, step);
}

bool holds(const Sheet& sheet, const Equation& equation, const Rational& target, const Rational& computed,
           const Slack& slack) {
    if (holds_as_rounded(sheet, equation, target, computed, slack)) return true;
    if (equation.tolerance == no_id) return false;
    // A tolerance is not added to what rounding admits: what is left open in the sum is.
    const Slack open = equation.one_by_one ? Slack{} : slack;
    const Rational& tolerance = sheet.tolerances[equation.tolerance];
    const Rational gap = target - computed;
    return gap <= tolerance + open.above && gap >= open.below - tolerance;
}

Range admissible(const Sheet& sheet, const Equation& equation, const Rational& computed, const Slack& slack) {
    return admissible(computed, slack, equation.rounding, step_of(sheet, equation));
}

}  // namespace dxbudget
