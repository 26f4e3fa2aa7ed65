#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::rounded_shares{
    .id = "rounded-shares",
    .severity = Severity::note,
    .summary = {"shares that were rounded from the figures are no rules for them",
                "数字から計算して丸めた割合は、数字を決めるものではない"},
    .why =
        {"A share says how a figure is computed, to the unit. A column of percentages says it the other way round: "
         "it was computed from the figures and printed with a few digits. Where most shares of a table agree with "
         "the figures in all their digits, and several figures do not follow from them to the unit, the table is "
         "read so, and each figure is checked to less than the last digit of its share. Such a column is best "
         "declared as a stage: `stages: {percent: {label: % of total, share_of: amount}}`.",
         "負担割合は数字を1単位まで決める。構成比の列は逆に、数字から計算して丸めたものである。表の割合の多くが末位まで"
         "数字と合い、割合からは1単位まで求まらない数字が複数あれば、丸めた割合として読み、末位の1未満の差を認める。"
         "そのような列は段階として宣言するとよい。「段階: {percent: {見出し: 構成比, 構成比: 金額}}」"},
    .bad = {R"(unit: GBP
total: 74328
items:
  - {name: Staff costs, share: 61.7%, amount: 45868}
#                              ^^^^^ the shares of this table are read as rounded to their last digit: 3 of 3 agree so, 0 to the unit
  - {name: Library, share: 27.2%, amount: 20248}
  - {name: Events, share: 11.0%, amount: 8212}
)",
            R"(単位: 千円
合計: 74328
内訳:
  - {名称: 人件費, 割合: 61.7%, 金額: 45868}
#                        ^^^^^ この表の割合は末位で端数処理したものとして読んだ。3 個のうち 3 個がそれで合い、1単位まで合うのは 0 個
  - {名称: 物件費, 割合: 27.2%, 金額: 20248}
  - {名称: その他, 割合: 11.0%, 金額: 8212}
)"},
    .good = {R"(unit: GBP
stages: {percent: {label: "% of total", share_of: amount}}
total: {amount: 74328}
items:
  - {name: Staff costs, percent: 61.7%, amount: 45868}
  - {name: Library, percent: 27.2%, amount: 20248}
  - {name: Events, percent: 11.0%, amount: 8212}
)",
             R"(単位: 千円
段階: {percent: {見出し: 構成比, 構成比: 金額}}
合計: {金額: 74328}
内訳:
  - {名称: 人件費, 構成比: 61.7%, 金額: 45868}
  - {名称: 物件費, 構成比: 27.2%, 金額: 20248}
  - {名称: その他, 構成比: 11.0%, 金額: 8212}
)"},
};

}  // namespace dxbudget
