/// Source lines with marks under them. A line may be megabytes long, and there may be a thousand findings in it: only
/// the bytes near a mark are ever looked at.

#include <fmt/format.h>

#include <algorithm>

#include "render/terminal.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t longest_line = 200;  // columns; a longer line is cut …
constexpr std::size_t room_before = 60;    // … to this many columns before the mark
constexpr std::size_t room = 150;          // … and this many in all
constexpr std::size_t bytes_before = 240;  // enough for so many columns of any script …
constexpr std::size_t bytes_after = 600;   // … and for the rest

/// The part of a source line that is shown.
struct Window {
    std::string_view text;
    std::size_t begin = 0;  // its byte offset in the source
    bool cut_before = false;
    bool cut_after = false;

    /// The column at which a byte offset is shown.
    std::size_t column(std::size_t offset) const {
        const std::size_t inside = offset < begin ? 0 : std::min(offset - begin, text.size());
        return display_width(text.substr(0, inside)) + (cut_before ? 1 : 0);
    }
};

/// Moves an index into text forward to the start of a character.
std::size_t next_character(std::string_view text, std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

Window window_of(std::string_view line, std::size_t line_begin, std::size_t focus) {
    const std::size_t at = focus < line_begin ? 0 : std::min(focus - line_begin, line.size());
    const std::size_t from = at > bytes_before ? next_character(line, at - bytes_before) : 0;
    const std::size_t to = line.size() - at > bytes_after ? next_character(line, at + bytes_after) : line.size();
    const bool whole = from == 0 && to == line.size();
    if (whole && display_width(line) <= longest_line) return {line, line_begin};

    std::string_view before = line.substr(from, at - from);
    const std::size_t width = display_width(before);
    if (width > room_before) before.remove_prefix(bytes_within(before, width - room_before));
    std::string_view after = line.substr(at, to - at);
    after = after.substr(0, bytes_within(after, room - display_width(before)));

    const std::size_t begin = at - before.size();
    const std::size_t size = before.size() + after.size();
    return {line.substr(begin, size), line_begin + begin, begin > 0, begin + size < line.size()};
}

/// The bytes of a label that stand on the line where it begins.
Span on_first_line(const Source& source, Span span) {
    const std::uint32_t number = source.place(span.begin).line;
    const auto end = static_cast<std::uint32_t>(source.line_begin(number) + source.line(number).size());
    const std::uint32_t begin = std::min(span.begin, end);
    return {begin, std::clamp(span.end, begin, end)};
}

std::string marks(const Window& window, Span span, const Label& label, bool color) {
    const std::size_t begin = window.column(span.begin);
    const std::size_t width = std::max<std::size_t>(1, window.column(span.end) - begin);
    std::string text(width, label.mark);
    if (!label.text.empty()) text += " " + printable(label.text);
    return std::string(begin, ' ') + paint(text, label.ink, color);
}

}  // namespace

std::size_t gutter_width(const Source& source, const std::vector<Label>& labels) {
    std::uint32_t largest = 0;
    for (const Label& label : labels) largest = std::max(largest, source.shown_place(label.span.begin).line);
    return fmt::formatted_size("{}", largest);
}

std::string excerpt(const Source& main, std::vector<Label> labels, std::size_t gutter, bool color) {
    const Source& source = labels.empty() ? main : main.file_at(labels.front().span.begin);
    const std::string edge = bar(gutter, color);
    std::string out = edge + "\n";
    std::uint32_t shown = 0;
    Window window;
    std::stable_sort(labels.begin(), labels.end(), [&](const Label& left, const Label& right) {
        return source.place(left.span.begin).line < source.place(right.span.begin).line;
    });
    for (const Label& label : labels) {
        const std::uint32_t number = source.place(label.span.begin).line;
        const Span span = on_first_line(source, label.span);
        if (number != shown) {
            if (shown != 0 && number > shown + 1) out += paint("...", Ink::frame, color) + "\n";
            window = window_of(source.line(number), source.line_begin(number), span.begin);
            const std::string text = printable(window.text);
            out += paint(fmt::format("{:>{}} |", source.shown_place(span.begin).line, gutter), Ink::frame, color);
            if (!text.empty()) out += " ";
            out += (window.cut_before ? "…" : "") + text + (window.cut_after ? "…" : "") + "\n";
            shown = number;
        }
        out += edge + " " + marks(window, span, label, color) + "\n";
    }
    return out;
}

}  // namespace dxbudget
