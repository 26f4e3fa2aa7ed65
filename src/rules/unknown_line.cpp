#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unknown_line{
    .id = "unknown-line",
    .severity = Severity::error,
    .summary = {"the base of a share, and what a check names by its path, is a line of the sheet",
                "負担割合の対象や、検査が経路で指す行は、調書にある行である"},
    .why = {"`of:` names the line that a share is of, by the path that findings print or by a name that no other line "
            "has. Without it the share could not be checked. A check names a line likewise: `items[\"…\"].requested`.",
            "of:(対象:)には、検査結果に出る経路「細事業/"
            "…」か、他の行と重ならない名称で対象の行を書く。見つからなければ割合を検査できない。"
            "検査も同じく「内訳[\"…\"].要求額」のように行を指す。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Grants, requested: 300}
  - {name: Office costs, requested: 100}
funding:
  - {name: State grant, share: 1/2, of: items/Grant, requested: 150}
#                                       ^^^^^^^^^^^ no line of this sheet has the path `items/Grant`
  - {name: General fund, share: rest, requested: 250}
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 補助金, 要求額: 300}
  - {名称: 事務費, 要求額: 100}
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2, 対象: 内訳/補助, 要求額: 150}
#                                         ^^^^^^^^^ 「内訳/補助」という行はこの調書にない
  - {名称: 一般財源, 補助率: 残額, 要求額: 250}
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Grants, requested: 300}
  - {name: Office costs, requested: 100}
funding:
  - {name: State grant, share: 1/2, of: items/Grants, requested: 150}
  - {name: General fund, share: rest, requested: 250}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 補助金, 要求額: 300}
  - {名称: 事務費, 要求額: 100}
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2, 対象: 内訳/補助金, 要求額: 150}
  - {名称: 一般財源, 補助率: 残額, 要求額: 250}
)"},
};

}  // namespace dxbudget
