#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_funding(const Sheet& sheet, Statements& statements) {
    for (const Breakdown& breakdown : sheet.breakdowns) {
        if (breakdown.kind == BreakdownKind::funding) statements.add_up(rules::funding_mismatch, breakdown);
    }
}

constinit const Rule rules::funding_mismatch{
    .id = "funding-mismatch",
    .severity = Severity::error,
    .summary = {"the funding sources add up to the amount they fund, at each stage",
                "各段階で、財源の合計は事業費に等しい"},
    .why = {"Every yen of a cost has a source. Sources are never rounded apart from each other: what one loses to "
            "rounding another takes, so "
            "their sum is exact.",
            "事業費には必ず財源がある。端数は他の財源(通常は一般財源)"
            "で調整されるため、財源の合計は1単位の差も許されない。"},
    .bad = R"(unit: 千円
total: {requested: 400}
#                  ^^^ total at requested is 10 too much for its funding: 400 declared, the sources add up to 390
funding:
  - {name: 国庫支出金, requested: 200}
  - {name: 一般財源, requested: 190}
)",
    .good = R"(unit: 千円
total: {requested: 400}
funding:
  - {name: 国庫支出金, requested: 200}
  - {name: 一般財源, requested: 200}
)",
    .state = state_funding,
    .message = {"{0} at {1} is {4} {5} for its funding: {2} declared, the sources add up to {3}",
                "{0}({1})と財源の不一致: 記載 {2}、財源の合計 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
