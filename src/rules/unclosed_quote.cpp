#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unclosed_quote{
    .id = "unclosed-quote",
    .severity = Severity::error,
    .summary = {"every quote is closed", "引用符は閉じている"},
    .why = {"An unclosed quote takes in all that follows, line after line, up to the next quote or the end of the "
            "file, and YAML programs may accept that without a word.",
            "引用符を閉じ忘れると、次の引用符かファイルの終わりまでがすべて一つの値になる。何の警告もなく受け入れられる"
            "こともある。"},
    .bad = {R"(# line 5, column 11: the quote `"` is not closed
unit: USD
total: {requested: 400}
items:
  - name: "Courses
    requested: 400
)",
            R"(# 5行9桁: 引用符「"」が閉じられていない
単位: 千円
合計: {要求額: 400}
内訳:
  - 名称: "講座
    要求額: 400
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - name: "Courses"
    requested: 400
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - 名称: "講座"
    要求額: 400
)"},
};

}  // namespace dxbudget
