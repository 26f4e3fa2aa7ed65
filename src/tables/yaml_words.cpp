#include "tables/yaml_words.hpp"

#include <algorithm>
#include <array>

#include "text/width.hpp"
#include "text/yaml_quoted.hpp"

namespace dxbudget::tables {
namespace {

/// Whether YAML reads the figure as it is without quotes.
bool is_plain_figure(std::string_view text) {
    if (text.empty()) return false;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool is_negative = text.size() > 1 && text[0] == '-' && is_digit(text[1]);
    const bool begins_plain = is_digit(text.front()) || is_negative || text.front() == '(' || text.front() == '$' ||
                              text.starts_with("△") || text.starts_with("▲") || text.starts_with("−") ||
                              text.starts_with("€") || text.starts_with("£") || text.starts_with("¥");
    const bool is_known = std::ranges::all_of(text, [&](char c) {
        return is_digit(c) || std::string_view("-.,()$% '").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return begins_plain && is_known && printable(text) == text;
}

}  // namespace

std::string as_key(const std::string& word) {
    constexpr std::array<std::string_view, 8> values = {"null", "true", "false", "yes", "no", "on", "off", "y"};
    std::string lower = word;
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool is_word = !word.empty() && std::ranges::all_of(word, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return is_word && std::ranges::find(values, lower) == values.end() && printable(word) == word ? word
                                                                                                  : yaml_quoted(word);
}

std::string as_figure(const std::string& text) {
    return is_plain_figure(text) ? text : yaml_quoted(text);
}

}  // namespace dxbudget::tables
