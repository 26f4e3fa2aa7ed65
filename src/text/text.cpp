#include "dxbudget/text.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <string>

namespace dxbudget {

std::string in_words(const LineReference& reference, Language language) {
    if (!reference.cell.empty()) return reference.cell;
    const std::string number = std::to_string(reference.line);
    if (!reference.file.empty()) return reference.file + ":" + number;
    return language == Language::japanese ? number + "行目" : "line " + number;
}

/// A number in groups of three without a sign, `1,234.5`, as that style has it.
static std::string in_style(std::string number, const FigureStyle& style) {
    const std::size_t point = number.find('.');
    const bool ends = is_ascii_digit(number.back());
    std::size_t whole = std::min(point, number.size());
    if (ends && style.decimals > 0 && (point != std::string::npos || style.whole_too)) {
        if (point == std::string::npos) number += '.';
        const std::size_t decimals = number.size() - whole - 1;
        if (decimals < style.decimals) number.append(style.decimals - decimals, '0');
    }
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

static FigureStyle without_decimals(FigureStyle style) {
    style.decimals = 0;
    return style;
}

std::string with_unit(std::string amount, const AmountUnit& unit, const FigureStyle& style) {
    if (!style.unit_first) return amount + unit.text;
    std::string_view mark = unit.text;
    if (mark.starts_with(' ')) mark.remove_prefix(1);
    std::string before{mark};
    const char last = mark.empty() ? ' ' : mark.back();
    if (is_ascii_letter(last)) before += ' ';  // `R 500`
    std::size_t at = 0;
    for (const std::string_view minus : {"-", "(", "▲", "△"}) {
        if (amount.starts_with(minus)) at = minus.size();
    }
    return amount.insert(at, before);
}

static std::string in_words(const Argument& argument, Language language, const FigureStyle& style) {
    if (const auto* amount = std::get_if<Rational>(&argument)) return in_words(*amount, language, style);
    if (const auto* number = std::get_if<Number>(&argument))
        return in_words(number->value, language, without_decimals(style));
    if (const auto* unit = std::get_if<AmountUnit>(&argument)) return unit->text;
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
    if (index >= arguments.size()) return {};
    const auto* amount = std::get_if<Rational>(&arguments[index]);
    const auto* number = std::get_if<Number>(&arguments[index]);
    if (amount == nullptr && number == nullptr) return {};
    const Rational& count = number != nullptr ? number->value : *amount;
    return count == Rational(1) ? choice.substr(2, middle - 2) : choice.substr(middle + 1, end - middle - 1);
}

/// Appends what a placeholder stands for; a unit goes to its side of the amount that ends the text, which begins at
/// `amount`.
static void append(std::string& out, std::size_t& amount, const Argument& argument, Language language,
                   const FigureStyle& style) {
    const auto* const unit = std::get_if<AmountUnit>(&argument);
    if (unit != nullptr && amount < out.size()) {
        std::string both = with_unit(out.substr(amount), *unit, style);
        out.replace(amount, std::string::npos, both);
        amount = std::string::npos;
        return;
    }
    amount = std::holds_alternative<Rational>(argument) ? out.size() : std::string::npos;
    out += in_words(argument, language, style);
}

std::string render(const Message& message, Language language) {
    const std::string_view pattern = message.pattern.in(language);
    std::string out;
    out.reserve(pattern.size() + 32);
    std::size_t amount = std::string::npos;  // where the amount begins that ends what there is so far
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t brace = pattern.find('{', at);
        const std::string_view words = pattern.substr(at, brace - at);
        if (!words.empty()) amount = std::string::npos;
        out += words;
        if (brace == std::string_view::npos) break;
        const std::string_view rest = pattern.substr(brace);
        const auto index = rest.size() > 2 ? static_cast<std::size_t>(rest[1] - '0') : message.arguments.size();
        if (rest.starts_with("{{")) {
            out += '{';
            at = brace + 2;
        } else if (index < message.arguments.size() && index < 10 && rest[2] == '}') {
            append(out, amount, message.arguments[index], language, message.style);
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
