#include "tables/words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr std::array<string_view, 23> total_words = {
    "total",     "sum",   "subtotal", "totals",    "all",        "overall", "net",    "gross",
    "combined",  "both",  "together", "aggregate", "altogether", "tot",     "totale", "gesamt",
    "insgesamt", "summe", "somme",    "alt",       "計",         "合計",    "総額"};
constexpr std::array<string_view, 22> ratio_words = {
    "percent",  "percentage", "pct",   "rate",   "ratio",  "share",  "per",    "proportion",
    "margin",   "index",      "yield", "price",  "cost",   "change", "growth", "increase",
    "decrease", "variance",   "率",    "構成比", "前年比", "比"};
constexpr std::array<string_view, 9> average_words = {"average", "averages", "avg",  "ave",         "mean",
                                                      "means",   "gpa",      "平均", "durchschnitt"};

constexpr std::array<string_view, 6> percent_words = {"percent", "percentage", "pct", "ratio", "構成比", "前年比"};

bool is_among(string_view word, std::span<const string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

LineWords words_of(string_view label) {
    LineWords words{.total = label.ends_with("計"),
                    .percent = label.ends_with("率") || label.find('%') != string_view::npos ||
                               label.find("％") != string_view::npos};
    words.ratio = words.percent;
    std::string word;
    const auto end_word = [&] {
        words.total = words.total || is_among(word, total_words);
        words.ratio = words.ratio || is_among(word, ratio_words);
        words.percent = words.percent || is_among(word, percent_words);
        words.average = words.average || is_among(word, average_words);
        word.clear();
    };
    for (const char c : label) {
        const char lower = ascii_lower(c);
        if ((lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80)
            word += lower;
        else
            end_word();
    }
    end_word();
    return words;
}

}  // namespace dxbudget::tables
