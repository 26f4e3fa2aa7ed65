#include "format/year_label.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "format/fiscal_year.hpp"
#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

struct LabelWord {
    std::string_view text;  ///< folded, in lower case
    YearFigure figure;
};

constexpr LabelWord label_words[] = {
    {"", YearFigure::unsaid},
    {"要求額", YearFigure::requested},
    {"要求", YearFigure::requested},
    {"予算要求額", YearFigure::requested},
    {"予算要求", YearFigure::requested},
    {"当初予算要求額", YearFigure::requested},
    {"当初予算要求", YearFigure::requested},
    {"当初要求額", YearFigure::requested},
    {"当初要求", YearFigure::requested},
    {"概算要求額", YearFigure::requested},
    {"request", YearFigure::requested},
    {"requested", YearFigure::requested},
    {"requestedbudget", YearFigure::requested},
    {"budgetrequest", YearFigure::requested},
    {"proposed", YearFigure::requested},
    {"proposedbudget", YearFigure::requested},
    {"budgetproposal", YearFigure::requested},
    {"予算額", YearFigure::budget},
    {"予算", YearFigure::budget},
    {"予算案", YearFigure::budget},
    {"当初予算額", YearFigure::budget},
    {"当初予算", YearFigure::budget},
    {"当初予算案", YearFigure::budget},
    {"当初額", YearFigure::budget},
    {"当初", YearFigure::budget},
    {"計上額", YearFigure::budget},
    {"予算計上額", YearFigure::budget},
    {"当初予算計上額", YearFigure::budget},
    {"査定額", YearFigure::budget},
    {"決定額", YearFigure::budget},
    {"予算決定額", YearFigure::budget},
    {"budget", YearFigure::budget},
    {"budgeted", YearFigure::budget},
    {"approved", YearFigure::budget},
    {"approvedbudget", YearFigure::budget},
    {"adopted", YearFigure::budget},
    {"adoptedbudget", YearFigure::budget},
    {"enacted", YearFigure::budget},
    {"enactedbudget", YearFigure::budget},
    {"original", YearFigure::budget},
    {"originalbudget", YearFigure::budget},
    {"決算額", YearFigure::other},
    {"決算", YearFigure::other},
    {"決算見込額", YearFigure::other},
    {"決算見込", YearFigure::other},
    {"見込額", YearFigure::other},
    {"見込", YearFigure::other},
    {"実績額", YearFigure::other},
    {"実績", YearFigure::other},
    {"支出額", YearFigure::other},
    {"支出済額", YearFigure::other},
    {"執行額", YearFigure::other},
    {"補正額", YearFigure::other},
    {"補正後", YearFigure::other},
    {"補正予算額", YearFigure::other},
    {"補正後予算額", YearFigure::other},
    {"補正予算要求額", YearFigure::other},
    {"最終予算額", YearFigure::other},
    {"最終予算", YearFigure::other},
    {"予算現額", YearFigure::other},
    {"計画額", YearFigure::other},
    {"計画", YearFigure::other},
    {"actual", YearFigure::other},
    {"actuals", YearFigure::other},
    {"amended", YearFigure::other},
    {"amendedbudget", YearFigure::other},
    {"estimate", YearFigure::other},
    {"estimated", YearFigure::other},
    {"estimates", YearFigure::other},
    {"expenditure", YearFigure::other},
    {"expenditures", YearFigure::other},
    {"expenses", YearFigure::other},
    {"final", YearFigure::other},
    {"finalbudget", YearFigure::other},
    {"forecast", YearFigure::other},
    {"outturn", YearFigure::other},
    {"plan", YearFigure::other},
    {"planned", YearFigure::other},
    {"projected", YearFigure::other},
    {"projection", YearFigure::other},
    {"revised", YearFigure::other},
    {"revisedbudget", YearFigure::other},
    {"ytd", YearFigure::other},
};

/// Takes brackets and what joins two words from both ends.
std::string_view without_marks(std::string_view words) {
    constexpr std::string_view marks = "()[]:_-,.";
    const std::size_t begin = std::min(words.find_first_not_of(marks), words.size());
    words.remove_prefix(begin);
    while (!words.empty() && marks.find(words.back()) != std::string_view::npos) words.remove_suffix(1);
    if (words.starts_with("の")) words.remove_prefix(std::string_view("の").size());
    return words;
}

std::optional<YearFigure> figure_of(std::string_view words) {
    const std::string lower = ascii_lower(without_marks(words));
    const auto* const found = std::find_if(std::begin(label_words), std::end(label_words),
                                           [&](const LabelWord& w) { return w.text == lower; });
    return found == std::end(label_words) ? std::nullopt : std::optional(found->figure);
}

std::optional<int> skip_year(std::string_view& rest, std::optional<int> sheet_year) {
    std::optional<int> year = skip_fiscal_year(rest);
    if (!year && sheet_year) year = skip_year_of_some_era(rest, *sheet_year);
    return year;
}

}  // namespace

std::optional<YearLabel> read_year_label(std::string_view text, std::optional<int> sheet_year) {
    constexpr std::size_t longest = 100;  // of a heading
    if (text.size() > longest) return std::nullopt;
    const std::string folded = fold_word(text);
    // The year stands first, or the words do: `FY2025 Actual`, `Actual (FY2025)`.
    std::size_t at = 0;
    while (at < folded.size() && (folded[at] == '(' || folded[at] == '[')) ++at;
    std::string_view after = std::string_view(folded).substr(at);
    if (const std::optional<int> year = skip_year(after, sheet_year)) {
        const std::optional<YearFigure> figure = figure_of(after);
        return figure ? std::optional(YearLabel{*year, *figure}) : std::nullopt;
    }
    const LabelWord* longest_word = nullptr;
    const std::string lower = ascii_lower(folded);
    for (const LabelWord& word : label_words) {
        const bool is_longer = longest_word == nullptr || word.text.size() > longest_word->text.size();
        if (!word.text.empty() && lower.starts_with(word.text) && is_longer) longest_word = &word;
    }
    if (longest_word == nullptr) return std::nullopt;
    after = without_marks(std::string_view(folded).substr(longest_word->text.size()));
    const std::optional<int> year = skip_year(after, sheet_year);
    if (!year || !after.empty()) return std::nullopt;
    return YearLabel{*year, longest_word->figure};
}

bool heads_a_year(std::string_view text) {
    constexpr int any_year = 2020;
    return read_year_label(text, any_year).has_value();
}

}  // namespace dxbudget
