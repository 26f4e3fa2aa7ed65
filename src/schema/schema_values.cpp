#include "schema/schema_values.hpp"

#include "text/width.hpp"

#include <algorithm>

namespace dxbudget {
namespace {

/// The full-width form of a character from `!` to `~`, which is 0xFEE0 higher.
std::string full_width(char c) {
    const unsigned code = static_cast<unsigned char>(c) + 0xFEE0U;
    return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (code & 0x3FU))};
}

std::string spelled(std::string_view word) {
    constexpr std::string_view spaces = "[ \\t\u3000]*";
    std::string pattern = "^";
    pattern += spaces;
    while (!word.empty()) {
        const char c = word.front();
        std::size_t length = 1;
        while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
        pattern += length == 1 ? "[" + (std::string(1, c) + full_width(c)) + "]" : std::string(word.substr(0, length));
        pattern += spaces;
        word.remove_prefix(length);
    }
    return pattern + "([(（].*)?$";
}

}  // namespace

std::string in_lines(const Json& json, std::size_t indent) {
    constexpr std::size_t page_width = 120;
    std::string line = dump(json);
    if (!json.is_structured() || indent + display_width(line) <= page_width) return line;
    std::string out;
    const std::string start = "\n" + std::string(indent + 1, ' ');
    for (const auto& [key, value] : json.items()) {
        out += (out.empty() ? "" : ",") + start;
        if (json.is_object()) out += dump(key) + ": ";
        out += in_lines(value, indent + 1);
    }
    const std::string end = "\n" + std::string(indent, ' ');
    return json.is_object() ? "{" + out + end + "}" : "[" + out + end + "]";
}

Json single_value() {
    return {{"type", {"string", "number", "boolean", "null"}}};
}

Json anything(const char* begun_as) {
    Json types = {begun_as};
    for (const char* type : {"string", "number", "boolean", "object", "array", "null"}) {
        if (type != std::string_view(begun_as)) types.push_back(type);
    }
    return {{"type", std::move(types)}};
}

Json one_of_words(Json words, bool may_be_blank) {
    // `off` and `no` are false to YAML 1.1, and texts to YAML 1.2.
    const auto is_a_word = [&](std::string_view text) {
        return std::find(words.begin(), words.end(), text) != words.end();
    };
    const bool is_true = is_a_word("true");
    const bool is_false = is_a_word("false");
    if (is_true) words.push_back(true);
    if (is_false) words.push_back(false);
    if (may_be_blank) words.push_back(nullptr);
    return {{"enum", std::move(words)}};
}

Json list_of(const Json& element) {
    return {{"type", {"array", "null"}}, {"items", element}};
}

Json one_or_several(const Json& value) {
    Json both = value;
    both["type"].push_back("array");
    both["items"] = value;
    return both;
}

Json mapping_to(const Json& value) {
    return {{"type", {"object", "null"}}, {"additionalProperties", value}};
}

std::string spelled(Key key, Scope scope) {
    std::string pattern;
    for (const std::string_view word : words_of(scope)) {
        if (key_of(word, scope) == key) pattern += (pattern.empty() ? "" : "|") + spelled(word);
    }
    return pattern;
}

std::string_view otherwise_spelled() {
    return "[ \\t\u3000\uFF01-\uFF5E]|\\)$|^<<$|[0-9]{2}|[0-9元]年度";
}

}  // namespace dxbudget
