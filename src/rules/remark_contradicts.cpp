#include <string_view>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "rules/remark_direction.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {
namespace {

void inspect_remarks(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                     const Source& source) {
    for (FigureId id = 0; id < evaluation.values.size(); ++id) {
        const Figure& figure = sheet.figures[id];
        const Value& value = evaluation.values[id];
        if (figure.kind != AmountKind::remark || figure.stage == no_stage || !sheet.stages[figure.stage].formula)
            continue;
        if (value.origin != Value::Origin::computed || value.approximate || value.value.overflowed()) continue;
        const std::string_view remark = words_of(sheet, source, id);
        const Direction said = direction_of(remark);
        const bool is_increase = said == Direction::increase;
        if (said == Direction::none || value.value.sign() == (is_increase ? 1 : -1)) continue;
        const Text direction = is_increase ? Text{"an increase", "増"} : Text{"a decrease", "減"};
        findings.push_back(
            {.rule = &rules::remark_contradicts,
             .severity = rules::remark_contradicts.severity,
             .span = figure.span,
             .message = {{"the remark `{0}` says {1}, but {2} at {3} comes to {4}",
                          "摘要「{0}」は{1}とするが、{2}({3})は計算では {4}{5}"},
                         {std::string(remark), direction, name_of(sheet, figure.line), sheet.stages[figure.stage].label,
                          value.value, after_figure(sheet.unit_of(figure).label)}},
             .figure = path_of(sheet, id)});
    }
}

}  // namespace

constinit const Rule rules::remark_contradicts{
    .id = "remark-contradicts",
    .severity = Severity::warning,
    .summary = {"a remark that says increase or decrease has the sign of the difference",
                "「…の増」「…の減」という摘要は、実際の増減と向きが一致する"},
    .why = {"A remark is often carried over from last year's sheet. When it says …の増 and the figures fall, the "
            "remark or a figure is stale.",
            "摘要は前年度の調書から写されることが多い。「…の増」とあるのに数字が減っていれば、摘要か数字のどちらかが古"
            "い。"},
    .bad = {R"(unit: USD
items:
  - name: Workshops
    requested: 9,000
    previous: 10,000
    change: Increase due to two more sites
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the remark `Increase due to two more sites` says an increase, but Workshops at change comes to -1,000
  - {name: Coaching, requested: 500, previous: 400, change: 100}
)",
            R"(単位: 千円
内訳:
  - 名称: 工場DX化支援事業
    要求額: 9,000
    前年度: 10,000
    増減: TPS関係の増
#         ^^^^^^^^^^^ 摘要「TPS関係の増」は増とするが、工場DX化支援事業(増減)は計算では △1,000千円
  - {名称: 伴走支援, 要求額: 500, 前年度: 400, 増減: 100}
)"},
    .good = {R"(unit: USD
items:
  - name: Workshops
    requested: 10,000
    previous: 9,000
    change: Increase due to two more sites
  - {name: Coaching, requested: 500, previous: 400, change: 100}
)",
             R"(単位: 千円
内訳:
  - 名称: 工場DX化支援事業
    要求額: 10,000
    前年度: 9,000
    増減: TPS関係の増
  - {名称: 伴走支援, 要求額: 500, 前年度: 400, 増減: 100}
)"},
    .inspect = inspect_remarks,
};

}  // namespace dxbudget
