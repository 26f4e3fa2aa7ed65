/// The words that values take, in English and in the words of the forms. The first of those with one meaning is the
/// canonical one.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "dxbudget/finding.hpp"
#include "dxbudget/rounding.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

template <class Value>
struct ValueWord {
    std::string_view text;
    Value value;
};

inline constexpr auto flag_words = std::to_array<ValueWord<bool>>({
    {"yes", true},
    {"true", true},
    {"はい", true},
    {"する", true},
    {"True", true},
    {"Yes", true},
    {"no", false},
    {"false", false},
    {"いいえ", false},
    {"しない", false},
    {"False", false},
    {"No", false},
});

/// What stands before the decimals.
inline constexpr auto decimal_words = std::to_array<ValueWord<DecimalMark>>({
    {"point", DecimalMark::point},
    {"点", DecimalMark::point},
    {"ピリオド", DecimalMark::point},
    {"comma", DecimalMark::comma},
    {"コンマ", DecimalMark::comma},
    {"カンマ", DecimalMark::comma},
});

/// What stands between the cells of a CSV file: of each the English word, the Japanese one, then others.
inline constexpr auto separator_words = std::to_array<ValueWord<char>>({
    {"comma", ','},
    {"コンマ", ','},
    {"カンマ", ','},
    {",", ','},
    {"semicolon", ';'},
    {"セミコロン", ';'},
    {";", ';'},
    {"tab", '\t'},
    {"タブ", '\t'},
    {"\t", '\t'},
    {"bar", '|'},
    {"縦線", '|'},
    {"|", '|'},
});

/// Which figures are negative: those in brackets or not, or those on one side of an account.
struct NegativeFigures {
    Brackets brackets = Brackets::by_custom;
    NegativeSide side = NegativeSide::unknown;

    bool operator==(const NegativeFigures&) const = default;
};

inline constexpr auto negative_words = std::to_array<ValueWord<NegativeFigures>>({
    {"brackets", {.brackets = Brackets::negative}},
    {"括弧", {.brackets = Brackets::negative}},
    {"note", {.brackets = Brackets::note}},
    {"注記", {.brackets = Brackets::note}},
    {"CR", {.side = NegativeSide::credit}},
    {"貸方", {.side = NegativeSide::credit}},
    {"DR", {.side = NegativeSide::debit}},
    {"借方", {.side = NegativeSide::debit}},
});

/// Ways of rounding, as spreadsheets and clerks call them: 切捨て and 切上げ go by size, whatever the sign.
inline constexpr auto rounding_words = std::to_array<ValueWord<Rounding>>({
    {"half-up", Rounding::half_up},
    {"四捨五入", Rounding::half_up},
    {"truncate", Rounding::toward_zero},
    {"toward-zero", Rounding::toward_zero},
    {"切捨て", Rounding::toward_zero},
    {"切り捨て", Rounding::toward_zero},
    {"away-from-zero", Rounding::away_from_zero},
    {"切上げ", Rounding::away_from_zero},
    {"切り上げ", Rounding::away_from_zero},
    {"up", Rounding::up},
    {"down", Rounding::down},
    {"largest-remainder", Rounding::largest_remainder},
    {"最大剰余", Rounding::largest_remainder},
    {"最大剰余法", Rounding::largest_remainder},
    {"any", Rounding::any},
    {"問わない", Rounding::any},
    {"exact", Rounding::exact},
    {"端数なし", Rounding::exact},
});

/// Whether exact amounts are added up, or what is printed.
inline constexpr auto addition_words = std::to_array<ValueWord<bool>>({
    {"printed", false},
    {"端数処理後", false},
    {"exact", true},
    {"端数処理前", true},
});

/// Whether a line is added to its total or subtracted from it.
inline constexpr auto sign_words = std::to_array<ValueWord<Sign>>({
    {"minus", Sign::minus},
    {"less", Sign::minus},
    {"deduct", Sign::minus},
    {"Minus", Sign::minus},
    {"Less", Sign::minus},
    {"-", Sign::minus},
    {"控除", Sign::minus},
    {"減算", Sign::minus},
    {"差引", Sign::minus},
    {"差引き", Sign::minus},
    {"マイナス", Sign::minus},
    {"plus", Sign::plus},
    {"add", Sign::plus},
    {"Plus", Sign::plus},
    {"+", Sign::plus},
    {"加算", Sign::plus},
    {"プラス", Sign::plus},
});

inline constexpr auto stage_kind_words = std::to_array<ValueWord<StageKind>>({
    {"amount", StageKind::amount},
    {"金額", StageKind::amount},
    {"count", StageKind::count},
    {"数量", StageKind::count},
    {"件数", StageKind::count},
    {"ratio", StageKind::ratio},
    {"比率", StageKind::ratio},
    {"割合", StageKind::ratio},
});

inline constexpr auto severity_words = std::to_array<ValueWord<Severity>>({
    {"error", Severity::error},
    {"エラー", Severity::error},
    {"誤り", Severity::error},
    {"warning", Severity::warning},
    {"警告", Severity::warning},
    {"注意", Severity::warning},
    {"note", Severity::note},
    {"参考", Severity::note},
    {"注記", Severity::note},
});

/// How grave the findings of a rule are; nothing: it is switched off.
inline constexpr auto rule_severity_words = [] {
    std::array<ValueWord<std::optional<Severity>>, severity_words.size() + 4> words{};
    auto at = std::transform(severity_words.begin(), severity_words.end(), words.begin(), [](const auto& entry) {
        return ValueWord<std::optional<Severity>>{entry.text, entry.value};
    });
    for (const std::string_view off : {"off", "no", "false", "無効"}) *at++ = {off, std::nullopt};
    return words;
}();

/// Of a share that takes what the others leave.
inline constexpr std::array<std::string_view, 5> rest_words = {"rest", "Rest", "残額", "残り", "残"};

/// Of tables that do not add up at a stage: all of them.
inline constexpr std::array<std::string_view, 5> all_words = {"all", "全て", "すべて", "全部", "All"};

inline constexpr auto language_words = std::to_array<ValueWord<Language>>({
    {"en", Language::english},
    {"英語", Language::english},
    {"ja", Language::japanese},
    {"日本語", Language::japanese},
});

/// What a word means; nothing if it is none of these.
template <class Value, std::size_t count>
std::optional<Value> value_of(std::string_view word, const std::array<ValueWord<Value>, count>& words) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.text == word; });
    if (found == words.end()) return std::nullopt;
    return std::optional<Value>(std::in_place, found->value);
}

/// The canonical word of a value; empty if it has none.
template <class Value, std::size_t count>
std::string_view word_of(Value value, const std::array<ValueWord<Value>, count>& words) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.value == value; });
    return found == words.end() ? std::string_view{} : found->text;
}

}  // namespace dxbudget
