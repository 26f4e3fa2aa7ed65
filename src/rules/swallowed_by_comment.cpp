#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::swallowed_by_comment{
    .id = "swallowed-by-comment",
    .severity = Severity::warning,
    .summary = {"`#` in a text is not the beginning of a comment", "文中の「#」が注釈の始まりになっていない"},
    .why = {"A `#` after a blank begins a comment: `name: #1 講座` has no name at all. In quotes it is text; with a "
            "blank behind the `#` it is taken for a comment that was meant.",
            "空白のあとの「#」は注釈の始まりになり、「name: #1 "
            "講座」には名称がないことになる。文字なら引用符で囲む。「#」のあとに空白があれば注釈とみなす。"},
    .bad = R"(unit: 千円
total: {requested: 400}
items:
  - name: #1 講座
#         ^^^^^^^ `#1 講座` is a comment to YAML and no part of `name`
    requested: 400
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - name: "#1 講座"
    requested: 400  # 概算
)",
};

}  // namespace dxbudget
