#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_check{
    .id = "bad-check",
    .severity = Severity::error,
    .summary = {"a check is a comparison of stages and figures of the sheet", "検査は、調書の欄や数字を比べる式である"},
    .why = {"A check that cannot be read, or that names a stage which the sheet does not have, would check nothing.",
            "読めない検査や、調書にない欄を指す検査では、何も検査できない。"},
    .bad = {R"(unit: USD
total: {requested: 300, previous: 300}
items: [{name: Courses, requested: 300, previous: 300}]
checks:
  - requsted <= previous * 1.05
#   ^^^^^^^^ `requsted` is not a stage of this sheet
  - requested <=
# line 7, column 17: the check ends where an amount, a stage or a path was expected
)",
            R"(単位: 千円
合計: {要求額: 300, 前年度: 300}
内訳: [{名称: 講座, 要求額: 300, 前年度: 300}]
検査:
  - 要求学 <= 前年度 × 1.05
#   ^^^^^^ 「要求学」はこの調書の欄ではない
  - 要求額 <=
# 7行11桁: 検査の式がここで終わっているが、金額、欄又は経路が必要
)"},
    .good = {R"(unit: USD
total: {requested: 300, previous: 300}
items: [{name: Courses, requested: 300, previous: 300}]
checks:
  - requested <= previous * 1.05
)",
             R"(単位: 千円
合計: {要求額: 300, 前年度: 300}
内訳: [{名称: 講座, 要求額: 300, 前年度: 300}]
検査:
  - 要求額 <= 前年度 × 1.05
)"},
};

}  // namespace dxbudget
