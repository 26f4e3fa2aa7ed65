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
        } else {
            out += '{';
            at = brace + 1;
        }
    }
    return out;
}

}  // namespace dxbudget
