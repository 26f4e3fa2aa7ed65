#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_formula(const Sheet& sheet, EquationBuilder& builder, LineId line, StageId stage) {
    const FigureId target = sheet.cell(line, stage);
    const Stage& column = sheet.stages[stage];
    const auto is_stated = [&](const FormulaTerm& term) { return operand_at(sheet, line, term.stage) != no_id; };
    const auto any_stated = [&](const std::vector<FormulaTerm>& terms) {
        return terms.empty() || std::any_of(terms.begin(), terms.end(), is_stated);
    };
    const bool is_known = any_stated(column.formula->terms) && any_stated(column.formula->divisor);
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
    if (column.kind == StageKind::ratio) {
        equation.rounding = Rounding::half_up;
        equation.places = no_id;
    }
    for (const FormulaTerm& term : column.formula->terms) {
        builder.add(operand_at(sheet, line, term.stage), term.coefficient);
    }
    for (const FormulaTerm& term : column.formula->divisor) {
        builder.divide_by(operand_at(sheet, line, term.stage), term.coefficient);
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
    .message = {"{0} at {1} is {4} {5}: {2} declared, {3} computed",
                "{0}({1})の計数不一致: 記載 {2}、計算 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
