#include "sheet/path_words.hpp"

#include <algorithm>
#include <charconv>

#include "format/keys.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// Takes the text up to a mark, and the mark, off the front.
std::string_view take_until(char mark, std::string_view& rest) {
    const std::string_view front = rest.substr(0, rest.find(mark));
    rest.remove_prefix(std::min(front.size() + 1, rest.size()));
    return front;
}

/// The form's word for a segment that is the canonical word of a key; other segments as they are.
std::string_view word_for(std::string_view segment, Scope scope) {
    const Key key = key_of(segment, scope);
    const std::string_view word = key != Key::none && word_of(key) == segment ? japanese_word_of(key) : segment;
    return word.empty() ? segment : word;
}

/// The form's word for a segment within a line: most are names of its parts.
std::string_view word_below(std::string_view above, std::string_view segment) {
    if (segment == "previous_sheet") return word_for(segment, Scope::sheet);
    switch (key_of(segment, Scope::line)) {
        case Key::funding:
        case Key::also:
        case Key::limit:
        case Key::of:
        case Key::sheet:
            return word_for(segment, Scope::line);
        case Key::total:
            return above == "funding" ? word_for(segment, Scope::funding) : segment;
        default:
            return segment;
    }
}

}  // namespace

std::string line_path_in_words(std::string_view path, Language language) {
    if (language != Language::japanese) return std::string(path);
    std::string_view above = take_until('/', path);
    std::string out(word_for(above, Scope::sheet));
    if (above == "breakdowns") out.append("/").append(take_until('/', path));
    if (above == "costs") out.append("/").append(word_for(take_until('/', path), Scope::costs));
    while (!path.empty()) {
        const std::string_view segment = take_until('/', path);
        out.append("/").append(word_below(above, segment));
        above = segment;
    }
    return out;
}

namespace {

/// What forms call a stage, where that names no other one, has no mark of a path in it and can be copied.
std::string_view stage_in_japanese(const Sheet& sheet, std::string_view id) {
    const StageId stage = stage_with_id(sheet, id);
    if (stage == no_stage) return id;
    const std::string_view label = sheet.stages[stage].label.japanese;
    const bool is_usable = label.find_first_of("./=#") == std::string_view::npos && printable(label) == label &&
                           find_stage(sheet, label) == stage;
    return is_usable ? label : id;
}

}  // namespace

std::string path_in_words(std::string_view path, std::span<const Sheet> sheets, Language language) {
    if (language != Language::japanese || sheets.empty()) return std::string(path);
    std::uint32_t number = 1;
    const auto parsed = std::from_chars(path.data(), path.data() + path.size(), number);
    const auto digits = static_cast<std::size_t>(parsed.ptr - path.data());
    const bool is_numbered = digits > 0 && path.substr(digits).starts_with(':');
    const auto is_here = [&](const Sheet& sheet) { return is_numbered && sheet.number == number; };
    const auto found = std::find_if(sheets.begin(), sheets.end(), is_here);
    std::string out;
    if (is_numbered) {
        out = path.substr(0, digits + 1);
        path.remove_prefix(digits + 1);
    }
    const Sheet& sheet = found == sheets.end() ? sheets.front() : *found;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || stage_with_id(sheet, path.substr(dot + 1)) == no_stage)
        return out + line_path_in_words(path, language);
    out += line_path_in_words(path.substr(0, dot), language);
    return out.append(".").append(stage_in_japanese(sheet, path.substr(dot + 1)));
}

std::string path_in_words(const Sheet& sheet, FigureId figure, Language language) {
    return path_in_words(path_of(sheet, figure), {&sheet, 1}, language);
}

std::string name_in_words(const Sheet& sheet, LineId line, Language language) {
    return render({{"{0}", "{0}"}, {name_of(sheet, line)}}, language);
}

}  // namespace dxbudget
