#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unknown_line{
    .id = "unknown-line",
    .severity = Severity::error,
    .summary = {"the base of a share, and what a check names by its path, is a line of the sheet",
                "負担割合の対象や、検査が経路で指す行は、調書にある行である"},
    .why = {"`of:` names the line that a share is of, by the path that findings print or by a name that no other line "
            "has. Without it the share could not be checked. A check names a line likewise: `items[\"…\"].requested`.",
            "of:(対象:)には、検査結果に出る経路「items/"
            "…」か、他の行と重ならない名称で対象の行を書く。見つからなければ割合を検査できない。"
            "検査も同じく「内訳[\"…\"].要求額」のように行を指す。"},
    .bad = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 補助金, requested: 300}
  - {name: 事務費, requested: 100}
funding:
  - {name: 国庫支出金, share: 1/2, of: items/補助, requested: 150}
#                                      ^^^^^^^^^^ no line of this sheet has the path `items/補助`
  - {name: 一般財源, share: rest, requested: 250}
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 補助金, requested: 300}
  - {name: 事務費, requested: 100}
funding:
  - {name: 国庫支出金, share: 1/2, of: items/補助金, requested: 150}
  - {name: 一般財源, share: rest, requested: 250}
)",
};

}  // namespace dxbudget
