#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::ambiguous_amount{
    .id = "ambiguous-amount",
    .severity = Severity::error,
    .summary = {"an amount has one reading", "金額の読み方は一通りに定まる"},
    .why =
        {"400.000 is four hundred here and four hundred thousand elsewhere; 010 is eight to one YAML program and ten "
         "to "
         "another; 1:30 is ninety; (5) is minus five to an accountant and last year's figure on a form. A wrong guess "
         "would be a wrong sum that nobody sees, so the figure is questioned and its sums are not checked until it is "
         "written in one of the ways that leave no doubt.",
         "400.000は400とも400,000とも読める。010はYAMLを読むプログラムによって8にも10にもなり、1:30は90になる。"
         "(5)は会計では負数、調書では前年度の額である。推測で読み誤れば、誰も気付かない誤った計となる。"
         "そこで読み方が一通りに定まる書き方に改めるまで、その数値を含む計は検算しない。"},
    .bad = {R"(unit: USD
total:
  requested: 1,000
items:
  - name: Advice desk
    requested: 400.000
#              ^^^^^^^ `400.000` may be 400 or 400,000
  - name: Workshops
    requested: 0600
#              ^^^^ `0600` begins with a zero
)",
            R"(単位: 千円
合計:
  要求額: 1,000
内訳:
  - 名称: 相談窓口
    要求額: 400.000
#           ^^^^^^^ 「400.000」は400とも400,000とも読める
  - 名称: 勉強会
    要求額: 0600
#           ^^^^ 「0600」は0で始まっている
)"},
    .good = {R"(unit: USD
total:
  requested: 1,000
items:
  - name: Advice desk
    requested: 400
  - name: Workshops
    requested: 600
)",
             R"(単位: 千円
合計:
  要求額: 1,000
内訳:
  - 名称: 相談窓口
    要求額: 400
  - 名称: 勉強会
    要求額: 600
)"},
};

}  // namespace dxbudget
