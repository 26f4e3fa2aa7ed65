#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unused_ignore{
    .id = "unused-ignore",
    .severity = Severity::warning,
    .summary = {"a comment that ignores findings has findings to ignore",
                "指摘を無視するコメントには、対象となる指摘がある"},
    .why = {"A comment that ignores nothing today would hide the next slip in its line.",
            "今は対象のないコメントも、残しておけば、次にその行で生じた誤りを隠してしまう。"},
    .bad = R"(unit: 千円
total: 300  # dxbudget: ignore[sum-mismatch]: printed so in the bulletin
#                              ^^^^^^^^^^^^ there is no finding of this rule here
items:
  - {name: 講座, amount: 100}
  - {name: 教材, amount: 200}
)",
    .good = R"(unit: 千円
total: 310  # dxbudget: ignore[sum-mismatch]: printed so in the bulletin
items:
  - {name: 講座, amount: 100}
  - {name: 教材, amount: 200}
)",
};

}  // namespace dxbudget
