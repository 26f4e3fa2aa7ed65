#include "sheet/ratio_name.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

struct RatioWord {
    std::string_view text;
    NamedRatio ratio;
};

// In small letters, without spaces and brackets.
constexpr auto ratio_words = std::to_array<RatioWord>({
    {"増減率", NamedRatio::growth},
    {"伸び率", NamedRatio::growth},
    {"伸率", NamedRatio::growth},
    {"増加率", NamedRatio::growth},
    {"対前年度増減率", NamedRatio::growth},
    {"対前年増減率", NamedRatio::growth},
    {"前年度増減率", NamedRatio::growth},
    {"前年増減率", NamedRatio::growth},
    {"対前年度伸び率", NamedRatio::growth},
    {"対前年伸び率", NamedRatio::growth},
    {"change_rate", NamedRatio::growth},
    {"changerate", NamedRatio::growth},
    {"%change", NamedRatio::growth},
    {"change%", NamedRatio::growth},
    {"%increase", NamedRatio::growth},
    {"%growth", NamedRatio::growth},
    {"growth%", NamedRatio::growth},
    {"%inc/dec", NamedRatio::growth},
    {"%increase/decrease", NamedRatio::growth},
    {"growthrate", NamedRatio::growth},
    {"rateofchange", NamedRatio::growth},
    {"percentchange", NamedRatio::growth},
    {"percentagechange", NamedRatio::growth},
    {"対前年比", NamedRatio::to_previous},
    {"対前年度比", NamedRatio::to_previous},
    {"前年比", NamedRatio::to_previous},
    {"前年度比", NamedRatio::to_previous},
    {"前年対比", NamedRatio::to_previous},
    {"前年度対比", NamedRatio::to_previous},
    {"previous_ratio", NamedRatio::to_previous},
    {"yearonyear", NamedRatio::to_previous},
    {"yearonyear%", NamedRatio::to_previous},
    {"yoy", NamedRatio::to_previous},
    {"yoy%", NamedRatio::to_previous},
    {"%yoy", NamedRatio::to_previous},
    {"variance_rate", NamedRatio::variance},
    {"差異率", NamedRatio::variance},
    {"variance%", NamedRatio::variance},
    {"%variance", NamedRatio::variance},
    {"var%", NamedRatio::variance},
    {"%var", NamedRatio::variance},
    {"執行率", NamedRatio::execution},
    {"予算執行率", NamedRatio::execution},
    {"支出率", NamedRatio::execution},
    {"消化率", NamedRatio::execution},
    {"execution_rate", NamedRatio::execution},
    {"executionrate", NamedRatio::execution},
    {"%executed", NamedRatio::execution},
    {"%spent", NamedRatio::execution},
    {"%used", NamedRatio::execution},
    {"%ofbudget", NamedRatio::execution},
    {"構成比", NamedRatio::portion},
    {"構成比率", NamedRatio::portion},
    {"構成割合", NamedRatio::portion},
    {"share_of_total", NamedRatio::portion},
    {"%oftotal", NamedRatio::portion},
    {"%ofthetotal", NamedRatio::portion},
    {"shareoftotal", NamedRatio::portion},
    {"percentoftotal", NamedRatio::portion},
    {"percentageoftotal", NamedRatio::portion},
});

constexpr auto actual_words = std::to_array<std::string_view>(
    {"決算額", "決算", "決算見込額", "執行額", "執行済額", "支出済額", "支出額", "実績", "実績額", "actual", "actuals",
     "spent", "executed", "expenditure", "actualexpenditure", "actualspend"});

constexpr auto budget_words =
    std::to_array<std::string_view>({"予算現額", "現計予算額", "最終予算額", "予算額", "予算", "現計", "budget",
                                     "budgeted", "approvedbudget", "revisedbudget", "totalbudget"});

/// The word as it is compared: `% Change` and `Change (%)` are `%change` and `change%`.
std::string bare(std::string_view name) {
    std::string word = fold_word(name);
    std::erase_if(word, [](char c) { return c == '(' || c == ')' || c == '.' || c == ' '; });
    return ascii_lower(word);
}

template <class Words>
bool is_among(const Words& words, std::string_view name) {
    return std::ranges::find(words, bare(name)) != words.end();
}

}  // namespace

bool names_a_ratio(std::string_view name) {
    static constexpr auto ends =
        std::to_array<std::string_view>({"率", "比", "割合", "%", "rate", "ratio", "share", "percent"});
    const std::string word = fold_word(name);
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

NamedRatio named_ratio(std::string_view name) {
    std::string word = bare(name);
    if (word.size() > 3 && word.ends_with("%") && static_cast<unsigned char>(word.front()) >= 0x80) word.pop_back();
    const auto found = std::ranges::find(ratio_words, std::string_view(word), &RatioWord::text);
    return found == ratio_words.end() ? NamedRatio::none : found->ratio;
}

bool names_the_actual(std::string_view name) {
    return is_among(actual_words, name);
}

bool names_the_budget(std::string_view name) {
    return is_among(budget_words, name);
}

}  // namespace dxbudget
