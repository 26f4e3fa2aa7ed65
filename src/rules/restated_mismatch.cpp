#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_restatements(const Sheet& sheet, Statements& statements) {
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        const Line& again = sheet.lines[line];
        if (!repeats_a_line(again.kind)) continue;
        for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
            if (sheet.cell(line, stage) == no_id || sheet.cell(again.parent, stage) == no_id) continue;
            Equation& equation = statements.begin(rules::restated_mismatch, sheet.cell(line, stage));
            if (again.incomplete) equation.missing = Obstacle::incomplete;
            if (again.rounding != no_id) {  // the headline gives it in 百万円
                const RoundingRule rounding = rounding_of(sheet, line, stage);
                equation.rounding = rounding.sums;
                equation.places = rounding.places;
            }
            statements.add(sheet.cell(again.parent, stage));
        }
    }
}

constinit const Rule rules::restated_mismatch{
    .id = "restated-mismatch",
    .severity = Severity::error,
    .summary = {"a figure that is stated in two places is the same in both", "二か所に記載された同じ数字は一致する"},
    .why = {"The head line, the cost table and the funding table repeat the same amount. When one of them is corrected "
            "and the others are not, "
            "readers quote different budgets from the same sheet.",
            "見出し、コスト表、財源内訳には同じ金額が繰り返し記載される。一方だけを修正すると、同じ調書から異なる予算額"
            "が引用される(転記誤り)。"},
    .bad = {R"(unit: USD
total:
  requested: 82,500
  also:
    - {where: headline, requested: 85200}
#                                  ^^^^^ headline at requested is 2,700 too much: 85,200 stated here, 82,500 elsewhere
)",
            R"(単位: 千円
合計:
  要求額: 82,726
  再記載:
    - {記載箇所: 見出し, 要求額: 82276}
#                                ^^^^^ 見出し(要求額)の転記不一致: ここでは 82,276、他の箇所では 82,726(450千円 不足)
)"},
    .good = {R"(unit: USD
total:
  requested: 82,500
  also:
    - {where: headline, requested: 82500}
)",
             R"(単位: 千円
合計:
  要求額: 82,726
  再記載:
    - {記載箇所: 見出し, 要求額: 82726}
)"},
    .state = state_restatements,
    .message = {"{0} at {1} is {4} {5}: {2} stated here, {3} elsewhere",
                "{0}({1})の転記不一致: ここでは {2}、他の箇所では {3}({4}{6} {5})"},
};

}  // namespace dxbudget
