/// The waterfall: from last year's total over each item's change to this year's.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/picture.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_steps = 12;

struct Step {
    std::string name;
    Rational change;
    bool is_gap = false;  ///< what no item explains
};

struct Changes {
    Rational before;
    Rational after;
    std::vector<Step> steps = {};
};

std::string names_in_words(const Amounts& amounts, StageId before, StageId after) {
    return amounts.say(Message{{"From {0} to {1}, by item", "{0}から{1}への増減(内訳別)"},
                               {amounts.stage(before), amounts.stage(after)}});
}

/// The items with their changes; of many, the largest in their order and the others together. Nothing where one of them
/// could not be read.
std::optional<std::vector<Step>> steps_of(const Amounts& amounts, StageId before, StageId after) {
    std::vector<LineId> lines = amounts.parts(BreakdownKind::items, before);
    for (const LineId line : amounts.parts(BreakdownKind::items, after)) {
        if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    std::vector<Step> steps;
    for (const LineId line : lines) {
        const auto from = amounts.at(line, before);
        const auto to = amounts.at(line, after);
        if (!from || !to) return std::nullopt;
        steps.push_back({amounts.name(line), *to - *from});
    }
    if (steps.size() <= most_steps) return steps;
    std::vector<Rational> sizes;
    for (const Step& step : steps) sizes.push_back(step.change.abs());
    std::nth_element(sizes.begin(), sizes.begin() + most_steps - 2, sizes.end(),
                     [](const Rational& left, const Rational& right) { return left > right; });
    const Rational least = sizes[most_steps - 2];
    std::vector<Step> shown;
    Rational rest = 0;
    std::int64_t others = 0;
    for (Step& step : steps) {
        if (step.change.abs() >= least && shown.size() < most_steps - 1) {
            shown.push_back(std::move(step));
        } else {
            rest += step.change;
            ++others;
        }
    }
    shown.push_back({amounts.say(Message{{"{0} other line{0||s}", "その他 {0}件"}, {Rational(others)}}), rest});
    return shown;
}

std::optional<Changes> changes_of(const Amounts& amounts, StageId before, StageId after) {
    const auto from = amounts.at(0, before);
    const auto to = amounts.at(0, after);
    auto steps = steps_of(amounts, before, after);
    if (!from || !to || !steps || steps->size() < 2) return std::nullopt;
    Changes changes{*from, *to, *std::move(steps)};
    Rational reached = changes.before;
    for (const Step& step : changes.steps) reached += step.change;
    if (reached.overflowed()) return std::nullopt;
    if (reached != changes.after) {
        changes.steps.push_back({std::string(amounts.in({"explained by no item", "内訳では説明できない差"})),
                                 changes.after - reached, true});
    }
    return changes;
}

/// The scale begins at zero, but where the changes would not be seen then: it begins below all of them, and that is
/// said.
std::pair<Rational, Rational> bounds_of(const Changes& changes) {
    Rational low = std::min(changes.before, changes.after, [](const auto& a, const auto& b) { return a < b; });
    Rational high = std::max(changes.before, changes.after, [](const auto& a, const auto& b) { return a < b; });
    Rational reached = changes.before;
    for (const Step& step : changes.steps) {
        reached += step.change;
        if (reached < low) low = reached;
        if (reached > high) high = reached;
    }
    const Rational range = high - low;
    const Rational margin = range * Rational::fraction(1, 4);
    const bool is_far_from_zero = low.sign() > 0 && range.sign() > 0 && low > Rational(2) * range;
    if (!is_far_from_zero) return {low.sign() > 0 ? Rational(0) : low, high.sign() < 0 ? Rational(0) : high};
    return {(low - margin).floor(), high};
}

}  // namespace

void draw_changes(Markup& out, const Amounts& amounts, const std::string& id) {
    const StageId before = stage_with_id(amounts.sheet(), "previous");
    const StageId after = amounts.main_stage();
    if (before == no_stage || after == no_stage || before == after || !amounts.states(0, before)) return;
    const std::optional<Changes> changes = changes_of(amounts, before, after);
    if (!changes) return;

    const auto [low, high] = bounds_of(*changes);
    const Scale scale(low, high);
    const Rational floor = low.sign() > 0 ? low : Rational(0);
    Markup drawing;
    int row = 0;
    const auto total = [&](StageId stage, const Rational& amount) {
        draw_words(drawing, amounts.stage(stage), amounts.words(amount), row);
        draw_bar(drawing, scale.between(floor, amount), row++, "total");
    };
    std::string words =
        amounts.say(Message{{"{0}: {1}", "{0} {1}"}, {amounts.stage(before), amounts.words(changes->before)}});
    total(before, changes->before);
    Rational reached = changes->before;
    for (const Step& step : changes->steps) {
        const Rational next = reached + step.change;
        const std::string x = percent(scale.place(reached));
        drawing.empty("line", {{"class", "step"},
                               {"x1", x},
                               {"x2", x},
                               {"y1", std::to_string((row - 1) * bar_pitch + bar_top + bar_height)},
                               {"y2", std::to_string(row * bar_pitch + bar_top)}});
        draw_words(drawing, step.name, amounts.signed_words(step.change), row);
        const std::string_view look = step.is_gap ? "gap" : step.change.sign() < 0 ? "fall" : "rise";
        draw_bar(drawing, scale.between(reached, next), row++, look);
        words += fmt::format("; {} {}", step.name, amounts.signed_words(step.change));
        reached = next;
    }
    total(after, changes->after);
    words += fmt::format("; {} {}.", amounts.stage(after), amounts.words(changes->after));
    Markup below;
    if (low.sign() > 0) {
        below.element(
            "p", {{"class", "about"}},
            amounts.say(Message{{"The scale begins at {0}.", "目盛りは {0} から始まる。"}, {amounts.words(low)}}));
    }
    write_picture(out, amounts, names_in_words(amounts, before, after), words, row * bar_pitch, id, drawing, below);
}

}  // namespace dxbudget
