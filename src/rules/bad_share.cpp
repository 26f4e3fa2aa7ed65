#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_share{
    .id = "bad-share",
    .severity = Severity::error,
    .summary = {"a share is a fraction, a percentage, or the rest", "負担割合は分数か百分率、または残額である"},
    .why = {"A share is written `1/2`, `10/10`, `50%` or `rest`. Words such as 定額 say that there is no share: leave "
            "the key out or write a `note:`.",
            "割合は「1/2」「10/10」「50%」または「rest」(残額)と書く。「定額」などは割合ではないので、キーを省くか "
            "note:(備考:)に書く。"},
    .bad = R"(unit: 千円
total: {requested: 400}
funding:
  - {name: 国庫支出金, share: 定額, requested: 200}
#                             ^^^^ `定額` is not a share
  - {name: 一般財源, share: rest, requested: 200}
)",
    .good = R"(unit: 千円
total: {requested: 400}
funding:
  - {name: 国庫支出金, note: 定額, requested: 200}
  - {name: 一般財源, share: rest, requested: 200}
)",
};

}  // namespace dxbudget
