#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_sums(const Sheet& sheet, EquationBuilder& builder) {
    for (const Breakdown& breakdown : sheet.breakdowns) {
        if (breakdown.kind != BreakdownKind::funding) builder.add_up(rules::sum_mismatch, breakdown);
    }
}

constinit const Rule rules::sum_mismatch{
    .id = "sum-mismatch",
    .severity = Severity::error,
    .summary = {"a line's amount is the sum of its items, at each stage",
                "どの欄でも、行の金額はその内訳の合計に等しい"},
    .why = {"A total that its own items do not add up to is the commonest mistake in a published budget: an item was "
            "left out, counted "
            "twice, or changed after the total was written. An item that is shown but not added (of which …) says "
            "`counted: no`; a list that "
            "is not complete says `partial: true`.",
            "内訳を足しても合計にならないのは、公表された予算書で最も多い誤りである。細事業の計上漏れ、二重計上、合計を"
            "書いた後の修正などによる。"
            "「うち」や再掲の行には counted: no(加算: いいえ)、一部だけを載せた内訳には partial: true(一部: "
            "はい)と書く。"},
    .bad = {R"(unit: USD
total: {requested: 450}
#                  ^^^ total at requested is 50 too much: 450 declared, its items add up to 400
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
)",
            R"(単位: 千円
合計: {要求額: 450}
#              ^^^ 事業費(要求額)の計数不一致: 記載 450、内訳の合計 400(50千円 超過)
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
)"},
    .state = state_sums,
    .in_rows = InRows::checked,
    .message = {"{0} at {1} is {4} {5}{7}{8}{9}: {2} declared, its items add up to {3}",
                "{0}({1})の計数不一致: 記載 {2}、内訳の合計 {3}({4}{6} {5}{7}{8}{9})"},
};

}  // namespace dxbudget
