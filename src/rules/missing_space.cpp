#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::missing_space{
    .id = "missing-space",
    .severity = Severity::error,
    .summary = {"a blank follows the colon of a key", "キーのコロンのあとに空白がある"},
    .why = {"Without the blank `requested:82,726` is one word to YAML: it becomes a part of the line above or swallows "
            "the lines below, and the figure is lost.",
            "空白がないと「requested:82,"
            "726」は一語とみなされ、上の行の続きになったり下の行を巻き込んだりして、金額が失われる。"},
    .bad = R"(# line 4, column 3: no blank follows the colon after `requested`, so it is not a key to YAML
unit: 千円
total:
  requested:82,726
  previous: 68,582
items:
  - {name: 講座, requested: 82726, previous: 68582}
)",
    .good = R"(unit: 千円
total:
  requested: 82,726
  previous: 68,582
items:
  - {name: 講座, requested: 82726, previous: 68582}
)",
};

}  // namespace dxbudget
