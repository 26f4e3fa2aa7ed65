#include "sheet/figure_style.hpp"

#include "amount/currency.hpp"
#include "amount/notation.hpp"

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

}  // namespace

FigureStyle style_of(const Sheet& sheet, const Source& source) {
    FigureStyle style;
    const bool has_comma = sheet.notation.decimal == DecimalMark::comma;
    style.decimal = has_comma ? ',' : '.';
    style.separator = has_comma ? '.' : ',';
    const Currency* const currency = currency_of_code(sheet.unit.currency);
    if (currency != nullptr && sheet.unit.size == Rational(1)) style.decimals = currency->decimals;
    bool has_separator = false;
    for (const Figure& figure : sheet.figures) {
        const bool wants_minus = style.minus == MinusMark::by_language && figure.value.sign() < 0;
        if (figure.kind != AmountKind::number || (has_separator && !wants_minus) || figure.span.empty()) continue;
        const std::string_view text = source.slice(figure.span);
        if (wants_minus) style.minus = minus_of(text);
        const Grouping grouping = has_separator ? Grouping{} : grouping_of(text, style.decimal);
        if (grouping.separator == 0 || grouping.separator == style.decimal) continue;
        has_separator = true;
        style.separator = grouping.separator;
        style.lakh = grouping.lakh;
    }
    return style;
}

FigureStyle style_for(const Sheet& sheet, const Figure& figure, FigureStyle style) {
    if (&sheet.unit_of(figure) != &sheet.unit) style.decimals = 0;
    return style;
}

void apply_style(std::span<Finding> findings, const Sheet& sheet, const Source& source) {
    if (findings.empty()) return;
    const FigureStyle of_money = style_of(sheet, source);
    if (of_money == FigureStyle{}) return;
    FigureStyle of_others = of_money;
    of_others.decimals = 0;
    for (Finding& finding : findings) {
        const bool is_money = (finding.comparison && finding.comparison->unit == sheet.unit.label) ||
                              (finding.check && finding.check->unit == sheet.unit.label);
        const FigureStyle& style = is_money ? of_money : of_others;
        finding.message.style = style;
        finding.help.style = style;
        finding.explained.style = style;
        finding.related_message.style = style;
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

std::string after_figure(std::string_view unit) {
    const Cursor cursor{unit};
    const bool joins = unit.empty() || is_japanese_letter(*cursor) || *cursor == U'%';
    return joins ? std::string(unit) : " " + std::string(unit);
}

}  // namespace dxbudget
