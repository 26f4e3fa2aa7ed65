#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_formulas(const Sheet& sheet, Statements& statements) {
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        const Stage& column = sheet.stages[stage];
        if (!column.formula) continue;
        for (LineId line = 0; line < sheet.lines.size(); ++line) {
            const FigureId target = sheet.cell(line, stage);
            if (target == no_id || !has_formula(sheet.lines[line].kind)) continue;
            if (!formula_reaches(sheet, column, line)) continue;
            Equation& equation = statements.begin(rules::change_mismatch, target);
            equation.constant = column.formula->constant;
            statements.allow_rounding();
            if (column.kind == StageKind::ratio) {
                equation.rounding = Rounding::half_up;
                equation.places = no_id;
            }
            bool all_stated = true;
            const auto add = [&](const std::vector<FormulaTerm>& terms, auto take) {
                for (const FormulaTerm& term : terms) {
                    const FigureId operand = sheet.cell(line, term.stage);
                    const bool is_stated = operand != no_id && sheet.figures[operand].state != State::absent;
                    all_stated = all_stated && (is_stated || sheet.stages[term.stage].formula);
                    (statements.*take)(operand, term.coefficient);
                }
            };
            add(column.formula->terms, &Statements::add);
            add(column.formula->divisor, &Statements::divide_by);
            // What is not stated may be what could not be read.
            if (sheet.lines[line].incomplete && !all_stated) equation.missing = Obstacle::incomplete;
            if (equation.term_count == 0 || (equation.divisor_count == 0 && !column.formula->divisor.empty()))
                equation.missing = Obstacle::undetermined;
        }
    }
}

constinit const Rule rules::change_mismatch{
    .id = "change-mismatch",
    .severity = Severity::error,
    .summary = {"a stage with a formula is what the formula gives: change = requested - previous",
                "計算式のある段階は、その式の結果に等しい(増減 = 要求額 - 前年度)"},
    .why = {"The change from the year before is what readers look at first. It is written last and seldom corrected "
            "when a request changes. A "
            "percentage is compared as printed, rounded half up to its own decimals.",
            "前年度からの増減は読み手が最初に見る数字だが、最後に記入され、要求額を直しても直し忘れられやすい。比率は印"
            "字された小数位まで四捨五入して比べる。"},
    .bad = R"(unit: 千円
items:
  - name: 普及促進
    requested: 44,900
    previous: 30,770
    change: 14,310
#           ^^^^^^ 普及促進 at change is 180 too much: 14,310 declared, 14,130 computed
)",
    .good = R"(unit: 千円
items:
  - name: 普及促進
    requested: 44,900
    previous: 30,770
    change: 14,130
)",
    .state = state_formulas,
    .message = {"{0} at {1} is {4} {5}: {2} declared, {3} computed",
                "{0}({1})の計数不一致: 記載 {2}、計算 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
