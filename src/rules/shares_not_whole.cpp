#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::shares_not_whole{
    .id = "shares-not-whole",
    .severity = Severity::error,
    .summary = {"the shares of all payers come to 1", "負担者全員の負担割合の合計は 1 になる"},
    .why = {"A table in which every source states its share, and none takes the rest, shares out the whole. Words such "
            "as 県1/2、団体1/2 do the same; where they come to less than 1, a payer may be missing, and it is a "
            "warning. 国1/3、単県 leaves a part open, and 国庫10/10、国庫3/4 are rates of different items: neither "
            "claims anything.",
            "全ての財源に割合があり、残額(rest)とする財源がない表では、割合の合計は 1 になる。「県1/2、団体1/2」"
            "のような記載も同じ。1 "
            "に満たないときは負担者の記載漏れもあり得るので警告とする。「国1/3、単県」のように割合のない"
            "負担者がある場合や、「国庫10/10、国庫3/4」のように同じ負担者が二度現れる場合は検査しない。"},
    .bad = {R"(unit: USD
total: 400
funding:
  - {name: State grant, share: 1/2}
  - {name: County grant, share: 1/3}
#                               ^^^ these shares add up to 5/6, not to 1
items:
  - {name: Grants, amount: 400, note: paid through the towns}
)",
            R"(単位: 千円
合計: 400
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2}
  - {名称: 県支出金, 補助率: 1/3}
#                            ^^^ 負担割合の合計が 1 にならず、5/6 である
内訳:
  - {名称: 補助金, 金額: 400, 備考: 市町村を通じて交付}
)"},
    .good = {R"(unit: USD
total: 400
funding:
  - {name: State grant, share: 1/2, amount: 200}
  - {name: County grant, share: 1/2, amount: 200}
items:
  - {name: Grants, amount: 400, note: paid through the towns}
)",
             R"(単位: 千円
合計: 400
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2, 金額: 200}
  - {名称: 県支出金, 補助率: 1/2, 金額: 200}
内訳:
  - {名称: 補助金, 金額: 400, 備考: 市町村を通じて交付}
)"},
};

}  // namespace dxbudget
