/// Figures that are negative without a sign before them, as accounts write them: `(1,200)`, `1,200-`.

#include <variant>

#include "quantity.hpp"
#include "unit.hpp"

namespace dxbudget {

static bool is_round_bracket(const Cursor& cursor) {
    const std::string_view mark = cursor.slice(cursor.span());
    return mark == "(" || mark == "（";
}

/// A figure without a sign that the text consists of.
static std::optional<Quantity> read_size(std::string_view text, Span part, const AmountContext& context) {
    Cursor cursor{text.substr(0, part.end), part.begin};
    cursor.skip_blanks();
    const bool has_sign = *cursor == symbol::dash || *cursor == symbol::long_dash || *cursor == symbol::triangle ||
                          *cursor == U'+' || *cursor == U'±';
    if (has_sign) return std::nullopt;
    const auto read = read_quantity(cursor, context, Standing::first);
    cursor.skip_blanks();
    const auto* const quantity = std::get_if<Quantity>(&read);
    const bool is_positive = quantity != nullptr && quantity->value.sign() >= 0;
    return is_positive && cursor.at_end() ? std::optional(*quantity) : std::nullopt;
}

std::optional<Quantity> read_bracketed(Cursor& cursor, const AmountContext& context) {
    Cursor after = cursor;
    const bool approximate = skip_approximate_prefix(after);
    const WrittenUnit before = read_currency_before(after, *context.unit);
    if (!is_round_bracket(after)) return std::nullopt;
    const std::uint32_t begin = after.position();
    const std::optional<Span> inside = skip_bracket(after);
    if (!inside) return std::nullopt;
    const std::uint32_t end = after.position();
    const WrittenUnit behind = read_written_unit(after, *context.unit);
    after.skip_blanks();
    std::optional<Quantity> quantity = read_size(after.text(), *inside, context);
    if (!quantity || !after.at_end()) return std::nullopt;
    for (const WrittenUnit& outside : {before, behind}) {
        if (outside.kind == UnitKind::none) continue;
        if (outside.kind != UnitKind::money || quantity->kind != QuantityKind::bare) return std::nullopt;
        quantity->kind = QuantityKind::money;
        quantity->value = quantity->value * outside.factor;
        quantity->unit = outside.factor;
        quantity->unit_span = outside.span;
    }
    quantity->approximate |= approximate;
    quantity->number = {begin, end};
    cursor = after;
    return quantity;
}

/// Passes a minus that directly follows the figure and ends the text.
static bool skip_minus_behind(Cursor& cursor, const Quantity& quantity) {
    if (*cursor != symbol::dash || cursor.ahead() != symbol::end || quantity.value.sign() < 0) return false;
    cursor.advance();
    return true;
}

std::variant<Quantity, AmountError> read_alone(Cursor& cursor, const AmountContext& context) {
    const bool is_international = custom_in(context) == Custom::international;
    const Brackets brackets = context.notation.brackets;
    if (brackets == Brackets::negative || (brackets == Brackets::by_custom && is_international)) {
        if (std::optional<Quantity> quantity = read_bracketed(cursor, context)) {
            quantity->value = -quantity->value;
            return *quantity;
        }
    }
    auto read = read_quantity(cursor, context, Standing::first);
    auto* const quantity = std::get_if<Quantity>(&read);
    if (quantity != nullptr && is_international && skip_minus_behind(cursor, *quantity)) {
        quantity->value = -quantity->value;
        quantity->number.end = cursor.position();
    }
    return read;
}

}  // namespace dxbudget
