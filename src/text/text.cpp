#include "dxbudget/text.hpp"

#include <string>

namespace dxbudget {

std::string in_words(const LineReference& reference, Language language) {
    const std::string number = std::to_string(reference.line);
    if (!reference.file.empty()) return reference.file + ":" + number;
    return language == Language::japanese ? number + "行目" : "line " + number;
}

std::string in_words(const Rational& amount, Language language) {
    const bool is_marked = language == Language::japanese && amount.sign() < 0;
    return is_marked ? "△" + grouped(amount.abs()) : grouped(amount);
}

static std::string in_words(const Argument& argument, Language language) {
    if (const auto* amount = std::get_if<Rational>(&argument)) return in_words(*amount, language);
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
            out += in_words(message.arguments[index], language);
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
