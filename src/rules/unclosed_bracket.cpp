#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unclosed_bracket{
    .id = "unclosed-bracket",
    .severity = Severity::error,
    .summary = {"every bracket is closed", "括弧は閉じている"},
    .why = {"An unclosed bracket takes in the lines below, and the error is noticed only far from its cause.",
            "括弧を閉じ忘れると下の行まで括弧の中とみなされ、原因から離れた行でエラーになる。"},
    .bad = {R"(unit: USD
costs:
  staff: {Librarians: {requested: 0.4}
#        ^ `{` is not closed
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
)",
            R"(単位: 千円
コスト:
  職員: {正職員: {要求額: 0.4}
#       ^ 「{」が閉じられていない
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
)"},
    .good = {R"(unit: USD
costs:
  staff: {Librarians: {requested: 0.4}}
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
)",
             R"(単位: 千円
コスト:
  職員: {正職員: {要求額: 0.4}}
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
)"},
};

}  // namespace dxbudget
