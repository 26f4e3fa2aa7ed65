#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::missing_space{
    .id = "missing-space",
    .severity = Severity::error,
    .summary = {"a space follows the colon of a key", "項目のコロンの後に空白がある"},
    .why = {"Without the space `requested:82,726` is one word to YAML: it becomes part of the line above or swallows "
            "the lines below, and the figure is lost.",
            "空白がないと「requested:82,"
            "726」は一語とみなされ、上の行の続きになったり下の行を巻き込んだりして、金額が失われる。"},
    .bad = {R"(# line 4, column 3: no space follows the colon after `requested`, so it is not a key to YAML
unit: USD
total:
  requested:82,500
  previous: 68,000
items:
  - {name: Courses, requested: 82500, previous: 68000}
)",
            R"(# 4行3桁: 「要求額」のコロンの後に空白がなく、YAML では項目にならない
単位: 千円
合計:
  要求額:82,726
  前年度: 68,582
内訳:
  - {名称: 講座, 要求額: 82726, 前年度: 68582}
)"},
    .good = {R"(unit: USD
total:
  requested: 82,500
  previous: 68,000
items:
  - {name: Courses, requested: 82500, previous: 68000}
)",
             R"(単位: 千円
合計:
  要求額: 82,726
  前年度: 68,582
内訳:
  - {名称: 講座, 要求額: 82726, 前年度: 68582}
)"},
};

}  // namespace dxbudget
