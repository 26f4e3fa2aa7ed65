/// What the label of a unit says: the yen, another currency, a multiple.

#include <algorithm>
#include <array>
#include <string>

#include "amount/currency.hpp"
#include "amount/multiple.hpp"
#include "amount/unit.hpp"
#include "text/character.hpp"

namespace dxbudget {

bool is_money(const Unit& unit) {
    Cursor cursor{unit.label};
    return unit.is_yen() || !unit.currency.empty() || skip_any_currency(cursor, false) != nullptr;
}

Custom custom_of(const Unit& unit) {
    if (unit.label.empty() || unit.is_yen()) return Custom::japanese;
    for (Cursor cursor{unit.label}; !cursor.at_end(); cursor.advance()) {
        if (is_japanese_letter(*cursor)) return Custom::japanese;
    }
    return Custom::international;
}

Rational conversion(const Unit& from, const Unit& to) {
    if (from.is_yen() && to.is_yen()) return from.yen / to.yen;
    if (from.label == to.label) return 1;
    const bool same = from.currency.empty() ? from.name == to.name : from.currency == to.currency;
    return same && !from.name.empty() ? from.size / to.size : Rational::overflow();
}

/// The label without spaces around it, brackets, and 単位.
static std::string_view without_heading(std::string_view text) {
    Cursor cursor{text};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const auto skip_marks = [&] {
        while (*cursor == symbol::space || *cursor == U':' || *cursor == symbol::equals) cursor.advance();
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
        if (*cursor != symbol::space) end = cursor.span().end;
    }
    std::string_view label = text.substr(begin, end - begin);
    constexpr std::string_view suffix = "単位";
    if (label.size() > suffix.size() && label.ends_with(suffix)) label.remove_suffix(suffix.size());
    return label;
}

static std::string_view trimmed(std::string_view text) {
    const Span part = without_spaces(text, {0, static_cast<std::uint32_t>(text.size())});
    return text.substr(part.begin, part.end - part.begin);
}

/// What a multiple at either end of a label leaves: `USD` of `USD thousand`, `thousands of USD`, `$'000`, `£m`.
static bool split_multiple(std::string_view label, std::string_view& name, int& exponent) {
    static constexpr std::array<Multiple, 12> words{{{"thousands of", 3},
                                                     {"millions of", 6},
                                                     {"billions of", 9},
                                                     {"thousands", 3},
                                                     {"millions", 6},
                                                     {"billions", 9},
                                                     {"'000s", 3},
                                                     {"'000", 3},
                                                     {"000s", 3},
                                                     {"000", 3},
                                                     {"’000", 3},
                                                     {"m", 6}}};
    const std::string lower = ascii_lower(label);
    const auto split = [&](const Multiple& multiple, std::string_view text) {
        exponent = multiple.exponent;
        if (text.ends_with(multiple.word)) {
            name = trimmed(label.substr(0, label.size() - multiple.word.size()));
        } else if (text.starts_with(multiple.word) && multiple.word.size() > 2) {
            name = trimmed(label.substr(multiple.word.size()));
        } else {
            return false;
        }
        const bool parted = label.size() > name.size() + multiple.word.size();
        const bool is_abbreviation = multiple.word.size() <= 2;
        if (is_abbreviation) return currency_named(name) != nullptr;
        return !name.empty() && (parted || currency_named(name) != nullptr);
    };
    const auto fits = [&](const Multiple& multiple) { return split(multiple, lower); };
    const auto fits_by_case = [&](const Multiple& multiple) { return split(multiple, label); };
    return std::any_of(words.begin(), words.end(), fits) ||
           std::any_of(english_multiples().begin(), english_multiples().end(), fits) ||
           std::any_of(short_multiples().begin(), short_multiples().end(), fits_by_case);
}

/// Finds the currency and the multiple in the label of a unit that is no yen.
static void understand_label(Unit& unit) {
    std::string_view name = unit.label;
    int exponent = 0;
    if (!split_multiple(unit.label, name, exponent)) {
        name = unit.label;
        exponent = 0;
    }
    unit.size = Rational::power_of_ten(exponent);
    Cursor cursor{unit.label};  // 千ドル, 百万ユーロ
    if (const std::optional<Rational> magnitude = skip_magnitude(cursor); magnitude && !cursor.at_end()) {
        const std::string_view rest = std::string_view(unit.label).substr(cursor.position());
        if (currency_named(rest) != nullptr) {
            name = rest;
            unit.size = *magnitude;
        }
    }
    unit.name = name;
    if (const Currency* const currency = currency_named(name)) unit.currency = currency->code;
}

Unit read_unit(std::string_view text) {
    Unit unit;
    for (Cursor cursor{without_heading(text)}; !cursor.at_end(); cursor.advance()) {
        if (is_ascii_letter(*cursor) || is_digit(*cursor) || *cursor == symbol::space || *cursor == U'%') {
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
    if (!unit.is_yen() && !unit.label.empty()) understand_label(unit);
    return unit;
}

}  // namespace dxbudget
