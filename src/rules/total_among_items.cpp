#include "../keys.hpp"
#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static void inspect_names(const Sheet& sheet, const Evaluation& /*evaluation*/, std::vector<Finding>& findings,
                          const Source& /*source*/) {
    for (const Line& line : sheet.lines) {
        if (line.kind != LineKind::item || !line.counted || !names_a_sum(line.name)) continue;
        findings.push_back(
            {.rule = &rules::total_among_items,
             .severity = rules::total_among_items.severity,
             .span = line.name_span,
             .message = {{"the item `{0}` is counted as one of the addends",
                          "細事業「{0}」が加算される行の一つになっている"},
                         {std::string(line.name)}},
             .help = {{"write it as `total:` beside the items, or give the line `counted: no`",
                       "内訳と並べて total:(合計:)として書くか、その行に counted: no(加算: いいえ)を付ける"},
                      {}}});
    }
}

constinit const Rule rules::total_among_items{
    .id = "total-among-items",
    .severity = Severity::warning,
    .summary = {"a line called 合計 or 小計 is no item", "「合計」「小計」という行は細事業ではない"},
    .why = {"A subtotal listed among its own parts doubles the sum.",
            "小計をその内訳と並べて加算すると、合計が二重になる。"},
    .bad = R"(unit: 千円
items:
  - {name: 講座, requested: 100}
  - {name: 専門家派遣, requested: 300}
  - {name: 合計, requested: 400}
#          ^^^^ the item `合計` is counted as one of the addends
total: {requested: 800}
)",
    .good = R"(unit: 千円
items:
  - {name: 講座, requested: 100}
  - {name: 専門家派遣, requested: 300}
total: {requested: 400}
)",
    .inspect = inspect_names,
};

}  // namespace dxbudget
