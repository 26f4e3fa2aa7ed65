#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::swallowed_by_comment{
    .id = "swallowed-by-comment",
    .severity = Severity::warning,
    .summary = {"`#` in a text does not begin a comment", "文中の「#」が注釈の始まりになっていない"},
    .why = {"A `#` after a space begins a comment: `name: #1 講座` has no name at all. In quotes it is text; with a "
            "space after the `#` it is taken as an intended comment.",
            "空白の後の「#」は注釈の始まりになり、「name: #1 "
            "講座」には名称がないことになる。文字なら引用符で囲む。「#」の後に空白があれば注釈とみなす。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - name: #1 Courses
#         ^^^^^^^^^^ `#1 Courses` is a comment to YAML, not part of `name`
    requested: 400
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - 名称: #1 講座
#         ^^^^^^^ 「#1 講座」は YAML では注釈になり、「名称」に含まれない
    要求額: 400
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - name: "#1 Courses"
    requested: 400  # a rough figure
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - 名称: "#1 講座"
    要求額: 400  # 概算
)"},
};

}  // namespace dxbudget
