#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_reference{
    .id = "bad-reference",
    .severity = Severity::error,
    .summary = {"`*` and `&` at the beginning of a value refer to something", "値の先頭の「*」「&」は参照である"},
    .why = {"To YAML `*重要` is a reference to what was named `&重要` before, and `&A社` names what follows; neither "
            "is part of the text. In quotes they are.",
            "YAML "
            "では「*重要」は前に「&重要」と名付けたものへの参照、「&"
            "A社」は続くものの名前であり、文字としては残らない。引用符で囲めば文字になる。"},
    .bad = {R"(unit: USD
total: {requested: 700}
items:
  - name: *urgent Courses
#         ^^^^^^^^^^^^^^^ `*urgent` refers to an anchor `&urgent`, and there is none before it
    requested: 400
  - name: &east branch
#         ^^^^^^^^^^^^ `&east` is the name of an anchor to YAML, not part of the value; nothing refers to it
    requested: 300
)",
            R"(単位: 千円
合計: {要求額: 700}
内訳:
  - 名称: *重要 講座
#         ^^^^^^^^^^ 「*重要」はアンカー「&重要」への参照になるが、それより前に「&重要」がない
    要求額: 400
  - 名称: &A社 分
#         ^^^^^^^ 「&A社」は YAML ではアンカーの名前になり、値に含まれない。参照もされていない
    要求額: 300
)"},
    .good = {R"(unit: USD
total: {requested: 700}
items:
  - name: "*urgent Courses"
    requested: 400
  - name: "&east branch"
    requested: 300
)",
             R"(単位: 千円
合計: {要求額: 700}
内訳:
  - 名称: "*重要 講座"
    要求額: 400
  - 名称: "&A社 分"
    要求額: 300
)"},
};

}  // namespace dxbudget
