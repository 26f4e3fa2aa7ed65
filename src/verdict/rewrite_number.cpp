/// A new number in the notation of the old one.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dxbudget/fix.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

/// What a written number looks like.
struct Style {
    std::string narrow;            ///< its digits, and a point before the decimals
    std::string_view before = {};  ///< sign, bracket, currency
    std::string_view after = {};   ///< bracket, minus, `CR`
    std::string_view separator = {};
    std::string_view mark = ".";  ///< before the decimals
    bool full_width = false;
    bool lakh = false;
    std::size_t decimals = 0;
};

constexpr std::array<std::string_view, 12> signs = {"△", "▲", "▽", "▼", "−", "–", "—", "‐", "-", "\uFF0D", "ー", "⊿"};
constexpr std::array<std::string_view, 10> separators = {",", "_", "\uFF0C", ".",      "'",
                                                         "’", " ", "\u00A0", "\u202F", "\u2009"};

/// The digit that a text begins with, half-width or full-width, and how many bytes it takes.
struct Digit {
    char digit = 0;
    std::size_t size = 0;
};

Digit digit_at(std::string_view text) {
    if (!text.empty() && is_ascii_digit(text[0])) return {text[0], 1};
    const bool is_wide = text.size() >= 3 && text.starts_with("\xEF\xBC") && text[2] >= '\x90' && text[2] <= '\x99';
    return is_wide ? Digit{static_cast<char>('0' + (text[2] - '\x90')), 3} : Digit{};
}

std::size_t size_of_mark(std::string_view text, std::string_view decimal) {
    if (text.starts_with(decimal)) return decimal.size();
    return decimal == "." && text.starts_with("\uFF0E") ? 3 : 0;
}

bool has_digits(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (digit_at(text.substr(at)).size > 0) return true;
    }
    return false;
}

/// Whether what stands before the digits and after them is understood; other text is no part of a number.
bool is_known(std::string_view before, std::string_view after) {
    if (has_digits(after)) return false;  // `(300+200)`
    const bool is_bracketed = before.find_first_of("(") != std::string_view::npos || before.find("（") != before.npos;
    if (is_bracketed) return after.ends_with(')') || after.ends_with("）");
    if (!after.empty() && after != "-" && after != "−" && !after.ends_with('R') && !after.ends_with('r')) return false;
    return before.empty() ||
           std::any_of(signs.begin(), signs.end(), [&](auto sign) { return before.starts_with(sign); });
}

std::optional<Style> read_style(std::string_view written, char decimal) {
    const std::string_view point(&decimal, 1);
    Style style;
    std::size_t at = 0;
    while (at < written.size() && digit_at(written.substr(at)).size == 0) ++at;
    style.before = written.substr(0, at);
    bool after_point = false;
    std::vector<std::size_t> groups{0};
    while (at < written.size()) {
        const std::string_view rest = written.substr(at);
        if (const Digit digit = digit_at(rest); digit.size > 0) {
            style.full_width |= digit.size > 1;
            style.narrow += digit.digit;
            ++(after_point ? style.decimals : groups.back());
            at += digit.size;
            continue;
        }
        const std::size_t mark = after_point ? 0 : size_of_mark(rest, point);
        if (mark > 0 && digit_at(rest.substr(mark)).size > 0) {
            style.mark = rest.substr(0, mark);
            style.narrow += '.';
            after_point = true;
            at += mark;
            continue;
        }
        const auto separator =
            std::find_if(separators.begin(), separators.end(), [&](auto sign) { return rest.starts_with(sign); });
        if (after_point || separator == separators.end() || digit_at(rest.substr(separator->size())).size == 0) break;
        style.separator = *separator;
        groups.push_back(0);
        at += separator->size();
    }
    style.after = written.substr(at);
    style.lakh = groups.size() > 2 && groups[1] == 2;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i] != (style.lakh && i + 1 < groups.size() ? 2 : 3)) return std::nullopt;
    }
    if (style.narrow.empty() || !is_known(style.before, style.after)) return std::nullopt;
    return style;
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

bool separates(const Style& style, std::size_t digits_after) {
    if (digits_after < 3) return false;
    return style.lakh ? digits_after == 3 || digits_after % 2 == 1 : digits_after % 3 == 0;
}

/// The digits of a number in the style of another.
std::string in_style(const std::string& digits, const Style& style) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i < point && separates(style, point - i)) text += style.separator;
        if (digits[i] == '.') {
            text += style.full_width && style.mark == "." ? "\uFF0E" : style.mark;
        } else if (!style.full_width) {
            text += digits[i];
        } else {
            text += "\xEF\xBC";
            text += static_cast<char>('\x90' + (digits[i] - '0'));
        }
    }
    return text;
}

std::string without(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return std::string(text);
    std::size_t end = at + mark.size();
    while (end < text.size() && text[end] == ' ') ++end;
    return std::string(text.substr(0, at)) + std::string(text.substr(end));
}

/// What stands before the digits or after them, without what makes the number negative.
std::string without_minus(std::string_view text) {
    std::string rest(text);
    for (const std::string_view mark : {"(", ")", "（", "）"}) rest = without(rest, mark);
    for (const std::string_view sign : signs) rest = without(rest, sign);
    return rest;
}

}  // namespace

std::optional<std::string> in_notation_of(std::string_view written, const Rational& value, const Rational& meant,
                                          std::string_view minus, char decimal) {
    const std::optional<Style> style = read_style(written, decimal);
    if (!style) return std::nullopt;
    const Rational old_number = number_of(style->narrow);
    // 54,826千円 in a sheet of 千円 is 54,826; 1.2億円 there is 120,000: the new number is in the old one's unit.
    const Rational scale = old_number.is_zero() ? Rational(1) : value.abs() / old_number;
    const Rational number = meant.abs() / scale;
    std::string digits = plain(number);
    if (number_of(digits) != number) return std::nullopt;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t decimals = digits.size() > point ? digits.size() - point - 1 : 0;
    if (decimals < style->decimals) digits += (decimals == 0 ? "." : "") + std::string(style->decimals - decimals, '0');
    const std::string text = in_style(digits, *style);

    const std::string before = without_minus(style->before);
    const std::string after = without_minus(style->after);
    const bool has_minus = before != style->before || after != style->after;
    const bool is_negative = meant.sign() < 0;
    if (has_minus != (value.sign() < 0) && !value.is_zero()) {  // `CR` says it, or it was a note
        if (is_negative != (value.sign() < 0)) return std::nullopt;
        return std::string(style->before) + text + std::string(style->after);
    }
    if (!is_negative) return before + text + after;
    if (has_minus) return std::string(style->before) + text + std::string(style->after);
    return std::string(minus) + before + text + after + (minus == "(" ? ")" : "");
}

std::optional<std::string> number_in_place(const Source& source, Span number, const Rational& value,
                                           const Rational& meant, std::string_view minus, char decimal) {
    const Source& file = source.file_at(number.end);
    const std::string_view after = file.text().substr(number.end - file.base());
    const std::size_t next = after.find_first_not_of(" \t");
    const bool has_unit =
        next != std::string_view::npos && std::string_view("\r\n,;}])\"'#").find(after[next]) == std::string_view::npos;
    if (value.is_zero() && has_unit) return std::nullopt;
    return in_notation_of(source.slice(number), value, meant, minus, decimal);
}

}  // namespace dxbudget
