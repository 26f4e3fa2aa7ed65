#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::duplicate_key{
    .id = "duplicate-key",
    .severity = Severity::error,
    .summary = {"a key is stated once", "同じキーは一度だけ書く"},
    .why =
        {"YAML programs keep one of the two and drop the other without a word, and not all keep the same one. Two "
         "figures for one place are two figures too many.",
         "YAML "
         "を読むプログラムは、黙って一方を捨てる。どちらを残すかも一定しない。一つの欄に金額が二つあってはならない。"},
    .bad = R"(unit: 千円
total:
  requested: 400
  previous: 300
  requested: 500
# ^^^^^^^^^ `requested` is stated a second time
items:
  - {name: 講座, requested: 400, previous: 300}
)",
    .good = R"(unit: 千円
total:
  requested: 400
  previous: 300
items:
  - {name: 講座, requested: 400, previous: 300}
)",
};

}  // namespace dxbudget
