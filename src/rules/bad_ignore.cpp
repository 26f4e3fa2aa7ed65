#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_ignore{
    .id = "bad-ignore",
    .severity = Severity::error,
    .summary = {"a comment that ignores findings names their rules and says why",
                "指摘を無視するコメントには、規則名と理由を書く"},
    .why =
        {"`# dxbudget: ignore[sum-mismatch]: printed so in the bulletin` ignores findings of that rule in its line, "
         "or, where it stands alone, in the line below. Without a reason nobody can tell later whether it still "
         "holds. What cannot be read cannot be ignored: its figures would pass for checked.",
         "「# dxbudget: 無視[sum-mismatch]: 公報の記載どおり」は、その行の(コメントだけの行では次の行の)その規則の"
         "指摘を無視する。理由がなければ、無視してよいかを後から判断できない。読み取れない箇所の指摘は、その数字が検査"
         "済みに見えてしまうため、無視できない。"},
    .bad = {R"(unit: USD
total: 300
items:
  - {name: Courses, amount: 100}  # dxbudget: ignore[sum-mismach]: as printed
#                                                    ^^^^^^^^^^^ there is no rule `sum-mismach`
  - {name: Course books, amount: 200}  # dxbudget: ignore[limit-exceeded]
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this comment does not say why, so it ignores nothing
)",
            R"(単位: 千円
合計: 300
内訳:
  - {名称: 講座, 金額: 100}  # dxbudget: 無視[sum-mismach]: 公報の記載どおり
#                                             ^^^^^^^^^^^ 「sum-mismach」という規則はない
  - {名称: 教材, 金額: 200}  # dxbudget: 無視[limit-exceeded]
#                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ このコメントには理由がないため、何も無視しない
)"},
    .good = {R"(unit: USD
total: 310  # dxbudget: ignore[sum-mismatch]: as printed, corrected in June
items:
  - {name: Courses, amount: 100}
  - {name: Course books, amount: 200}
)",
             R"(単位: 千円
合計: 310  # dxbudget: 無視[sum-mismatch]: 公報の記載どおり。6月に訂正
内訳:
  - {名称: 講座, 金額: 100}
  - {名称: 教材, 金額: 200}
)"},
};

}  // namespace dxbudget
