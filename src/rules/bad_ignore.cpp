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
    .bad = R"(unit: 千円
total: 300
items:
  - {name: 講座, amount: 100}  # dxbudget: ignore[sum-mismach]: printed so
#                                                 ^^^^^^^^^^^ there is no rule `sum-mismach`
  - {name: 教材, amount: 200}  # dxbudget: ignore[limit-exceeded]
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this comment does not say why, so it ignores nothing
)",
    .good = R"(unit: 千円
total: 310  # dxbudget: ignore[sum-mismatch]: printed so in the bulletin, corrected in June
items:
  - {name: 講座, amount: 100}
  - {name: 教材, amount: 200}
)",
};

}  // namespace dxbudget
