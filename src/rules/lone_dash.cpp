#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::lone_dash{
    .id = "lone-dash",
    .severity = Severity::error,
    .summary = {"a dash in the place of an amount is no list", "金額欄の「-」がリストになっていない"},
    .why = {"The forms print a dash where there is nothing. To YAML a dash with nothing or a blank behind it begins a "
            "list. The dash of the forms, `‐`, and a dash in quotes mean what the form means.",
            "様式では該当なしを「‐」で表すが、半角の「-」だけ、または「- 」は YAML "
            "ではリストの始まりになる。様式の「‐」か、引用符で囲んだ「\"-\"」なら意図どおりに読める。"},
    .bad = R"(unit: 千円
total: {requested: 400, previous: 400}
items:
  - name: 講座
    requested: 400
    previous: 400
    change: -
#           ^ a `-` by itself begins a list to YAML
)",
    .good = R"(unit: 千円
total: {requested: 400, previous: 400}
items:
  - name: 講座
    requested: 400
    previous: 400
    change: ‐
)",
};

}  // namespace dxbudget
