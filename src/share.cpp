/// Reads what part of its base a funding source is.
#include <algorithm>
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

static bool separates_parts(char32_t symbol) {
    return symbol == symbol::blank || symbol == U'、' || symbol == U',' || symbol == U'，' || symbol == U'・';
}

std::vector<SharePart> read_share_parts(std::string_view text) {
    std::vector<SharePart> parts;
    Cursor cursor{text};
    while (true) {
        while (separates_parts(*cursor)) cursor.advance();
        if (cursor.at_end()) return parts;
        const std::uint32_t begin = cursor.position();
        while (!cursor.at_end() && !is_digit(*cursor) && !separates_parts(*cursor)) cursor.advance();
        SharePart part{.word = cursor.slice({begin, cursor.position()})};
        cursor.skip_blanks();  // 国 1/2
        if (is_digit(*cursor)) {
            part.of_whole = read_ratio(cursor);
            if (!part.of_whole || part.of_whole->overflowed() || *part.of_whole > 1) return {};
        }
        parts.push_back(part);
    }
}

std::optional<Rational> whole_of(const std::vector<SharePart>& parts) {
    Rational sum;
    for (const SharePart& part : parts) {
        const auto same = [&](const SharePart& other) { return other.word == part.word; };
        if (!part.of_whole || part.word.empty() || std::count_if(parts.begin(), parts.end(), same) > 1)
            return std::nullopt;
        sum += *part.of_whole;
    }
    return parts.size() < 2 ? std::nullopt : std::optional(sum);
}

}  // namespace dxbudget
