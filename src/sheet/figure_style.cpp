#include "sheet/figure_style.hpp"

#include <algorithm>
#include <optional>

#include "amount/currency.hpp"
#include "amount/notation.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

MinusMark minus_of(std::string_view text) {
    Cursor cursor{text};
    while (!cursor.at_end() && !is_digit(*cursor)) {
        const std::string_view mark = cursor.slice(cursor.span());
        if (mark == "▲") return MinusMark::black_triangle;
        if (*cursor == symbol::triangle) return MinusMark::white_triangle;
        if (*cursor == symbol::open) return MinusMark::brackets;
        if (*cursor == symbol::dash || *cursor == symbol::long_dash) return MinusMark::hyphen;
        cursor.advance();
    }
    return MinusMark::by_language;
}

/// What stands between digits before the decimals.
struct Grouping {
    char separator = 0;  ///< 0: nothing
    bool lakh = false;
};

Grouping grouping_of(std::string_view text, char decimal) {
    Grouping grouping;
    int group = 0;
    for (Cursor cursor{text}; !cursor.at_end() && *cursor != static_cast<unsigned char>(decimal); cursor.advance()) {
        if (is_digit(*cursor)) {
            ++group;
            continue;
        }
        if (group > 0 && is_digit(cursor.ahead())) {
            const bool is_apostrophe = *cursor == U'\'' || *cursor == U'’';
            if (grouping.separator != 0 && group == 2) grouping.lakh = true;
            if (is_apostrophe) grouping.separator = '\'';
            for (const char mark : {',', '.', ' '}) {
                if (*cursor == static_cast<unsigned char>(mark)) grouping.separator = mark;
            }
        }
        group = 0;
    }
    return grouping;
}

/// How many decimals a figure is written with; none of one whose digits do not say, as those of `1.2億円` in 千円.
std::optional<std::uint8_t> decimals_in(std::string_view text, const Figure& figure, char mark) {
    const std::size_t last = text.find_last_of("0123456789");
    const std::size_t point = text.find(mark);
    if (last == std::string_view::npos) return std::nullopt;
    const std::size_t written = point < last ? last - point : 0;
    return written == figure.decimals ? std::optional(figure.decimals) : std::nullopt;
}

/// The decimals of a sheet's money, while all of its figures have as many.
class CommonDecimals {
  public:
    void add(std::string_view text, const Figure& figure, char mark) {
        if (figure.value.is_zero() || figure.calculation != no_id) return;
        const auto decimals = decimals_in(text, figure, mark);
        is_common_ &= decimals && (count_ == 0 || *decimals == decimals_);
        decimals_ = decimals.value_or(std::uint8_t{0});
        ++count_;
    }

    /// None of a single figure, which shows no custom.
    std::optional<std::uint8_t> find() const {
        return is_common_ && count_ > 1 && decimals_ > 0 ? std::optional(decimals_) : std::nullopt;
    }

  private:
    bool is_common_ = true;
    int count_ = 0;
    std::uint8_t decimals_ = 0;
};

/// On which side of a figure a unit stands in its file.
enum class UnitSide : std::uint8_t { neither, before, after };

UnitSide side_of_unit(const Source& source, Span figure, std::string_view unit) {
    const Source& file = source.file_at(figure.begin);
    const std::string_view text = file.text();
    const std::size_t begin = figure.begin - file.base();
    const std::size_t digits = text.substr(begin, figure.end - figure.begin).find_first_of("0123456789");
    std::string_view before = text.substr(0, digits == std::string_view::npos ? begin : begin + digits);
    while (!before.empty() && (before.back() == ' ' || before.back() == '(' || before.back() == '-'))
        before.remove_suffix(1);
    if (before.ends_with(unit)) return UnitSide::before;
    std::string_view after = text.substr(std::min<std::size_t>(figure.end - file.base(), text.size()));
    while (after.starts_with(' ')) after.remove_prefix(1);
    return after.starts_with(unit) ? UnitSide::after : UnitSide::neither;
}

/// Whether a unit stands before its figures where none of them shows it: `$`, `R$`, `£`; the euro does not beside a
/// decimal comma.
bool stands_first(std::string_view unit, char decimal) {
    std::size_t last = unit.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(unit[last]) & 0xC0U) == 0x80U) --last;
    return is_currency_sign(first_character(unit.substr(last)).character) && decimal == '.';
}

}  // namespace

FigureStyle style_of(const Sheet& sheet, const Source& source) {
    FigureStyle style;
    const bool has_comma = sheet.notation.decimal == DecimalMark::comma;
    style.decimal = has_comma ? ',' : '.';
    style.separator = has_comma ? '.' : ',';
    const Currency* const currency = currency_of_code(sheet.unit.currency);
    if (currency != nullptr && sheet.unit.size == Rational(1)) style.decimals = currency->decimals;
    bool has_separator = false;
    CommonDecimals decimals;
    // A unit in Japanese follows its figures, and of `USD thousand` the figures show the currency alone.
    const std::string_view unit = sheet.unit.label;
    bool wants_side = !sheet.unit.currency.empty() && unit == sheet.unit.name && !is_japanese_letter(*Cursor{unit});
    style.unit_first = wants_side && stands_first(unit, style.decimal);
    for (const Figure& figure : sheet.figures) {
        if (figure.kind != AmountKind::number || figure.span.empty()) continue;
        const bool wants_minus = style.minus == MinusMark::by_language && figure.value.sign() < 0;
        const std::string_view text = source.slice(figure.span);
        if (&sheet.unit_of(figure) == &sheet.unit) {
            decimals.add(text, figure, style.decimal);
            const UnitSide side = wants_side ? side_of_unit(source, figure.span, unit) : UnitSide::neither;
            if (side != UnitSide::neither) style.unit_first = side == UnitSide::before;
            wants_side = wants_side && side == UnitSide::neither;
        }
        if (has_separator && !wants_minus) continue;
        if (wants_minus) style.minus = minus_of(text);
        const Grouping grouping = has_separator ? Grouping{} : grouping_of(text, style.decimal);
        if (grouping.separator == 0 || grouping.separator == style.decimal) continue;
        has_separator = true;
        style.separator = grouping.separator;
        style.lakh = grouping.lakh;
    }
    const std::optional<std::uint8_t> common = decimals.find();
    style.whole_too = common && *common >= style.decimals;
    if (style.whole_too) style.decimals = *common;
    return style;
}

static FigureStyle of_no_money(FigureStyle style) {
    style.decimals = 0;
    style.whole_too = false;
    style.unit_first = false;
    return style;
}

FigureStyle style_for(const Sheet& sheet, const Figure& figure, FigureStyle style) {
    return &sheet.unit_of(figure) == &sheet.unit ? style : of_no_money(style);
}

/// Whether a finding speaks of the sheet's money.
static bool is_of_money(const Finding& finding, const Sheet& sheet) {
    if (finding.comparison) return finding.comparison->unit == sheet.unit.label;
    if (finding.check) return finding.check->unit == sheet.unit.label;
    const AmountUnit own = after_figure(sheet.unit.label);
    return !sheet.unit.label.empty() && std::any_of(finding.message.arguments.begin(), finding.message.arguments.end(),
                                                    [&](const Argument& argument) {
                                                        const auto* const unit = std::get_if<AmountUnit>(&argument);
                                                        return unit != nullptr && *unit == own;
                                                    });
}

void apply_style(std::span<Finding> findings, const Sheet& sheet, const Source& source) {
    if (findings.empty()) return;
    const FigureStyle of_money = style_of(sheet, source);
    if (of_money == FigureStyle{}) return;
    const FigureStyle of_others = of_no_money(of_money);
    for (Finding& finding : findings) {
        const FigureStyle& style = is_of_money(finding, sheet) ? of_money : of_others;
        finding.message.style = style;
        finding.help.style = style;
        finding.explained.style = style;
        finding.related_message.style = style;
        finding.confirmed.style = style;
        for (SuspectText& suspect : finding.suspects) suspect.message.style = style;
        for (CauseText& text : finding.causes) {
            text.cause.style = style;
            text.fix.style = style;
            for (Message& confirmed : text.confirmed) confirmed.style = style;
        }
    }
}

std::string_view minus_in(const FigureStyle& style) {
    switch (style.minus) {
        case MinusMark::black_triangle:
            return "▲";
        case MinusMark::white_triangle:
            return "△";
        case MinusMark::brackets:
            return "(";
        case MinusMark::by_language:
        case MinusMark::hyphen:
            break;
    }
    return "-";
}

AmountUnit after_figure(std::string_view unit) {
    const Cursor cursor{unit};
    const bool joins = unit.empty() || is_japanese_letter(*cursor) || *cursor == U'%';
    return {joins ? std::string(unit) : " " + std::string(unit)};
}

std::string ungrouped(const Rational& number, const FigureStyle& style) {
    std::string text = plain(number);
    std::size_t point = text.find('.');
    if (style.whole_too || (point != std::string::npos && style.decimals > 0)) {
        if (point == std::string::npos) text += '.';
        point = text.find('.');
        const std::size_t decimals = text.size() - point - 1;
        if (decimals < style.decimals) text.append(style.decimals - decimals, '0');
    }
    std::replace(text.begin(), text.end(), '.', style.decimal);
    return text;
}

}  // namespace dxbudget
