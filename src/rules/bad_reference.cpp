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
    .bad = R"(unit: 千円
total: {requested: 700}
items:
  - name: *重要 講座
#         ^^^^^^^^^^ `*重要` refers to an anchor `&重要`, and there is none before it
    requested: 400
  - name: &A社 分
#         ^^^^^^^ `&A社` is the name of an anchor to YAML and no part of the value; nothing refers to it
    requested: 300
)",
    .good = R"(unit: 千円
total: {requested: 700}
items:
  - name: "*重要 講座"
    requested: 400
  - name: "&A社 分"
    requested: 300
)",
};

}  // namespace dxbudget
