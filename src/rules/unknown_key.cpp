#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unknown_key{
    .id = "unknown-key",
    .severity = Severity::error,
    .summary = {"every key is a word of the format or a stage of the sheet", "項目はすべて書式の語か、調書の欄である"},
    .why = {"A mistyped key would silently take its figure out of every check. Free fields belong under `meta:`; a "
            "column of your own is declared "
            "under `stages:`.",
            "項目を打ち間違えると、その数字が黙って検査から漏れる。自由な項目は meta:(メタ:)の下に、独自の欄は "
            "stages:(段階:)に書く。"},
    .bad = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requestd: 300, requested: 300}
#                         ^^^^^^^^ `requestd` is neither a key of the format nor a stage of this sheet
)",
            R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求学: 300, 要求額: 300}
#                      ^^^^^^ 「要求学」は書式の項目でも、この調書の欄でもない
)"},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 100}
  - {name: Expert visits, requested: 300}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 100}
  - {名称: 専門家派遣, 要求額: 300}
)"},
};

}  // namespace dxbudget
