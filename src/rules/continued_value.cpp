#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::continued_value{
    .id = "continued-value",
    .severity = Severity::error,
    .summary = {"an amount stands in one line", "金額は一行に書く"},
    .why = {"A line that is indented deeper than the key above goes on with its value. For an amount that is hardly "
            "ever meant: mostly a key or its colon is missing.",
            "上の項目より深く字下げした行は、その値の続きになる。金額でそれを意図することはまずなく、多くは項目かコロン"
            "が抜けている。"},
    .bad = {R"(# line 4, column 14: the value continues on the next line with `3,000`
unit: USD
total:
  requested: 10,000
    3,000
items:
  - {name: Courses, requested: 13000}
)",
            R"(# 4行8桁: 値が次の行の「3,000」に続いている
単位: 千円
合計:
  要求額: 10,000
    3,000
内訳:
  - {名称: 講座, 要求額: 13000}
)"},
    .good = {R"(unit: USD
total:
  requested: 13,000
items:
  - {name: Courses, requested: 13000}
)",
             R"(単位: 千円
合計:
  要求額: 13,000
内訳:
  - {名称: 講座, 要求額: 13000}
)"},
};

}  // namespace dxbudget
