/// A new number in the notation of the old one.

#include <algorithm>
#include <array>
#include <string>

#include "dxbudget/fix.hpp"

namespace dxbudget {
namespace {

/// What a written number looks like.
struct Style {
    std::string narrow;          ///< its digits and decimal point
    std::string_view sign = {};  ///< as written, with the blanks behind it
    std::string_view separator = {};
    bool full_width = false;
    int decimals = 0;
};

constexpr std::array<std::string_view, 9> signs = {"△", "▲", "−", "–", "—", "‐", "-", "\uFF0D", "ー"};
constexpr std::array<std::string_view, 3> separators = {",", "_", "\uFF0C"};

std::optional<Style> read_style(std::string_view written) {
    Style notation;
    std::string_view rest = written;
    for (const std::string_view sign : signs) {
        if (!rest.starts_with(sign)) continue;
        std::size_t length = sign.size();
        while (length < rest.size() && rest[length] == ' ') ++length;
        notation.sign = rest.substr(0, length);
        rest.remove_prefix(length);
        break;
    }
    bool after_point = false;
    while (!rest.empty()) {
        const auto separator =
            std::find_if(separators.begin(), separators.end(), [&](auto mark) { return rest.starts_with(mark); });
        if (separator != separators.end()) {
            notation.separator = *separator;
            rest.remove_prefix(separator->size());
            continue;
        }
        char digit = rest.front();
        std::size_t length = 1;
        if (rest.starts_with("\uFF0E")) {
            digit = '.';
            length = 3;
        } else if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99') {
            digit = static_cast<char>('0' + (rest[2] - '\x90'));
            length = 3;
            notation.full_width = true;
        }
        if (digit == '.' && !after_point) {
            after_point = true;
        } else if (digit < '0' || digit > '9') {
            return std::nullopt;
        } else if (after_point) {
            ++notation.decimals;
        }
        notation.narrow += digit;
        rest.remove_prefix(length);
    }
    return notation.narrow.empty() ? std::nullopt : std::optional(notation);
}

Rational number_of(const std::string& digits) {
    Rational number;
    int decimals = 0;
    bool after_point = false;
    for (const char c : digits) {
        if (c == '.') {
            after_point = true;
            continue;
        }
        number = number * Rational(10) + Rational(c - '0');
        decimals += after_point ? 1 : 0;
    }
    return number * Rational::power_of_ten(-decimals);
}

}  // namespace

std::optional<std::string> in_notation_of(std::string_view written, const Rational& value, const Rational& meant,
                                          std::string_view minus) {
    const std::optional<Style> notation = read_style(written);
    if (!notation) return std::nullopt;
    const Rational old_number = number_of(notation->narrow);
    // 54,826千円 in a sheet of 千円 is 54,826; 1.2億円 there is 120,000: the new number is in the old one's unit.
    const Rational scale = old_number.is_zero() ? Rational(1) : value.abs() / old_number;
    const Rational number = meant.abs() / scale;
    std::string digits = plain(number);
    if (number_of(digits) != number) return std::nullopt;
    std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t decimals = digits.size() > point ? digits.size() - point - 1 : 0;
    const auto wanted = static_cast<std::size_t>(notation->decimals);
    if (decimals < wanted) digits += (decimals == 0 ? "." : "") + std::string(wanted - decimals, '0');

    std::string text;
    if (meant.sign() < 0) text = notation->sign.empty() ? minus : notation->sign;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i < point && (point - i) % 3 == 0) text += notation->separator;
        if (!notation->full_width) {
            text += digits[i];
        } else if (digits[i] == '.') {
            text += "\uFF0E";
        } else {
            text += "\xEF\xBC";
            text += static_cast<char>('\x90' + (digits[i] - '0'));
        }
    }
    return text;
}

std::optional<std::string> number_in_place(const Source& source, Span number, const Rational& value,
                                           const Rational& meant, std::string_view minus) {
    const Source& file = source.file_at(number.end);
    const std::string_view after = file.text().substr(number.end - file.base());
    const std::size_t next = after.find_first_not_of(" \t");
    const bool has_unit =
        next != std::string_view::npos && std::string_view("\r\n,;}])\"'#").find(after[next]) == std::string_view::npos;
    if (value.is_zero() && has_unit) return std::nullopt;
    return in_notation_of(source.slice(number), value, meant, minus);
}

}  // namespace dxbudget
