#include "dxbudget/text.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <string>

namespace dxbudget {

std::string in_words(const LineReference& reference, Language language) {
    const std::string number = std::to_string(reference.line);
    if (!reference.file.empty()) return reference.file + ":" + number;
    return language == Language::japanese ? number + "行目" : "line " + number;
}

/// A number in groups of three without a sign, `1,234.5`, as that style has it.
static std::string in_style(std::string number, const FigureStyle& style) {
    const std::size_t point = number.find('.');
    const bool ends = is_ascii_digit(number.back());
    if (point != std::string::npos && ends) {
        const std::size_t decimals = number.size() - point - 1;
        if (decimals < style.decimals) number.append(style.decimals - decimals, '0');
    }
    std::size_t whole = std::min(point, number.size());
    if (style.lakh && whole > 4) {
        std::string digits = number.substr(0, whole);
        std::erase(digits, ',');
        for (std::size_t at = digits.size() - 3; at > 0 && at<digits.size(); at = at> 2 ? at - 2 : 0) {
            digits.insert(at, 1, ',');
        }
        number.replace(0, whole, digits);
        whole = digits.size();
    }
    for (std::size_t at = 0; at < number.size(); ++at) {
        if (number[at] == ',') number[at] = style.separator;
        if (at == whole && number[at] == '.') number[at] = style.decimal;
    }
    return number;
}

std::string in_words(const Rational& amount, Language language, const FigureStyle& style) {
    if (amount.overflowed()) return grouped(amount);
    std::string size = in_style(grouped(amount.abs()), style);
    if (amount.sign() >= 0) return size;
    switch (style.minus) {
        case MinusMark::by_language:
            return (language == Language::japanese ? "△" : "-") + size;
        case MinusMark::hyphen:
            return "-" + size;
        case MinusMark::black_triangle:
            return "▲" + size;
        case MinusMark::white_triangle:
            return "△" + size;
        case MinusMark::brackets:
            return "(" + size + ")";
    }
    return size;
}

static std::string in_words(const Argument& argument, Language language, const FigureStyle& style) {
    if (const auto* amount = std::get_if<Rational>(&argument)) return in_words(*amount, language, style);
    if (const auto* reference = std::get_if<LineReference>(&argument)) return in_words(*reference, language);
    if (const auto* text = std::get_if<Text>(&argument)) return std::string(text->in(language));
    return std::get<std::string>(argument);
}

/// The word for one or for many of `0|entry|entries}`, which follows a brace; empty where it is none.
static std::string_view in_number(std::string_view choice, const std::vector<Argument>& arguments) {
    const std::size_t middle = choice.find('|', 2);
    const std::size_t end = choice.find('}');
    if (choice.size() < 2 || choice[1] != '|' || middle > end || end == std::string_view::npos) return {};
    const auto index = static_cast<std::size_t>(choice[0] - '0');
    const auto* count = index < arguments.size() ? std::get_if<Rational>(&arguments[index]) : nullptr;
    if (count == nullptr) return {};
    return *count == Rational(1) ? choice.substr(2, middle - 2) : choice.substr(middle + 1, end - middle - 1);
}

std::string render(const Message& message, Language language) {
    const std::string_view pattern = message.pattern.in(language);
    std::string out;
    out.reserve(pattern.size() + 32);
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t brace = pattern.find('{', at);
        out += pattern.substr(at, brace - at);
        if (brace == std::string_view::npos) break;
        const std::string_view rest = pattern.substr(brace);
        const auto index = rest.size() > 2 ? static_cast<std::size_t>(rest[1] - '0') : message.arguments.size();
        if (rest.starts_with("{{")) {
            out += '{';
            at = brace + 2;
        } else if (index < message.arguments.size() && index < 10 && rest[2] == '}') {
            out += in_words(message.arguments[index], language, message.style);
            at = brace + 3;
        } else if (const auto word = in_number(rest.substr(1), message.arguments); word.data() != nullptr) {
            out += word;
            at = brace + rest.find('}') + 1;
        } else {
            out += '{';
            at = brace + 1;
        }
    }
    return out;
}

}  // namespace dxbudget
