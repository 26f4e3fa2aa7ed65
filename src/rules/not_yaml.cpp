#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::not_yaml{
    .id = "not-yaml",
    .severity = Severity::error,
    .summary = {"the file is YAML", "ファイルは YAML として読める"},
    .why = {"A sheet consists of `key: value` and `- item` lines, indented alike where they belong together. A sheet "
            "with a line whose place is unknown is not calculated, because its figures could belong anywhere.",
            "調書は「項目: 値」と「- 」の行"
            "からなり、並ぶ行は字下げをそろえる。位置の定まらない行があると、金額がどこに属するか分からないた"
            "め、その調書は計算しない。"},
    .bad = {R"(unit: USD
total:
  requested: 400
   previous: 300
#  ^^^^^^^^ `previous` is indented neither like the lines it belongs to nor as a part of them
items:
  - {name: Courses, requested: 400, previous: 300}
)",
            R"(単位: 千円
合計:
  要求額: 400
   前年度: 300
#  ^^^^^^ 「前年度」の字下げが、前後のどの行ともそろっていない
内訳:
  - {名称: 講座, 要求額: 400, 前年度: 300}
)"},
    .good = {R"(unit: USD
total:
  requested: 400
  previous: 300
items:
  - {name: Courses, requested: 400, previous: 300}
)",
             R"(単位: 千円
合計:
  要求額: 400
  前年度: 300
内訳:
  - {名称: 講座, 要求額: 400, 前年度: 300}
)"},
};

}  // namespace dxbudget
