#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unknown_key{
    .id = "unknown-key",
    .severity = Severity::error,
    .summary = {"every key is a word of the format or a stage of the sheet",
                "キーはすべて書式の語か、調書の段階である"},
    .why = {"A mistyped key would silently take its figure out of every check. Free fields belong under `meta:`; a "
            "column of your own is declared "
            "under `stages:`.",
            "キーを打ち間違えると、その数字が黙って検査から漏れる。自由な項目は meta:(メタ:)の下に、独自の列は "
            "stages:(段階:)に書く。"},
    .bad = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 講座, requested: 100}
  - {name: 専門家派遣, requestd: 300, requested: 300}
#                      ^^^^^^^^ `requestd` is neither a key of the format nor a stage of this sheet
)",
    .good = R"(unit: 千円
total: {requested: 400}
items:
  - {name: 講座, requested: 100}
  - {name: 専門家派遣, requested: 300}
)",
};

}  // namespace dxbudget
