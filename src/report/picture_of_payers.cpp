/// Stacked bars: who pays how much, at each stage.

#include <fmt/format.h>

#include <algorithm>

#include "report/picture.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_payers = 8;  // as many looks as the style has

struct PaidStage {
    StageId stage = 0;
    Rational total = 0;
    std::vector<Rational> parts = {};
};

/// What each source pays at a stage; nothing where a part cannot be drawn: it is negative, or could not be read.
std::optional<PaidStage> paid_at(const Amounts& amounts, StageId stage, const std::vector<LineId>& sources) {
    PaidStage paid{.stage = stage};
    for (const LineId source : sources) {
        const std::optional<Rational> amount = amounts.at(source, stage);
        if (!amount || amount->sign() < 0) return std::nullopt;
        paid.parts.push_back(*amount);
        paid.total += *amount;
    }
    return paid.total.sign() > 0 ? std::optional(paid) : std::nullopt;
}

std::vector<LineId> payers_of(const Sheet& sheet) {
    std::vector<LineId> sources;
    for (const BreakdownId id : sheet.lines[0].breakdowns) {
        if (sheet.breakdowns[id].kind != BreakdownKind::funding) continue;
        for (const LineId line : sheet.breakdowns[id].lines) {
            if (sheet.lines[line].counted) sources.push_back(line);
        }
    }
    return sources;
}

std::string look_of(std::size_t source) {
    return fmt::format("p{}", source % most_payers + 1);
}

/// What each look stands for, of the sources that pay something.
void write_key(Markup& out, const Amounts& amounts, const std::vector<LineId>& sources,
               const std::vector<PaidStage>& stages) {
    const auto list = out.in("ul", {{"class", "legend"}});
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto pays = [i](const PaidStage& paid) { return !paid.parts[i].is_zero(); };
        if (std::none_of(stages.begin(), stages.end(), pays)) continue;
        const auto item = out.in("li");
        {
            const auto key =
                out.in("svg", {{"class", "key"}, {"width", "12"}, {"height", "12"}, {"aria-hidden", "true"}});
            out.empty("rect", {{"class", look_of(i)}, {"width", "12"}, {"height", "12"}});
        }
        out.text(" " + amounts.name(sources[i]));
    }
}

}  // namespace

void draw_payers(Markup& out, const Amounts& amounts, const std::string& id) {
    const Sheet& sheet = amounts.sheet();
    const std::vector<LineId> sources = payers_of(sheet);
    if (sources.size() < 2) return;
    std::vector<PaidStage> stages;
    Rational most = 0;
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        if (sheet.stages[stage].kind != StageKind::amount || sheet.stages[stage].formula) continue;
        std::optional<PaidStage> paid = paid_at(amounts, stage, sources);
        if (!paid) continue;
        if (paid->total > most) most = paid->total;
        stages.push_back(*std::move(paid));
    }
    if (stages.empty() || most.overflowed()) return;

    const Scale scale(0, most);
    Markup drawing;
    std::string words;
    int row = 0;
    for (const PaidStage& paid : stages) {
        draw_words(drawing, amounts.stage(paid.stage), amounts.words(paid.total), row);
        words += fmt::format("{}{}: ", words.empty() ? "" : ". ", amounts.stage(paid.stage));
        Rational reached = 0;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (paid.parts[i].is_zero()) continue;
            const Rational next = reached + paid.parts[i];
            draw_bar(drawing, scale.between(reached, next), row, "edge " + look_of(i));
            words += fmt::format("{}{} {}", reached.is_zero() ? "" : ", ", amounts.name(sources[i]),
                                 amounts.words(paid.parts[i]));
            reached = next;
        }
        ++row;
    }
    Markup below;
    write_key(below, amounts, sources, stages);
    write_picture(out, amounts, amounts.in({"Who pays, at each stage", "財源の構成(段階別)"}), words + ".",
                  row * bar_pitch, id, drawing, below);
}

}  // namespace dxbudget
