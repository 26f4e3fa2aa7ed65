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
        comparison.admissible = admissible(sheet, equation, computed, evaluation.slack_of(evaluation.verdicts[id]));
    }
    for (const Term& term : equations.terms_of(equation)) {
        comparison.addends.push_back(addend_of(sheet, evaluation, target, term, false));
    }
    for (const Term& term : equations.divisor_of(equation)) {
        comparison.addends.push_back(addend_of(sheet, evaluation, target, term, true));
    }
    if (equation.cap != no_id && evaluation.values[equation.cap].origin != Value::Origin::nothing &&
        computed == evaluation.values[equation.cap].value) {
        comparison.cap = addend_of(sheet, evaluation, target, {.figure = equation.cap}, false);
    }
    if (!equation.constant_span.empty()) {
        comparison.addends.push_back({.name = Text{"calculation", "積算"},
                                      .figure = {},
                                      .value = equation.constant,
                                      .span = equation.constant_span});
    }
    return comparison;
}

/// The heads with what each costs: `0.4人 × 8,030 + 4.5人 × 2,947`.
static std::string staff_terms(const Sheet& sheet, const Comparison& comparison) {
    std::string terms;
    for (const Addend& addend : comparison.addends) {
        if (!terms.empty()) terms += " + ";
        terms += grouped(addend.value) + sheet.people.label + " × " + grouped(addend.coefficient);
    }
    return terms;
}

Finding describe_mismatch(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equation& equation = evaluation.equations->equations[id];
    const Rule& rule = *equation.rule;
    const Figure& target = sheet.figures[equation.target];
    Comparison comparison = compare(sheet, evaluation, id);
    const Text direction = comparison.difference.sign() < 0 ? Text{"too little", "不足"} : Text{"too much", "超過"};
    const Text stage = target.stage == no_stage ? Text{"every stage", "すべての欄"} : sheet.stages[target.stage].label;
    Finding finding{.rule = &rule,
                    .severity = rule.severity,
                    .span = target.span,
                    .message = {rule.message,
                                {name_of(sheet, target.line), stage, comparison.declared, comparison.computed,
                                 comparison.difference.abs(), direction, comparison.unit}},
                    .help = {rule.help, {}},
                    .figure = path_of(sheet, equation.target)};
    if (equation.relation == Relation::about) finding.message.arguments.emplace_back(staff_terms(sheet, comparison));
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
        case Obstacle::no_year:
            return {{"the sheet does not say its fiscal year in a way that can be read",
                     "調書の年度が書かれていないか、読めない"},
                    {}};
        case Obstacle::no_unit_cost:
            return {{"the unit cost of a group of its staff is not known for that year",
                     "その年度の人件費単価が分からない職員区分がある"},
                    {}};
        case Obstacle::no_head_count:
            return {{"no number of staff is stated", "職員数が記載されていない"}, {}};
        case Obstacle::none:
            break;
    }
    return {};
}

}  // namespace dxbudget
