#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static LineId line_of(const Sheet& sheet, LineKind kind) {
    const auto is_kind = [&](const Line& line) { return line.kind == kind; };
    const auto found = std::find_if(sheet.lines.begin(), sheet.lines.end(), is_kind);
    return found == sheet.lines.end() ? no_id : static_cast<LineId>(found - sheet.lines.begin());
}

static void state_total_cost(const Sheet& sheet, EquationBuilder& builder) {
    const LineId total = line_of(sheet, LineKind::cost_total);
    const LineId personnel = line_of(sheet, LineKind::personnel);
    const LineId project = line_of(sheet, LineKind::project);
    if (total == no_id || personnel == no_id) return;
    const bool is_incomplete = sheet.lines[total].incomplete || sheet.lines[personnel].incomplete ||
                               (project != no_id && sheet.lines[project].incomplete);
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        if (sheet.cell(total, stage) == no_id || sheet.stages[stage].kind == StageKind::ratio) continue;
        const FigureId stated = project == no_id ? no_id : sheet.cell(project, stage);
        const FigureId cost = sheet.is_number(stated) ? stated : sheet.cell(0, stage);
        const FigureId staff_cost = sheet.cell(personnel, stage);
        const bool all_numbers = sheet.is_number(cost) && sheet.is_number(staff_cost);
        const bool any = sheet.says_something(cost) || sheet.says_something(staff_cost);
        if (sheet.stages[stage].formula ? !all_numbers : !any) continue;
        Equation& equation = builder.begin(rules::total_cost_mismatch, Derivation::costs, sheet.cell(total, stage));
        if (is_incomplete) equation.missing = Obstacle::incomplete;
        builder.allow_rounding();
        builder.allow_tolerance();
        builder.add(cost);
        builder.add(staff_cost);
    }
}

constinit const Rule rules::total_cost_mismatch{
    .id = "total-cost-mismatch",
    .severity = Severity::error,
    .summary = {"project cost and personnel cost add up to the total cost",
                "事業費と人件費の合計はトータルコストに等しい"},
    .why = {"The total cost shows what a project really takes, staff included. In published sheets about three in a "
            "hundred are wrong, mostly "
            "because the project cost was copied into the total and the personnel cost forgotten.",
            "トータルコストは職員の人件費も含めて事業に実際にかかる額を示す。公表された調書では百件に三件ほど誤りがあり"
            "、多くは事業費をそのまま写して人件費を足し忘れたものである。"},
    .bad = {R"(unit: USD
costs:
  project: {approved: 48000}
  personnel: {approved: 6500}
  total: {approved: 48000}
#                   ^^^^^ total cost at approved is 6,500 too little: 48,000 declared, 54,500 computed
)",
            R"(単位: 千円
コスト:
  事業費: {計上額: 54826}
  人件費: {計上額: 3212}
  トータルコスト: {計上額: 54826}
#                          ^^^^^ トータルコスト(計上額)の計数不一致: 記載 54,826、計算 58,038(3,212千円 不足)
)"},
    .good = {R"(unit: USD
costs:
  project: {approved: 48000}
  personnel: {approved: 6500}
  total: {approved: 54500}
)",
             R"(単位: 千円
コスト:
  事業費: {計上額: 54826}
  人件費: {計上額: 3212}
  トータルコスト: {計上額: 58038}
)"},
    .state = state_total_cost,
    .in_rows = InRows::never,
    .message = {"{0} at {1} is {4} {5}{7}{8}{9}: {2} declared, {3} computed",
                "{0}({1})の計数不一致: 記載 {2}、計算 {3}({4}{6} {5}{7}{8}{9})"},
};

}  // namespace dxbudget
