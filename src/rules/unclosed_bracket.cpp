#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unclosed_bracket{
    .id = "unclosed-bracket",
    .severity = Severity::error,
    .summary = {"every bracket is closed", "括弧は閉じている"},
    .why = {"An unclosed bracket takes in the lines below, and the error is noticed only far from its cause.",
            "括弧を閉じ忘れると下の行まで括弧の中とみなされ、原因から離れた行でエラーになる。"},
    .bad = R"(unit: 千円
costs:
  staff: {正職員: {requested: 0.4}
#        ^ `{` is not closed
total: {requested: 400}
items:
  - {name: 講座, requested: 400}
)",
    .good = R"(unit: 千円
costs:
  staff: {正職員: {requested: 0.4}}
total: {requested: 400}
items:
  - {name: 講座, requested: 400}
)",
};

}  // namespace dxbudget
