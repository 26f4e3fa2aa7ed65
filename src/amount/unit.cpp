#include "amount/unit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "amount/currency.hpp"
#include "amount/multiple.hpp"

namespace dxbudget {

/// Counting words that count something else than ones.
struct CountingWord {
    std::string_view word;
    int numerator;
    int denominator;
};
static constexpr std::array<CountingWord, 4> uneven_words{
    {{"割", 1, 10}, {"掛", 1, 10}, {"掛け", 1, 10}, {"ダース", 12, 1}}};

/// Whether 程度 and the like, and no further letter, follow at the cursor.
static bool ends_with_exactness(Cursor cursor) {
    return skip_exactness(cursor).stated && !is_letter(*cursor);
}

/// Whether a word ends at the cursor: no letter follows, or a word such as 程度.
static bool ends_word(const Cursor& cursor) {
    return (!is_letter(*cursor) && *cursor != symbol::long_dash) || ends_with_exactness(cursor);
}

static bool is_katakana(char32_t symbol) {
    return symbol >= 0x30A1 && symbol <= 0x30FA;
}

/// Passes the second and further words of `lump sum`, `person-days`; not what a calculation goes on with.
static void skip_further_words(Cursor& cursor) {
    constexpr int most_words = 4;
    Cursor after = cursor;
    for (int count = 0; count < most_words; ++count) {
        const bool has_hyphen = *after == symbol::dash && is_ascii_letter(after.ahead());
        if (has_hyphen) after.advance();
        if (!has_hyphen) after.skip_spaces();
        const bool multiplies = (*after == U'x' || *after == U'X') && !is_ascii_letter(after.ahead());
        if (!is_ascii_letter(*after) || multiplies) break;
        while (is_ascii_letter(*after)) after.advance();
        if (has_hyphen) cursor = after;
    }
    static constexpr std::u32string_view operators = U"×xX@/+=";
    if (!after.at_end() && operators.find(*after) != std::u32string_view::npos) cursor = after;
}

/// Passes a word of Latin letters, with the 2 or 3 of m2 and m3; false when it is no counting word: `USD`, `million`.
static bool skip_latin_word(Cursor& cursor) {
    static constexpr std::string_view single_letters = "HhtmgLl";
    const std::uint32_t begin = cursor.position();
    for (; is_ascii_letter(*cursor); cursor.advance()) {
        if ((*cursor == U'x' || *cursor == U'X') && is_digit(cursor.ahead())) break;
    }
    const std::string_view word = cursor.slice({begin, cursor.position()});
    if (word == "m" || word == "km" || word == "cm") {
        if (*cursor == U'2' || *cursor == U'3' || *cursor == U'²' || *cursor == U'³') cursor.advance();
    }
    const bool is_multiple = std::any_of(english_multiples().begin(), english_multiples().end(),
                                         [&](const Multiple& m) { return m.word == word; });
    const bool countable = currency_of_code(word) == nullptr && !is_multiple &&
                           (word.size() > 1 || single_letters.find(word) != std::string_view::npos);
    if (countable) skip_further_words(cursor);
    return countable;
}

/// Passes a word of Japanese letters; false when it is no counting word: numerals and 円 cannot stand in one.
static bool skip_japanese_word(Cursor& cursor) {
    static constexpr std::u32string_view numerals = U"〇一二三四五六七八九十百千万億兆円";
    bool countable = true;
    char32_t last = symbol::end;
    while (is_japanese_letter(*cursor) || (*cursor == symbol::long_dash && is_katakana(last))) {
        if (last != symbol::end && ends_with_exactness(cursor)) break;
        if (numerals.find(*cursor) != std::u32string_view::npos) countable = false;
        last = *cursor;
        cursor.advance();
    }
    return countable;
}

static bool skip_counting_word(Cursor& cursor) {
    return is_ascii_letter(*cursor) ? skip_latin_word(cursor) : skip_japanese_word(cursor);
}

static Rational ones_of(std::string_view word) {
    for (const CountingWord& uneven : uneven_words) {
        if (uneven.word == word) return Rational::fraction(uneven.numerator, uneven.denominator);
    }
    return 1;
}

/// Passes the sheet's own unit; 名 and 人 are the same.
static bool skip_own_unit(Cursor& cursor, const Unit& sheet) {
    if (sheet.label.empty()) return false;
    Cursor after = cursor;
    if (sheet.label == "%" && *after == U'%') {
        cursor.advance();
        return true;
    }
    const bool people = sheet.label == "人" || sheet.label == "名";
    const bool own = people ? after.skip("人") || after.skip("名") : after.skip(sheet.label);
    if (!own || !ends_word(after)) return false;
    cursor = after;
    return true;
}

static WrittenUnit yen_in(const Unit& sheet, const Rational& yen) {
    if (!sheet.is_yen()) return {UnitKind::foreign, 1, {}};
    return {UnitKind::money, yen / sheet.yen, {}};
}

/// Passes the name of the sheet's unit without its multiple, or what else its currency is called.
static bool skip_own_currency(Cursor& cursor, const Unit& sheet, bool after_figure) {
    if (sheet.is_yen() || sheet.name.empty()) return false;
    Cursor after = cursor;
    if (sheet.name != "%" && after.skip(sheet.name) && ends_word(after)) {
        cursor = after;
        return true;
    }
    const Currency* const currency = currency_of_code(sheet.currency);
    return currency != nullptr && skip_currency(cursor, *currency, after_figure);
}

/// Whether `k` and `million` are read in figures of the sheet: not in Japanese ones, where nobody writes so.
static bool takes_multiples(const Unit& sheet) {
    return sheet.label.empty() || custom_of(sheet) == Custom::international;
}

/// `million`, `k`, `million USD`: how many of the sheet's unit it is.
static std::optional<WrittenUnit> read_multiple(Cursor& cursor, const Unit& sheet) {
    if (!is_ascii_letter(*cursor) || !takes_multiples(sheet)) return std::nullopt;
    Cursor after = cursor;
    std::optional<int> exponent = skip_multiple(after);
    if (!exponent) exponent = skip_short_multiple(after);
    if (!exponent) return std::nullopt;
    WrittenUnit unit{UnitKind::money, Rational::power_of_ten(*exponent) / sheet.size, {}};
    cursor = after;
    after.skip_spaces();
    if (skip_own_currency(after, sheet, true)) {
        cursor = after;
    } else if (skip_any_currency(after, true) != nullptr) {
        cursor = after;
        unit.kind = UnitKind::foreign;
    } else {
        unit.is_multiple = true;
    }
    return unit;
}

/// The sheet's currency after a figure, with a multiple after that: `USD`, `USD thousand`.
static std::optional<WrittenUnit> read_own_currency(Cursor& cursor, const Unit& sheet) {
    if (!skip_own_currency(cursor, sheet, true)) return std::nullopt;
    WrittenUnit unit{UnitKind::money, Rational{1} / sheet.size, {}};
    Cursor after = cursor;
    after.skip_spaces();
    if (const std::optional<int> exponent = skip_multiple(after)) {
        unit.factor = unit.factor * Rational::power_of_ten(*exponent);
        cursor = after;
    }
    return unit;
}

/// The word alone, without its per-unit part.
static WrittenUnit read_word(Cursor& cursor, const Unit& sheet) {
    if (skip_own_unit(cursor, sheet)) return {UnitKind::money, 1, {}};
    Cursor after = cursor;
    std::optional<Rational> yen = skip_japanese_yen(after);
    if (!yen) yen = skip_english_yen(after);
    if (yen && ends_word(after)) {
        cursor = after;
        return yen_in(sheet, *yen);
    }
    if (const std::optional<WrittenUnit> own = read_own_currency(cursor, sheet)) return *own;
    after = cursor;
    if (const std::optional<Rational> magnitude = skip_magnitude(after)) {
        cursor = after;
        if (skip_own_unit(cursor, sheet)) return {UnitKind::money, *magnitude, {}};
        if (skip_own_currency(cursor, sheet, true)) return {UnitKind::money, *magnitude / sheet.size, {}};
        if (is_letter(*after) && !ends_with_exactness(after) && skip_counting_word(after)) {
            cursor = after;
            return {UnitKind::counter, *magnitude, {}};
        }
        if (!ends_word(cursor)) {
            skip_japanese_word(cursor);
            return {UnitKind::unknown, 1, {}};
        }
        return {UnitKind::magnitude, *magnitude, {}};
    }
    if (const std::optional<WrittenUnit> multiple = read_multiple(cursor, sheet)) return *multiple;
    if (skip_any_currency(cursor, true) != nullptr) return {UnitKind::foreign, 1, {}};
    if (*cursor == U'%') {
        cursor.advance();
        return {UnitKind::counter, Rational::fraction(1, 100), {}};
    }
    if (Cursor per = cursor; !is_letter(*cursor) || skip_ascii_word(per, "per")) return {};
    if ((*cursor == U'x' || *cursor == U'X') && !is_ascii_letter(cursor.ahead())) return {};
    const std::uint32_t begin = cursor.position();
    const bool countable = skip_counting_word(cursor);
    const Rational ones = ones_of(cursor.slice({begin, cursor.position()}));
    return {countable ? UnitKind::counter : UnitKind::unknown, ones, {}};
}

/// A digit after the stroke would divide.
void skip_per(Cursor& cursor) {
    for (Cursor after = cursor;; cursor = after) {
        after.skip_spaces();
        if (!skip_ascii_word(after, "per")) {
            if (*after != symbol::divide && *after != U'・' && *after != U'･') return;
            after.advance();
        }
        after.skip_spaces();
        if (!is_letter(*after) || !skip_counting_word(after)) return;
    }
}

WrittenUnit read_written_unit(Cursor& cursor, const Unit& sheet) {
    Cursor after = cursor;
    after.skip_spaces();
    if (after.at_end() || is_digit(*after)) return {};
    const std::uint32_t begin = after.position();
    WrittenUnit unit = read_word(after, sheet);
    if (unit.kind == UnitKind::none) return unit;
    unit.span = {begin, after.position()};
    if (unit.kind == UnitKind::money || unit.kind == UnitKind::counter) skip_per(after);
    cursor = after;
    return unit;
}

/// The sheet's own unit before a figure: its label, or its currency alone.
static std::optional<WrittenUnit> read_own_before(Cursor& cursor, const Unit& sheet) {
    if (sheet.label.empty() || sheet.label == "%" || sheet.is_yen()) return std::nullopt;
    Cursor after = cursor;
    if (after.skip(sheet.label) && ends_word(after)) {
        cursor = after;
        return WrittenUnit{UnitKind::money, 1, {}};
    }
    if (!skip_own_currency(cursor, sheet, false)) return std::nullopt;
    return WrittenUnit{UnitKind::money, Rational{1} / sheet.size, {}};
}

static bool may_follow_currency(const Cursor& cursor) {
    return is_digit(*cursor) || *cursor == symbol::dash || *cursor == symbol::triangle || *cursor == symbol::open;
}

WrittenUnit read_currency_before(Cursor& cursor, const Unit& sheet) {
    if (is_digit(*cursor) || cursor.at_end()) return {};
    Cursor after = cursor;
    WrittenUnit unit;
    if (*after != symbol::yen && is_japanese_letter(*after)) return {};
    if (const std::optional<WrittenUnit> own = read_own_before(after, sheet)) {
        unit = *own;
    } else if (*after == symbol::yen) {
        after.advance();
        unit = yen_in(sheet, 1);
    } else if (const std::optional<Rational> yen = skip_english_yen(after)) {
        unit = yen_in(sheet, *yen);
    } else if (skip_any_currency(after, false) != nullptr) {
        unit.kind = UnitKind::foreign;
    } else {
        return {};
    }
    unit.span = {cursor.position(), after.position()};
    after.skip_spaces();
    if (!may_follow_currency(after)) return {};
    cursor = after;
    return unit;
}

}  // namespace dxbudget
