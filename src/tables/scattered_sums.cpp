#include "tables/scattered_sums.hpp"

#include <algorithm>

namespace dxbudget::tables {
namespace {

double choose(double of, int count) {
    double ways = 1;
    for (int i = 0; i < count; ++i) ways *= (of - i) / (i + 1);
    return std::max(ways, 1.0);
}

}  // namespace

ScatteredSums::ScatteredSums(const Lines& lines, const SearchBounds& bounds) : lines_(lines), bounds_(bounds) {
    std::uint64_t state = 0x9e3779b97f4a7c15;  // always the same, so that a table is always understood in the same way
    for (std::size_t p = 0; p < lines.positions; ++p) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        factors_.push_back(state | 1);
    }
}

std::vector<ScatteredSums::Found> ScatteredSums::among(std::size_t target, const std::vector<std::size_t>& lines) {
    if (lines_.filled[target].size() < 4) return among(target, lines, 0, 1);
    std::vector<Found> found = among(target, lines, 0, 2);
    return found.empty() ? among(target, lines, 1, 2) : found;
}

/// Looks at every `step`th position from `first` on.
std::vector<ScatteredSums::Found> ScatteredSums::among(std::size_t target, const std::vector<std::size_t>& lines,
                                                       std::size_t first, std::size_t step) {
    const std::vector<std::uint32_t>& positions = lines_.filled[target];
    const auto print_of = [&](std::size_t line) {
        std::uint64_t print = 0;
        for (std::size_t i = first; i < positions.size(); i += step)
            print += factors_[positions[i]] * static_cast<std::uint64_t>(lines_.value[lines_.at(line, positions[i])]);
        return print;
    };
    std::vector<std::size_t> near;
    prints_.clear();
    for (const std::size_t line : lines) {
        if (near.size() == bounds_.scattered_among) break;
        const std::uint64_t print = print_of(line);
        if (print == 0) continue;
        near.push_back(line);
        prints_.push_back(print);
    }
    pairs_.clear();
    for (std::uint32_t b = 1; b < near.size(); ++b)
        for (std::uint32_t a = 0; a < b; ++a) pairs_.emplace(prints_[a] + prints_[b], std::pair(a, b));
    std::vector<Found> found;
    const std::uint64_t whole = print_of(target);
    if (whole == 0) return found;
    look_for_few(whole, near, found);
    look_for_omissions(whole, near, found);
    return found;
}

/// Three or four addends.
void ScatteredSums::look_for_few(std::uint64_t whole, const std::vector<std::size_t>& lines,
                                 std::vector<Found>& found) {
    const auto keep = [&](std::vector<std::size_t> places) {
        std::ranges::sort(places);
        if (std::ranges::adjacent_find(places) != places.end()) return;
        const double combinations = choose(static_cast<double>(places.back() + 1), static_cast<int>(places.size()));
        for (std::size_t& place : places) place = lines[place];
        std::ranges::sort(places);
        found.push_back({std::move(places), combinations});
    };
    for (std::size_t c = 0; c < lines.size() && found.empty(); ++c)
        if (const auto rest = pairs_.find(whole - prints_[c]); rest != pairs_.end())
            keep({rest->second.first, rest->second.second, c});
    for (std::size_t d = 3; d < lines.size() && found.empty(); ++d)
        for (std::size_t c = 2; c < d && found.empty(); ++c)
            if (const auto rest = pairs_.find(whole - prints_[c] - prints_[d]); rest != pairs_.end())
                keep({rest->second.first, rest->second.second, c, d});
}

void ScatteredSums::look_for_omissions(std::uint64_t whole, const std::vector<std::size_t>& lines,
                                       std::vector<Found>& found) {
    std::unordered_map<std::uint64_t, std::size_t> singles;
    std::uint64_t sum = 0;
    for (std::size_t end = 0; end < lines.size(); ++end) {
        sum += prints_[end];
        const auto keep = [&](std::vector<std::size_t> omitted) {
            std::vector<std::size_t> parts;
            for (std::size_t i = 0; i <= end; ++i)
                if (std::ranges::find(omitted, i) == omitted.end()) parts.push_back(lines[i]);
            if (parts.size() < 3) return;
            std::ranges::sort(parts);
            found.push_back(
                {std::move(parts), choose(static_cast<double>(end + 1), static_cast<int>(omitted.size() + 1))});
        };
        if (const auto one = singles.find(sum - whole); one != singles.end()) keep({one->second});
        if (const auto two = pairs_.find(sum - whole); two != pairs_.end() && two->second.second < end)
            keep({two->second.first, two->second.second});
        singles.emplace(prints_[end], end);
    }
}

}  // namespace dxbudget::tables
