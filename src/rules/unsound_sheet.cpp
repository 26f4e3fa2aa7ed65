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
    .bad = R"(unit: 千円
total: 400
items:
  - {name: 図書館, sheet: library.yaml}
#                         ^^^^^^^^^^^^ `library.yaml` has errors of its own: 1
)",
    .good = R"(unit: 千円
total: 400
items:
  - {name: 図書館, sheet: library.yaml}
)",
    .beside = {.name = "library.yaml",
               .bad = "unit: 千円\ntotal: 400\nfunding: [{name: 一般財源, amount: 390}]\n",
               .good = "unit: 千円\ntotal: 400\nfunding: [{name: 一般財源, amount: 400}]\n"},
};

}  // namespace dxbudget
