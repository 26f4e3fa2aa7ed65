#include "amount/range.hpp"

#include <string>
#include <variant>

#include "amount/digits.hpp"
#include "amount/quantity.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

enum class Between : std::uint8_t { nothing, dash, range };

static Between skip_between(Cursor& cursor) {
    cursor.skip_spaces();
    if (*cursor == symbol::dash || *cursor == symbol::long_dash) {
        cursor.advance();
        return Between::dash;
    }
    static constexpr std::u32string_view marks = U"~〜∼…‥";
    Cursor after = cursor;
    while (marks.find(*after) != std::u32string_view::npos && !after.at_end()) after.advance();
    if (after.position() == cursor.position()) return Between::nothing;
    cursor = after;
    return Between::range;
}

/// The cursor within a bracket that holds all of the text; a bracket says no more of a range.
static Cursor within_bracket(const Cursor& begin) {
    Cursor after = begin;
    const std::optional<Span> inside = *begin == symbol::open ? skip_bracket(after) : std::nullopt;
    if (!inside || !after.at_end()) return begin;
    Cursor cursor{begin.text().substr(0, inside->end), inside->begin};
    cursor.skip_spaces();
    return cursor;
}

std::optional<AmountError> refuse_range(const Cursor& begin, const AmountContext& context) {
    Cursor cursor = within_bracket(begin);
    const bool has_currency_first = !begins_digits(cursor);
    const auto first = read_quantity(cursor, context, OperandPosition::first);
    if (!std::holds_alternative<Quantity>(first)) return std::nullopt;
    const Between between = skip_between(cursor);
    if (between == Between::nothing) return std::nullopt;
    cursor.skip_spaces();
    const bool has_currency_both = has_currency_first && !begins_digits(cursor);
    const auto second = read_quantity(cursor, context, OperandPosition::first);
    cursor.skip_spaces();
    if (!std::holds_alternative<Quantity>(second) || !cursor.at_end()) return std::nullopt;

    const Quantity& low = std::get<Quantity>(first);
    const Quantity& high = std::get<Quantity>(second);
    const Span whole{begin.position(), static_cast<std::uint32_t>(begin.text().size())};
    const std::string text = excerpt(begin.slice(whole));
    if (between == Between::range) {
        return AmountError{&rules::not_an_amount,
                           {{"`{0}` is a range, not one figure", "「{0}」は範囲であり、一つの数値ではない"}, {text}},
                           {{"write the one figure that is meant; the range belongs in `note`",
                             "一つの数値を書く。範囲は note に書く"},
                            {}},
                           whole};
    }
    if (low.kind == QuantityKind::bare && high.kind == QuantityKind::bare) return std::nullopt;
    if (!has_currency_both && !(low.value < high.value)) return std::nullopt;
    return AmountError{&rules::ambiguous_amount,
                       {{"`{0}` may be a range or a difference", "「{0}」は範囲とも差とも読める"}, {text}},
                       {{"write the one figure that is meant, or `{0} =` if it is a difference",
                         "一つの数値を書く。差であれば「{0} =」と書く"},
                        {text}},
                       whole};
}

}  // namespace dxbudget
