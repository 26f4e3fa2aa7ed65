#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::notation_not_stated{
    .id = "notation-not-stated",
    .severity = Severity::note,
    .summary = {"a sheet states its unit and its decimal mark", "調書には単位と小数点の書き方を記載する"},
    .why =
        {"Where a sheet states neither, its figures are asked: a currency that all of them agree on is its unit, and "
         "a comma that can only be a decimal mark in several of them is one in all. The note says which figure "
         "decided; the line that it names makes it certain.",
         "記載がない場合は数字から判断する。通貨の表記がすべて一致すればそれを単位とし、コンマが小数点でしかあり得な"
         "い数字がいくつもあればすべての数字でそう読む。どの数字で判断したかを示すので、確かめて記載する。"},
    .bad = {R"(unit: EUR
total: 5.355,00
#      ^^^^^^^^ the comma is read as the decimal mark in this sheet: in `5.355,00` it cannot be anything else
items:
  - {name: Rent, amount: "4.425,62"}
  - {name: VAT, amount: "929,38"}
)",
            R"(単位: EUR
合計: 5.355,00
#     ^^^^^^^^ コンマを小数点として読んだ。「5.355,00」ではそうとしか読めない
内訳:
  - {名称: 会場費, 金額: "4.425,62"}
  - {名称: 消費税, 金額: "929,38"}
)"},
    .good = {R"(unit: EUR
decimal: comma
total: 5.355,00
items:
  - {name: Rent, amount: "4.425,62"}
  - {name: VAT, amount: "929,38"}
)",
             R"(単位: EUR
小数点: コンマ
合計: 5.355,00
内訳:
  - {名称: 会場費, 金額: "4.425,62"}
  - {名称: 消費税, 金額: "929,38"}
)"},
};

}  // namespace dxbudget
