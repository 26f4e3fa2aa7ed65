#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// The table whose lines all state what part of the whole they are; `no_id` if there is none.
static BreakdownId table_of_portions(const Sheet& sheet, LineId whole, StageId stage) {
    for (const BreakdownId id : sheet.lines[whole].breakdowns) {
        const Breakdown& table = sheet.breakdowns[id];
        const bool only_some = table.partial || table.incomplete || sheet.lines[whole].partial;
        if (only_some || table.kind == BreakdownKind::funding || !adds_up(sheet, sheet.stages[stage], table)) continue;
        const auto counts = [&](LineId line) { return sheet.lines[line].counted; };
        const auto states = [&](LineId line) { return !counts(line) || sheet.is_number(sheet.cell(line, stage)); };
        const bool all_state = std::all_of(table.lines.begin(), table.lines.end(), states);
        if (all_state && std::any_of(table.lines.begin(), table.lines.end(), counts)) return id;
    }
    return no_id;
}

/// The whole is 100 percent of itself, or what its parts come to as they were rounded.
static bool state_portion_of_whole(const Sheet& sheet, EquationBuilder& builder, LineId whole, StageId stage) {
    const FigureId target = sheet.cell(whole, stage);
    const BreakdownId table = sheet.is_number(target) ? table_of_portions(sheet, whole, stage) : no_id;
    if (table == no_id) return false;
    Equation& equation = builder.begin(rules::change_mismatch, Derivation::formula, target);
    const Rounding rounding = rounding_of_ratio(sheet, stage);
    if (rounding != Rounding::largest_remainder) {  // which comes to the whole exactly
        equation.rounding = rounding;
        equation.one_by_one = true;
    }
    builder.allow_tolerance();
    for (const LineId line : sheet.breakdowns[table].lines) {
        if (!sheet.lines[line].counted) continue;
        builder.add(sheet.cell(line, stage), is_subtracted(sheet, line) ? -1 : 1);
    }
    return true;
}

static void state_formula(const Sheet& sheet, EquationBuilder& builder, LineId line, StageId stage) {
    const FigureId target = sheet.cell(line, stage);
    const Stage& column = sheet.stages[stage];
    if (column.formula->divides_by_whole && line == whole_of(sheet, line) &&
        state_portion_of_whole(sheet, builder, line, stage))
        return;
    const auto is_stated = [&](const FormulaTerm& term) { return operand_at(sheet, line, term.stage) != no_id; };
    const auto any_stated = [&](const std::vector<FormulaTerm>& terms) {
        return terms.empty() || std::any_of(terms.begin(), terms.end(), is_stated);
    };
    const LineId divided_at = column.formula->divides_by_whole ? whole_of(sheet, line) : line;
    const auto divides = [&](const FormulaTerm& term) { return operand_at(sheet, divided_at, term.stage) != no_id; };
    const std::vector<FormulaTerm>& divisor = column.formula->divisor;
    const bool is_known =
        any_stated(column.formula->terms) && (divisor.empty() || std::any_of(divisor.begin(), divisor.end(), divides));
    const AmountKind kind = sheet.figures[target].kind;
    if (!is_known && kind != AmountKind::number && kind != AmountKind::unreadable) return;
    Equation& equation = builder.begin(rules::change_mismatch, Derivation::formula, target);
    equation.constant = column.formula->constant;
    // What the line does not state may be what could not be read.
    const auto is_open = [&](const FormulaTerm& term) {
        const Figure* operand = sheet.figure_at(line, term.stage);
        const bool is_written = operand != nullptr && operand->kind != AmountKind::absent;
        return !is_written && !sheet.stages[term.stage].formula;
    };
    const auto any_open = [&](const std::vector<FormulaTerm>& terms) {
        return std::any_of(terms.begin(), terms.end(), is_open);
    };
    if (sheet.lines[line].incomplete && (any_open(column.formula->terms) || any_open(column.formula->divisor)))
        equation.missing = Obstacle::incomplete;
    if (!is_known) equation.missing = Obstacle::undetermined;
    builder.allow_rounding();
    builder.allow_tolerance();
    if (column.kind == StageKind::ratio) {
        equation.rounding = rounding_of_ratio(sheet, stage);
        equation.allots = equation.rounding == Rounding::largest_remainder;
        if (equation.allots) equation.rounding = Rounding::any;  // until it is known where the last units go
        equation.places = no_id;
    }
    for (const FormulaTerm& term : column.formula->terms) {
        builder.add(operand_at(sheet, line, term.stage), term.coefficient);
    }
    for (const FormulaTerm& term : divisor) {
        builder.divide_by(operand_at(sheet, divided_at, term.stage), term.coefficient);
    }
}

static void state_formulas(const Sheet& sheet, EquationBuilder& builder) {
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        if (!sheet.stages[stage].formula) continue;
        for (LineId line = 0; line < sheet.lines.size(); ++line) {
            if (sheet.cell(line, stage) == no_id || !holds_formula(sheet, line, stage)) continue;
            state_formula(sheet, builder, line, stage);
        }
    }
}

constinit const Rule rules::change_mismatch{
    .id = "change-mismatch",
    .severity = Severity::error,
    .summary = {"a stage with a formula is what the formula gives: change = requested - previous",
                "計算式のある欄は、その式の結果に等しい(増減 = 要求額 - 前年度)"},
    .why = {"The change from the year before is what readers look at first. It is written last and seldom corrected "
            "when a request changes. A "
            "percentage is compared as printed, rounded half up to its own decimals.",
            "前年度からの増減は読み手が最初に見る数字だが、最後に記入され、要求額を直しても直し忘れられやすい。比率は印"
            "字された小数位まで四捨五入して比べる。"},
    .bad = {R"(unit: USD
items:
  - name: Outreach
    requested: 45,000
    previous: 31,000
    change: 14,600
#           ^^^^^^ Outreach at change is 600 too much: 14,600 declared, 14,000 computed
)",
            R"(単位: 千円
内訳:
  - 名称: 普及促進
    要求額: 44,900
    前年度: 30,770
    増減: 14,310
#         ^^^^^^ 普及促進(増減)の計数不一致: 記載 14,310、計算 14,130(180千円 超過)
)"},
    .good = {R"(unit: USD
items:
  - name: Outreach
    requested: 45,000
    previous: 31,000
    change: 14,000
)",
             R"(単位: 千円
内訳:
  - 名称: 普及促進
    要求額: 44,900
    前年度: 30,770
    増減: 14,130
)"},
    .state = state_formulas,
    .in_rows = InRows::checked,
    .message = {"{0} at {1} is {4} {5}{7}{8}{9}: {2} declared, {3} computed",
                "{0}({1})の計数不一致: 記載 {2}、計算 {3}({4}{6} {5}{7}{8}{9})"},
};

}  // namespace dxbudget
