#include "cli/path_pattern.hpp"

#include <cstddef>

namespace dxbudget {
namespace {

/// Takes the first character off; a byte that begins none is one by itself.
std::string_view take(std::string_view& text) {
    std::size_t length = 1;
    const auto byte = static_cast<unsigned char>(text.front());
    const std::size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    while (length < wanted && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    const std::string_view character = text.substr(0, length);
    text.remove_prefix(length);
    return character;
}

/// Whether a character is in the set at the begin of the pattern, which is taken off. UTF-8 compares as its code points
/// do. A bracket that is not closed stands for itself.
bool in_set(std::string_view& pattern, std::string_view character) {
    std::string_view rest = pattern.substr(1);
    const bool negated = rest.starts_with('!') || rest.starts_with('^');
    if (negated) rest.remove_prefix(1);
    bool found = false;
    for (bool first = true; !rest.empty() && (first || rest.front() != ']'); first = false) {
        const std::string_view low = take(rest);
        std::string_view high = low;
        if (rest.size() > 1 && rest[0] == '-' && rest[1] != ']') {
            rest.remove_prefix(1);
            high = take(rest);
        }
        found = found || (low <= character && character <= high);
    }
    if (rest.empty()) {
        pattern.remove_prefix(1);
        return character == "[";
    }
    pattern = rest.substr(1);
    return found != negated;
}

/// One name. Of several `*` only the last is tried in other ways: what the earlier ones took is enough.
bool matches_name(std::string_view pattern, std::string_view name) {
    std::string_view after_star;
    std::string_view name_then;
    bool has_star = false;
    while (true) {
        if (pattern.starts_with('*')) {
            pattern.remove_prefix(1);
            has_star = true;
            after_star = pattern;
            name_then = name;
            continue;
        }
        if (name.empty() && pattern.empty()) return true;
        bool fits = false;
        if (!name.empty() && !pattern.empty()) {
            const std::string_view character = take(name);
            if (pattern.front() == '[') {
                fits = in_set(pattern, character);
            } else {
                const std::string_view wanted = take(pattern);
                fits = wanted == "?" || wanted == character;
            }
        }
        if (fits) continue;
        if (!has_star || name_then.empty()) return false;
        take(name_then);
        pattern = after_star;
        name = name_then;
    }
}

std::string_view take_name(std::string_view& path) {
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(name.size() < path.size() ? name.size() + 1 : name.size());
    return name;
}

/// Name by name, in the same way as a name is compared character by character.
bool matches_path(std::string_view pattern, std::string_view path) {
    std::string_view after_stars;
    std::string_view path_then;
    bool has_stars = false;
    while (true) {
        if (pattern == "**" || pattern.starts_with("**/")) {
            take_name(pattern);
            has_stars = true;
            after_stars = pattern;
            path_then = path;
            if (pattern.empty()) return !path.empty();
            continue;
        }
        if (path.empty() && pattern.empty()) return true;
        if (!path.empty() && !pattern.empty() && matches_name(take_name(pattern), take_name(path))) continue;
        if (!has_stars || path_then.empty()) return false;
        take_name(path_then);
        pattern = after_stars;
        path = path_then;
    }
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path) {
    const bool is_name =
        pattern.substr(0, pattern.size() - (pattern.ends_with('/') ? 1 : 0)).find('/') == std::string_view::npos;
    while (pattern.ends_with('/')) pattern.remove_suffix(1);
    if (pattern.starts_with("./")) pattern.remove_prefix(1);
    while (pattern.starts_with('/')) pattern.remove_prefix(1);
    if (pattern.empty()) return false;
    if (is_name) return matches_name(pattern, path.substr(path.rfind('/') + 1));
    return matches_path(pattern, path);
}

}  // namespace dxbudget
