#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::tab_indentation{
    .id = "tab-indentation",
    .severity = Severity::error,
    .summary = {"lines are indented with spaces", "字下げには半角空白を使う"},
    .why = {"A tab is as wide as each editor likes, so YAML does not accept it for indentation: which lines belong "
            "together would depend on the editor.",
            "タブの幅はエディタによって異なり、どの行が同じまとまりかが定まらないため、YAML "
            "ではタブによる字下げは認められない。"},
    .bad = {R"(unit: USD
total:
	requested: 400
# <^^^^ the line is indented with a tab, which YAML does not accept
items:
  - {name: Courses, requested: 400}
)",
            R"(単位: 千円
合計:
	要求額: 400
# <^^^^ タブで字下げされている。YAML ではタブによる字下げは使えない
内訳:
  - {名称: 講座, 要求額: 400}
)"},
    .good = {R"(unit: USD
total:
  requested: 400
items:
  - {name: Courses, requested: 400}
)",
             R"(単位: 千円
合計:
  要求額: 400
内訳:
  - {名称: 講座, 要求額: 400}
)"},
};

}  // namespace dxbudget
