/// The tape: every addend with its sign, right-aligned on the decimal point, and where it stands.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/terminal.hpp"
#include "sheet/figure_style.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_addends = 30;
constexpr std::size_t widest_name = 44;
constexpr std::size_t widest_remark = 40;

struct TapeRow {
    std::string_view sign = " ";
    std::string amount = {};
    std::string name = {};
    std::optional<LineReference> place = {};  // none: it stands nowhere
    std::string note = {};
};

/// What a list of addends comes to: a sum, divided by another where some of them divide.
class Sum {
  public:
    void add(const Addend& addend) {
        (addend.divides ? divisor_ : sum_) += addend.coefficient * addend.value;
        divides_ = divides_ || addend.divides;
    }
    Rational value() const { return divides_ ? sum_ / divisor_ : sum_; }

  private:
    Rational sum_ = 0;
    Rational divisor_ = 0;
    bool divides_ = false;
};

std::string factor_text(const Rational& factor) {
    constexpr int largest_denominator = 100;  // 1/3 as it is, 0.667 as a decimal
    if (factor.is_integer() || factor.denominator() > largest_denominator) return grouped(factor);
    return as_fraction(factor);
}

std::string note_of(const Addend& addend, const Source& source, Language language) {
    if (addend.kind == AmountKind::number) return {};
    if (addend.counts) return std::string(Text{"computed", "計算値"}.in(language));
    switch (addend.kind) {
        case AmountKind::number:
            break;
        case AmountKind::absent:
            return std::string(Text{"not stated", "記載なし"}.in(language));
        case AmountKind::nil:
            return std::string(Text{"nil", "金額なし"}.in(language));
        case AmountKind::blank:
            return std::string(Text{"blank", "空欄"}.in(language));
        case AmountKind::remark: {
            const std::string words = shortened(source.slice(addend.span), widest_remark);
            return fmt::format(fmt::runtime(Text{"remark: `{}`", "記載「{}」"}.in(language)), words);
        }
        case AmountKind::unreadable:
            return std::string(Text{"unreadable", "判読不能"}.in(language));
    }
    return {};
}

TapeRow row_of(const Addend& addend, const Source& source, Language language, const FigureStyle& style) {
    TapeRow row;
    const Rational size = addend.coefficient.abs();
    row.name = printable(render({.pattern = {"{0}", "{0}"}, .arguments = {addend.name}}, language));
    row.name = shortened(row.name, widest_name);
    row.note = note_of(addend, source, language);
    if (addend.span != Span{}) row.place = source.line_reference(addend.span.begin);
    if (!addend.counts) {
        row.amount = "-";
        return row;
    }
    row.sign = addend.divides ? "÷" : addend.coefficient.sign() < 0 ? "-" : "+";
    row.amount = in_words(size * addend.value, language, style);
    if (size != Rational(1)) {
        row.name += fmt::format(" ({} × {})", in_words(addend.value, language, style), factor_text(size));
    }
    return row;
}

/// What the last line says beside the computed figure.
std::string conclusion(const Comparison& comparison, Language language, const FigureStyle& style) {
    const AmountUnit unit{printable(after_figure(comparison.unit).text)};
    const std::string gap = with_unit(in_words(comparison.difference.abs(), language, style), unit, style);
    const bool less = comparison.difference.sign() < 0;
    std::string out(comparison.at_most ? Text{"at most", "上限"}.in(language)
                                       : Text{"computed", "計算値"}.in(language));
    out += admitting(comparison, language, style);
    const Text declared =
        less ? Text{"; {} less is declared", "。記載は {} 少ない"} : Text{"; {} more is declared", "。記載は {} 多い"};
    const Text other = less ? Text{"; {} less the other way", "。別の計算では {} 少ない"}
                            : Text{"; {} more the other way", "。別の計算では {} 多い"};
    const Text words = comparison.stated ? declared : other;
    return out + fmt::format(fmt::runtime(words.in(language)), gap);
}

/// How wide an amount is before its decimal mark, or its closing bracket.
std::size_t width_of_whole(std::string_view amount, char decimal) {
    const char ends[] = {decimal, ')'};
    return display_width(amount.substr(0, amount.find_first_of(std::string_view(ends, 2))));
}

/// The columns that all rows share.
struct Columns {
    std::size_t whole = 0;     // of the amounts, before the decimal point …
    std::size_t decimals = 0;  // … and from it on
    std::size_t name = 0;
    std::size_t line = 0;
    char mark = '.';  // before the decimals

    Columns(const std::vector<TapeRow>& rows, const FigureStyle& style) : mark(style.decimal) {
        for (const TapeRow& row : rows) {
            const std::size_t point = width_of_whole(row.amount, mark);
            whole = std::max(whole, point);
            decimals = std::max(decimals, display_width(row.amount) - point);
            if (!row.place && row.note.empty()) continue;
            name = std::max(name, display_width(row.name));
            if (row.place) line = std::max(line, fmt::formatted_size("{}", row.place->line));
        }
    }

    std::string amount(const std::string& text) const {
        const std::size_t point = width_of_whole(text, mark);
        return std::string(whole - point, ' ') + padded(text, point + decimals);
    }
};

std::string line_of(const TapeRow& row, const Columns& columns, Language language) {
    std::string out = fmt::format("   {} {}  {}", row.sign, columns.amount(row.amount), row.name);
    if (row.place || !row.note.empty()) {
        const std::size_t width = display_width(row.name);
        if (width < columns.name) out.append(columns.name - width, ' ');
    }
    if (row.place && row.place->file.empty()) {
        const Text words{"  line {:>{}}", "  {:>{}}行目"};
        out += fmt::format(fmt::runtime(words.in(language)), row.place->line, columns.line);
    } else if (row.place) {
        out += "  " + printable(in_words(*row.place, language));
    }
    if (!row.note.empty()) out += fmt::format("  ({})", row.note);
    return out;
}

}  // namespace

bool admits_others(const Comparison& comparison) {
    const auto& admissible = comparison.admissible;
    return admissible && (admissible->low != comparison.computed || admissible->high != comparison.computed);
}

std::string choice_of(const Comparison& comparison, Language language, const FigureStyle& style) {
    const Range& admissible = *comparison.admissible;
    if (admissible.low == admissible.high) return in_words(admissible.low, language, style);
    const bool neighbours = admissible.high - admissible.low <= Rational(1);
    const Text between = neighbours ? Text{" or ", " 又は "} : Text{" to ", "〜"};
    const bool is_passed_over = admissible.low < comparison.declared && comparison.declared < admissible.high;
    const Text steps = is_passed_over ? Text{", as a multiple of `to`", "(「単位」の倍数)"} : Text{};
    return in_words(admissible.low, language, style) + std::string(between.in(language)) +
           in_words(admissible.high, language, style) + std::string(steps.in(language));
}

std::string admitting(const Comparison& comparison, Language language, const FigureStyle& style) {
    if (!admits_others(comparison)) return {};
    const Text words{", admitting {}", "(端数処理により {})"};
    return fmt::format(fmt::runtime(words.in(language)), choice_of(comparison, language, style));
}

std::string tape(const Comparison& comparison, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options) {
    const std::vector<Addend>& addends = comparison.addends;
    Sum sum;
    Rational shown;
    std::vector<TapeRow> rows;
    for (const Addend& addend : addends) {
        sum.add(addend);
        if (rows.size() >= most_addends) continue;
        shown = sum.value();
        rows.push_back(row_of(addend, source, options.language, style));
    }
    const bool adds_up = sum.value() == comparison.computed || comparison.cap;
    if (addends.size() > rows.size()) {
        const Text words{"… and {} more", "… ほか {}件"};
        const std::string name = fmt::format(fmt::runtime(words.in(options.language)), addends.size() - rows.size());
        rows.push_back({.sign = "+", .amount = in_words(sum.value() - shown, options.language, style), .name = name});
    }
    if (comparison.cap) {
        rows.push_back(row_of(*comparison.cap, source, options.language, style));
        rows.back().sign = "≤";
    }
    if (!rows.empty() && rows[0].sign == "+") rows[0].sign = " ";

    // Where the one figure that is added is the figure that was expected, the headline has said it all.
    const bool is_rounded = admits_others(comparison);
    const bool is_copy = rows.size() == 1 && adds_up && addends[0].coefficient == Rational(1);
    if (rows.empty() && !is_rounded) return {};
    const bool has_result = is_rounded || !is_copy;
    if (has_result) {
        const std::string words = conclusion(comparison, options.language, style);
        rows.push_back({.sign = adds_up ? "=" : " ",
                        .amount = in_words(comparison.computed, options.language, style),
                        .name = words});
    }

    const std::string edge = bar(gutter, options.color);
    const Columns columns(rows, style);
    std::string out = edge + "\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_result = has_result && i + 1 == rows.size();
        if (is_result && rows.size() > 2) {
            const std::string rule(columns.whole + columns.decimals + 2, '-');
            out += edge + "   " + paint(rule, Ink::frame, options.color) + "\n";
        }
        const std::string line = line_of(rows[i], columns, options.language);
        out += edge + (is_result ? paint(line, Ink::strong, options.color) : line) + "\n";
    }
    return out;
}

std::string tape(const FailedCheck& check, const FigureStyle& style, const Source& source, std::size_t gutter,
                 const RenderOptions& options) {
    std::vector<TapeRow> rows;
    for (const Addend& figure : check.figures) {
        if (rows.size() >= most_addends) break;
        rows.push_back(row_of(figure, source, options.language, style));
        rows.back().sign = " ";
    }
    if (rows.size() < 2) return {};
    const std::string edge = bar(gutter, options.color);
    const Columns columns(rows, style);
    std::string out = edge + "\n";
    for (const TapeRow& row : rows) out += edge + line_of(row, columns, options.language) + "\n";
    return out;
}

}  // namespace dxbudget
