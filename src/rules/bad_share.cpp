#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_share{
    .id = "bad-share",
    .severity = Severity::error,
    .summary = {"a share is a fraction, a percentage, or the rest", "負担割合は分数か百分率、又は残額である"},
    .why = {"A share is written `1/2`, `10/10`, `50%` or `rest`. Words such as 定額 say that there is no share: leave "
            "the key out or write a `note:`.",
            "割合は「1/2」「10/10」「50%」または「rest」(残額)と書く。「定額」などは割合ではないので、項目を省くか "
            "note:(備考:)に書く。"},
    .bad = {R"(unit: USD
total: {requested: 400}
funding:
  - {name: State grant, share: a fixed sum, requested: 200}
#                              ^^^^^^^^^^^ `a fixed sum` is not a share
  - {name: General fund, share: rest, requested: 200}
)",
            R"(単位: 千円
合計: {要求額: 400}
財源内訳:
  - {名称: 国庫支出金, 補助率: 定額, 要求額: 200}
#                              ^^^^ 「定額」は負担割合として読めない
  - {名称: 一般財源, 補助率: 残額, 要求額: 200}
)"},
    .good = {R"(unit: USD
total: {requested: 400}
funding:
  - {name: State grant, note: a fixed sum, requested: 200}
  - {name: General fund, share: rest, requested: 200}
)",
             R"(単位: 千円
合計: {要求額: 400}
財源内訳:
  - {名称: 国庫支出金, 備考: 定額, 要求額: 200}
  - {名称: 一般財源, 補助率: 残額, 要求額: 200}
)"},
};

}  // namespace dxbudget
