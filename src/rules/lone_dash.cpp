#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::lone_dash{
    .id = "lone-dash",
    .severity = Severity::error,
    .summary = {"a dash in the place of an amount is not a list", "金額欄の「-」がリストになっていない"},
    .why = {"Forms print a dash where there is nothing. To YAML a dash followed by a space or by nothing begins a "
            "list. The dash of the forms, `‐`, and a dash in quotes mean what the form means.",
            "様式では該当なしを「‐」で表すが、半角の「-」だけ、または「- 」は YAML "
            "ではリストの始まりになる。様式の「‐」か、引用符で囲んだ「\"-\"」なら意図どおりに読める。"},
    .bad = {R"(unit: USD
total: {requested: 400, previous: 400}
items:
  - name: Courses
    requested: 400
    previous: 400
    change: -
#           ^ to YAML, a `-` by itself begins a list
)",
            R"(単位: 千円
合計: {要求額: 400, 前年度: 400}
内訳:
  - 名称: 講座
    要求額: 400
    前年度: 400
    増減: -
#         ^ 「-」だけの値は、YAML ではリストの始まりになる
)"},
    .good = {R"(unit: USD
total: {requested: 400, previous: 400}
items:
  - name: Courses
    requested: 400
    previous: 400
    change: "-"
)",
             R"(単位: 千円
合計: {要求額: 400, 前年度: 400}
内訳:
  - 名称: 講座
    要求額: 400
    前年度: 400
    増減: ‐
)"},
};

}  // namespace dxbudget
