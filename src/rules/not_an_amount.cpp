#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::not_an_amount{
    .id = "not-an-amount",
    .severity = Severity::error,
    .summary = {"what begins as an amount is one, wholly", "金額として書き始めたものは、全体が金額として読める"},
    .why =
        {"A figure that is half a number would be left out of its sums or added wrongly, and both go unseen. So a text "
         "that begins with a digit once signs, currencies, brackets and a short word are taken from its front must be "
         "a "
         "number, a number with a unit that converts into the sheet's, or a calculation. Its sums are not checked "
         "until "
         "it is mended. Words in the place of an amount are a remark, and may speak of figures: 配置日の増(94日→97日).",
         "数値として半端なものは、合計から漏れるか誤って加算され、しかも気付かれない。符号、通貨記号、括弧又は短い語を"
         "除いて数字で始まるものは、数値、調書の単位に換算できる単位付きの数値又は計算式でなければならない。直すまで、"
         "その数値を含む計は検算されない。金額の欄に書く言葉には「配置日の増(94日→97日)」のように数値があってもよい。"},
    .bad = {R"(unit: USD
total:
  requested: 10,000
items:
  - name: Advice desk
    requested: 7,00O
#                  ^ `7,00O` has `O` among its digits
  - name: Workshops
    requested: 3,,000
#              ^^^^^^ `3,,000` has two separators in a row
  - name: Travel
    requested: 20 EUR
#                 ^^^ `EUR` does not convert into the unit `USD`
  - name: Sundries
    requested: minus 5
#              ^^^^^ `minus` stands before the figure `5`
)",
            R"(単位: 千円
合計:
  要求額: 10,000
内訳:
  - 名称: 相談窓口
    要求額: 7,00O
#               ^ 「7,00O」の数字の中に「O」がある
  - 名称: 勉強会
    要求額: 3,,000
#           ^^^^^^ 「3,,000」は桁区切りが続けて打たれている
  - 名称: 旅費
    要求額: 20 USD
#              ^^^ 「USD」は単位「千円」に換算できない
  - 名称: 雑入
    要求額: 計5
#           ^^ 数値「5」の前に「計」がある
)"},
    .good = {R"(unit: USD
total:
  requested: 9,995
items:
  - name: Advice desk
    requested: 7,000
  - name: Workshops
    requested: 3,000
  - name: Travel
    requested: in another budget
  - name: Sundries
    requested: -5
)",
             R"(単位: 千円
合計:
  要求額: 9,995
内訳:
  - 名称: 相談窓口
    要求額: 7,000
  - 名称: 勉強会
    要求額: 3,000
  - 名称: 旅費
    要求額: 別事業で要求
  - 名称: 雑入
    要求額: ▲5
)"},
};

}  // namespace dxbudget
