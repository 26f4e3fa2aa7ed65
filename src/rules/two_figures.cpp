#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::two_figures{
    .id = "two-figures",
    .severity = Severity::error,
    .summary = {"an amount is one figure", "一つの欄の数値は一つである"},
    .why =
        {"Forms print this year's figure and last year's in one cell, 26,786(27,935), or what was requested before "
         "what "
         "was granted, (17,959千円)17,947千円, and no two forms agree on the order. Write each figure at the stage "
         "that "
         "it belongs to. Inside a calculation a bracket behind a number and its unit is a comment: 30日(15日×2回)×2名.",
         "様式によっては一つの欄に本年度と前年度の額を26,786(27,935)のように、あるいは要求額と査定額を"
         "(17,959千円)17,947千円のように並べるが、順序は様式ごとに異なる。それぞれの欄に分けて書く。"
         "計算式の中で単位付きの数値の後にある括弧は注記として扱う(30日(15日×2回)×2名)。"},
    .bad = {R"(unit: USD
total:
  requested: 34,000
items:
  - name: Advice desk
    requested: 27,000(28,000)
#              ^^^^^^^^^^^^^^ `27,000(28,000)` holds two figures
  - name: Workshops
    requested: 7,000
)",
            R"(単位: 千円
合計:
  要求額: 33,786
内訳:
  - 名称: 相談窓口
    要求額: 26,786(27,935)
#           ^^^^^^^^^^^^^^ 「26,786(27,935)」に数値が二つある
  - 名称: 勉強会
    要求額: 7,000
)"},
    .good = {R"(unit: USD
total:
  requested: 34,000
  previous: 34,000
items:
  - name: Advice desk
    requested: 27,000
    previous: 28,000
  - name: Workshops
    requested: 7,000
    previous: 6,000
)",
             R"(単位: 千円
合計:
  要求額: 33,786
  前年度: 33,935
内訳:
  - 名称: 相談窓口
    要求額: 26,786
    前年度: 27,935
  - 名称: 勉強会
    要求額: 7,000
    前年度: 6,000
)"},
};

}  // namespace dxbudget
