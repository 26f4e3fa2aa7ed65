#include "mismatch.hpp"

#include <string>
#include <utility>

namespace dxbudget {
namespace {

/// In a sum over lines an addend is called by its line, in a formula over stages by its stage.
Argument name_of_addend(const Sheet& sheet, const Figure& target, const Figure& addend) {
    if (addend.line == target.line && addend.stage != no_stage) return sheet.stages[addend.stage].label;
    return name_of(sheet, addend.line);
}

Addend addend_of(const Sheet& sheet, const Evaluation& evaluation, const Figure& target, const Term& term,
                 bool divides) {
    const Figure& figure = sheet.figures[term.figure];
    return {.name = name_of_addend(sheet, target, figure),
            .figure = path_of(sheet, term.figure),
            .state = figure.state,
            .divides = divides,
            .coefficient = term.coefficient,
            .value = term.exact ? exact_value(sheet, term.figure) : evaluation.values[term.figure].value,
            .span = figure.state == State::absent ? Span{} : figure.span};
}

}  // namespace

Comparison compare(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equations& equations = *evaluation.equations;
    const Equation& equation = equations.equations[id];
    const Figure& target = sheet.figures[equation.target];
    const Rational& computed = evaluation.verdicts[id].computed;
    Comparison comparison{.declared = target.value,
                          .computed = computed,
                          .difference = target.value - computed,
                          .unit = sheet.unit_of(target).label,
                          .admissible = std::nullopt,
                          .addends = {},
                          .at_most = equation.relation == Relation::at_most};
    if (equation.rounding != Rounding::exact || equation.one_by_one) {
        comparison.admissible = admissible(sheet, equation, computed, evaluation.verdicts[id].slack);
    }
    for (const Term& term : equations.terms_of(equation)) {
        comparison.addends.push_back(addend_of(sheet, evaluation, target, term, false));
    }
    for (const Term& term : equations.divisor_of(equation)) {
        comparison.addends.push_back(addend_of(sheet, evaluation, target, term, true));
    }
    if (!equation.constant_span.empty()) {
        comparison.addends.push_back({.name = Text{"calculation", "積算"},
                                      .figure = {},
                                      .value = equation.constant,
                                      .span = equation.constant_span});
    }
    return comparison;
}

Finding describe_mismatch(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equation& equation = evaluation.equations->equations[id];
    const Rule& rule = *equation.rule;
    const Figure& target = sheet.figures[equation.target];
    Comparison comparison = compare(sheet, evaluation, id);
    const Text direction = comparison.difference.sign() < 0 ? Text{"too little", "不足"} : Text{"too much", "超過"};
    const Text stage = target.stage == no_stage ? Text{"every stage", "全段階"} : sheet.stages[target.stage].label;
    Finding finding{.rule = &rule,
                    .severity = rule.severity,
                    .span = target.span,
                    .message = {rule.message,
                                {name_of(sheet, target.line), stage, comparison.declared, comparison.computed,
                                 comparison.difference.abs(), direction, comparison.unit}},
                    .figure = path_of(sheet, equation.target)};
    finding.comparison = std::move(comparison);
    return finding;
}

Message describe_obstacle(Obstacle obstacle) {
    switch (obstacle) {
        case Obstacle::unreadable:
            return {{"a figure in it cannot be read", "読めない数字を含む"}, {}};
        case Obstacle::approximate:
            return {{"a figure in it is approximate", "概数を含む"}, {}};
        case Obstacle::overflow:
            return {{"its numbers are too large to compute with", "数が大きすぎて計算できない"}, {}};
        case Obstacle::undetermined:
            return {{"none of its figures is stated", "計算に使う数字が一つも記載されていない"}, {}};
        case Obstacle::none:
            break;
    }
    return {};
}

}  // namespace dxbudget
