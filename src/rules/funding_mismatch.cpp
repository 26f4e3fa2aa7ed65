#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_funding(const Sheet& sheet, EquationBuilder& builder) {
    for (const Breakdown& breakdown : sheet.breakdowns) {
        if (breakdown.kind == BreakdownKind::funding) builder.add_up(rules::funding_mismatch, breakdown);
    }
}

constinit const Rule rules::funding_mismatch{
    .id = "funding-mismatch",
    .severity = Severity::error,
    .summary = {"the funding sources add up to the amount they fund, at each stage",
                "どの欄でも、財源の合計は事業費に等しい"},
    .why = {"Every yen of a cost has a source. Sources are never rounded apart from each other: what one loses to "
            "rounding another takes, so "
            "their sum is exact.",
            "事業費には必ず財源がある。端数は他の財源(通常は一般財源)"
            "で調整されるため、財源の合計は1単位の差も許されない。"},
    .bad = {R"(unit: USD
total: {requested: 400}
#                  ^^^ total at requested is 10 too much for its funding: 400 declared, the sources add up to 390
funding:
  - {name: State grant, requested: 200}
  - {name: General fund, requested: 190}
)",
            R"(単位: 千円
合計: {要求額: 400}
#              ^^^ 事業費(要求額)と財源の不一致: 記載 400、財源の合計 390(10千円 超過)
財源内訳:
  - {名称: 国庫支出金, 要求額: 200}
  - {名称: 一般財源, 要求額: 190}
)"},
    .good = {R"(unit: USD
total: {requested: 400}
funding:
  - {name: State grant, requested: 200}
  - {name: General fund, requested: 200}
)",
             R"(単位: 千円
合計: {要求額: 400}
財源内訳:
  - {名称: 国庫支出金, 要求額: 200}
  - {名称: 一般財源, 要求額: 200}
)"},
    .state = state_funding,
    .in_rows = InRows::checked,
    .message = {"{0} at {1} is {4} {5}{7}{8}{9} for its funding: {2} declared, the sources add up to {3}",
                "{0}({1})と財源の不一致: 記載 {2}、財源の合計 {3}({4}{6} {5}{7}{8}{9})"},
};

}  // namespace dxbudget
