#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unsound_sheet{
    .id = "unsound-sheet",
    .severity = Severity::warning,
    .summary = {"a sheet that another one builds on has no errors itself", "他の調書が基にする調書には誤りがない"},
    .why = {"A total over sheets is right only if they are. The errors of the other sheet are shown when it is checked "
            "itself; here they are counted. A sheet whose unit cannot be converted is an error: its figures cannot be "
            "used at all.",
            "調書の合計は、個々の調書が正しいときに限り正しい。他の調書の誤りは、その調書を検査すると示される。ここでは"
            "件数だけを示す。単位を換算できない調書は使えないため、エラーとする。"},
    .bad = {R"(unit: USD
total: 400
items:
  - {name: Library, sheet: library.yaml}
#                          ^^^^^^^^^^^^ `library.yaml` has errors of its own: 1
)",
            R"(単位: 千円
合計: 400
内訳:
  - {名称: 図書館, 調書: library.yaml}
#                        ^^^^^^^^^^^^ 「library.yaml」自体に誤りがある(1件)
)"},
    .good = {R"(unit: USD
total: 400
items:
  - {name: Library, sheet: library.yaml}
)",
             R"(単位: 千円
合計: 400
内訳:
  - {名称: 図書館, 調書: library.yaml}
)"},
    .beside = {.name = "library.yaml",
               .bad = {R"(unit: USD
total: 400
funding: [{name: General fund, amount: 390}]
)",
                       R"(単位: 千円
合計: 400
財源内訳: [{名称: 一般財源, 金額: 390}]
)"},
               .good = {R"(unit: USD
total: 400
funding: [{name: General fund, amount: 400}]
)",
                        R"(単位: 千円
合計: 400
財源内訳: [{名称: 一般財源, 金額: 400}]
)"}},
};

}  // namespace dxbudget
