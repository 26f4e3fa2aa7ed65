#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::needs_quotes{
    .id = "needs-quotes",
    .severity = Severity::error,
    .summary = {"a value that begins with a mark of YAML, or contains one, is in quotes",
                "YAML の記号で始まる値や記号を含む値は引用符で囲む"},
    .why = {"The characters @ ` % [ ] { } , & * ! | > at the beginning of a value and `: ` within it have a meaning of "
            "their own. In quotes they are text.",
            "値の先頭の @ ` % [ ] { } , & * ! | > や、値の中の「: 」は YAML "
            "では特別な意味を持つ。引用符で囲めば、ただの文字になる。"},
    .bad = R"(unit: 千円
total: {requested: 132}
items:
  - name: [廃止] 講座
#         ^^^^^^^^^^^ `[` begins a list to YAML, and `講座` follows its end
    requested: @1,320円×100名 = 132
#              ^^^^^^^^^^^^^^^^^^^^ a value cannot begin with `@` in YAML
)",
    .good = R"(unit: 千円
total: {requested: 132}
items:
  - name: "[廃止] 講座"
    requested: "@1,320円×100名 = 132"
)",
};

}  // namespace dxbudget
