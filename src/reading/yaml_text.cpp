#include "reading/yaml_text.hpp"

#include <algorithm>
#include <cstring>

#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget {

static constexpr std::string_view wide_space = "\u3000";

Offset YamlText::skip_spaces(Offset at) const {
    while (is_blank(at)) ++at;
    return at;
}

Offset YamlText::skip_wide_spaces(Offset at) const {
    while (has(at, wide_space)) at = skip_spaces(at + static_cast<Offset>(wide_space.size()));
    return at;
}

Offset YamlText::line_begin(Offset at) const {
    at = std::min(at, size());
    const std::size_t found = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return found == std::string_view::npos ? first_ : static_cast<Offset>(found) + 1;
}

Offset YamlText::line_end(Offset at) const {
    const std::size_t found = text_.find('\n', at);
    if (found == std::string_view::npos) return size();
    const auto end = static_cast<Offset>(found);
    return end > at && text_[end - 1] == '\r' ? end - 1 : end;
}

Offset YamlText::next_line(Offset at) const {
    const std::size_t found = text_.find('\n', at);
    return found == std::string_view::npos ? size() : static_cast<Offset>(found) + 1;
}

Offset YamlText::trim(Offset begin, Offset end) const {
    while (end > begin && (is_blank(end - 1) || text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
    return end;
}

bool YamlText::is_document_mark(Offset line) const {
    return (has(line, "---") || has(line, "...")) && is_gap(line + 3);
}

Offset YamlText::value_end(Offset at) const {
    Offset end = at;
    while (!is_end(end) && !(is_blank(end) && (*this)[end + 1] == '#')) ++end;
    return trim(at, end);
}

Offset YamlText::flow_value_end(Offset at) const {
    Offset end = at;
    std::uint32_t depth = 0;
    for (; !is_end(end) && !(is_blank(end) && (*this)[end + 1] == '#'); ++end) {
        const char c = (*this)[end];
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') {
            if (depth == 0) break;
            --depth;
        }
        if (c == ',' && depth == 0 && !(end > at && is_ascii_digit((*this)[end - 1]) && has_digits(end + 1, 3))) break;
    }
    return trim(at, end);
}

std::optional<Offset> YamlText::indicator_colon(Offset at) const {
    for (; !is_end(at); ++at) {
        if (is_indicator(at, ':')) return at;
        if (is_blank(at) && (*this)[at + 1] == '#') break;
    }
    return std::nullopt;
}

std::optional<Offset> YamlText::key_colon(Offset at) const {
    const char quote = (*this)[at];
    if (quote != '"' && quote != '\'') return indicator_colon(at);
    for (++at; !is_end(at); ++at) {
        if (quote == '"' && (*this)[at] == '\\' && !is_end(at + 1)) {
            ++at;
        } else if ((*this)[at] == quote) {
            if (quote == '"' || (*this)[at + 1] != quote) break;
            ++at;
        }
    }
    if ((*this)[at] != quote) return std::nullopt;
    at = skip_spaces(at + 1);
    return is_indicator(at, ':') ? std::optional(at) : std::nullopt;
}

bool YamlText::has_digits(Offset at, Offset digits) const {
    for (Offset i = 0; i < digits; ++i) {
        if (!is_ascii_digit((*this)[at + i])) return false;
    }
    return !is_ascii_digit((*this)[at + digits]);
}

// Whether the line states a key of the format, as a block does: `requested: 10`, `- name: 講座`.
static bool states_known_key(const YamlText& text, Offset at) {
    while (text.is_indicator(at, '-')) at = text.skip_spaces(at + 1);
    const std::optional<Offset> colon = text.key_colon(at);
    return colon && is_known_word(text.slice({at, *colon}));
}

Quoted find_closing_quote(const YamlText& text, Offset at, std::int64_t parent) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        const char c = text[at];
        if (c == quote) {
            if (quote == '"' || text[at + 1] != quote) return {.end = at + 1, .closed = true};
            ++at;
        } else if (c == '\\' && quote == '"') {
            if (text[at + 1] != '\n' && text[at + 1] != '\r') ++at;
        } else if (c == '\n') {
            const Offset line = at + 1;
            const Offset first = text.skip_spaces(line);
            if (text.is_end(first)) continue;
            const bool is_outside = std::int64_t{first - line} <= parent;
            if (is_outside || text.is_document_mark(line) || states_known_key(text, first)) return {.end = line};
        }
    }
    return {.end = text.size()};
}

static bool is_hex(char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<Span> find_bad_escape(const YamlText& text, Span quoted) {
    if (text[quoted.begin] != '"') return std::nullopt;
    for (Offset at = quoted.begin; at + 1 < quoted.end; ++at) {
        if (text[at] != '\\') continue;
        const char c = text[++at];
        const Offset digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        bool is_good = std::string_view("0abtnvfre \"\'\\/N_LPxuU\n\r").find(c) != std::string_view::npos;
        for (Offset i = 1; i <= digits; ++i) is_good = is_good && is_hex(text[at + i]);
        if (is_good) continue;
        Offset end = at + 1;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        return Span{at - 1, end};
    }
    return std::nullopt;
}

bool separates_thousands(const YamlText& text, Offset comma) {
    if (text[comma] != ',' || !text.has_digits(comma + 1, 3)) return false;
    Offset digits = 0;
    while (digits < comma && digits < 4 && is_ascii_digit(text[comma - 1 - digits])) ++digits;
    return digits >= 1 && digits <= 3;
}

Offset anchor_end(const YamlText& text, Offset at) {
    for (++at; !text.is_gap(at); ++at) {
        const char c = text[at];
        if (c == '[' || c == ']' || c == '{' || c == '}' || c == ',') break;
    }
    return at;
}

bool is_standard_tag(const YamlText& text, Offset at) {
    static constexpr std::string_view standard[] = {"!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"};
    return std::any_of(std::begin(standard), std::end(standard), [&](std::string_view tag) {
        return text.has(at, tag) && text.is_gap(at + static_cast<Offset>(tag.size()));
    });
}

std::optional<GluedKey> find_glued_key(const YamlText& text, Span within) {
    static constexpr std::string_view wide_colon = "：";
    for (Offset at = within.begin; at < within.end; ++at) {
        const char c = text[at];
        if (c == ',' || c == '{' || c == '[' || c == '"' || c == '\'' || c == '#') return std::nullopt;
        const bool full_width = text.has(at, wide_colon);
        if (c != ':' && !full_width) continue;
        const Offset after = at + (full_width ? static_cast<Offset>(wide_colon.size()) : 1);
        GluedKey glued{.key = {within.begin, text.trim(within.begin, at)},
                       .mark = {at, after},
                       .value = {after, within.end},
                       .full_width = full_width};
        // A full-width space after a colon glues as well.
        if (text.has(after, wide_space)) {
            glued.full_width = true;
            glued.mark.end = after + static_cast<Offset>(wide_space.size());
            glued.value.begin = std::min(glued.mark.end, within.end);
        }
        while (glued.value.begin < within.end && text.is_blank(glued.value.begin)) ++glued.value.begin;
        const std::string_view key = text.slice(glued.key);
        const bool is_word = !key.empty() && !std::all_of(key.begin(), key.end(), is_ascii_digit);
        if (!is_word || text.has(after, "//") || (!full_width && glued.value.begin == within.end)) return std::nullopt;
        return glued;
    }
    return std::nullopt;
}

bool is_known_word(std::string_view word) {
    for (const char quote : {'"', '\''}) {
        if (word.size() > 2 && word.front() == quote && word.back() == quote) word = word.substr(1, word.size() - 2);
    }
    if (word.empty() || word.size() > 64) return false;
    if (known_stage(word) != nullptr) return true;
    for (const Scope scope : {Scope::sheet, Scope::line, Scope::funding, Scope::costs}) {
        if (key_of(word, scope) != Key::none) return true;
    }
    return false;
}

}  // namespace dxbudget
