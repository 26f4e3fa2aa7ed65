#include "render/tape_rows.hpp"

#include <fmt/format.h>

#include <utility>

#include "render/terminal.hpp"
#include "sheet/figure_style.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_addends = 30;
constexpr std::size_t widest_name = 44;
constexpr std::size_t widest_remark = 40;

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

TapeRows tape_rows(const Comparison& comparison, const FigureStyle& style, const Source& source, Language language) {
    const std::vector<Addend>& addends = comparison.addends;
    Sum sum;
    Rational shown;
    std::vector<TapeRow> rows;
    for (const Addend& addend : addends) {
        sum.add(addend);
        if (rows.size() >= most_addends) continue;
        shown = sum.value();
        rows.push_back(row_of(addend, source, language, style));
    }
    const bool adds_up = sum.value() == comparison.computed || comparison.cap;
    if (addends.size() > rows.size()) {
        const Text words{"… and {} more", "… ほか {}件"};
        const std::string name = fmt::format(fmt::runtime(words.in(language)), addends.size() - rows.size());
        rows.push_back({.sign = "+", .amount = in_words(sum.value() - shown, language, style), .name = name});
    }
    if (comparison.cap) {
        rows.push_back(row_of(*comparison.cap, source, language, style));
        rows.back().sign = "≤";
    }
    if (!rows.empty() && rows[0].sign == "+") rows[0].sign = " ";

    // Where the one figure that is added is the figure that was expected, the headline has said it all.
    const bool is_rounded = admits_others(comparison);
    const bool is_copy = rows.size() == 1 && adds_up && addends[0].coefficient == Rational(1);
    if (rows.empty() && !is_rounded) return {};
    const bool has_result = is_rounded || !is_copy;
    if (has_result) {
        rows.push_back({.sign = adds_up ? "=" : " ",
                        .amount = in_words(comparison.computed, language, style),
                        .name = conclusion(comparison, language, style)});
    }
    return {std::move(rows), has_result};
}

TapeRows tape_rows(const FailedCheck& check, const FigureStyle& style, const Source& source, Language language) {
    std::vector<TapeRow> rows;
    for (const Addend& figure : check.figures) {
        if (rows.size() >= most_addends) break;
        rows.push_back(row_of(figure, source, language, style));
        rows.back().sign = " ";
    }
    if (rows.size() < 2) return {};
    return {std::move(rows), false};
}

}  // namespace dxbudget
