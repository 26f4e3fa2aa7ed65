#include "sheet/sum_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "format/keys.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

template <std::size_t count>
using Words = std::array<std::string_view, count>;

constexpr Words<6> grand_totals = {"grandtotal", "totalgeneral", "totalgénéral", "総計", "総合計", "総合計額"};
constexpr Words<8> totals = {"total", "totals", "合計", "計", "総額", "合計額", "合計金額", "overalltotal"};
constexpr Words<6> subtotals = {"subtotal", "subtotals", "小計", "小計額", "soustotal", "subtotales"};
/// Whole names that may be a sum's or an item's: their figures tell.
constexpr Words<17> possible = {"subtotaal",   "sum",           "sums",   "overall", "all",    "gesamt",
                                "gesamtsumme", "zwischensumme", "summe",  "suma",    "totaal", "totale",
                                "soma",        "somme",         "totalt", "Σ",       "∑"};
constexpr Words<2> costs = {"事業費", "予算額"};
/// What begins an of-which line, and what stands anywhere in its name.
constexpr Words<6> of_which = {"うち", "ofwhich", "thereof", "davon", "deloscuales", "waarvan"};
constexpr Words<3> shown_again = {"再掲", "内数", "うち書"};

template <std::size_t count>
bool is_one_of(const Words<count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

constexpr std::array<bool, 256> begins_word_for_a_sum = [] {
    std::array<bool, 256> begins{};
    for (const char first : {'o', 'O', '\xE8', '\xE7'}) begins[static_cast<unsigned char>(first)] = true;
    return begins;
}();

/// Most names are no sums, and are known for that at once: 計, 総額 or total stands in none of them.
bool mentions_a_sum(std::string_view name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (!begins_word_for_a_sum[static_cast<unsigned char>(name[i])]) continue;
        const auto goes_on = [&](std::string_view word) { return name.substr(i).starts_with(word); };
        switch (static_cast<unsigned char>(name[i])) {
            case 'o':
                if (goes_on("otal")) return true;
                break;
            case 'O':
                if (goes_on("OTAL")) return true;
                break;
            case 0xE8:
                if (goes_on("計")) return true;
                break;
            case 0xE7:
                if (goes_on("総額")) return true;
                break;
            default:
                break;
        }
    }
    return false;
}

std::string_view without_brackets(std::string_view name) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}}) {
        if (name.size() > open.size() + close.size() && name.starts_with(open) && name.ends_with(close))
            return name.substr(open.size(), name.size() - open.size() - close.size());
    }
    return name;
}

/// Whether the name is one of those that may be a sum's, by itself.
bool is_possible(std::string_view name) {
    name = without_brackets(name);
    const auto is_same = [&](std::string_view word) {
        std::size_t at = 0;
        for (const char c : name) {
            if (c == ' ' || c == '-' || c == ':' || c == '*') continue;
            if (at == word.size() || word[at] != ascii_lower(c)) return false;
            ++at;
        }
        return at == word.size();
    };
    constexpr std::size_t longest = 24;
    return name.size() <= longest && std::any_of(possible.begin(), possible.end(), is_same);
}

/// The word in small letters, without spaces, hyphens, marks of emphasis and a colon: `**Sub-total:**` is subtotal.
std::string plain_word(std::string_view name) {
    std::string word = fold_word(without_brackets(name));
    std::erase_if(word, [](char c) { return c == '-' || c == '_' || c == '*' || c == ':'; });
    return ascii_lower(word);
}

/// Whether a name has an English word in it that names a sum: Total expenses, but not Totality.
bool has_word_for_a_sum(std::string_view name) {
    std::string word;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        const char c = i < name.size() ? ascii_lower(name[i]) : ' ';
        if ((c >= 'a' && c <= 'z') || c == '-') {
            word += c;
            continue;
        }
        std::erase(word, '-');
        if (word == "total" || word == "totals" || word == "subtotal" || word == "subtotals") return true;
        word.clear();
    }
    return false;
}

}  // namespace

bool names_a_subtotal(std::string_view name) {
    return mentions_a_sum(name) && is_one_of(subtotals, plain_word(name));
}

bool names_the_grand_total(std::string_view name) {
    return mentions_a_sum(name) && is_one_of(grand_totals, plain_word(name));
}

bool names_a_sum(std::string_view name) {
    if (!mentions_a_sum(name)) return false;
    const std::string word = plain_word(name);
    return is_one_of(totals, word) || is_one_of(subtotals, word) || is_one_of(grand_totals, word) ||
           word.ends_with("合計");
}

bool is_or_may_be_a_sum(std::string_view name) {
    return is_possible(name) || (mentions_a_sum(name) && (names_a_sum(name) || may_name_a_sum(name)));
}

bool may_name_a_sum(std::string_view name) {
    if (is_possible(name)) return true;
    if (!mentions_a_sum(name) || names_a_sum(name)) return false;
    static constexpr Words<8> others = {"会計", "設計", "統計", "家計", "時計", "生計", "余計", "推計"};
    const std::string word = plain_word(name);
    const auto ends_word = [&](std::string_view end) { return word.ends_with(end); };
    for (const std::string_view sum : {"合計", "小計", "総計", "累計", "総額"}) {
        if (contains(word, sum)) return true;
    }
    return (word.ends_with("計") && std::none_of(others.begin(), others.end(), ends_word)) || has_word_for_a_sum(name);
}

bool names_the_funded_total(std::string_view name) {
    // Few names of sources have a T, narrow or wide, or one of these characters.
    const bool may_be = name.find_first_of("tT\xEF") != name.npos || contains(name, "計") || contains(name, "額") ||
                        contains(name, "費");
    if (!may_be) return false;
    const std::string word = plain_word(name);
    return is_one_of(costs, word) || is_one_of(totals, word) || is_one_of(grand_totals, word);
}

bool names_an_of_which_line(std::string_view name) {
    const std::string word = plain_word(name);
    std::string_view rest = word;
    for (const std::string_view mark : {"(", "（", "※", "・", "「"}) {
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    }
    const auto begins = [&](std::string_view start) { return rest.starts_with(start); };
    const auto has = [&](std::string_view part) { return contains(word, part); };
    return (std::any_of(of_which.begin(), of_which.end(), begins) && !rest.starts_with("うちわ")) ||
           std::any_of(shown_again.begin(), shown_again.end(), has);
}

}  // namespace dxbudget
