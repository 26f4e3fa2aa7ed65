#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {

static void inspect_nils(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                         const Source& /*source*/) {
    for (FigureId id = 0; id < evaluation.values.size(); ++id) {
        const Figure& figure = sheet.figures[id];
        const Value& value = evaluation.values[id];
        if (figure.kind != AmountKind::nil || figure.stage == no_stage || !sheet.stages[figure.stage].formula) continue;
        if (value.origin != Value::Origin::computed || value.value.is_zero() || value.value.overflowed()) continue;
        findings.push_back(
            {.rule = &rules::change_not_stated,
             .severity = rules::change_not_stated.severity,
             .span = figure.span,
             .message = {{"{0} at {1} is nil, but it comes to {2}", "{0}({1})は「なし」だが、計算では {2}{3}"},
                         {name_of(sheet, figure.line), sheet.stages[figure.stage].label, value.value,
                          after_figure(sheet.unit_of(figure).label)}},
             .figure = path_of(sheet, id)});
    }
}

constinit const Rule rules::change_not_stated{
    .id = "change-not-stated",
    .severity = Severity::note,
    .summary = {"a change is not nil where the figures differ", "増減があるのに「‐」としない"},
    .why = {"In a column of changes `‐` reads as “unchanged”. Some forms print it for “no remark”, so this is a note, "
            "not an error; where a figure is expected, write it.",
            "増減欄の「‐」は「増減なし」と読まれる。「特記なし」の意味で使う様式もあるため、誤りではなく注記とする。数"
            "値を求める様式なら数値を書く。"},
    .bad = {R"(unit: USD
items:
  - name: Network security
    requested: 3,000
    previous: 3,270
    change: "-"
#            ^ Network security at change is nil, but it comes to -270
  - {name: Mentoring, requested: 500, previous: 400, change: 100}
)",
            R"(単位: 千円
内訳:
  - 名称: サイバーセキュリティ強化支援事業
    要求額: 3,000
    前年度: 3,270
    増減: ‐
#         ^ サイバーセキュリティ強化支援事業(増減)は「なし」だが、計算では △270千円
  - {名称: 伴走支援, 要求額: 500, 前年度: 400, 増減: 100}
)"},
    .good = {R"(unit: USD
items:
  - name: Network security
    requested: 3,000
    previous: 3,270
    change: -270
  - {name: Mentoring, requested: 500, previous: 400, change: 100}
)",
             R"(単位: 千円
内訳:
  - 名称: サイバーセキュリティ強化支援事業
    要求額: 3,000
    前年度: 3,270
    増減: △270
  - {名称: 伴走支援, 要求額: 500, 前年度: 400, 増減: 100}
)"},
    .inspect = inspect_nils,
};

}  // namespace dxbudget
