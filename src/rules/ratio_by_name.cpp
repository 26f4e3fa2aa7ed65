#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::ratio_by_name{
    .id = "ratio-by-name",
    .severity = Severity::note,
    .summary = {"the name of a column of ratios says how it is computed", "比率の列は、その名称から計算方法が分かる"},
    .why =
        {"前年比 may be this year divided by the last, or the change divided by it; variance % may be of either sign. "
         "What holds on most lines is meant, and all lines are checked by it. Where the figures leave it open the "
         "column is not checked, and this is a warning: declare its `formula:` under `stages:`.",
         "「前年比」は前年度に対する割合とも、増減の割合とも読める。多くの行で合う方を採り、すべての行をそれで検査する"
         "。数字から判断できないときは検査せず警告とするので、「段階:」に式を書いて宣言する。"},
    .bad = {R"(unit: USD
stages: {growth: YoY}
items:
  - {name: Staff, requested: 120, previous: 100, growth: 20%}
#                                                        ^^ `YoY` is read as `formula: (requested - previous) / previous`: 2 of 2 figures agree
  - {name: Rent, requested: 45, previous: 50, growth: -10%}
)",
            R"(単位: 千円
内訳:
  - {名称: 人件費, 要求額: 120, 前年度: 100, 前年比: 120.0}
#                                                    ^^^^^ 「前年比」は「formula: requested / previous」と読んだ。2 個のうち 2 個が合う
  - {名称: 賃借料, 要求額: 45, 前年度: 50, 前年比: 90.0}
)"},
    .good = {R"(unit: USD
stages: {growth: {label: YoY, formula: (requested - previous) / previous}}
items:
  - {name: Staff, requested: 120, previous: 100, growth: 20%}
  - {name: Rent, requested: 45, previous: 50, growth: -10%}
)",
             R"(単位: 千円
段階: {ratio: {見出し: 前年比, 式: requested / previous}}
内訳:
  - {名称: 人件費, 要求額: 120, 前年度: 100, 前年比: 120.0}
  - {名称: 賃借料, 要求額: 45, 前年度: 50, 前年比: 90.0}
)"},
};

}  // namespace dxbudget
