#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unused_ignore{
    .id = "unused-ignore",
    .severity = Severity::warning,
    .summary = {"a comment that ignores findings has findings to ignore",
                "指摘を無視するコメントには、対象となる指摘がある"},
    .why = {"A comment that ignores nothing today would hide the next slip in its line.",
            "今は対象のないコメントも、残しておけば、次にその行で生じた誤りを隠してしまう。"},
    .bad = {R"(unit: USD
total: 300  # dxbudget: ignore[sum-mismatch]: as printed
#                              ^^^^^^^^^^^^ there is no finding of this rule here
items:
  - {name: Courses, amount: 100}
  - {name: Course books, amount: 200}
)",
            R"(単位: 千円
合計: 300  # dxbudget: 無視[sum-mismatch]: 公報の記載どおり
#                           ^^^^^^^^^^^^ ここにはこの規則の指摘がない
内訳:
  - {名称: 講座, 金額: 100}
  - {名称: 教材, 金額: 200}
)"},
    .good = {R"(unit: USD
total: 310  # dxbudget: ignore[sum-mismatch]: as printed
items:
  - {name: Courses, amount: 100}
  - {name: Course books, amount: 200}
)",
             R"(単位: 千円
合計: 310  # dxbudget: 無視[sum-mismatch]: 公報の記載どおり
内訳:
  - {名称: 講座, 金額: 100}
  - {名称: 教材, 金額: 200}
)"},
};

}  // namespace dxbudget
