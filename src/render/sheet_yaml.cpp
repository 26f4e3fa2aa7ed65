/// A sheet written anew in the canonical words of the format. Texts are quoted and amounts are plain digits, with the
/// decimals that the sheet gives all of them, so nothing that YAML could take for something else is left.

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "render/sheet_yaml.hpp"
#include "sheet/figure_style.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {
namespace {

class Writer {
  public:
    explicit Writer(const CalculatedSheet& calculated)
        : calculated_(calculated), sheet_(*calculated.sheet), style_(style_of(sheet_, *calculated.source)) {}

    std::string run() {
        const Line& whole = sheet_.lines[0];
        out_.text("title", sheet_.title);
        out_.text("department", sheet_.department);
        out_.text("fiscal_year", sheet_.fiscal_year);
        out_.text("unit", sheet_.unit.label);
        write_notation(out_, sheet_);
        write_calculation_unit();
        write_rounding(out_, sheet_, whole.rounding);
        write_tolerance(out_, sheet_, sheet_.tolerance);
        write_stages(out_, sheet_);
        if (states_figures(0) || has_bounds(0)) {
            out_.key("total");
            out_.deeper([&] {
                write_figures(0);
                write_tolerance(out_, sheet_, whole.tolerance);
                write_bounds(0);
            });
        }
        if (whole.partial) out_.entry("partial", "yes");
        write_tables(0);
        write_costs();
        write_unit_costs(out_, sheet_);
        write_workings();
        write_checks(out_, sheet_);
        out_.text("note", whole.note);
        write_meta(out_, *calculated_.document, whole.meta);
        return out_.take();
    }

  private:
    /// Whether totals come from what the calculation of a figure gives, so that it must be written, too.
    bool needs_calculation(const Figure& figure) const {
        return figure.calculation != no_id && figure.stage != no_stage &&
               rounding_of(sheet_, figure.line, figure.stage).adds_exact;
    }

    void write_calculation_unit() {
        const auto needs = [&](const Figure& figure) { return needs_calculation(figure); };
        if (!sheet_.calculation_unit || std::none_of(sheet_.figures.begin(), sheet_.figures.end(), needs)) return;
        out_.text("calculation_unit", sheet_.calculation_unit->label);
        unit_in_calculations_ = sheet_.unit.label;
    }

    bool states_figures(LineId id) const {
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            if (sheet_.cell(id, stage) != no_id) return true;
        }
        return false;
    }

    bool has_bounds(LineId id) const {
        return !lines_beside(sheet_, id, LineKind::restatement).empty() ||
               !lines_beside(sheet_, id, LineKind::limit).empty();
    }

    std::string number(const Figure& figure, const Recalculated& result) const {
        const bool is_money = &sheet_.unit_of(figure) == &sheet_.unit;
        const bool ends = (result.value * Rational::power_of_ten(style_.decimals)).is_integer();
        const bool is_clear = style_.decimals != 3;  // which could be thousands
        if (is_money && style_.whole_too && is_clear && ends && !result.approximate)
            return ungrouped(result.value, style_);
        return in_notation(
            yaml_number(result.value, result.approximate, is_money ? unit_in_calculations_ : std::string_view{}),
            sheet_.notation);
    }

    /// Whether words are none in the sheet's own notation: in a CSV file with another, `(5)` may be a note.
    bool is_figure_here(const Figure& figure, std::string_view words) const {
        return figure.kind == AmountKind::remark &&
               read_amount(words, {.unit = &sheet_.unit_of(figure), .notation = sheet_.notation}).kind ==
                   AmountKind::number;
    }

    /// Whether the text of a calculation, maybe of a CSV file in another notation, gives the value in the sheet's own.
    bool reads_as(const std::string& text, const Figure& figure, const Rational& value) const {
        AmountContext context{.unit = &sheet_.unit_of(figure), .notation = sheet_.notation};
        if (sheet_.calculation_unit) context.calculation_unit = &*sheet_.calculation_unit;
        const Amount again = read_amount(text + " =", context);
        return again.calculation && again.calculation->value == value;
    }

    /// What stands after a figure's key; nothing where the figure stands nowhere.
    std::optional<std::string> value_of(FigureId id) const {
        const Figure& figure = sheet_.figures[id];
        const Recalculated& result = calculated_.results[id];
        const bool has_value = result.origin != Recalculated::Origin::nothing;
        if (result.origin == Recalculated::Origin::set) return in_notation(yaml_number(result.value), sheet_.notation);
        if (figure.kind == AmountKind::remark || figure.kind == AmountKind::unreadable) {
            const std::string_view words = words_of(sheet_, *calculated_.source, id);
            return yaml_quoted(is_figure_here(figure, words) ? "‐" : words);
        }
        // A column with a formula adds up only where all of it is written.
        const bool follows = figure.stage != no_stage && sheet_.stages[figure.stage].formula;
        const bool is_written = has_value && !result.open && (figure.kind == AmountKind::number || !follows);
        if (!is_written && figure.kind == AmountKind::absent) return std::nullopt;
        if (!is_written) return figure.kind == AmountKind::nil ? yaml_quoted("‐") : "";
        if (!needs_calculation(figure)) return number(figure, result);
        const FigureCalculation& calculation = sheet_.calculations[figure.calculation];
        const std::string text(calculated_.source->slice(calculation.span));
        if (text.find_first_of("=\\") != std::string::npos) return number(figure, result);  // no text of a calculation
        if (!reads_as(text, figure, calculation.value)) return number(figure, result);
        const std::string stated =
            result.value == calculation.value ? " =" : " = " + in_notation(yaml_number(result.value), sheet_.notation);
        return yaml_quoted(text + stated);
    }

    void write_figures(LineId id) {
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId cell = sheet_.cell(id, stage);
            if (cell == no_id) continue;
            const std::string_view word = sheet_.stages[stage].id;
            if (const auto value = value_of(cell))
                out_.value(sheet_.stages[stage].is_custom ? yaml_quoted(word) : word, *value);
        }
    }

    /// What stands beside a line's figures: where else they are stated, and what they may not exceed.
    void write_bounds(LineId id) {
        bool first = true;
        for (const LineId part : lines_beside(sheet_, id, LineKind::restatement)) {
            const Line& again = sheet_.lines[part];
            if (std::exchange(first, false)) out_.key("also");
            out_.element([&] {
                out_.text("where", again.name);
                write_rounding(out_, sheet_, again.rounding);
                write_figures(part);
                out_.text("note", again.note);
            });
        }
        write_bound(id, LineKind::limit, "limit");
        const LineId limit = sheet_.lines[id].limit;
        if (limit != no_id && sheet_.lines[limit].kind != LineKind::limit)
            out_.text("limit", path_of_line(sheet_, limit));
    }

    void write_bound(LineId id, LineKind kind, std::string_view word) {
        for (const LineId part : lines_beside(sheet_, id, kind)) {
            const Line& bound = sheet_.lines[part];
            if (bound.stageless != no_id) {
                out_.value(word, value_of(bound.stageless).value_or(""));
            } else {
                out_.key(word);
                out_.deeper([&] { write_figures(part); });
            }
        }
    }

    std::string text_of_base(const BasePart& part) const {
        const FigureId amount = sheet_.lines[part.line].stageless;
        if (amount != no_id) return value_of(amount).value_or("");
        std::string path = path_of_line(sheet_, part.line);
        if (part.stage != no_stage) (path += '.') += sheet_.stages[part.stage].id;
        return path;
    }

    void write_shares(const Line& self, LineId id) {
        const auto share_text = [](const Share& share) {
            if (!share.of_whole) return std::string("rest");
            return plain(Rational::fraction(share.of_whole->numerator(), 1)) + "/" +
                   plain(Rational::fraction(share.of_whole->denominator(), 1));
        };
        if (self.shares.size() == 1 && !self.shares.front().stage) {
            out_.text("share", share_text(self.shares.front()));
        } else if (!self.shares.empty()) {
            out_.key("share");
            out_.deeper([&] {
                for (const Share& share : self.shares) {
                    if (share.stage) out_.text(yaml_quoted(sheet_.stages[*share.stage].id), share_text(share));
                }
            });
        }
        if (self.share_base == no_id) return;
        if (const auto parts = parts_of_base(sheet_, self.share_base); !parts.empty()) {
            std::string sum;
            for (const BasePart& part : parts) {
                if (!sum.empty()) sum += part.coefficient.sign() < 0 ? " - " : " + ";
                sum += text_of_base(part);
            }
            return out_.text("of", sum);
        }
        if (sheet_.lines[self.share_base].kind == LineKind::share_base)
            return write_bound(id, LineKind::share_base, "of");
        out_.text("of", path_of_line(sheet_, self.share_base));
    }

    /// All of a line but its name.
    void write_body(LineId id) {
        const Line& self = sheet_.lines[id];
        write_shares(self, id);
        if (!self.counted) out_.entry("counted", "no");
        if (self.sign != Sign::as_table) out_.entry("sign", word_of(self.sign, sign_words));
        write_tolerance(out_, sheet_, self.tolerance);
        if (self.partial) out_.entry("partial", "yes");
        write_rounding(out_, sheet_, self.rounding);
        write_figures(id);
        write_bounds(id);
        out_.text("elsewhere", self.elsewhere);
        out_.text("note", self.note);
        write_meta(out_, *calculated_.document, self.meta);
        write_tables(id);
    }

    void write_line(LineId id, std::string_view name) {
        out_.text("name", name);
        write_body(id);
    }

    void write_lines(const Breakdown& breakdown, std::span<const LineId> totals) {
        for (const LineId part : breakdown.lines) out_.element([&] { write_line(part, sheet_.lines[part].name); });
        for (const LineId total : totals) out_.element([&] { write_line(total, "事業費"); });
    }

    /// Where a funding table states what it funds.
    std::span<const LineId> totals_in(const Breakdown& breakdown) const {
        if (breakdown.kind != BreakdownKind::funding) return {};
        return lines_beside(sheet_, breakdown.whole, LineKind::funding_total);
    }

    /// A list of lines; a mapping around it where something holds for all of them.
    void write_table(std::string_view word, const Breakdown& breakdown) {
        const std::span<const LineId> totals = totals_in(breakdown);
        if (breakdown.lines.empty() && totals.empty()) return;
        out_.key(word);
        if (breakdown.rounding == no_id && !breakdown.partial && !breakdown.subtracted)
            return write_lines(breakdown, totals);
        out_.deeper([&] {
            if (breakdown.partial) out_.entry("partial", "yes");
            if (breakdown.subtracted) out_.entry("sign", word_of(Sign::minus, sign_words));
            write_rounding(out_, sheet_, breakdown.rounding);
            out_.key("items");
            write_lines(breakdown, totals);
        });
    }

    void write_tables(LineId id) {
        bool first_other = true;
        for (const BreakdownId table : sheet_.lines[id].breakdowns) {
            const Breakdown& breakdown = sheet_.breakdowns[table];
            if (breakdown.kind == BreakdownKind::other) {
                if (std::exchange(first_other, false)) out_.key("breakdowns");
                out_.deeper([&] { write_table(yaml_quoted(breakdown.name), breakdown); });
            } else {
                write_table(breakdown.kind == BreakdownKind::items ? "items" : "funding", breakdown);
            }
        }
    }

    void write_costs() {
        bool first = true;
        const auto in_costs = [&](auto write) {
            if (std::exchange(first, false)) out_.key("costs");
            out_.deeper(write);
        };
        static constexpr std::pair<LineKind, std::string_view> rows[] = {
            {LineKind::project, "project"}, {LineKind::personnel, "personnel"}, {LineKind::cost_total, "total"}};
        for (const auto& row : rows) {
            for (const LineId id : lines_beside(sheet_, 0, row.first)) {
                in_costs([&] {
                    out_.key(row.second);
                    out_.deeper([&] { write_body(id); });
                });
            }
        }
        if (lines_beside(sheet_, 0, LineKind::staff).empty()) return;
        in_costs([&] {
            out_.key("staff");
            out_.deeper([&] {
                for (const LineId id : lines_beside(sheet_, 0, LineKind::staff)) write_staff(id);
            });
        });
    }

    void write_staff(LineId id) {
        if (sheet_.lines[id].name.empty()) return write_figures(id);
        out_.key(yaml_quoted(sheet_.lines[id].name));
        out_.deeper([&] { write_body(id); });
    }

    void write_workings() {
        bool first = true;
        for (LineId id = 1; id < sheet_.lines.size(); ++id) {
            if (sheet_.lines[id].kind != LineKind::working) continue;
            if (std::exchange(first, false)) out_.key("workings");
            out_.element([&] { write_line(id, sheet_.lines[id].name); });
        }
    }

    const CalculatedSheet& calculated_;
    const Sheet& sheet_;
    const FigureStyle style_;
    std::string_view unit_in_calculations_;
    YamlLines out_;
};

}  // namespace

std::string render_sheets_yaml(std::span<const CalculatedSheet> sheets) {
    std::string text;
    for (const CalculatedSheet& sheet : sheets) {
        if (!text.empty()) text += "---\n";
        text += Writer(sheet).run();
    }
    return text;
}

}  // namespace dxbudget
