#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::wrong_shape{
    .id = "wrong-shape",
    .severity = Severity::error,
    .summary = {"a list stands where a list belongs, a mapping where a mapping belongs",
                "リストの場所にはリスト、項目の組の場所には項目の組がある"},
    .why = {"Items are a list: each line begins with `- `. A total is a mapping of stages. What stands in another "
            "shape cannot be read, and nothing below it "
            "is checked.",
            "内訳はリストで、各行を「- 」で始める。合計は段階ごとの組である。形が違うと読めず、その下は検査されない。"},
    .bad = R"(# line 4, column 1: a mapping stands here; a list was expected
unit: 千円
total: {requested: 400}
items:
  講座: {requested: 400}
funding:
  - {name: 一般財源, requested: 400}
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 講座, requested: 400}
funding:
  - {name: 一般財源, requested: 400}
)",
};

}  // namespace dxbudget
