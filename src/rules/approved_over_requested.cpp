#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_ceilings(const Sheet& sheet, EquationBuilder& builder) {
    const StageId requested = stage_with_id(sheet, "requested");
    const StageId approved = stage_with_id(sheet, "approved");
    if (requested == no_stage || approved == no_stage) return;
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        const LineKind kind = sheet.lines[line].kind;
        if (kind != LineKind::whole && kind != LineKind::item) continue;
        const FigureId target = sheet.cell(line, approved);
        const FigureId ceiling = sheet.cell(line, requested);
        if (!sheet.is_number(target) || !sheet.is_number(ceiling)) continue;
        builder.begin(rules::approved_over_requested, Derivation::bound, target).relation = Relation::at_most;
        builder.add(ceiling);
    }
}

constinit const Rule rules::approved_over_requested{
    .id = "approved-over-requested",
    .severity = Severity::warning,
    .summary = {"what is approved is at most what was requested, for totals and items",
                "計上額は要求額を超えない(合計と細事業)"},
    .why = {"An assessment cuts or grants a request; more than was asked for is rare and worth a look. Single funding "
            "sources may well grow, and are not "
            "compared.",
            "査定は要求の範囲で行われるのが普通で、要求を上回る計上はまれであり確認に値する。財源ごとの額は増えることが"
            "あるので比べない。"},
    .bad = {R"(unit: USD
items:
  - {name: Courses, requested: 3000, approved: 3200}
#                                              ^^^^ Courses at approved is 200 more than requested: 3,200 approved, 3,000 requested
  - {name: Office costs, requested: 300, approved: 300}
)",
            R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 3000, 計上額: 3200}
#                                      ^^^^ 講座(計上額)が要求額を 200千円 上回る: 計上 3,200、要求 3,000
  - {名称: 事務費, 要求額: 300, 計上額: 300}
)"},
    .good = {R"(unit: USD
items:
  - {name: Courses, requested: 3000, approved: 2300}
  - {name: Office costs, requested: 300, approved: 300}
)",
             R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 3000, 計上額: 2300}
  - {名称: 事務費, 要求額: 300, 計上額: 300}
)"},
    .state = state_ceilings,
    .in_rows = InRows::checked,
    .message = {"{0} at {1} is {4} more than requested: {2} approved, {3} requested",
                "{0}({1})が要求額を {4}{6} 上回る: 計上 {2}、要求 {3}"},
};

}  // namespace dxbudget
