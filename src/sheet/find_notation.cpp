#include "sheet/find_notation.hpp"

#include <algorithm>

#include "amount/currency.hpp"
#include "amount/notation.hpp"

namespace dxbudget {
namespace {

/// The sign, code or name of a currency that stands in a text beside a figure; empty if there is none.
std::string_view currency_in(std::string_view text) {
    bool after_figure = false;
    for (Cursor cursor{text}; !cursor.at_end(); cursor.advance()) {
        after_figure |= is_digit(*cursor);
        Cursor after = cursor;
        if (skip_any_currency(after, after_figure) != nullptr)
            return cursor.slice({cursor.position(), after.position()});
        while (is_letter(*cursor) && is_letter(cursor.ahead())) cursor.advance();
    }
    return {};
}

bool reads_with_comma(std::string_view text, AmountContext context) {
    context.notation.decimal = DecimalMark::comma;
    return read_amount(text, context).kind == AmountKind::number;
}

/// Whether thousands are grouped by something else than commas, beside the comma.
bool groups_otherwise(std::string_view text) {
    const auto points = std::count(text.begin(), text.end(), '.');
    const bool has_comma = text.find(',') != std::string_view::npos;
    return points > 1 || (points == 1 && has_comma);
}

}  // namespace

void NotationEvidence::keep(std::string_view text, const AmountContext& context, Span place) {
    constexpr std::size_t longest = 100;  // of a figure; longer texts are calculations and words
    if (context.notation.custom != Custom::international || text.size() > longest) return;
    if (context.unit->label.empty()) {
        const std::string_view mark = currency_in(text);
        if (!mark.empty() && shown_.unit.empty()) {
            shown_.unit = mark;
            shown_.unit_place = place;
        } else if (!mark.empty() && currency_named(mark) != currency_named(shown_.unit)) {
            units_differ_ = true;
        }
    }
    const Notation& notation = context.notation;
    if (notation.states_decimal || notation.decimal == DecimalMark::comma || text.find_first_of(",.") == text.npos)
        return;
    const bool may_be_either = text.find(',') == std::string_view::npos && !groups_otherwise(text);  // `1.234`
    if (may_be_either || !reads_with_comma(text, context)) return;
    ++commas_;
    const bool is_certain = groups_otherwise(text);
    if (commas_ == 1 || (is_certain && !is_certain_)) shown_.comma_place = place;
    is_certain_ |= is_certain;
}

std::optional<FoundNotation> NotationEvidence::find(const Sheet& sheet, const Source& source,
                                                    FoundNotation found) const {
    const bool finds_unit = found.unit.empty() && !shown_.unit.empty() && !units_differ_;
    if (finds_unit) {
        found.unit = shown_.unit;
        found.unit_place = shown_.unit_place;
        return found;
    }
    // One comma alone may be a slip: `5,50` for 5,500.
    if (found.decimal_comma || !(is_certain_ || commas_ > 1)) return std::nullopt;
    const auto speaks_against = [&](const Figure& figure) {
        if (figure.kind != AmountKind::number || figure.span.empty()) return false;
        const std::string_view text = source.slice(figure.span);
        if (text.find_first_of(",.") == std::string_view::npos) return false;
        return !reads_with_comma(text, {.unit = &sheet.unit_of(figure), .notation = sheet.notation});
    };
    if (std::any_of(sheet.figures.begin(), sheet.figures.end(), speaks_against)) return std::nullopt;
    found.decimal_comma = true;
    found.comma_place = shown_.comma_place;
    return found;
}

}  // namespace dxbudget
