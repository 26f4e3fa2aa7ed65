#include "text/width.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace dxbudget {
namespace {

constexpr std::string_view tab = "    ";
constexpr std::string_view replacement = "\uFFFD";

/// One character of a text: its code point (-1 for a byte that is not UTF-8), how many bytes it takes, and whether it
/// would not be seen, or would change how others are seen.
struct Character {
    std::int32_t point = -1;
    std::size_t bytes = 1;
    bool hides = false;
};

bool is_plain_ascii(char c) {
    return c >= 0x20 && c < 0x7F;
}

/// Chooses the form of the character before it. Japanese names need them.
bool is_variation_selector(std::int32_t point) {
    return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
}

/// Control and format characters, separators of lines, what has no width, and the picture of nothing in Braille; not
/// what stands between words.
bool is_hidden(std::int32_t point) {
    constexpr std::int32_t braille_blank = 0x2800;
    if (point < 0x80) return (point >= 0 && point < 0x20) || point == 0x7F;
    const utf8proc_property_t* const property = utf8proc_get_property(point);
    switch (property->category) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            return property->ignorable != 0 || point == braille_blank;
    }
}

/// The first character of a text, after `before` (0 at its begin).
Character first_of(std::string_view text, std::int32_t before) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return {lead, 1, is_hidden(lead) && lead != '\t' && lead != '\n' && lead != '\r'};
    utf8proc_int32_t point = -1;
    const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &point);
    if (taken <= 0) return {};
    const bool has_form = is_variation_selector(point) && before >= 0x80 && !is_hidden(before);
    return {point, static_cast<std::size_t>(taken), !has_form && is_hidden(point)};
}

/// A hidden character, named.
std::string name_of(std::int32_t point) {
    return fmt::format("\\u{{{:x}}}", point);
}

std::size_t width_of(Character character) {
    if (character.point == '\t') return tab.size();
    if (character.point < 0 || character.point == '\n' || character.point == '\r') return 1;
    if (character.hides) return name_of(character.point).size();
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character.point)));
}

void append_printable(std::string& out, std::string_view text, Character character) {
    if (character.point == '\t') {
        out += tab;
    } else if (character.point == '\n' || character.point == '\r') {
        out += ' ';
    } else if (character.hides) {
        out += name_of(character.point);
    } else if (character.point < 0) {
        out += replacement;
    } else {
        out += text.substr(0, character.bytes);
    }
}

/// Calls `visit(rest, character)` for every character; `visit` returns whether to go on.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
    std::int32_t before = 0;
    while (!text.empty()) {
        const Character character = is_plain_ascii(text[0]) ? Character{text[0], 1, false} : first_of(text, before);
        if (!visit(text, character)) return;
        before = character.point;
        text.remove_prefix(character.bytes);
    }
}

/// Japanese does not begin a line with these.
bool may_begin_line(std::string_view text) {
    static constexpr std::string_view closing[] = {"、", "。", "）", "」", "』", "】", "・", "ー", "：", "，", "．"};
    return std::none_of(std::begin(closing), std::end(closing), [&](auto mark) { return text.starts_with(mark); });
}

}  // namespace

std::string printable(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_plain_ascii)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for_each_character(text, [&](std::string_view rest, Character character) {
        append_printable(out, rest, character);
        return true;
    });
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for_each_character(text, [&](std::string_view, Character character) {
        columns += width_of(character);
        return true;
    });
    return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
    std::string out = printable(text);
    const std::size_t width = display_width(text);
    if (width < columns) out.append(columns - width, ' ');
    return out;
}

std::size_t bytes_within(std::string_view text, std::size_t columns) {
    std::size_t bytes = 0;
    std::size_t used = 0;
    for_each_character(text, [&](std::string_view, Character character) {
        used += width_of(character);
        if (used > columns) return false;
        bytes += character.bytes;
        return true;
    });
    return bytes;
}

std::string right_aligned(std::string_view text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return std::string(columns > width ? columns - width : 0, ' ') + printable(text);
}

std::string shortened(std::string_view text, std::size_t columns) {
    if (bytes_within(text, columns) == text.size()) return printable(text);
    return printable(text.substr(0, bytes_within(text, columns - 1))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t line_width = 0;
    std::string word;  // what no line end may divide: a word between spaces, or a wide character and what clings to it
    std::size_t word_width = 0;
    bool space = false;  // whether a space stands before `word`

    const auto end_word = [&] {
        if (word.empty()) return;
        const std::size_t gap = space && !line.empty() ? 1 : 0;
        if (!line.empty() && line_width + gap + word_width > columns) {
            lines.push_back(std::exchange(line, word));
            line_width = word_width;
        } else {
            line.append(gap, ' ') += word;
            line_width += gap + word_width;
        }
        word.clear();
        word_width = 0;
        space = false;
    };
    bool after_wide = false;
    for_each_character(text, [&](std::string_view rest, Character character) {
        const std::size_t width = width_of(character);
        if (character.point == ' ' || character.point == '\n') {
            end_word();
            space = true;
        } else {
            if ((width == 2 || (width == 1 && after_wide)) && may_begin_line(rest)) end_word();
            append_printable(word, rest, character);
            word_width += width;
        }
        if (width > 0) after_wide = width == 2;
        return true;
    });
    end_word();
    if (!line.empty()) lines.push_back(line);
    return lines;
}

std::string replace_hidden(std::string text, HiddenName name) {
    std::string out;
    std::size_t copied = 0;
    std::size_t at = 0;
    for_each_character(text, [&](std::string_view, Character character) {
        if (character.hides) {
            out.append(text, copied, at - copied) += name(static_cast<char32_t>(character.point));
            copied = at + character.bytes;
        }
        at += character.bytes;
        return true;
    });
    if (copied == 0) return text;
    return out.append(text, copied);
}

/// How many bytes at the start of the text set a colour.
static std::size_t colour_size(std::string_view text) {
    if (!text.starts_with("\x1b[")) return 0;
    const std::size_t end = text.find_first_not_of("0123456789;", 2);
    return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

std::string without_hidden(std::string text) {
    const auto is_odd = [](char c) { return !is_plain_ascii(c) && c != '\n' && c != '\t'; };
    const auto first = std::find_if(text.begin(), text.end(), is_odd);
    if (first == text.end()) return text;
    std::string out;
    std::size_t copied = 0;
    std::size_t at = 0;
    std::size_t colour_end = 0;
    for_each_character(text, [&](std::string_view rest, Character character) {
        if (character.hides && at >= colour_end) colour_end = at + colour_size(rest);
        const bool is_return = character.point == '\r' && !rest.starts_with("\r\n");
        if (at >= colour_end && (character.hides || is_return)) {
            out.append(text, copied, at - copied) += name_of(character.point);
            copied = at + character.bytes;
        }
        at += character.bytes;
        return true;
    });
    if (copied == 0) return text;
    return out.append(text, copied);
}

}  // namespace dxbudget
