#include "amount/number_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "amount/unit.hpp"
#include "dxbudget/rules.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

/// Passes spaces and marks, and the sign of a currency.
void skip_marks(Cursor& cursor, const Unit& sheet) {
    while (!cursor.at_end()) {
        const std::uint32_t before = cursor.position();
        read_currency_before(cursor, sheet);
        const char32_t character = first_character(cursor.slice(cursor.span())).character;
        const CharacterKind kind = kind_of(character);
        const bool is_mark = kind == CharacterKind::mark || kind == CharacterKind::invisible;
        if (!cursor.at_end() && is_mark) cursor.advance();
        if (cursor.position() == before) return;
    }
}

/// Words after which a number in kanji stands.
bool skip_kanji_front(Cursor& cursor) {
    static constexpr std::array<std::string_view, 10> words{"合計", "小計", "総計", "総額", "累計",
                                                            "約",   "計",   "金",   "各",   "減"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return cursor.skip(word); });
}

bool is_kanji_numeral(const Cursor& cursor) {
    static constexpr std::u32string_view numerals =
        U"〇零一二三四五六七八九十廿百千万億兆壱壹弌弐貳貮参參弎肆伍陸漆柒質捌玖拾佰陌阡仟萬";
    return !cursor.at_end() && numerals.find(*cursor) != std::u32string_view::npos;
}

bool is_kanji_number(Cursor cursor, const Unit& sheet) {
    skip_marks(cursor, sheet);
    if (skip_kanji_front(cursor)) skip_marks(cursor, sheet);
    if (!is_kanji_numeral(cursor)) return false;
    while (is_kanji_numeral(cursor)) cursor.advance();
    Cursor after = cursor;
    if (*cursor == U'円' || *cursor == U'圓') cursor.advance();
    if (read_written_unit(after, sheet).kind == UnitKind::money) cursor = after;
    skip_closing_word(cursor);
    skip_marks(cursor, sheet);
    return cursor.at_end();
}

enum class Word : std::uint8_t { number, joint, end, other };

Word kind_of_word(std::string_view word) {
    static constexpr auto numbers = std::to_array<std::string_view>(
        {"zero",     "one",      "two",     "three",    "four",     "five",     "six",      "seven",   "eight",
         "nine",     "ten",      "eleven",  "twelve",   "thirteen", "fourteen", "fifteen",  "sixteen", "seventeen",
         "eighteen", "nineteen", "twenty",  "thirty",   "forty",    "fourty",   "fifty",    "sixty",   "seventy",
         "eighty",   "ninety",   "hundred", "thousand", "million",  "billion",  "trillion", "lakh",    "crore"});
    static constexpr auto joints = std::to_array<std::string_view>({"a", "and", "minus", "about", "total", "to", "or"});
    static constexpr auto ends = std::to_array<std::string_view>(
        {"only",  "exactly", "dollar", "dollars", "us",   "usd",   "euro",   "euros", "eur",
         "pound", "pounds",  "gbp",    "yen",     "jpy",  "rupee", "rupees", "rs",    "peso",
         "pesos", "franc",   "francs", "rand",    "cent", "cents", "percent"});
    const auto has = [&](const auto& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    if (has(numbers)) return Word::number;
    if (has(joints)) return Word::joint;
    return has(ends) ? Word::end : Word::other;
}

/// Whether every word is one of a number or of money, and one at least is of a number: `five hundred dollars (500)`.
bool is_number_in_english(Cursor cursor) {
    bool has_number = false;
    std::string word;
    for (;; cursor.advance()) {
        if (is_ascii_letter(*cursor)) {
            word += static_cast<char>(*cursor < U'a' ? *cursor + 32 : *cursor);
            continue;
        }
        if (!word.empty()) {
            const Word kind = kind_of_word(word);
            if (kind == Word::other) return false;
            has_number |= kind == Word::number;
            word.clear();
        }
        if (cursor.at_end()) return has_number;
        const char32_t character = first_character(cursor.slice(cursor.span())).character;
        if (kind_of(character) == CharacterKind::letter) return false;
    }
}

bool is_zero(Cursor cursor, const Unit& sheet) {
    skip_marks(cursor, sheet);
    const bool is_word = cursor.skip("ゼロ") || cursor.skip("ｾﾞﾛ") || cursor.skip("零") || cursor.skip("zero") ||
                         cursor.skip("Zero") || cursor.skip("ZERO");
    if (!is_word) return false;
    Cursor after = cursor;
    if (*cursor == U'円') cursor.advance();
    if (read_written_unit(after, sheet).kind == UnitKind::money) cursor = after;
    skip_marks(cursor, sheet);
    return cursor.at_end();
}

}  // namespace

void skip_closing_word(Cursor& cursor) {
    Cursor after = cursor;
    if (*after != U'也' && *after != U'整') return;
    after.advance();
    for (Cursor rest = after; !rest.at_end(); rest.advance()) {
        const char32_t character = first_character(rest.slice(rest.span())).character;
        if (kind_of(character) == CharacterKind::letter || kind_of(character) == CharacterKind::numeral) return;
    }
    cursor = after;
}

std::optional<AmountError> refuse_number_words(const Cursor& begin, const AmountContext& context) {
    const Span whole{begin.position(), static_cast<std::uint32_t>(begin.text().size())};
    const auto refuse = [&](Text seen, Text help) {
        return AmountError{&rules::not_an_amount, {seen, {excerpt(begin.slice(whole))}}, {help, {}}, whole};
    };
    const Text in_words{"`{0}` is a number in words", "「{0}」は数を言葉で書いている"};
    if (is_zero(begin, *context.unit)) return refuse(in_words, {"write `0`", "「0」と書く"});
    const Text in_digits{"write the number in digits, as in `1,234`", "算用数字で「1,234」のように書く"};
    if (is_kanji_number(begin, *context.unit))
        return refuse({"`{0}` is written in kanji", "「{0}」は漢数字で書かれている"}, in_digits);
    if (is_number_in_english(begin)) return refuse(in_words, in_digits);
    return std::nullopt;
}

}  // namespace dxbudget
