#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::missing_key{
    .id = "missing-key",
    .severity = Severity::error,
    .summary = {"a line has a name or a figure, and the amounts of a configuration have a unit",
                "行には名称か金額があり、設定ファイルの金額には単位がある"},
    .why = {"An entry with neither says nothing: its figures were probably indented one level too deep or too shallow.",
            "名称も金額もない行は何も表さない。多くは、金額の字下げが一段ずれている。"},
    .bad = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 講座, requested: 400}
  - {note: 準備中}
#   ^^^^^^^^^^^^^^ this line has neither a name nor a figure
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 講座, requested: 400}
  - {name: 専門家派遣, note: 準備中}
)",
};

}  // namespace dxbudget
