/// Figures that are negative without a sign before them, as accounts write them: `(1,200)`, `1,200-`.

#include <variant>

#include "amount/quantity.hpp"
#include "amount/unit.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static bool is_round_bracket(const Cursor& cursor) {
    const std::string_view mark = cursor.slice(cursor.span());
    return mark == "(" || mark == "（";
}

/// A figure without a sign that the text consists of.
static std::optional<Quantity> read_size(std::string_view text, Span part, const AmountContext& context) {
    Cursor cursor{text.substr(0, part.end), part.begin};
    cursor.skip_spaces();
    const bool has_sign = *cursor == symbol::dash || *cursor == symbol::long_dash || *cursor == symbol::triangle ||
                          *cursor == U'+' || *cursor == U'±';
    if (has_sign) return std::nullopt;
    const auto read = read_quantity(cursor, context, OperandPosition::first);
    cursor.skip_spaces();
    const auto* const quantity = std::get_if<Quantity>(&read);
    const bool is_positive = quantity != nullptr && quantity->value.sign() >= 0;
    return is_positive && cursor.at_end() ? std::optional(*quantity) : std::nullopt;
}

std::optional<Quantity> read_bracketed(Cursor& cursor, const AmountContext& context) {
    Cursor after = cursor;
    const bool approximate = skip_bound(after, true) == Bound::other || skip_approximate_prefix(after);
    const WrittenUnit before = read_currency_before(after, *context.unit);
    if (!is_round_bracket(after)) return std::nullopt;
    const std::uint32_t begin = after.position();
    const std::optional<Span> inside = skip_bracket(after);
    if (!inside) return std::nullopt;
    const std::uint32_t end = after.position();
    const WrittenUnit behind = read_written_unit(after, *context.unit);
    after.skip_spaces();
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

/// Which side of an account a text ends in, with the spaces before that word; the rest stays.
static NegativeSide side_behind(std::string_view& text) {
    std::string_view rest = text;
    if (rest.ends_with('.')) rest.remove_suffix(1);
    if (rest.size() < 3) return NegativeSide::unknown;
    const std::string_view word = rest.substr(rest.size() - 2);
    const bool is_credit = word == "CR" || word == "Cr" || word == "cr";
    if (!is_credit && word != "DR" && word != "Dr" && word != "dr") return NegativeSide::unknown;
    rest.remove_suffix(2);
    const std::size_t end = rest.find_last_not_of(' ');
    if (end == std::string_view::npos || is_ascii_letter(rest.back())) {
        return NegativeSide::unknown;
    }
    text = rest.substr(0, end + 1);
    return is_credit ? NegativeSide::credit : NegativeSide::debit;
}

/// Reads a figure on one side of an account: `1,200 CR`. Nothing where the text is anything else.
static std::optional<std::variant<Quantity, AmountError>> read_with_side(Cursor& cursor, const AmountContext& context) {
    std::string_view text = cursor.text();
    const NegativeSide side = side_behind(text);
    if (side == NegativeSide::unknown || text.size() <= cursor.position()) return std::nullopt;
    std::optional<Quantity> quantity =
        read_size(text, {cursor.position(), static_cast<std::uint32_t>(text.size())}, context);
    if (!quantity) return std::nullopt;
    const Span word{static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(cursor.text().size())};
    if (context.notation.side == NegativeSide::unknown) {
        return AmountError{&rules::ambiguous_amount,
                           {{"`{0}` does not say whether it is negative", "「{0}」は正負が定まらない"},
                            {excerpt(cursor.slice({cursor.position(), word.end}))}},
                           {{"write beside `unit:` which side is: `negative: CR` or `negative: DR`",
                             "「単位」の次の行に「負数: CR」又は「負数: DR」と書き、負となる側を示す"},
                            {}},
                           {cursor.position(), word.end}};
    }
    if (side == context.notation.side) quantity->value = -quantity->value;
    quantity->number.end = word.end;
    cursor = Cursor{cursor.text(), word.end};
    return *quantity;
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
    if (is_international || context.notation.side != NegativeSide::unknown) {
        if (auto read = read_with_side(cursor, context)) return *std::move(read);
    }
    auto read = read_quantity(cursor, context, OperandPosition::first);
    auto* const quantity = std::get_if<Quantity>(&read);
    if (quantity != nullptr && is_international && skip_minus_behind(cursor, *quantity)) {
        quantity->value = -quantity->value;
        quantity->number.end = cursor.position();
    }
    return read;
}

}  // namespace dxbudget
