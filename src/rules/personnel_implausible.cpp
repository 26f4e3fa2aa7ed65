#include <algorithm>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

struct StaffTable {
    LineId personnel = no_id;
    std::vector<LineId> groups = {};
};

StaffTable staff_table_of(const Sheet& sheet) {
    StaffTable table;
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        if (sheet.lines[line].kind == LineKind::staff) table.groups.push_back(line);
        if (sheet.lines[line].kind == LineKind::personnel && table.personnel == no_id) table.personnel = line;
    }
    return table;
}

/// Whether a stage says who works in a year, and not by how many more than before.
bool counts_staff(const Stage& stage) {
    return stage.kind == StageKind::amount && !stage.formula;
}

void state_staff_costs(const Sheet& sheet, EquationBuilder& builder) {
    const StaffTable table = staff_table_of(sheet);
    if (table.personnel == no_id || table.groups.empty() || !sheet.unit_costs.stated) return;
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        const FigureId target = sheet.cell(table.personnel, stage);
        if (!counts_staff(sheet.stages[stage]) || !sheet.is_number(target)) continue;
        Equation& equation = builder.begin(rules::personnel_implausible, Derivation::staff, target);
        equation.relation = Relation::about;
        equation.missing = Obstacle::no_head_count;
        bool all_known = true;
        for (const LineId group : table.groups) {
            const Figure* heads = sheet.figure_at(group, stage);
            if (heads == nullptr || (heads->kind != AmountKind::number && heads->kind != AmountKind::unreadable))
                continue;
            const UnitCost* cost = unit_cost_at(sheet, group, stage);
            equation.missing = Obstacle::none;
            if (heads->kind == AmountKind::number && heads->value.is_zero()) continue;
            all_known = all_known && cost != nullptr;
            if (cost == nullptr) continue;
            equation.approximate = equation.approximate || cost->approximate;
            builder.add(sheet.cell(group, stage), cost->value);
        }
        if (!all_known) equation.missing = sheet.year ? Obstacle::no_unit_cost : Obstacle::no_year;
    }
}

/// Whether a member of staff costs so much less than a unit of the sheet that 0 may be what is left of it.
bool is_coarse(const Unit& unit) {
    return unit.yen > Rational(10'000);
}

/// No unit cost is needed to see that nobody works for nothing.
void inspect_staff_for_nothing(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                               const Source&) {
    const StaffTable table = staff_table_of(sheet);
    if (table.personnel == no_id || is_coarse(sheet.unit)) return;
    const auto is_reported = [&](FigureId target) {
        for (EquationId id = evaluation.equations->by_target[target]; id != no_id;
             id = evaluation.equations->equations[id].next) {
            const bool broken = evaluation.verdicts[id].outcome == Outcome::mismatch;
            if (broken && evaluation.equations->equations[id].rule == &rules::personnel_implausible) return true;
        }
        return false;
    };
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        const FigureId target = sheet.cell(table.personnel, stage);
        if (!counts_staff(sheet.stages[stage]) || !sheet.is_number(target)) continue;
        if (!sheet.figures[target].value.is_zero() || is_reported(target)) continue;
        const auto works = [&](LineId group) {
            const FigureId heads = sheet.cell(group, stage);
            return sheet.is_number(heads) && sheet.figures[heads].value.sign() > 0;
        };
        const auto group = std::find_if(table.groups.begin(), table.groups.end(), works);
        if (group == table.groups.end()) continue;
        const Figure& heads = *sheet.figure_at(*group, stage);
        findings.push_back({.rule = &rules::personnel_implausible,
                            .severity = rules::personnel_implausible.severity,
                            .span = sheet.figures[target].span,
                            .message = {{"{0} at {1} is 0, but {2} {3}{4} work on it",
                                         "{0}({1})が 0 だが、{2} {3}{4} が従事することになっている"},
                                        {name_of(sheet, table.personnel), sheet.stages[stage].label,
                                         name_of(sheet, *group), heads.value, sheet.people.label}},
                            .help = {{"state what they cost, or 0 staff", "人件費を記載するか、職員数を 0 とする"}, {}},
                            .figure = path_of(sheet, target),
                            .related = heads.span,
                            .related_message = {{"the staff", "職員数"}, {}}});
    }
}

}  // namespace

constinit const Rule rules::personnel_implausible{
    .id = "personnel-implausible",
    .severity = Severity::warning,
    .summary = {"the personnel cost is what its staff cost in a year, where their unit cost is known",
                "人件費は、人件費単価が分かるとき、職員数に単価を掛けた額に等しい"},
    .why =
        {"A personnel cost is computed from the number of staff and a yearly unit cost. When one of the two is last "
         "year's, or a group of staff was forgotten, nothing else in the sheet shows it. Unit costs stand in the "
         "sheet or in the project's configuration, with the tolerance that their rounding needs.",
         "人件費は職員数と年間の人件費単価から計算する。どちらかが前年度のままであったり、職員の区分が一つ漏れたりして"
         "も、調書の他の数字には表れない。単価は調書か設定ファイルに、端数による許容差とともに書く。"},
    .bad = {R"(unit: USD
fiscal_year: 2026
unit_costs: {Librarians: 64000}
costs:
  personnel: {requested: 12000}
#                        ^^^^^ personnel cost at requested is 4,000 too little for its staff: 12,000 declared, 0.25人 × 64,000 comes to 16,000
  staff: {Librarians: {requested: 0.25}}
)",
            R"(単位: 千円
年度: 令和8年度
人件費単価: {正職員: 8030}
コスト:
  人件費: {要求額: 3155}
#                  ^^^^ 人件費(要求額)が職員数と不一致: 記載 3,155、0.4人 × 8,030 = 3,212(57千円 不足)
  職員: {正職員: {要求額: 0.4}}
)"},
    .good = {R"(unit: USD
fiscal_year: 2026
unit_costs: {Librarians: 64000}
costs:
  personnel: {requested: 16000}
  staff: {Librarians: {requested: 0.25}}
)",
             R"(単位: 千円
年度: 令和8年度
人件費単価: {正職員: 8030}
コスト:
  人件費: {要求額: 3212}
  職員: {正職員: {要求額: 0.4}}
)"},
    .state = state_staff_costs,
    .in_rows = InRows::never,
    .message = {"{0} at {1} is {4} {5} for its staff: {2} declared, {7} comes to {3}",
                "{0}({1})が職員数と不一致: 記載 {2}、{7} = {3}({4}{6} {5})"},
    .help = {"check the number of staff, the unit cost of that year, and whether every group is counted",
             "職員数、その年度の単価、職員区分の漏れを確かめる"},
    .inspect = inspect_staff_for_nothing,
};

}  // namespace dxbudget
