#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::too_deep{
    .id = "too-deep",
    .severity = Severity::error,
    .summary = {"the nesting is within the limit", "入れ子の深さは上限以内である"},
    .why = {"Lines nest to any depth that a budget has (款 項 目 節 細節 are five). A hundred levels are brackets "
            "opened by mistake, or an attack.",
            "内訳は款・項・目・節・細節のように何段でも重ねられるが、百段を超えるものは括弧の誤りか、攻撃を目的としたフ"
            "ァイルである。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
meta: {x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
#                                                                                                           ^ more than 100 levels are nested here
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
その他情報: {x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
#                                                                                                                 ^ ここで入れ子が 100 段を超えている
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
meta: {x: [[]]}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
その他情報: {x: [[]]}
)"},
};

}  // namespace dxbudget
