#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::duplicate_key{
    .id = "duplicate-key",
    .severity = Severity::error,
    .summary = {"a key is stated once", "同じ項目は一度だけ書く"},
    .why =
        {"YAML programs keep one of the two and drop the other without a word, and not all keep the same one. Two "
         "figures for one place are two figures too many.",
         "YAML "
         "を読むプログラムは、黙って一方を捨てる。どちらを残すかも一定しない。一つの欄に金額が二つあってはならない。"},
    .bad = {R"(unit: USD
total:
  requested: 400
  previous: 300
  requested: 500
# ^^^^^^^^^ `requested` is stated a second time
items:
  - {name: Courses, requested: 400, previous: 300}
)",
            R"(単位: 千円
合計:
  要求額: 400
  前年度: 300
  要求額: 500
# ^^^^^^ 「要求額」が二度書かれている
内訳:
  - {名称: 講座, 要求額: 400, 前年度: 300}
)"},
    .good = {R"(unit: USD
total:
  requested: 400
  previous: 300
items:
  - {name: Courses, requested: 400, previous: 300}
)",
             R"(単位: 千円
合計:
  要求額: 400
  前年度: 300
内訳:
  - {名称: 講座, 要求額: 400, 前年度: 300}
)"},
};

}  // namespace dxbudget
