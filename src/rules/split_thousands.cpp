#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::split_thousands{
    .id = "split-thousands",
    .severity = Severity::error,
    .summary = {"a figure within `{ }` or `[ ]` has no bare comma",
                "「{ }」「[ ]」の中の金額に、裸の桁区切りコンマはない"},
    .why = {"Within brackets a comma separates entries: `{requested: 10,000}` says requested is 10, and adds an entry "
            "`000`. The figure would be wrong by a factor of a thousand.",
            "括弧の中ではコンマが項目の区切りになる。「{requested: 10,000}」は、要求額が 10 "
            "で、ほかに「000」という項目がある、という意味になってしまう。"},
    .bad = {R"(unit: USD
total: {requested: 10000}
items:
  - {name: Courses, requested: 10,000}
#                              ^^^^^^ the comma in `10,000` separates two entries within `{ }`
  - {name: Course books, requested: 5,50}
#                                   ^^^^ the comma in `5,50` separates two entries within `{ }`
)",
            R"(単位: 千円
合計: {要求額: 10000}
内訳:
  - {名称: 講座, 要求額: 10,000}
#                        ^^^^^^ 「10,000」のコンマは、「{ }」の中では項目の区切りになる
  - {名称: 教材, 要求額: 5,50}
#                        ^^^^ 「5,50」のコンマは、「{ }」の中では項目の区切りになる
)"},
    .good = {R"(unit: USD
total: {requested: 10000}
items:
  - {name: Courses, requested: "9,994.5"}
  - {name: Course books, requested: 5.50}
)",
             R"(単位: 千円
合計: {要求額: 10000}
内訳:
  - {名称: 講座, 要求額: "9,994.5"}
  - {名称: 教材, 要求額: 5.50}
)"},
};

}  // namespace dxbudget
