#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void state_links(const Sheet&, EquationBuilder& builder) {
    builder.equate(rules::linked_mismatch, LineKind::linked);
}

constinit const Rule rules::linked_mismatch{
    .id = "linked-mismatch",
    .severity = Severity::error,
    .summary = {"a line that is another sheet states what that sheet states",
                "他の調書を指す行の金額は、その調書の事業費と一致する"},
    .why =
        {"A department's total is written from its sheets, and a sheet is changed after that. The line and the sheet "
         "must agree; a line that states nothing takes what the sheet says.",
         "部局の総括表は個々の調書から作られ、その後に調書が変わることがある。行と調書は一致しなければならない。"
         "金額を書かない行には調書の金額が入る。"},
    .bad = {R"(unit: USD
total: 450
items:
  - {sheet: library.yaml, name: Library, amount: 450}
#                                                ^^^ Library at amount is 50 too much: 450 declared, its sheet has 400
)",
            R"(単位: 千円
合計: 450
内訳:
  - {調書: library.yaml, 名称: 図書館, 金額: 450}
#                                            ^^^ 図書館(金額)がその調書と不一致: 記載 450、調書 400(50千円 超過)
)"},
    .good = {R"(unit: USD
total: 400
items:
  - {sheet: library.yaml, name: Library, amount: 400}
)",
             R"(単位: 千円
合計: 400
内訳:
  - {調書: library.yaml, 名称: 図書館, 金額: 400}
)"},
    .beside = {.name = "library.yaml",
               .bad = {R"(unit: USD
total: 400
funding: [{name: General fund, amount: 400}]
)",
                       R"(単位: 千円
合計: 400
財源内訳: [{名称: 一般財源, 金額: 400}]
)"},
               .good = {R"(unit: USD
total: 400
funding: [{name: General fund, amount: 400}]
)",
                        R"(単位: 円
合計: 400000
財源内訳: [{名称: 一般財源, 金額: 400000}]
)"}},
    .state = state_links,
    .in_rows = InRows::never,
    .message = {"{0} at {1} is {4} {5}: {2} declared, its sheet has {3}",
                "{0}({1})がその調書と不一致: 記載 {2}、調書 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
