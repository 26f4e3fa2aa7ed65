/// Reads what part of its base a funding source is.
#include <algorithm>
#include <optional>
#include <variant>

#include "amount/digits.hpp"
#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

static std::optional<Rational> read_number(Cursor& cursor) {
    cursor.skip_spaces();
    if (!is_digit(*cursor)) return std::nullopt;
    static const Unit none;
    const auto read = read_digits(cursor, {.unit = &none});
    cursor.skip_spaces();
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
    if (cursor.skip("‰")) return *first / 1000;
    if (cursor.skip("割")) return *first / 10;
    const bool reversed = cursor.skip("分の");
    if (!reversed && *cursor != symbol::divide) return first;
    if (!reversed) cursor.advance();
    const std::optional<Rational> second = read_number(cursor);
    if (!second) return std::nullopt;
    return reversed ? *second / *first : *first / *second;
}

/// A ratio, in brackets or not: `(1/2)`.
static std::optional<Rational> read_bracketed_ratio(Cursor& cursor) {
    if (*cursor != symbol::open) return read_ratio(cursor);
    cursor.advance();
    const std::optional<Rational> ratio = read_ratio(cursor);
    cursor.skip_spaces();
    if (*cursor != symbol::close) return std::nullopt;
    cursor.advance();
    return ratio;
}

/// The same where a comma ends it: no share is so large that one would separate its digits.
static std::optional<Rational> read_ratio_to_comma(Cursor& cursor) {
    const std::string_view text = cursor.text();
    const std::size_t end =
        std::min({text.find(',', cursor.position()), text.find("，", cursor.position()), text.size()});
    Cursor part{text.substr(0, end), cursor.position()};
    const std::optional<Rational> ratio = read_bracketed_ratio(part);
    cursor = Cursor{text, part.position()};
    return ratio;
}

static bool is_share(const std::optional<Rational>& ratio) {
    return ratio && !ratio->overflowed() && *ratio <= Rational(1);
}

/// Whether a word says something of a share, so that it is not a payer: 以内, half.
static bool speaks_of_a_share(std::string_view word) {
    Cursor cursor{word};
    if (skip_exactness(cursor).stated) return true;
    for (const std::string_view part :
         {"分の", "最大", "上限", "半分", "半額", "全額", "残額", "残り", "half", "third", "quarter", "percent"}) {
        if (word.find(part) != std::string_view::npos) return true;
    }
    return false;
}

/// A ratio that is the whole text, with words before it or not.
static std::optional<Rational> read_whole_ratio(std::string_view text) {
    Cursor cursor{text};
    if (skip_approximate_prefix(cursor)) return std::nullopt;
    // Words such as 国庫 and 起債充当率 say whose share it is.
    while (is_japanese_letter(*cursor) || *cursor == symbol::space) cursor.advance();
    if (speaks_of_a_share(text.substr(0, cursor.position()))) return std::nullopt;
    const std::optional<Rational> ratio = read_bracketed_ratio(cursor);
    cursor.skip_spaces();
    return ratio && !ratio->overflowed() && cursor.at_end() ? ratio : std::nullopt;
}

std::optional<Rational> read_share(std::string_view text) {
    const std::optional<Rational> share = read_whole_ratio(text);
    return is_share(share) ? share : std::nullopt;
}

std::optional<Rational> read_rate(std::string_view text) {
    const std::optional<Rational> rate = read_whole_ratio(text);
    if (!rate || *rate <= Rational(1)) return rate;
    for (const std::string_view mark : {"%", "％", "‰", "/", "／", "割", "分の"}) {
        if (text.find(mark) != std::string_view::npos) return rate;
    }
    return std::nullopt;
}

static bool separates_parts(char32_t symbol) {
    return symbol == symbol::space || symbol == U'、' || symbol == U',' || symbol == U'，' || symbol == U'・';
}

static bool follows_separator(std::string_view before) {
    const auto ends = [&](std::string_view separator) { return before.ends_with(separator); };
    return ends(" ") || ends("\u3000") || ends("、") || ends(",") || ends("，") || ends("・");
}

/// Passes the name of a payer; words of the Latin alphabet may have spaces between them.
static std::string_view read_payer(Cursor& cursor) {
    const std::uint32_t begin = cursor.position();
    bool in_latin = false;
    while (!cursor.at_end() && !is_digit(*cursor)) {
        const bool joins = *cursor == symbol::space && in_latin && is_ascii_letter(cursor.ahead());
        if (separates_parts(*cursor) && !joins) break;
        if (*cursor == symbol::open && is_digit(cursor.ahead())) break;
        in_latin = is_ascii_letter(*cursor);
        cursor.advance();
    }
    return cursor.slice({begin, cursor.position()});
}

/// Whether a word may be the name of a payer: not `%`, `-` or `)`.
static bool names_payer(std::string_view word) {
    static constexpr std::u32string_view marks = U"～〜…‥→";
    const Cursor first{word};
    const bool begins_word = is_letter(*first) || (*first > 0x7F && marks.find(*first) == std::u32string_view::npos);
    const bool folded = *first == symbol::times || *first == symbol::triangle || *first == symbol::nearly_equals ||
                        *first == symbol::arrow || *first == symbol::long_dash || *first == symbol::yen;
    return begins_word && !folded && word.find('%') == std::string_view::npos;
}

std::vector<SharePart> read_share_parts(std::string_view text) {
    std::vector<SharePart> parts;
    bool any_share = false;
    Cursor cursor{text};
    while (true) {
        while (separates_parts(*cursor)) cursor.advance();
        const bool parted = parts.empty() || follows_separator(text.substr(0, cursor.position()));
        if (cursor.at_end()) return any_share ? parts : std::vector<SharePart>{};
        SharePart part{.word = read_payer(cursor)};
        if (!names_payer(part.word)) return {};
        cursor.skip_spaces();  // 国 1/2
        if (is_digit(*cursor) || (*cursor == symbol::open && is_digit(cursor.ahead()))) {
            part.of_whole = read_ratio_to_comma(cursor);
            if (!is_share(part.of_whole)) return {};
            any_share = true;
        } else if (!parted || speaks_of_a_share(part.word)) {
            return {};
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
