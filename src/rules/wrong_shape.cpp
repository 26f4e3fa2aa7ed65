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
            "内訳はリストで、各行を「- 」で始める。合計は欄ごとの組である。形が違うと読めず、その下は検査されない。"},
    .bad = {R"(# line 4, column 1: a mapping stands here; a list was expected
unit: USD
total: {requested: 400}
items:
  Courses: {requested: 400}
funding:
  - {name: General fund, requested: 400}
)",
            R"(# 4行1桁: 項目の組があるが、リストが必要
単位: 千円
合計: {要求額: 400}
内訳:
  講座: {要求額: 400}
財源内訳:
  - {名称: 一般財源, 要求額: 400}
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
funding:
  - {name: General fund, requested: 400}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
財源内訳:
  - {名称: 一般財源, 要求額: 400}
)"},
};

}  // namespace dxbudget
