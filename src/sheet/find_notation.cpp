/// What a sheet's figures show of its notation where the sheet does not state it. Only figures that could not be read
/// are asked, so that a sheet which states its notation, or needs not to, takes no longer to read. What they show holds
/// where no other figure speaks against it; the sheet is then read once more.

#include <algorithm>
#include <string>
#include <utility>

#include "amount/currency.hpp"
#include "amount/notation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/loader.hpp"

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

void Loader::keep_evidence(std::string_view text, const AmountContext& context, Span place) {
    constexpr std::size_t longest = 100;  // of a figure; longer texts are calculations and words
    if (sheet_.notation.custom != Custom::international || table_notation_ || text.size() > longest) return;
    if (context.unit == &sheet_.unit && sheet_.unit.label.empty()) {
        const std::string_view mark = currency_in(text);
        if (!mark.empty() && evidence_.found.unit.empty()) {
            evidence_.found.unit = mark;
            evidence_.found.unit_place = place;
        } else if (!mark.empty() && currency_named(mark) != currency_named(evidence_.found.unit)) {
            evidence_.units_differ = true;
        }
    }
    const Notation& notation = context.notation;
    if (notation.states_decimal || notation.decimal == DecimalMark::comma || text.find_first_of(",.") == text.npos)
        return;
    const bool may_be_either = text.find(',') == std::string_view::npos && !groups_otherwise(text);  // `1.234`
    if (may_be_either || !reads_with_comma(text, context)) return;
    ++evidence_.commas;
    const bool is_certain = groups_otherwise(text);
    if (evidence_.commas == 1 || (is_certain && !evidence_.is_certain)) evidence_.found.comma_place = place;
    evidence_.is_certain |= is_certain;
}

std::optional<FoundNotation> Loader::find_notation(const Sheet& sheet) const {
    FoundNotation found = found_;
    const bool finds_unit = found.unit.empty() && !evidence_.found.unit.empty() && !evidence_.units_differ;
    if (finds_unit) {
        found.unit = evidence_.found.unit;
        found.unit_place = evidence_.found.unit_place;
        return found;
    }
    // One comma alone may be a slip: `5,50` for 5,500.
    if (found.decimal_comma || !(evidence_.is_certain || evidence_.commas > 1)) return std::nullopt;
    const auto speaks_against = [&](const Figure& figure) {
        if (figure.kind != AmountKind::number || figure.span.empty()) return false;
        const std::string_view text = source_.slice(figure.span);
        if (text.find_first_of(",.") == std::string_view::npos) return false;
        return !reads_with_comma(text, {.unit = &sheet.unit_of(figure), .notation = sheet.notation});
    };
    if (std::any_of(sheet.figures.begin(), sheet.figures.end(), speaks_against)) return std::nullopt;
    found.decimal_comma = true;
    found.comma_place = evidence_.found.comma_place;
    return found;
}

void Loader::take_found_notation() {
    if (!found_.unit.empty()) {
        sheet_.unit = read_unit(found_.unit);
        report(rules::notation_not_stated, found_.unit_place,
               {{"the sheet states no unit; `{0}` here makes it the unit of all figures",
                 "調書に単位の記載がないため、ここの「{0}」をすべての数字の単位とした"},
                {found_.unit}},
               {{"write `unit: {0}`", "「単位: {0}」と書く"}, {found_.unit}});
    }
    if (found_.decimal_comma) {
        sheet_.notation.decimal = DecimalMark::comma;
        report(rules::notation_not_stated, found_.comma_place,
               {{"the comma is read as the decimal mark in this sheet: in `{0}` it cannot be anything else",
                 "コンマを小数点として読んだ。「{0}」ではそうとしか読めない"},
                {excerpt(source_.slice(found_.comma_place))}},
               {{"write `decimal: comma` beside `unit:`", "「単位」の次の行に「小数点: コンマ」と書く"}, {}});
    }
}

}  // namespace dxbudget
