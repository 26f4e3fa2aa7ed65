#include "amount/unit.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace dxbudget {

/// Words of English for a multiple, before or after `yen` and `JPY`.
struct Multiple {
    std::string_view word;
    int exponent;
};
static constexpr std::array<Multiple, 5> multiples{
    {{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}, {"hundred", 2}}};

/// Currencies by code, with the sign that stands for the same.
struct Currency {
    std::string_view code;
    std::string_view sign;
};
static constexpr std::array<Currency, 14> currencies{{{"USD", "$"},
                                                      {"US$", "$"},
                                                      {"EUR", "€"},
                                                      {"GBP", "£"},
                                                      {"KRW", "₩"},
                                                      {"CNY", "元"},
                                                      {"TWD", "NT$"},
                                                      {"HKD", "HK$"},
                                                      {"CHF", "Fr."},
                                                      {"AUD", "A$"},
                                                      {"CAD", "C$"},
                                                      {"SGD", "S$"},
                                                      {"THB", "฿"},
                                                      {"INR", "₹"}}};

/// Counting words that count something else than ones.
struct CountingWord {
    std::string_view word;
    int numerator;
    int denominator;
};
static constexpr std::array<CountingWord, 4> uneven_words{
    {{"割", 1, 10}, {"掛", 1, 10}, {"掛け", 1, 10}, {"ダース", 12, 1}}};

static bool skip_ascii_word(Cursor& cursor, std::string_view lower_case) {
    Cursor after = cursor;
    for (const char letter : lower_case) {
        const char32_t wanted = static_cast<unsigned char>(letter);
        const char32_t here = *after >= U'A' && *after <= U'Z' ? *after + 32 : *after;
        if (here != wanted) return false;
        after.advance();
    }
    if (is_ascii_letter(*after)) return false;
    cursor = after;
    return true;
}

static std::optional<int> skip_multiple(Cursor& cursor) {
    for (const Multiple& multiple : multiples) {
        if (skip_ascii_word(cursor, multiple.word)) return multiple.exponent;
    }
    return std::nullopt;
}

/// `yen`, `thousand yen`, `JPY million`: how many yen it is.
static std::optional<Rational> skip_english_yen(Cursor& cursor) {
    if (!is_ascii_letter(*cursor)) return std::nullopt;
    Cursor after = cursor;
    std::optional<int> exponent = skip_multiple(after);
    after.skip_blanks();
    if (!skip_ascii_word(after, "yen") && !skip_ascii_word(after, "jpy")) return std::nullopt;
    cursor = after;
    after.skip_blanks();
    if (!exponent) {
        exponent = skip_multiple(after);
        if (exponent) cursor = after;
    }
    return Rational::power_of_ten(exponent.value_or(0));
}

/// 十 百 千, 万 億 兆, and both together (百万, 千億): how many ones it is.
static std::optional<Rational> skip_magnitude(Cursor& cursor) {
    int exponent = 0;
    switch (*cursor) {
        case U'十':
            exponent = 1;
            break;
        case U'百':
            exponent = 2;
            break;
        case U'千':
            exponent = 3;
            break;
        default:
            break;
    }
    if (exponent > 0) cursor.advance();
    int large = 0;
    switch (*cursor) {
        case U'万':
            large = 4;
            break;
        case U'億':
            large = 8;
            break;
        case U'兆':
            large = 12;
            break;
        default:
            break;
    }
    if (large > 0) cursor.advance();
    if (exponent + large == 0) return std::nullopt;
    return Rational::power_of_ten(exponent + large);
}

/// 円, 千円, 億円: how many yen it is.
static std::optional<Rational> skip_japanese_yen(Cursor& cursor) {
    Cursor after = cursor;
    const Rational magnitude = skip_magnitude(after).value_or(1);
    if (*after != U'円') return std::nullopt;
    after.advance();
    cursor = after;
    return magnitude;
}

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

static bool is_code(std::string_view word) {
    return std::any_of(currencies.begin(), currencies.end(), [&](const Currency& c) { return c.code == word; });
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
    const bool is_multiple =
        std::any_of(multiples.begin(), multiples.end(), [&](const Multiple& m) { return m.word == word; });
    return !is_code(word) && !is_multiple && (word.size() > 1 || single_letters.find(word) != std::string_view::npos);
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

static std::optional<Currency> skip_currency(Cursor& cursor) {
    if (*cursor < 0x80 && *cursor != U'$' && !is_ascii_letter(*cursor)) return std::nullopt;
    for (const Currency& currency : currencies) {
        Cursor after = cursor;
        if ((after.skip(currency.code) || after.skip(currency.sign)) && !is_letter(*after)) {
            cursor = after;
            return currency;
        }
    }
    return std::nullopt;
}

static WrittenUnit yen_in(const Unit& sheet, const Rational& yen) {
    if (!sheet.is_yen()) return {UnitKind::foreign, 1, {}};
    return {UnitKind::money, yen / sheet.yen, {}};
}

static WrittenUnit in_own(const Unit& sheet, const Currency& currency) {
    const bool own = sheet.label == currency.code || sheet.label == currency.sign;
    return {own ? UnitKind::money : UnitKind::foreign, 1, {}};
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
    after = cursor;
    if (const std::optional<Rational> magnitude = skip_magnitude(after)) {
        cursor = after;
        if (skip_own_unit(cursor, sheet)) return {UnitKind::money, *magnitude, {}};
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
    if (const std::optional<Currency> currency = skip_currency(cursor)) return in_own(sheet, *currency);
    if (*cursor == U'%') {
        cursor.advance();
        return {UnitKind::counter, Rational::fraction(1, 100), {}};
    }
    if (!is_letter(*cursor)) return {};
    if ((*cursor == U'x' || *cursor == U'X') && !is_ascii_letter(cursor.ahead())) return {};
    const std::uint32_t begin = cursor.position();
    const bool countable = skip_counting_word(cursor);
    const Rational ones = ones_of(cursor.slice({begin, cursor.position()}));
    return {countable ? UnitKind::counter : UnitKind::unknown, ones, {}};
}

/// Passes the rest of a unit such as 円/月 or m3/人・日; a digit after the stroke would divide.
static void skip_per(Cursor& cursor) {
    for (Cursor after = cursor;; cursor = after) {
        after.skip_blanks();
        if (*after != symbol::divide && *after != U'・' && *after != U'･') return;
        after.advance();
        after.skip_blanks();
        if (!is_letter(*after) || !skip_counting_word(after)) return;
    }
}

WrittenUnit read_written_unit(Cursor& cursor, const Unit& sheet) {
    Cursor after = cursor;
    after.skip_blanks();
    if (after.at_end() || is_digit(*after)) return {};
    const std::uint32_t begin = after.position();
    WrittenUnit unit = read_word(after, sheet);
    if (unit.kind == UnitKind::none) return unit;
    unit.span = {begin, after.position()};
    if (unit.kind == UnitKind::money || unit.kind == UnitKind::counter) skip_per(after);
    cursor = after;
    return unit;
}

WrittenUnit read_currency_before(Cursor& cursor, const Unit& sheet) {
    if (is_digit(*cursor) || cursor.at_end()) return {};
    Cursor after = cursor;
    WrittenUnit unit;
    if (*after == symbol::yen) {
        after.advance();
        unit = yen_in(sheet, 1);
    } else if (is_japanese_letter(*after)) {
        return {};
    } else if (const std::optional<Rational> yen = skip_english_yen(after)) {
        unit = yen_in(sheet, *yen);
    } else if (const std::optional<Currency> currency = skip_currency(after)) {
        unit = in_own(sheet, *currency);
    } else {
        return {};
    }
    unit.span = {cursor.position(), after.position()};
    after.skip_blanks();
    if (!is_digit(*after) && *after != symbol::dash && *after != symbol::triangle) return {};
    cursor = after;
    return unit;
}

bool is_money(const Unit& unit) {
    Cursor cursor{unit.label};
    return unit.is_yen() || skip_currency(cursor).has_value();
}

Rational conversion(const Unit& from, const Unit& to) {
    if (from.is_yen() && to.is_yen()) return from.yen / to.yen;
    return from.label == to.label ? Rational{1} : Rational::overflow();
}

/// The label without blanks around it, brackets, and 単位.
static std::string_view without_heading(std::string_view text) {
    Cursor cursor{text};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const auto skip_marks = [&] {
        while (*cursor == symbol::blank || *cursor == U':' || *cursor == symbol::equals) cursor.advance();
    };
    skip_marks();
    const bool bracketed = *cursor == symbol::open;
    if (bracketed) cursor.advance();
    skip_marks();
    cursor.skip("単位");
    skip_marks();
    begin = end = cursor.position();
    for (; !cursor.at_end(); cursor.advance()) {
        if (bracketed && *cursor == symbol::close) break;
        if (*cursor != symbol::blank) end = cursor.span().end;
    }
    std::string_view label = text.substr(begin, end - begin);
    constexpr std::string_view suffix = "単位";
    if (label.size() > suffix.size() && label.ends_with(suffix)) label.remove_suffix(suffix.size());
    return label;
}

Unit read_unit(std::string_view text) {
    Unit unit;
    for (Cursor cursor{without_heading(text)}; !cursor.at_end(); cursor.advance()) {
        if (is_ascii_letter(*cursor) || is_digit(*cursor) || *cursor == symbol::blank || *cursor == U'%') {
            unit.label.push_back(static_cast<char>(*cursor));
        } else {
            unit.label += cursor.slice(cursor.span());
        }
    }
    Cursor cursor{unit.label};
    std::optional<Rational> yen = skip_japanese_yen(cursor);
    if (!yen) yen = skip_english_yen(cursor);
    if (yen && cursor.at_end()) unit.yen = *yen;
    if (unit.label == "¥") unit.yen = 1;
    return unit;
}

}  // namespace dxbudget
