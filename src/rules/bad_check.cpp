#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_check{
    .id = "bad-check",
    .severity = Severity::error,
    .summary = {"a check is a comparison of stages and figures of the sheet",
                "検査は、調書の段階や数字を比べる式である"},
    .why = {"A check that cannot be read, or that names a stage which the sheet does not have, would check nothing.",
            "読めない検査や、調書にない段階を指す検査では、何も検査できない。"},
    .bad = R"(unit: 千円
total: {requested: 300, previous: 300}
items: [{name: 講座, requested: 300, previous: 300}]
checks:
  - requsted <= previous * 1.05
#   ^^^^^^^^ `requsted` is no stage of this sheet
  - requested <=
# line 7, column 17: the check ends where an amount, a stage or a path was expected
)",
    .good = R"(unit: 千円
total: {requested: 300, previous: 300}
items: [{name: 講座, requested: 300, previous: 300}]
checks:
  - requested <= previous * 1.05
)",
};

}  // namespace dxbudget
