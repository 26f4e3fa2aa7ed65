#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "dxbudget/fix.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t context = 3;

/// The lines of a text, each with its line end.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

void add_line(std::string& diff, char mark, std::string_view line) {
    diff += mark;
    diff += line;
    if (!line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
}

/// A name as both `patch` and `git apply` read it: what could end it early is quoted as in C, and where spaces are in
/// it a tab says that they do not.
std::string name_in_patch(std::string_view name) {
    const auto needs_escape = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
    };
    std::string out(name);
    if (std::none_of(name.begin(), name.end(), needs_escape) && !name.ends_with(' ')) {
        return name.find(' ') == std::string_view::npos ? out : out + "\t";
    }
    out = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') {
            out += fmt::format("\\{}", c);
        } else if (needs_escape(c)) {
            out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
    const std::vector<std::string_view> old_lines = lines_of(before);
    const std::vector<std::string_view> new_lines = lines_of(after);
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < old_lines.size() && i < new_lines.size(); ++i) {
        if (old_lines[i] != new_lines[i]) changed.push_back(i);
    }
    if (changed.empty()) return {};
    const std::string name(path);
    std::string diff = fmt::format("--- {}\n+++ {}\n", name_in_patch("a/" + name), name_in_patch("b/" + name));
    for (std::size_t first = 0; first < changed.size();) {
        std::size_t last = first;  // changes whose contexts touch share a hunk
        while (last + 1 < changed.size() && changed[last + 1] - changed[last] <= 2 * context) ++last;
        const std::size_t begin = changed[first] - std::min(context, changed[first]);
        const std::size_t end = std::min(changed[last] + context + 1, old_lines.size());
        diff += fmt::format("@@ -{0},{1} +{0},{1} @@\n", begin + 1, end - begin);
        for (std::size_t i = begin; i < end;) {
            if (old_lines[i] == new_lines[i]) {
                add_line(diff, ' ', old_lines[i++]);
                continue;
            }
            std::size_t run = i;
            while (run < end && old_lines[run] != new_lines[run]) ++run;
            for (std::size_t k = i; k < run; ++k) add_line(diff, '-', old_lines[k]);
            for (std::size_t k = i; k < run; ++k) add_line(diff, '+', new_lines[k]);
            i = run;
        }
        first = last + 1;
    }
    return diff;
}

}  // namespace dxbudget
