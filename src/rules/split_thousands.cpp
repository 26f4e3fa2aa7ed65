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
    .bad = R"(unit: 千円
total: {requested: 10000}
items:
  - {name: 講座, requested: 10,000}
#                           ^^^^^^ the comma in `10,000` separates two entries within `{ }`
  - {name: 教材, requested: 5,50}
#                           ^^^^ the comma in `5,50` separates two entries within `{ }`
)",
    .good = R"(unit: 千円
total: {requested: 10000}
items:
  - {name: 講座, requested: "9,994.5"}
  - {name: 教材, requested: 5.50}
)",
};

}  // namespace dxbudget
