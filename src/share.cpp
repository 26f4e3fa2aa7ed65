/// Reads what part of its base a funding source is.
#include <optional>
#include <variant>

#include "digits.hpp"
#include "dxbudget/amount.hpp"
#include "notation.hpp"

namespace dxbudget {

static std::optional<Rational> read_number(Cursor& cursor) {
    cursor.skip_blanks();
    if (!is_digit(*cursor)) return std::nullopt;
    const auto read = read_digits(cursor);
    cursor.skip_blanks();
    if (const auto* digits = std::get_if<Digits>(&read)) return digits->value;
    return std::nullopt;
}

/// 1/2, 2分の1, 50%, 5割 or 0.5.
static std::optional<Rational> read_ratio(Cursor& cursor) {
    const std::optional<Rational> first = read_number(cursor);
    if (!first) return std::nullopt;
    if (*cursor == U'%') {
        cursor.advance();
        return *first / 100;
    }
    if (cursor.skip("割")) return *first / 10;
    const bool reversed = cursor.skip("分の");
    if (!reversed && *cursor != symbol::divide) return first;
    if (!reversed) cursor.advance();
    const std::optional<Rational> second = read_number(cursor);
    if (!second) return std::nullopt;
    return reversed ? *second / *first : *first / *second;
}

std::optional<Rational> read_share(std::string_view text) {
    Cursor cursor{text};
    // Words such as 国庫 and 起債充当率 say whose share it is.
    while (is_japanese_letter(*cursor) || *cursor == symbol::blank) cursor.advance();
    const std::optional<Rational> share = read_ratio(cursor);
    cursor.skip_blanks();
    if (!share || !cursor.at_end() || share->overflowed() || *share > 1) return std::nullopt;
    return share;
}

}  // namespace dxbudget
