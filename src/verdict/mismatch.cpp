#include "verdict/mismatch.hpp"

#include <string>
#include <utility>

#include "sheet/figure_style.hpp"

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
    const Value::Origin origin = evaluation.values[term.figure].origin;
    return {.name = name_of_addend(sheet, target, figure),
            .figure = path_of(sheet, term.figure),
            .kind = figure.kind,
            .counts = term.exact || origin == Value::Origin::declared || origin == Value::Origin::computed,
            .divides = divides,
            .coefficient = term.coefficient,
            .value = term.exact ? exact_value(sheet, term.figure) : evaluation.values[term.figure].value,
            .span = figure.kind == AmountKind::absent ? Span{} : figure.span};
}

}  // namespace

Comparison compare(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equations& equations = *evaluation.equations;
    const Equation& equation = equations.equations[id];
    const Figure& target = sheet.figures[equation.target];
    const Rational& computed = evaluation.verdicts[id].computed;
    const Rational& declared = target_of(sheet, evaluation, equation);
    Comparison comparison{.declared = declared,
                          .computed = computed,
                          .difference = declared - computed,
                          .unit = sheet.unit_of(target).label,
                          .admissible = std::nullopt,
                          .addends = {},
                          .at_most = equation.relation == Relation::at_most,
                          .stated = sheet.is_number(equation.target)};
    if (equation.tolerance != no_id) comparison.tolerance = sheet.tolerances[equation.tolerance];
    const Slack slack = evaluation.slack_of(evaluation.verdicts[id]);
    if (equation.rounding != Rounding::exact || !slack.is_none())
        comparison.admissible = admissible(sheet, equation, computed, slack);
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

/// What a mismatch goes beyond: {7} to {9}, all empty where the document admits none.
static void add_tolerance(Message& message, const Comparison& comparison) {
    if (!comparison.tolerance) {
        message.arguments.insert(message.arguments.end(), 3, Text{});
    } else {
        message.arguments.insert(message.arguments.end(),
                                 {Text{" (tolerance ", "、許容差 "}, *comparison.tolerance, Text{")", ""}});
    }
}

Span place_of(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equation& equation = evaluation.equations->equations[id];
    const Figure& target = sheet.figures[equation.target];
    if (target.kind != AmountKind::absent) return target.span;
    for (const Term& term : evaluation.equations->terms_of(equation)) {
        const Figure& figure = sheet.figures[term.figure];
        if (figure.kind != AmountKind::absent) return figure.span;
    }
    return target.span;
}

Finding describe_mismatch(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    static constexpr Text of_unstated = {"{0} at {1} is not stated; it comes to {2} one way and to {3} another",
                                         "{0}({1})の記載がなく、計算の仕方により {2} と {3} に分かれる"};
    static constexpr Text help_of_unstated = {"state it, and see which of the two it agrees with",
                                              "金額を記載し、どちらと一致するか確かめる"};
    const Equation& equation = evaluation.equations->equations[id];
    const Rule& rule = *equation.rule;
    const Figure& target = sheet.figures[equation.target];
    Comparison comparison = compare(sheet, evaluation, id);
    const Text direction = comparison.difference.sign() < 0 ? Text{"too little", "不足"} : Text{"too much", "超過"};
    const Text stage = target.stage == no_stage ? Text{"every stage", "すべての欄"} : sheet.stages[target.stage].label;
    Finding finding{.rule = &rule,
                    .severity = rule.severity,
                    .span = place_of(sheet, evaluation, id),
                    .message = {comparison.stated ? rule.message : of_unstated,
                                {name_of(sheet, target.line), stage, comparison.declared, comparison.computed,
                                 comparison.difference.abs(), direction, after_figure(comparison.unit)}},
                    .help = {comparison.stated ? rule.help : help_of_unstated, {}},
                    .figure = path_of(sheet, equation.target)};
    if (equation.relation == Relation::about) {
        finding.message.arguments.emplace_back(staff_terms(sheet, comparison));
    } else {
        add_tolerance(finding.message, comparison);
    }
    finding.comparison = std::move(comparison);
    return finding;
}

}  // namespace dxbudget
