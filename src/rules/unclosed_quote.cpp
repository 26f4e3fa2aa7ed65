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
    .bad = R"(# line 5, column 11: the quote `"` is not closed
unit: 千円
total: {requested: 400}
items:
  - name: "講座
    requested: 400
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - name: "講座"
    requested: 400
)",
};

}  // namespace dxbudget
