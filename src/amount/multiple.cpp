#include "amount/multiple.hpp"

#include <array>

#include "text/character.hpp"

namespace dxbudget {

static constexpr std::array<Multiple, 11> english{{{"thousand", 3},
                                                   {"million", 6},
                                                   {"billion", 9},
                                                   {"trillion", 12},
                                                   {"hundred", 2},
                                                   {"lakh", 5},
                                                   {"lakhs", 5},
                                                   {"lac", 5},
                                                   {"crore", 7},
                                                   {"crores", 7},
                                                   {"mio", 6}}};

static constexpr std::array<Multiple, 10> abbreviations{
    {{"k", 3}, {"K", 3}, {"M", 6}, {"MM", 6}, {"mn", 6}, {"Mn", 6}, {"bn", 9}, {"Bn", 9}, {"B", 9}, {"tn", 12}}};

std::span<const Multiple> english_multiples() {
    return english;
}

std::span<const Multiple> short_multiples() {
    return abbreviations;
}

bool skip_ascii_word(Cursor& cursor, std::string_view lower_case) {
    Cursor after = cursor;
    for (const char letter : lower_case) {
        const char32_t wanted = static_cast<unsigned char>(letter);
        const char32_t here = ascii_lower(*after);
        if (here != wanted) return false;
        after.advance();
    }
    if (is_ascii_letter(*after)) return false;
    cursor = after;
    return true;
}

std::optional<int> skip_multiple(Cursor& cursor) {
    for (const Multiple& multiple : english) {
        if (skip_ascii_word(cursor, multiple.word)) return multiple.exponent;
    }
    return std::nullopt;
}

std::optional<Rational> skip_english_yen(Cursor& cursor) {
    if (!is_ascii_letter(*cursor)) return std::nullopt;
    Cursor after = cursor;
    std::optional<int> exponent = skip_multiple(after);
    after.skip_spaces();
    if (!skip_ascii_word(after, "yen") && !skip_ascii_word(after, "jpy")) return std::nullopt;
    cursor = after;
    after.skip_spaces();
    if (!exponent) {
        exponent = skip_multiple(after);
        if (exponent) cursor = after;
    }
    return Rational::power_of_ten(exponent.value_or(0));
}

std::optional<Rational> skip_magnitude(Cursor& cursor) {
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

std::optional<Rational> skip_japanese_yen(Cursor& cursor) {
    Cursor after = cursor;
    const Rational magnitude = skip_magnitude(after).value_or(1);
    if (*after != U'円') return std::nullopt;
    after.advance();
    cursor = after;
    return magnitude;
}

std::optional<int> skip_short_multiple(Cursor& cursor) {
    for (const Multiple& multiple : abbreviations) {
        Cursor after = cursor;
        if (!after.skip(multiple.word) || is_ascii_letter(*after)) continue;
        cursor = after;
        return multiple.exponent;
    }
    return std::nullopt;
}

}  // namespace dxbudget
