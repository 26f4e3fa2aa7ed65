#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::not_yaml{
    .id = "not-yaml",
    .severity = Severity::error,
    .summary = {"the file is YAML", "ファイルは YAML として読める"},
    .why = {"A sheet is `key: value` lines and `- item` lines, indented alike where they belong together. A sheet with "
            "a line whose place is unknown is not calculated, because its figures could belong anywhere.",
            "調書は「キー: 値」と「- "
            "項目」の行からなり、並ぶ行は字下げをそろえる。位置の定まらない行があると、金額がどこに属するか分からないた"
            "め、その調書は計算しない。"},
    .bad = R"(unit: 千円
total:
  requested: 400
   previous: 300
#  ^^^^^^^^ `previous` is indented neither like the lines it belongs to nor as a part of them
items:
  - {name: 講座, requested: 400, previous: 300}
)",
    .good = R"(unit: 千円
total:
  requested: 400
  previous: 300
items:
  - {name: 講座, requested: 400, previous: 300}
)",
};

}  // namespace dxbudget
