/// What Unicode says of single characters: which are numerals of any script, which nobody sees, which are letters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dxbudget {

enum class CharacterKind : std::uint8_t {
    letter,  ///< of any script, with the signs that belong to letters
    numeral,  ///< a digit or number of any script: `5`, `٣`, `𝟒`, `⑤`, `³`, `Ⅳ`; `〇` is none, documents draw circles
              ///< with it
    invisible,  ///< takes no part in what is seen: zero-width, direction marks, fillers, control characters
    mark,       ///< everything else: punctuation, symbols, signs of currencies, spaces
};

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// The small letter of a capital of ASCII; any other character as it is.
constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char32_t ascii_lower(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}
/// A text with the small letters of its capitals of ASCII.
std::string ascii_lower(std::string_view text);

CharacterKind kind_of(char32_t character);

bool is_currency_sign(char32_t character);
/// A mark that is drawn over, under or around the character before it: an accent, a stroke, a keycap.
bool is_combining(char32_t character);
/// A digit that has its place in a number, of any script: `٣` and `𝟒`, but neither `⑤` nor `³`.
bool is_decimal_digit(char32_t character);

/// The first character of a text, and how many bytes it takes; U+FFFD and 1 where no UTF-8 begins.
struct FirstCharacter {
    char32_t character = 0xFFFD;
    std::uint32_t bytes = 1;
};
FirstCharacter first_character(std::string_view text);

/// `U+200E LEFT-TO-RIGHT MARK`; the number alone where the name is not at hand.
std::string name_of(char32_t character);

/// The digits 0 to 9 that a numeral stands for, `12` for `⑫`; none where it stands for something else, as `½` and `Ⅳ`.
std::optional<std::string> ascii_digits(char32_t numeral);

}  // namespace dxbudget
