#include <algorithm>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// What the equations of a figure say that it comes to, each of its amounts once.
static std::vector<Rational> amounts_of(const Sheet& sheet, const Evaluation& evaluation, FigureId figure) {
    std::vector<Rational> amounts;
    bool is_exact = sheet.roundings.empty();
    const Equations& equations = *evaluation.equations;
    for (EquationId id = equations.by_target[figure]; id != no_id; id = equations.equations[id].next) {
        const Verdict& verdict = evaluation.verdicts[id];
        if (verdict.outcome != Outcome::not_checked || !verdict.is_known || verdict.computed.overflowed()) continue;
        is_exact = is_exact && evaluation.slack_of(verdict).is_none();
        const bool differs = !amounts.empty() && is_exact &&
                             !holds(sheet, equations.equations[id], amounts[0], verdict.computed, Slack{});
        if (amounts.empty() || differs) amounts.push_back(verdict.computed);
    }
    return amounts;
}

/// A mark or words in the place of an amount claim nothing: which one they are, and what it comes to.
static void note_silent_figures(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings) {
    for (FigureId id = 0; id < sheet.figures.size(); ++id) {
        const Figure& figure = sheet.figures[id];
        if (figure.stage == no_stage || !states_no_amount(sheet, figure)) continue;
        const std::vector<Rational> amounts = amounts_of(sheet, evaluation, id);
        if (amounts.empty()) continue;
        const bool repeats = repeats_a_line(sheet.lines[figure.line].kind);  // and so stands there to be compared
        Finding& finding = findings.emplace_back(
            Finding{.rule = &rules::nothing_checked,
                    .severity = repeats || amounts.size() > 1 ? Severity::warning : Severity::note,
                    .span = figure.span,
                    .message = {{"{0} at {1} states no amount, so it was not checked; it comes to {2}",
                                 "{0}({1})に金額の記載がないため、検査していない(計算では {2}{3})"},
                                {name_of(sheet, figure.line), sheet.stages[figure.stage].label, amounts[0],
                                 sheet.unit_of(figure).label}},
                    .help = {{"write the amount; words belong in `note`", "金額を書く。説明は note に書く"}, {}},
                    .figure = path_of(sheet, id)});
        if (amounts.size() == 1) continue;
        finding.message.pattern = {"{0} at {1} states no amount; it comes to {2} one way and to {4} another",
                                   "{0}({1})に金額の記載がなく、計算の仕方により {2} と {4} に分かれる"};
        finding.message.arguments.emplace_back(amounts[1]);
    }
}

static void inspect_outcomes(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                             const Source& source) {
    const auto was_stated = [](const Verdict& verdict) { return verdict.outcome != Outcome::computes; };
    if (sheet.refused) return;  // that was said
    note_silent_figures(sheet, evaluation, findings);
    if (evaluation.checks.held > 0 || !evaluation.checks.others.empty()) return;
    if (std::any_of(evaluation.verdicts.begin(), evaluation.verdicts.end(), was_stated)) return;
    const auto is_incomplete = [](const Breakdown& breakdown) { return breakdown.incomplete; };
    if (std::any_of(sheet.breakdowns.begin(), sheet.breakdowns.end(), is_incomplete)) return;  // said already
    findings.push_back(
        {.rule = &rules::nothing_checked,
         .severity = rules::nothing_checked.severity,
         .span = {source.body_offset(), source.body_offset()},
         .message = {sheet.figures.empty() ? Text{"this sheet has no figures, so nothing was checked",
                                                  "この調書には数字がなく、何も検査していない"}
                                           : Text{"no figure of this sheet depends on another, so nothing was checked",
                                                  "この調書の数字は互いに関係がなく、何も検査していない"},
                     {}},
         .help = {{"a sheet needs a total and its items, its funding or its costs",
                   "合計と、その内訳・財源・コストのいずれかを書く"},
                  {}}});
}

constinit const Rule rules::nothing_checked{
    .id = "nothing-checked",
    .severity = Severity::warning,
    .summary = {"a sheet has at least one equation", "調書には検査できる関係が一つはある"},
    .why = {"A check that could not run has not passed: a sheet without a total, or whose items have no figures, says "
            "nothing that could be wrong.",
            "検査できなかったことは、合格したことを意味しない。合計のない調書や数字のない調書には、誤りようのある記載が"
            "ない。"},
    .bad = {R"(unit: USD
# <^ no figure of this sheet depends on another, so nothing was checked
items:
  - {name: Courses, requested: 100}
)",
            R"(単位: 千円
# <^ この調書の数字は互いに関係がなく、何も検査していない
内訳:
  - {名称: 講座, 要求額: 100}
)"},
    .good = {R"(unit: USD
items:
  - {name: Courses, requested: 100}
total: {requested: 100}
)",
             R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 100}
合計: {要求額: 100}
)"},
    .inspect = inspect_outcomes,
};

}  // namespace dxbudget
