/// A sheet written anew in the canonical words of the format. Texts are quoted and amounts are plain digits, so nothing
/// that YAML could take for something else is left.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "../value_words.hpp"
#include "../yaml_text.hpp"
#include "dxbudget/render_sheet.hpp"

namespace dxbudget {
namespace {

/// A number as YAML and `check` read it: digits, or a calculation where its decimals do not end.
std::string digits(const Rational& number, bool approximate) {
    Rational scale = 1;
    for (int places = 0; places <= 6; ++places, scale = scale * Rational(10)) {
        if ((number * scale).is_integer()) return approximate ? yaml_quoted("約" + plain(number)) : plain(number);
    }
    return yaml_quoted(plain(Rational::fraction(number.numerator(), 1)) + " / " +
                       plain(Rational::fraction(number.denominator(), 1)));
}

class Writer {
  public:
    explicit Writer(const CalculatedSheet& calculated) : calculated_(calculated), sheet_(*calculated.sheet) {}

    std::string run() {
        text("title", sheet_.title);
        text("department", sheet_.department);
        text("fiscal_year", sheet_.fiscal_year);
        text("unit", sheet_.unit.label);
        write_calculation_unit();
        write_rounding(sheet_.lines[0].rounding);
        write_stages();
        if (states_figures(0) || has_parts(0)) {
            key("total");
            deeper([&] {
                write_figures(0);
                write_bounds(0);
            });
        }
        write_tables(0);
        write_costs();
        write_workings();
        text("note", sheet_.lines[0].note);
        return std::move(text_);
    }

  private:
    void line(std::string_view content) {
        text_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        if (dash_) {
            text_.replace(text_.size() - 2, 2, "- ");
            dash_ = false;
        }
        text_.append(content);
        text_ += '\n';
    }
    void key(std::string_view word) { line(fmt::format("{}:", word)); }
    void text(std::string_view word, std::string_view value) {
        if (!value.empty()) line(fmt::format("{}: {}", word, yaml_quoted(value)));
    }
    template <class Write>
    void deeper(Write write) {
        ++depth_;
        const std::size_t before = text_.size();
        write();
        // A table in which nothing is stated is an empty mapping.
        if (text_.size() == before) text_.insert(before - 1, " {}");
        --depth_;
    }
    template <class Write>
    void element(Write write) {
        depth_ += 2;
        dash_ = true;
        write();
        if (dash_) line("{}");
        depth_ -= 2;
    }

    void write_stages() {
        const auto is_declared = [](const Stage& stage) { return stage.own; };
        if (std::none_of(sheet_.stages.begin(), sheet_.stages.end(), is_declared)) return;
        key("stages");
        deeper([&] {
            for (const Stage& stage : sheet_.stages) {
                if (!stage.own) continue;
                key(yaml_quoted(stage.id));
                deeper([&] { write_stage(stage); });
            }
        });
    }

    void write_stage(const Stage& stage) {
        if (stage.label.japanese != stage.id) text("label", stage.label.japanese);
        line(fmt::format("kind: {}", word_of(stage.kind, stage_kind_words)));
        if (stage.unit) text("unit", stage.unit->label);
        if (stage.formula) text("formula", formula_of(stage));
        write_names("except", stage.except);
        write_names("not_added", stage.not_added);
        write_rounding(stage.rounding);
    }

    void write_names(std::string_view word, const std::vector<std::string_view>& names) {
        if (names.empty()) return;
        key(word);
        for (const std::string_view name : names) element([&] { line(yaml_quoted(name)); });
    }

    void write_rounding(std::uint32_t index) {
        if (index == no_id) return;
        const RoundingChoice& choice = sheet_.roundings[index];
        key("rounding");
        deeper([&] {
            if (choice.products) line(fmt::format("products: {}", word_of(*choice.products, rounding_words)));
            if (choice.sums) line(fmt::format("sums: {}", word_of(*choice.sums, rounding_words)));
            if (choice.adds_exact) line(fmt::format("add: {}", word_of(*choice.adds_exact, addition_words)));
            if (choice.step) line(fmt::format("to: {}", digits(*choice.step, false)));
        });
    }

    /// Whether totals come from what the calculation of a figure gives, so that it must be written, too.
    bool needs_calculation(const Figure& figure) const {
        return figure.calculation != no_id && figure.stage != no_stage &&
               rounding_of(sheet_, figure.line, figure.stage).adds_exact;
    }

    void write_calculation_unit() {
        const auto needs = [&](const Figure& figure) { return needs_calculation(figure); };
        if (sheet_.calculation_unit && std::any_of(sheet_.figures.begin(), sheet_.figures.end(), needs))
            text("calculation_unit", sheet_.calculation_unit->label);
    }

    std::string formula_of(const Stage& stage) const {
        const Rational scale = stage.kind == StageKind::ratio ? Rational(100) : Rational(1);
        std::string formula = sum_of(stage.formula->terms, scale);
        if (!stage.formula->constant.is_zero()) formula += " + " + plain(stage.formula->constant);
        if (stage.formula->divisor.empty()) return formula;
        return fmt::format("({}) / ({})", formula, sum_of(stage.formula->divisor, 1));
    }

    std::string sum_of(const std::vector<FormulaTerm>& terms, const Rational& scale) const {
        std::string sum;
        for (const FormulaTerm& term : terms) {
            const Rational factor = term.coefficient / scale;
            sum += sum.empty() ? (factor.sign() < 0 ? "-" : "") : (factor.sign() < 0 ? " - " : " + ");
            const Rational size = factor.abs();
            if (size != Rational(1))
                sum += fmt::format("{} / {} * ", plain(Rational::fraction(size.numerator(), 1)),
                                   plain(Rational::fraction(size.denominator(), 1)));
            sum += sheet_.stages[term.stage].id;
        }
        return sum;
    }

    bool states_figures(LineId id) const {
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            if (sheet_.cell(id, stage) != no_id) return true;
        }
        return false;
    }

    bool has_parts(LineId id) const {
        return !lines_beside(sheet_, id, LineKind::restatement).empty() ||
               !lines_beside(sheet_, id, LineKind::limit).empty();
    }

    std::string value_of(FigureId id) const {
        const Figure& figure = sheet_.figures[id];
        const Recalculated& result = calculated_.results[id];
        const bool has_words = figure.state == State::remark ||
                               (figure.state == State::nil && result.origin == Recalculated::Origin::nothing);
        if (has_words) return yaml_quoted(calculated_.source->slice(figure.span));
        if (result.origin == Recalculated::Origin::nothing) return {};
        if (result.origin == Recalculated::Origin::set || !needs_calculation(figure))
            return digits(result.value, figure.approximate);
        const std::string calculation(calculated_.source->slice(sheet_.calculations[figure.calculation].span));
        const bool is_its_text = calculation.find('=') == std::string::npos;  // and no quoted scalar with escapes
        return is_its_text ? yaml_quoted(calculation + " = " + plain(result.value))
                           : digits(result.value, figure.approximate);
    }

    void write_figures(LineId id) {
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId cell = sheet_.cell(id, stage);
            if (cell == no_id) continue;
            const std::string value = value_of(cell);
            const std::string word =
                sheet_.stages[stage].own ? yaml_quoted(sheet_.stages[stage].id) : std::string(sheet_.stages[stage].id);
            if (!value.empty()) line(fmt::format("{}: {}", word, value));
        }
    }

    /// What stands beside a line's figures: where else they are stated, and what they may not exceed.
    void write_bounds(LineId id) {
        bool first = true;
        for (const LineId part : lines_beside(sheet_, id, LineKind::restatement)) {
            const Line& again = sheet_.lines[part];
            if (std::exchange(first, false)) key("also");
            element([&] {
                text("where", again.name);
                write_rounding(again.rounding);
                write_figures(part);
            });
        }
        write_bound(id, LineKind::limit, "limit");
    }

    void write_bound(LineId id, LineKind kind, std::string_view word) {
        for (const LineId part : lines_beside(sheet_, id, kind)) {
            const Line& bound = sheet_.lines[part];
            if (bound.everywhere != no_id) {
                line(fmt::format("{}: {}", word, value_of(bound.everywhere)));
            } else {
                key(word);
                deeper([&] { write_figures(part); });
            }
        }
    }

    void write_shares(const Line& self, LineId id) {
        const auto share_text = [](const Share& share) {
            if (!share.of_whole) return std::string("rest");
            return fmt::format("{}/{}", plain(Rational::fraction(share.of_whole->numerator(), 1)),
                               plain(Rational::fraction(share.of_whole->denominator(), 1)));
        };
        if (self.shares.size() == 1 && !self.shares.front().stage) {
            text("share", share_text(self.shares.front()));
        } else if (!self.shares.empty()) {
            key("share");
            deeper([&] {
                for (const Share& share : self.shares) {
                    if (share.stage)
                        line(fmt::format("{}: {}", yaml_quoted(sheet_.stages[*share.stage].id),
                                         yaml_quoted(share_text(share))));
                }
            });
        }
        if (self.share_base == no_id) return;
        if (const auto parts = parts_of_base(sheet_, self.share_base); !parts.empty()) {
            std::string sum;
            for (const BasePart& part : parts) {
                if (!sum.empty()) sum += part.coefficient.sign() < 0 ? " - " : " + ";
                sum += path_of_line(sheet_, part.line);
            }
            return text("of", sum);
        }
        if (sheet_.lines[self.share_base].kind == LineKind::share_base)
            return write_bound(id, LineKind::share_base, "of");
        text("of", path_of_line(sheet_, self.share_base));
    }

    void write_line(LineId id) {
        const Line& self = sheet_.lines[id];
        text("name", self.name);
        write_shares(self, id);
        if (!self.counted) line("counted: no");
        if (self.partial) line("partial: yes");
        write_rounding(self.rounding);
        write_figures(id);
        write_bounds(id);
        text("elsewhere", self.elsewhere);
        text("note", self.note);
        write_tables(id);
    }

    void write_lines(const Breakdown& breakdown) {
        for (const LineId part : breakdown.lines) element([&] { write_line(part); });
        if (breakdown.kind != BreakdownKind::funding) return;
        for (const LineId part : lines_beside(sheet_, breakdown.whole, LineKind::funding_total)) {
            element([&] {
                text("name", "事業費");
                write_figures(part);
            });
        }
    }

    /// A list of lines; a mapping around it where something holds for all of them.
    void write_table(const std::string& word, const Breakdown& breakdown) {
        key(word);
        if (breakdown.rounding == no_id && !breakdown.partial) return write_lines(breakdown);
        deeper([&] {
            if (breakdown.partial) line("partial: yes");
            write_rounding(breakdown.rounding);
            key("items");
            write_lines(breakdown);
        });
    }

    void write_tables(LineId id) {
        bool first_other = true;
        for (const BreakdownId table : sheet_.lines[id].breakdowns) {
            const Breakdown& breakdown = sheet_.breakdowns[table];
            if (breakdown.lines.empty()) continue;
            if (breakdown.kind == BreakdownKind::other) {
                if (std::exchange(first_other, false)) key("breakdowns");
                deeper([&] { write_table(yaml_quoted(breakdown.name), breakdown); });
            } else {
                write_table(breakdown.kind == BreakdownKind::items ? "items" : "funding", breakdown);
            }
        }
    }

    void write_costs() {
        bool first = true;
        const auto begin = [&] {
            if (std::exchange(first, false)) key("costs");
        };
        bool first_staff = true;
        for (LineId id = 1; id < sheet_.lines.size(); ++id) {
            const LineKind kind = sheet_.lines[id].kind;
            const std::string_view word = kind == LineKind::project      ? "project"
                                          : kind == LineKind::personnel  ? "personnel"
                                          : kind == LineKind::cost_total ? "total"
                                                                         : "";
            if (word.empty()) continue;
            begin();
            deeper([&] {
                key(word);
                deeper([&] { write_figures(id); });
            });
        }
        for (LineId id = 1; id < sheet_.lines.size(); ++id) {
            if (sheet_.lines[id].kind != LineKind::staff) continue;
            begin();
            deeper([&] {
                if (std::exchange(first_staff, false)) key("staff");
                deeper([&] {
                    if (sheet_.lines[id].name.empty()) return write_figures(id);
                    key(yaml_quoted(sheet_.lines[id].name));
                    deeper([&] { write_figures(id); });
                });
            });
        }
    }

    void write_workings() {
        bool first = true;
        for (LineId id = 1; id < sheet_.lines.size(); ++id) {
            if (sheet_.lines[id].kind != LineKind::working) continue;
            if (std::exchange(first, false)) key("workings");
            element([&] { write_line(id); });
        }
    }

    const CalculatedSheet& calculated_;
    const Sheet& sheet_;
    std::string text_;
    int depth_ = 0;
    bool dash_ = false;
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
