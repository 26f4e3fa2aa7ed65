#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {

/// Whether a figure of a line that is subtracted is negative itself, so that it adds to the total.
static bool counts_for_more(const Sheet& sheet, const Term& term) {
    const Figure& figure = sheet.figures[term.figure];
    const bool is_amount = figure.stage != no_stage && !sheet.stages[figure.stage].formula;
    return is_amount && figure.kind == AmountKind::number && figure.value.sign() < 0 &&
           is_subtracted(sheet, figure.line);
}

static void inspect_deductions(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                               const Source& /*source*/) {
    const Equations& equations = *evaluation.equations;
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        const Equation& equation = equations.equations[id];
        const bool adds_up = equation.derivation == Derivation::items || equation.derivation == Derivation::sources;
        const Outcome outcome = evaluation.verdicts[id].outcome;
        if (!adds_up || holds(outcome) || outcome == Outcome::mismatch) continue;  // the total shows which it is
        for (const Term& term : equations.terms_of(equation)) {
            if (!counts_for_more(sheet, term)) continue;
            const Figure& figure = sheet.figures[term.figure];
            findings.push_back({.rule = &rules::negative_deduction,
                                .severity = rules::negative_deduction.severity,
                                .span = figure.span,
                                .message = {{"{0} at {1} is subtracted and negative, so it adds {2} to its total",
                                             "{0}({1})は控除の行で金額も負なので、合計に {2}{3} を加えることになる"},
                                            {name_of(sheet, figure.line), sheet.stages[figure.stage].label,
                                             figure.value.abs(), after_figure(sheet.unit_of(figure).label)}},
                                .help = {{"write it without the minus, or state the total that shows that it is meant",
                                          "マイナスを消すか、そのとおりであることを示す合計を記載する"},
                                         {}},
                                .figure = path_of(sheet, term.figure)});
        }
    }
}

constinit const Rule rules::negative_deduction{
    .id = "negative-deduction",
    .severity = Severity::warning,
    .summary = {"a line that is subtracted has no minus of its own", "控除の行の金額にはマイナスを付けない"},
    .why = {"`sign: minus` subtracts the figure as it stands, so a figure with a minus is added. That is right for a "
            "refund among expenses, and wrong where the form printed the deduction with its minus already. Where a "
            "stated total shows which it is, nothing is asked.",
            "「符号: 控除」の行は記載の額を差し引くので、負の額は加えることになる。支出の戻入であれば正しいが、控除額に"
            "マイナスを付けて印字する様式では二重になる。記載された合計から判断できるときは問わない。"},
    .bad = {R"(unit: USD
items:
  - {name: Goods, items: [{name: Books, amount: 1500}]}
  - {name: Allowance, amount: -50, sign: minus}
#                             ^^^ Allowance at amount is subtracted and negative, so it adds 50 to its total
funding: {Fund: 1550}
)",
            R"(単位: 円
内訳:
  - {名称: 商品, 内訳: [{名称: 書籍, 金額: 1500}]}
  - {名称: 値引き, 金額: △50, 符号: 控除}
#                        ^^^ 値引き(金額)は控除の行で金額も負なので、合計に 50円 を加えることになる
財源: {基金: 1550}
)"},
    .good = {R"(unit: USD
items:
  - {name: Goods, items: [{name: Books, amount: 1500}]}
  - {name: Allowance, amount: 50, sign: minus}
funding: {Fund: 1450}
)",
             R"(単位: 円
内訳:
  - {名称: 商品, 内訳: [{名称: 書籍, 金額: 1500}]}
  - {名称: 値引き, 金額: 50, 符号: 控除}
財源: {基金: 1450}
)"},
    .inspect = inspect_deductions,
};

}  // namespace dxbudget
