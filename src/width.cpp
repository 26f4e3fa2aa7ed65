#include "dxbudget/width.hpp"

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

/// One character of a text: its code point (-1 for a byte that is no UTF-8) and how many bytes it takes.
struct Character {
    std::int32_t point = -1;
    std::size_t bytes = 1;
};

bool is_plain_ascii(char c) {
    return c >= 0x20 && c < 0x7F;
}

Character first_of(std::string_view text) {
    if (static_cast<unsigned char>(text[0]) < 0x80) return {static_cast<unsigned char>(text[0]), 1};
    utf8proc_int32_t point = -1;
    const auto size = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &point);
    if (taken <= 0) return {};
    return {point, static_cast<std::size_t>(taken)};
}

bool is_control(std::int32_t point) {
    return (point >= 0 && point < 0x20) || point == 0x7F;
}

/// Characters that change how others are shown: C1 controls, bidi marks, overrides and isolates, line separators.
bool is_deceptive(std::int32_t point) {
    return (point >= 0x80 && point < 0xA0) || point == 0x061C || point == 0x200E || point == 0x200F ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::size_t width_of(Character character) {
    if (character.point == '\t') return tab.size();
    if (character.point < 0x20 || character.point == 0x7F || is_deceptive(character.point)) return 1;
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character.point)));
}

void append_printable(std::string& out, std::string_view text, Character character) {
    if (character.point == '\t') {
        out += tab;
    } else if (character.point == '\n' || character.point == '\r') {
        out += ' ';
    } else if (is_control(character.point)) {
        // The pictures of the control characters stand in their order from U+2400; the one for DEL is U+2421.
        const int picture = character.point == 0x7F ? 0x21 : character.point;
        out += "\xE2\x90";
        out += static_cast<char>(0x80 + picture);
    } else if (character.point < 0 || is_deceptive(character.point)) {
        out += replacement;
    } else {
        out += text.substr(0, character.bytes);
    }
}

/// Calls `visit(rest, character)` for every character; `visit` returns whether to go on.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const Character character = first_of(text);
        if (!visit(text, character)) return;
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
    std::string word;  // what no line end may divide: a word between blanks, or a wide character and what clings to it
    std::size_t word_width = 0;
    bool blank = false;  // whether a blank stands before `word`

    const auto end_word = [&] {
        if (word.empty()) return;
        const std::size_t gap = blank && !line.empty() ? 1 : 0;
        if (!line.empty() && line_width + gap + word_width > columns) {
            lines.push_back(std::exchange(line, word));
            line_width = word_width;
        } else {
            line.append(gap, ' ') += word;
            line_width += gap + word_width;
        }
        word.clear();
        word_width = 0;
        blank = false;
    };
    bool after_wide = false;
    for_each_character(text, [&](std::string_view rest, Character character) {
        const std::size_t width = width_of(character);
        if (character.point == ' ' || character.point == '\n') {
            end_word();
            blank = true;
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

std::string json_for_terminal(std::string json) {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < json.size();) {
        const Character character = first_of(std::string_view(json).substr(at));
        if (character.point == 0x7F || is_deceptive(character.point)) {
            out.append(json, copied, at - copied);
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", character.point);
            copied = at + character.bytes;
        }
        at += character.bytes;
    }
    if (copied == 0) return json;
    return out.append(json, copied);
}

}  // namespace dxbudget
