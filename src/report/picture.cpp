#include "report/picture.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sheet/figure_style.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {

constexpr std::size_t widest_bar_name = 28;  // columns: what fits beside an amount on a telephone

Amounts::Amounts(const ReportedFile& report, std::size_t sheet)
    : report_(report),
      sheet_(report.audit.sheets[sheet]),
      evaluation_(report.audit.evaluations[sheet]),
      style_(style_of(sheet_, *report.audit.source)) {}

std::optional<Rational> Amounts::at(LineId line, StageId stage) const {
    const FigureId id = sheet_.cell(line, stage);
    if (id == no_id) return Rational(0);
    const Value& value = evaluation_.values[id];
    if (value.origin == Value::Origin::unreadable || value.value.overflowed()) return std::nullopt;
    if (value.origin == Value::Origin::nothing) return Rational(0);
    const Line& self = sheet_.lines[line];
    const bool of_table = self.breakdown != no_id && sheet_.breakdowns[self.breakdown].subtracted;
    const bool subtracts = self.sign == Sign::minus || (self.sign == Sign::as_table && of_table);
    return subtracts ? -value.value : value.value;
}

bool Amounts::states(LineId line, StageId stage) const {
    const FigureId id = sheet_.cell(line, stage);
    if (id == no_id) return false;
    const Value::Origin origin = evaluation_.values[id].origin;
    return origin == Value::Origin::declared || origin == Value::Origin::computed;
}

std::string Amounts::words(const Rational& amount) const {
    return in_words(amount, report_.language, style_);
}

std::string Amounts::signed_words(const Rational& amount) const {
    return amount.sign() > 0 ? "+" + words(amount) : words(amount);
}

std::string Amounts::percentage(const Rational& part, const Rational& whole) const {
    const Rational share = (part * Rational(100) / whole).round_half_up(1);
    return in_words(share, report_.language, {.decimal = style_.decimal}) + " %";
}

std::string Amounts::name(LineId line) const {
    return name_in_words(sheet_, line, report_.language);
}

std::string Amounts::stage(StageId stage) const {
    return std::string(sheet_.stages[stage].label.in(report_.language));
}

std::vector<LineId> Amounts::parts(BreakdownKind kind, StageId stage) const {
    std::vector<LineId> lines;
    for (const BreakdownId id : sheet_.lines[0].breakdowns) {
        if (sheet_.breakdowns[id].kind != kind) continue;
        for (const LineId line : sheet_.breakdowns[id].lines) {
            if (sheet_.lines[line].counted && states(line, stage)) lines.push_back(line);
        }
    }
    return lines;
}

StageId Amounts::main_stage() const {
    for (const std::string_view id : {"requested", "approved", "amount"}) {
        const StageId stage = stage_with_id(sheet_, id);
        if (stage != no_stage && states(0, stage)) return stage;
    }
    for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
        const Stage& self = sheet_.stages[stage];
        if (self.kind != StageKind::amount || self.formula || self.id == "previous" || !states(0, stage)) continue;
        return stage;
    }
    return no_stage;
}

/// Places alone are drawn with binary fractions; what is written is exact.
static double as_double(const Rational& amount) {
    return static_cast<double>(amount.numerator()) / static_cast<double>(amount.denominator());
}

Scale::Scale(const Rational& low, const Rational& high)
    : low_(as_double(low)), size_(low == high ? 1 : as_double(high) - as_double(low)) {}

double Scale::place(const Rational& amount) const {
    return std::clamp((as_double(amount) - low_) / size_ * 100, 0.0, 100.0);
}

Stretch Scale::between(const Rational& one, const Rational& other) const {
    const double first = place(one);
    const double second = place(other);
    return {std::min(first, second), std::max(std::max(first, second) - std::min(first, second), 0.3)};
}

std::string percent(double value) {
    return fmt::format("{:.2f}%", value);
}

void draw_bar(Markup& out, const Stretch& stretch, int row, std::string_view look) {
    out.empty("rect", {{"class", look},
                       {"x", percent(stretch.begin)},
                       {"width", percent(stretch.width)},
                       {"y", std::to_string(row * bar_pitch + bar_top)},
                       {"height", std::to_string(bar_height)}});
}

void draw_words(Markup& out, std::string_view name, std::string_view amount, int row) {
    const std::string y = std::to_string(row * bar_pitch + bar_top - 6);
    out.element("text", {{"x", "0"}, {"y", y}}, shortened(name, widest_bar_name));
    out.element("text", {{"class", "amount"}, {"x", "100%"}, {"y", y}}, amount);
}

void write_picture(Markup& out, const Amounts& amounts, std::string_view title, std::string_view words, int height,
                   std::string_view id, const Markup& drawing, const Markup& below) {
    const auto figure = out.in("figure");
    const std::string title_id = fmt::format("title-{}", id);
    const std::string words_id = fmt::format("words-{}", id);
    {
        const auto caption = out.in("figcaption");
        out.text(title);
        const std::string& unit = amounts.sheet().unit.label;
        if (!unit.empty()) {
            out.text(" ");
            out.element("span", {{"class", "unit"}}, amounts.say(Message{{"in {0}", "単位: {0}"}, {unit}}));
        }
    }
    const std::string labels = title_id + " " + words_id;
    {
        const auto svg = out.in(
            "svg",
            {{"role", "img"}, {"aria-labelledby", labels}, {"width", "100%"}, {"height", std::to_string(height)}});
        out.element("title", {{"id", title_id}}, title);
        out.element("desc", {{"id", words_id}}, words);
        out.append(drawing);
    }
    out.append(below);
}

void write_pictures(Markup& out, const ReportedFile& report, std::size_t sheet) {
    const Amounts amounts(report, sheet);
    Markup pictures;
    draw_changes(pictures, amounts, report.id_of("changes", sheet + 1));
    draw_payers(pictures, amounts, report.id_of("payers", sheet + 1));
    draw_largest(pictures, amounts, report.id_of("largest", sheet + 1));
    if (pictures.is_empty()) return;
    const auto section = out.in("section");
    out.element("h2", report.in({"In pictures", "図表"}));
    const auto frame = out.in("div", {{"class", "pictures"}});
    out.append(pictures);
}

}  // namespace dxbudget
