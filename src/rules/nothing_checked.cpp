#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void inspect_outcomes(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                             const Source& source) {
    const auto was_stated = [](const Verdict& verdict) { return verdict.outcome != Outcome::computes; };
    if (sheet.refused) return;  // that was said
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
