#include "text/character.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace dxbudget {

/// Numbers that Unicode counts among its pictures.
static constexpr char32_t keycap_ten = 0x1F51F;
static constexpr char32_t hundred_points = 0x1F4AF;

/// Characters that show nothing although Unicode does not count them among its formats.
static bool is_filler(char32_t character) {
    return character == 0x034F || character == 0x115F || character == 0x1160 || character == 0x17B4 ||
           character == 0x17B5 || character == 0x2800 || character == 0x3164 || character == 0xFFA0 ||
           (character >= 0x180B && character <= 0x180F) || (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0xE0100 && character <= 0xE01EF);
}

CharacterKind kind_of(char32_t character) {
    if (character < 0x80 && character >= 0x20 && character != 0x7F) {
        if (character >= U'0' && character <= U'9') return CharacterKind::numeral;
        const char32_t lower = character | 0x20U;
        return lower >= U'a' && lower <= U'z' ? CharacterKind::letter : CharacterKind::mark;
    }
    if (character == U'〇') return CharacterKind::letter;
    if (character == keycap_ten || character == hundred_points) return CharacterKind::numeral;
    if (is_filler(character)) return CharacterKind::invisible;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return CharacterKind::numeral;
        case UTF8PROC_CATEGORY_CC:
            return character == U'\t' || character == U'\n' || character == U'\r' ? CharacterKind::mark
                                                                                  : CharacterKind::invisible;
        case UTF8PROC_CATEGORY_CF:
            return CharacterKind::invisible;
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
            return CharacterKind::letter;
        default:
            return CharacterKind::mark;
    }
}

bool is_currency_sign(char32_t character) {
    return character == U'$' ||
           (character >= 0x80 && utf8proc_category(static_cast<utf8proc_int32_t>(character)) == UTF8PROC_CATEGORY_SC);
}

bool is_combining(char32_t character) {
    if (character < 0x300 || is_filler(character)) return false;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

bool is_decimal_digit(char32_t character) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(character)) == UTF8PROC_CATEGORY_ND;
}

FirstCharacter first_character(std::string_view text) {
    utf8proc_int32_t point = -1;
    const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &point);
    if (taken <= 0 || point < 0) return {};
    return {static_cast<char32_t>(point), static_cast<std::uint32_t>(taken)};
}

std::string name_of(char32_t character) {
    struct Named {
        char32_t character;
        std::string_view name;
    };
    static constexpr std::array<Named, 36> names{{{0x00AD, "SOFT HYPHEN"},
                                                  {0x0300, "COMBINING GRAVE ACCENT"},
                                                  {0x0301, "COMBINING ACUTE ACCENT"},
                                                  {0x0338, "COMBINING LONG SOLIDUS OVERLAY"},
                                                  {0x034F, "COMBINING GRAPHEME JOINER"},
                                                  {0x061C, "ARABIC LETTER MARK"},
                                                  {0x115F, "HANGUL CHOSEONG FILLER"},
                                                  {0x1160, "HANGUL JUNGSEONG FILLER"},
                                                  {0x180E, "MONGOLIAN VOWEL SEPARATOR"},
                                                  {0x200B, "ZERO WIDTH SPACE"},
                                                  {0x200C, "ZERO WIDTH NON-JOINER"},
                                                  {0x200D, "ZERO WIDTH JOINER"},
                                                  {0x200E, "LEFT-TO-RIGHT MARK"},
                                                  {0x200F, "RIGHT-TO-LEFT MARK"},
                                                  {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
                                                  {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
                                                  {0x202C, "POP DIRECTIONAL FORMATTING"},
                                                  {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
                                                  {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
                                                  {0x2060, "WORD JOINER"},
                                                  {0x2061, "FUNCTION APPLICATION"},
                                                  {0x2062, "INVISIBLE TIMES"},
                                                  {0x2063, "INVISIBLE SEPARATOR"},
                                                  {0x2064, "INVISIBLE PLUS"},
                                                  {0x2066, "LEFT-TO-RIGHT ISOLATE"},
                                                  {0x2067, "RIGHT-TO-LEFT ISOLATE"},
                                                  {0x2068, "FIRST STRONG ISOLATE"},
                                                  {0x2069, "POP DIRECTIONAL ISOLATE"},
                                                  {0x20E3, "COMBINING ENCLOSING KEYCAP"},
                                                  {0x2800, "BRAILLE PATTERN BLANK"},
                                                  {0x3164, "HANGUL FILLER"},
                                                  {0xFE0E, "VARIATION SELECTOR-15"},
                                                  {0xFE0F, "VARIATION SELECTOR-16"},
                                                  {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
                                                  {0xFFA0, "HALFWIDTH HANGUL FILLER"},
                                                  {0xFFFD, "REPLACEMENT CHARACTER"}}};
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string name = "U+";
    for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
        const char32_t digit = (character >> static_cast<unsigned>(shift)) & 0xFU;
        if (name.size() > 2 || digit > 0 || shift <= 12) name += digits[digit];
    }
    const auto* const known =
        std::find_if(names.begin(), names.end(), [&](const Named& named) { return named.character == character; });
    return known == names.end() ? name : name + ' ' + std::string(known->name);
}

std::optional<std::string> ascii_digits(char32_t numeral) {
    if (is_decimal_digit(numeral)) {
        // The decimal digits of every script stand in order, in runs of ten that begin with zero.
        char32_t first = numeral;
        while (is_decimal_digit(first - 1)) --first;
        return std::string(1, static_cast<char>('0' + (numeral - first) % 10));
    }
    if (numeral == keycap_ten) return "10";
    if (numeral == hundred_points) return "100";
    std::array<utf8proc_int32_t, 16> plain{};
    int boundary = 0;  // of no use here, but utf8proc may write to it
    const auto size =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(numeral), plain.data(), plain.size(),
                                static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
    std::string digits;
    for (utf8proc_ssize_t i = 0; i < size; ++i) {
        const auto point = plain[static_cast<std::size_t>(i)];
        // Brackets and points around a number, ⑴ and ⒈, say nothing of its size.
        if (point == '(' || point == ')' || point == '.') continue;
        if (point < '0' || point > '9') return std::nullopt;
        digits += static_cast<char>(point);
    }
    return digits.empty() ? std::nullopt : std::optional(digits);
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = ascii_lower(c);
    return lower;
}

}  // namespace dxbudget
