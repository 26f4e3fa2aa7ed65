#include "rules/remark_direction.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/character.hpp"

namespace dxbudget {
namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

/// Whether the remark says 増 (or 減) of the figure: …の増, 皆増, 増額. 増設 and 軽減 speak of something else.
bool says(std::string_view remark, std::string_view word) {
    for (std::size_t at = remark.find(word); at != std::string_view::npos; at = remark.find(word, at + word.size())) {
        const std::string_view before = remark.substr(0, at);
        const std::string_view after = remark.substr(at + word.size());
        const bool closes = after.empty() || starts_with_any(after, {"(", ")", "\uFF08", "\uFF09", "、", "。", ",",
                                                                     "\uFF0C", " ", "\u3000", "額", "加", "少", "」"});
        if (closes && !ends_with_any(before, {"軽", "削", "低", "節", "逓", "加", "増", "減"})) return true;
    }
    return false;
}

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
    return std::ranges::find(words, word) != words.end();
}

/// The words of a remark in small letters; what parts phrases is a word of its own, `,`.
std::vector<std::string> words_of(std::string_view remark) {
    std::vector<std::string> words(1);
    const auto is_in_word = [&](std::size_t at) {
        const char c = at < remark.size() ? remark[at] : ' ';
        return is_ascii_letter(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    };
    for (std::size_t at = 0; at < remark.size(); ++at) {
        const char c = remark[at];
        const bool is_hyphen = c == '-' && !words.back().empty() && is_in_word(at + 1);  // drop-in
        if (is_hyphen || is_in_word(at)) {
            words.back() += ascii_lower(c);
            continue;
        }
        if (!words.back().empty()) words.emplace_back();
        if (std::string_view(",;:.()-").find(c) != std::string_view::npos) {
            words.back() = ",";
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

constexpr auto increases =
    std::to_array<std::string_view>({"increase", "increased", "increases", "increasing", "rise", "rises", "rose",
                                     "risen", "higher", "growth", "grew", "up", "more", "additional", "extra"});
constexpr auto decreases = std::to_array<std::string_view>(
    {"decrease", "decreased", "decreases", "decreasing", "reduction", "reduced", "fall", "falls",
     "fell",     "fallen",    "lower",     "decline",    "declined",  "down",    "drop", "dropped",
     "less",     "fewer",     "cut",       "cuts",       "savings",   "saving"});
/// Of those, the ones that may begin a remark about the figure itself.
constexpr auto openings = std::to_array<std::string_view>(
    {"increase",  "increased", "increases", "rise",    "rises", "rose",  "higher",  "growth",   "up",   "decrease",
     "decreased", "decreases", "reduction", "reduced", "fell",  "lower", "decline", "declined", "down", "dropped"});
/// Of those, the ones that begin names as often: `Higher, further and adult education`, `up to 3 courses`.
constexpr auto doubtful_openings = std::to_array<std::string_view>({"higher", "growth", "up", "lower", "down"});
constexpr auto adjectives = std::to_array<std::string_view>(
    {"a", "an", "the", "slight", "slightly", "small", "large", "significant", "significantly", "net", "overall",
     "annual", "planned", "expected", "general", "modest", "sharp", "further", "inflationary"});
/// What follows where the remark speaks of the figure, not of something that moves it.
constexpr auto reasons = std::to_array<std::string_view>(
    {"due",        "because",  "from",   "by",        "owing",    "since",  "as",           "following",
     "after",      "on",       "over",   "against",   "compared", "versus", "vs",           "to",
     "reflecting", "reflects", "caused", "resulting", "driven",   "thanks", "attributable", ","});
/// What turns around or limits what was said.
constexpr auto doubts = std::to_array<std::string_view>(
    {"not",     "no",      "but",    "although", "though", "despite", "offset", "offsetting", "partly", "partially",
     "however", "instead", "except", "without",  "unless", "if",      "would",  "could",      "may",    "might"});

/// `Increase due to …`, `A slight reduction.`, `Up 5% on last year`: it begins with the word, and a reason or nothing
/// follows. Whatever says the opposite further on, or doubts it, takes it back.
Direction english_direction(std::string_view remark) {
    const std::vector<std::string> words = words_of(remark);
    std::size_t at = 0;
    while (at < words.size() && is_one_of(words[at], adjectives)) ++at;
    if (at == words.size() || !is_one_of(words[at], openings)) return Direction::none;
    const bool rises = is_one_of(words[at], increases);
    const bool needs_reason = is_one_of(words[at], doubtful_openings);
    if (at + 1 == words.size() ? needs_reason : !is_one_of(words[at + 1], reasons)) return Direction::none;
    if (needs_reason && (words[at + 1] == "," || words[at + 1] == "to")) return Direction::none;
    const auto takes_back = [&](const std::string& word) {
        return is_one_of(word, doubts) || (rises ? is_one_of(word, decreases) : is_one_of(word, increases));
    };
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end(), takes_back))
        return Direction::none;
    return rises ? Direction::increase : Direction::decrease;
}

}  // namespace

Direction direction_of(std::string_view remark) {
    const bool rises = says(remark, "増");
    const bool falls = says(remark, "減");
    if (rises != falls) return rises ? Direction::increase : Direction::decrease;
    return rises ? Direction::none : english_direction(remark);
}

}  // namespace dxbudget
