#include <string_view>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {
namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    for (const std::string_view beginning : beginnings) {
        if (text.starts_with(beginning)) return true;
    }
    return false;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
        if (text.ends_with(ending)) return true;
    }
    return false;
}

/// Whether the remark says 増 (or 減) of the figure: …の増, 皆増, 増額. 増設 and 軽減 speak of something else.
bool says(std::string_view remark, std::string_view word) {
    for (std::size_t at = remark.find(word); at != std::string_view::npos; at = remark.find(word, at + word.size())) {
        const std::string_view before = remark.substr(0, at);
        const std::string_view after = remark.substr(at + word.size());
        const bool closes = after.empty() || starts_with_any(after, {"(", ")", "\uFF08", "\uFF09", "、", "。", ",",
                                                                     "\uFF0C", " ", "\u3000", "額", "加", "少", "」"});
        if (closes && !ends_with_any(before, {"軽", "削", "低", "節", "逓", "加", "増", "減"})) return true;
    }
    return false;
}

void inspect_remarks(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                     const Source& source) {
    for (FigureId id = 0; id < evaluation.values.size(); ++id) {
        const Figure& figure = sheet.figures[id];
        const Value& value = evaluation.values[id];
        if (figure.kind != AmountKind::remark || figure.stage == no_stage || !sheet.stages[figure.stage].formula)
            continue;
        if (value.origin != Value::Origin::computed || value.approximate || value.value.overflowed()) continue;
        const std::string_view remark = words_of(sheet, source, id);
        const bool increase = says(remark, "増");
        const bool decrease = says(remark, "減");
        if (increase == decrease || value.value.sign() == (increase ? 1 : -1)) continue;
        const Text direction = increase ? Text{"an increase", "増"} : Text{"a decrease", "減"};
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
    .bad = {R"(unit: 千円
items:
  - name: 工場DX化支援事業
    requested: 9,000
    previous: 10,000
    change: TPS関係の増
#           ^^^^^^^^^^^ the remark `TPS関係の増` says an increase, but 工場DX化支援事業 at change comes to -1,000
  - {name: 伴走支援, requested: 500, previous: 400, change: 100}
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
    .good = {R"(unit: 千円
items:
  - name: 工場DX化支援事業
    requested: 10,000
    previous: 9,000
    change: TPS関係の増
  - {name: 伴走支援, requested: 500, previous: 400, change: 100}
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
