#include "text/suggestion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/character.hpp"

namespace dxbudget {
namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U && !points.empty()) {
            points.back() = (points.back() << 6U) | (byte & 0x3FU);
        } else {
            points.push_back(byte);
        }
    }
    return points;
}

/// The same without the difference of capitals: `REST` is `rest`.
std::u32string without_capitals(std::string_view text) {
    std::u32string points = code_points(text);
    for (char32_t& point : points) point = ascii_lower(point);
    return points;
}

/// How many code points a text has.
std::size_t length_of(std::string_view text) {
    const auto begins_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_one));
}

/// The restricted Damerau–Levenshtein distance.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 64;
    if (word.empty() || word.size() > longest) return {};
    const std::u32string points = without_capitals(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, points.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t length = length_of(candidate);  // what differs in it differs in at least as many places
        if (std::max(length, points.size()) - std::min(length, points.size()) >= best_distance) continue;
        const std::u32string other = without_capitals(candidate);
        const std::size_t found = distance(points, other);
        if (found < best_distance && found < std::max(points.size(), other.size())) {
            best_distance = found;
            best = candidate;
        }
    }
    return best;
}

std::size_t keystrokes(std::string_view word, std::string_view other) {
    return distance(code_points(word), code_points(other));
}

Message did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    if (near.empty()) return {};
    return {{"did you mean `{0}`?", "「{0}」の誤りではないか"}, {std::string(near)}};
}

}  // namespace dxbudget
