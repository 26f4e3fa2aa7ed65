/// The largest lines, as bars.

#include <fmt/format.h>

#include <algorithm>

#include "report/picture.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_lines = 10;

struct SizedLine {
    LineId line = no_id;
    Rational amount = 0;
};

/// The items that have no items of their own at that stage, and count in all that they stand in.
void add_leaves(const Amounts& amounts, LineId whole, StageId stage, std::vector<SizedLine>& leaves) {
    const Sheet& sheet = amounts.sheet();
    for (const BreakdownId id : sheet.lines[whole].breakdowns) {
        if (sheet.breakdowns[id].kind != BreakdownKind::items) continue;
        for (const LineId line : sheet.breakdowns[id].lines) {
            if (!sheet.lines[line].counted || !amounts.states(line, stage)) continue;
            const std::size_t before = leaves.size();
            if (!sheet.lines[line].partial) add_leaves(amounts, line, stage, leaves);
            if (leaves.size() > before) continue;
            const std::optional<Rational> amount = amounts.at(line, stage);
            if (amount && amount->sign() > 0) leaves.push_back({line, *amount});
        }
    }
}

}  // namespace

void draw_largest(Markup& out, const Amounts& amounts, const std::string& id) {
    const StageId stage = amounts.main_stage();
    if (stage == no_stage) return;
    std::vector<SizedLine> leaves;
    add_leaves(amounts, 0, stage, leaves);
    if (leaves.size() < 3) return;
    std::stable_sort(leaves.begin(), leaves.end(),
                     [](const SizedLine& left, const SizedLine& right) { return left.amount > right.amount; });
    const std::size_t all = leaves.size();
    Rational sum = 0;
    for (const SizedLine& leaf : leaves) sum += leaf.amount;
    leaves.resize(std::min(all, most_lines));

    const std::optional<Rational> whole = amounts.at(0, stage);
    const bool has_shares = whole && whole->sign() > 0 && sum <= *whole;  // they are parts of it
    const Scale scale(0, leaves.front().amount);
    Markup drawing;
    std::string words;
    int row = 0;
    for (const SizedLine& leaf : leaves) {
        std::string amount = amounts.words(leaf.amount);
        if (has_shares) amount += fmt::format(" ({})", amounts.percentage(leaf.amount, *whole));
        draw_words(drawing, amounts.name(leaf.line), amount, row);
        draw_bar(drawing, scale.between(0, leaf.amount), row++, "rise");
        words += fmt::format("{}{} {}", words.empty() ? "" : "; ", amounts.name(leaf.line), amount);
    }
    const Message title = {{"The largest lines, {0}", "金額の大きい細目({0})"}, {amounts.stage(stage)}};
    const Message some = {
        {"The {0} largest of {1} lines, {2}", "金額の大きい細目 {1}件のうち{0}件({2})"},
        {Rational(std::int64_t(most_lines)), Rational(static_cast<std::int64_t>(all)), amounts.stage(stage)}};
    write_picture(out, amounts, amounts.say(all > most_lines ? some : title), words + ".", row * bar_pitch, id,
                  drawing);
}

}  // namespace dxbudget
