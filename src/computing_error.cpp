#include "computing_error.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dxbudget/rules.hpp"

namespace dxbudget {

/// The text without a sign and a currency before it, and `%` and the sheet's unit after it: `NaN` of `$NaN` and `NaN%`.
static std::string_view without_unit(std::string_view text, const Unit& sheet) {
    for (const std::string_view mark : {"+", "-", "$", "€", "£", "¥"}) {
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    for (const std::string_view mark : {std::string_view("%"), std::string_view("円"), std::string_view(sheet.label)}) {
        if (!mark.empty() && text.size() > mark.size() && text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

/// Whether a spreadsheet or program wrote the text where it could not compute: `#REF!`, `####`, `Err:502`, `NaN`.
static bool is_computing_error(std::string_view text, const Unit& sheet) {
    static constexpr std::string_view first_letters = "#.+-$nNiIeEuU(\xE2\xC2";
    if (text.empty() || first_letters.find(text.front()) == std::string_view::npos) return false;
    std::string upper{without_unit(text, sheet)};
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    static constexpr std::array<std::string_view, 13> words{"#N/A", "#NA",    "#NV",      "#N/D", "#GETTING_DATA",
                                                            "NAN",  ".NAN",   "INF",      ".INF", "INFINITY",
                                                            "NULL", "(NULL)", "UNDEFINED"};
    if (std::find(words.begin(), words.end(), upper) != words.end()) return true;
    const bool is_hash = upper.size() > 1 && upper.front() == '#';
    if (is_hash && upper.find_first_not_of('#') == std::string::npos) return true;
    if (is_hash && upper.find(' ') == std::string::npos && (upper.back() == '!' || upper.back() == '?')) return true;
    for (const std::string_view prefix : {"ERR:", "#ERR", "ERROR:"}) {
        if (!upper.starts_with(prefix)) continue;
        const std::string_view code = std::string_view(upper).substr(prefix.size());
        if (!code.empty() && code.find_first_not_of("0123456789 ") == std::string_view::npos) return true;
    }
    return false;
}

std::optional<AmountError> refuse_computing_error(const Cursor& cursor, const Unit& sheet) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    if (!is_computing_error(cursor.slice(whole), sheet)) return std::nullopt;
    return AmountError{
        &rules::not_an_amount,
        {{"`{0}` is the error of a calculation, not an amount", "「{0}」は計算のエラーであり、金額ではない"},
         {excerpt(cursor.slice(whole))}},
        {{"mend the formula that it comes from, and write its result", "元の計算式を直し、その結果を書く"}, {}},
        whole};
}

}  // namespace dxbudget
