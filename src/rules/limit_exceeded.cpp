#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// A line is at most another one, at each stage.
static void state_line_as_limit(const Sheet& sheet, LineId line, EquationBuilder& builder) {
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        const FigureId target = sheet.cell(line, stage);
        const FigureId bound = sheet.cell(sheet.lines[line].limit, stage);
        if (target == no_id || bound == no_id || sheet.stages[stage].formula) continue;
        builder.begin(rules::limit_exceeded, Derivation::bound, target).relation = Relation::at_most;
        builder.add(bound);
    }
}

static void state_limits(const Sheet& sheet, EquationBuilder& builder) {
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        const Line& limit = sheet.lines[line];
        if (limit.limit != no_id && sheet.lines[limit.limit].kind != LineKind::limit)
            state_line_as_limit(sheet, line, builder);
        if (limit.kind != LineKind::limit) continue;
        for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
            const FigureId target = sheet.cell(limit.parent, stage);
            // A limit without stages binds this year's amounts: not last year's, and nothing that a formula derives.
            const bool bound = sheet.stages[stage].id != "previous" && !sheet.stages[stage].formula;
            const FigureId stageless_bound = bound ? limit.stageless : no_id;
            const FigureId bound_here = limit.stageless == no_id ? sheet.cell(line, stage) : stageless_bound;
            if (target == no_id || bound_here == no_id) continue;
            builder.begin(rules::limit_exceeded, Derivation::bound, target).relation = Relation::at_most;
            builder.add(bound_here);
        }
    }
}

constinit const Rule rules::limit_exceeded{
    .id = "limit-exceeded",
    .severity = Severity::warning,
    .summary = {"an amount is within its stated limit", "金額は記載された上限額を超えない"},
    .why = {"A subsidy's limit times the number of cases bounds what can be spent. A limit with 程度 or 約 is "
            "approximate and never exceeded.",
            "補助上限額に件数を掛けた額が支出の上限となる。「程度」「約」のある上限は概数なので、超過としない。"},
    .bad = {R"(unit: USD
items:
  - {name: Grants to firms, requested: 20500, limit: "10,000 × 2"}
#                                      ^^^^^ Grants to firms at requested is 500 over its limit: 20,500 declared, at most 20,000 allowed
  - {name: Office costs, requested: 300}
)",
            R"(単位: 千円
内訳:
  - {名称: 実装支援型補助金, 要求額: 20516, 上限: "10,000千円 × 2件"}
#                                    ^^^^^ 実装支援型補助金(要求額)が上限額を 516千円 超過: 記載 20,516、上限 20,000
  - {名称: 事務費, 要求額: 300}
)"},
    .good = {R"(unit: USD
items:
  - {name: Grants to firms, requested: 20000, limit: "10,000 × 2"}
  - {name: Office costs, requested: 300}
)",
             R"(単位: 千円
内訳:
  - {名称: 実装支援型補助金, 要求額: 20000, 上限: "10,000千円 × 2件"}
  - {名称: 事務費, 要求額: 300}
)"},
    .state = state_limits,
    .in_rows = InRows::never,
    .message = {"{0} at {1} is {4} over its limit: {2} declared, at most {3} allowed",
                "{0}({1})が上限額を {4}{6} 超過: 記載 {2}、上限 {3}"},
};

}  // namespace dxbudget
