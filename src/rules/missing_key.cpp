#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::missing_key{
    .id = "missing-key",
    .severity = Severity::error,
    .summary = {"a line has a name or a figure, and the amounts of a configuration have a unit",
                "行には名称か金額があり、設定ファイルの金額には単位がある"},
    .why = {"An entry with neither says nothing: its figures were probably indented one level too deep or too shallow.",
            "名称も金額もない行は何も表さない。多くは、金額の字下げが一段ずれている。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
  - {note: in preparation}
#   ^^^^^^^^^^^^^^^^^^^^^^ this line has neither a name nor a figure
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
  - {備考: 準備中}
#   ^^^^^^^^^^^^^^ この行には名称も金額もない
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
  - {name: Expert visits, note: in preparation}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
  - {名称: 専門家派遣, 備考: 準備中}
)"},
};

}  // namespace dxbudget
