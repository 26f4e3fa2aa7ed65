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
    .bad = {R"(unit: USD
total: {requested: 132}
items:
  - name: [closed] Courses
#         ^^^^^^^^^^^^^^^^ to YAML, `[` begins a list, and `Courses` follows its end
    requested: @12 × 11 = 132
#              ^^^^^^^^^^^^^^ a value cannot begin with `@` in YAML
)",
            R"(単位: 千円
合計: {要求額: 132}
内訳:
  - 名称: [廃止] 講座
#         ^^^^^^^^^^^ 「[」は YAML ではリストの始まりとなり、その終わりの後に「講座」がある
    要求額: @1,320円×100名 = 132
#           ^^^^^^^^^^^^^^^^^^^^ YAML では、値を「@」で始めることはできない
)"},
    .good = {R"(unit: USD
total: {requested: 132}
items:
  - name: "[closed] Courses"
    requested: "@12 × 11 = 132"
)",
             R"(単位: 千円
合計: {要求額: 132}
内訳:
  - 名称: "[廃止] 講座"
    要求額: "@1,320円×100名 = 132"
)"},
};

}  // namespace dxbudget
