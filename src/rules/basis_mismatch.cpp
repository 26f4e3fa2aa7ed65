#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

/// Whether the key that says how a figure was rounded, or what its calculation is in, may be one that was not read.
static bool may_lack_a_key(const Sheet& sheet, LineId line) {
    return sheet.lines[line].incomplete || (sheet.lines[0].incomplete && !sheet.calculation_unit);
}

static void state_calculations(const Sheet& sheet, EquationBuilder& builder) {
    for (const FigureCalculation& calculation : sheet.calculations) {
        if (!calculation.declared || calculation.figure == no_id) continue;
        Equation& equation = builder.begin(rules::basis_mismatch, Derivation::calculation, calculation.figure);
        equation.constant = calculation.value;
        equation.constant_span = calculation.span;
        const Figure& figure = sheet.figures[calculation.figure];
        if (may_lack_a_key(sheet, figure.line)) equation.missing = Obstacle::incomplete;
        const RoundingRule rounding = rounding_of(sheet, figure.line, figure.stage);
        const bool is_of_shares = rounding.products == Rounding::largest_remainder;
        equation.rounding = is_of_shares ? Rounding::any : rounding.products;
        equation.places = rounding.places;
        equation.approximate = calculation.approximate;
    }
}

constinit const Rule rules::basis_mismatch{
    .id = "basis-mismatch",
    .severity = Severity::error,
    .summary = {"a calculation gives the figure declared after its `=`", "積算の計算結果は「=」の後の金額に等しい"},
    .why = {"The calculation is what the amount is asked for with: a unit price, a number of days or people. When the "
            "price changed and the result did "
            "not, one of them is stale. A part below the unit may go up or down; with 程度 or 約 the calculation "
            "informs only.",
            "積算は金額の根拠(単価、日数、人数)"
            "である。単価だけを直して結果を直し忘れると、どちらかが古いまま残る。単位未満の端数は切上げ・切捨てのどちら"
            "も認める。"
            "「程度」「約」のある積算は参考とし、誤りとしない。"},
    .bad = {R"(unit: USD
items:
  - {name: Advisers, amount: "57 × 38 = 2,616"}
#                                       ^^^^^ Advisers at amount is 450 too much: 2,616 declared, the calculation gives 2,166
  - {name: Travel, amount: 40}
)",
            R"(単位: 千円
内訳:
  - {名称: 相談員, 金額: "5,710円 × 38日 = 261"}
#                                          ^^^ 相談員(金額)が積算と不一致: 記載 261、積算の結果 216.98(44.02千円 超過)
  - {名称: 旅費, 金額: 40}
)"},
    .good = {R"(unit: USD
items:
  - {name: Advisers, amount: "57 × 38 = 2,166"}
  - {name: Travel, amount: 40}
)",
             R"(単位: 千円
内訳:
  - {名称: 相談員, 金額: "5,710円 × 38日 = 216"}
  - {名称: 旅費, 金額: 40}
)"},
    .state = state_calculations,
    .in_rows = InRows::refused,
    .message = {"{0} at {1} is {4} {5}: {2} declared, the calculation gives {3}",
                "{0}({1})が積算と不一致: 記載 {2}、積算の結果 {3}({4}{6} {5})"},
    .when_approximate = Severity::note,
};

}  // namespace dxbudget
