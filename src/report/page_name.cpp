#include "report/page_name.hpp"

#include <fmt/format.h>

#include <iterator>

#include "text/character.hpp"
#include "text/digest.hpp"

namespace dxbudget {

constexpr std::size_t longest_page_name = 180;  // bytes, of the 255 that a file name may have

static bool stays(FirstCharacter first, bool is_first) {
    const char32_t c = first.character;
    if (c == U'.') return !is_first;  // a hidden file otherwise
    if (c < 0x80) return c == U'-' || is_ascii_letter(c) || (c >= U'0' && c <= U'9');
    const CharacterKind kind = kind_of(c);
    return first.bytes > 1 && (kind == CharacterKind::letter || kind == CharacterKind::numeral) && !is_combining(c);
}

std::string page_name(std::string_view path) {
    const std::string_view whole = path;
    std::string name;
    while (!path.empty()) {
        const FirstCharacter first = first_character(path);
        const std::string_view bytes = path.substr(0, first.bytes);
        path.remove_prefix(bytes.size());
        if (stays(first, name.empty())) {
            name += bytes;
        } else if (bytes == "/") {
            name += '~';
        } else {
            for (const char c : bytes)
                fmt::format_to(std::back_inserter(name), "_{:02X}", static_cast<unsigned char>(c));
        }
        if (name.size() > longest_page_name) return name + "__" + as_text(Hasher().add(whole).digest());
    }
    return name;
}

std::string in_url(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x80) {
            out += c;
        } else {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

}  // namespace dxbudget
