#include "amount/computing_error.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dxbudget/rules.hpp"

namespace dxbudget {

/// The text without a sign and a currency before it, and `%` and the sheet's unit after it: `NaN` of `$NaN` and `NaN%`.
static std::string_view without_unit(std::string_view text, const Unit& sheet) {
    for (const std::string_view mark : {"+", "-", "−", "△", "▲", "$", "€", "£", "¥"}) {
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    for (const std::string_view mark : {std::string_view("%"), std::string_view("円"), std::string_view(sheet.label)}) {
        if (!mark.empty() && text.size() > mark.size() && text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    while (text.ends_with(' ')) text.remove_suffix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return text;
}

/// Whether the words of an error in a cell, without its marks: REF of `#REF!`, in the languages of spreadsheets.
static bool names_error(std::string_view core) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"REF",    "VALUE", "NAME",    "NUM",     "NULL",    "N/A",          "DIV/0",  "SPILL",  "CALC",
         "FIELD",  "BUSY",  "BLOCKED", "CONNECT", "UNKNOWN", "VALOR",        "¡VALOR", "VALEUR", "WERT",
         "BEZUG",  "NOM",   "NOMBRE",  "ZAHL",    "NULO",    "NV",           "NUL",    "NOMBRE", "RIF",
         "VALORE", "NOME",  "WAARDE",  "VERW",    "GETAL",   "GETTING_DATA", "NA",     "N/D"});
    return std::find(words.begin(), words.end(), core) != words.end();
}

/// `#REF!` with one of its marks lost, `#####`, `#,###.##`: what stands in a cell that is broken, or too narrow.
static bool is_broken_cell(std::string_view text, bool is_written_large) {
    if (text.find(' ') != std::string_view::npos || text.size() < 2) return false;
    if (text.find_first_not_of("#.,") == std::string_view::npos && text.find("##") != std::string_view::npos)
        return true;
    const bool has_hash = text.front() == '#';
    const bool is_shouted = text.back() == '!' || text.back() == '?';
    if (has_hash && is_shouted) return true;
    if (has_hash) text.remove_prefix(1);
    if (is_shouted) text.remove_suffix(1);
    return (has_hash || (is_shouted && is_written_large) || text == "DIV/0") && names_error(text);
}

/// Whether a spreadsheet or program wrote the text where it could not compute: `#REF!`, `####`, `Err:502`, `NaN`.
static bool is_computing_error(std::string_view text, const Unit& sheet) {
    constexpr std::size_t longest = 40;
    if (text.empty() || text.size() > longest) return false;
    std::string upper{without_unit(text, sheet)};
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    static constexpr auto words = std::to_array<std::string_view>(
        {"NAN",    ".NAN",    "INF", ".INF", "INFINITY", "∞",      "NULL",   "(NULL)",  "UNDEFINED", "ERROR",  "ERROR!",
         "#ERROR", "(ERROR)", "ERR", "ERR!", "ERREUR",   "FEHLER", "エラー", "#エラー", "#エラー!",  "エラー!"});
    if (std::find(words.begin(), words.end(), upper) != words.end() ||
        is_broken_cell(upper, upper == without_unit(text, sheet)))
        return true;
    for (const std::string_view prefix : {"ERR:", "#ERR", "ERROR:"}) {
        if (!upper.starts_with(prefix)) continue;
        const std::string_view code = std::string_view(upper).substr(prefix.size());
        if (!code.empty() && code.find_first_not_of("0123456789 ") == std::string_view::npos) return true;
    }
    return false;
}

/// `None` as Python writes it: a value that is missing, or nothing at all.
static AmountError refuse_none(Span whole) {
    return {&rules::ambiguous_amount,
            {{"`None` may mean nothing, or a value that a program did not have",
              "「None」は「該当なし」とも、プログラムが値を得られなかったとも読める"},
             {}},
            {{"write `-` for nothing, else the figure", "該当なしは「‐」と書く。そうでなければ数値を書く"}, {}},
            whole};
}

std::optional<AmountError> refuse_computing_error(const Cursor& cursor, const Unit& sheet) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    if (without_unit(cursor.slice(whole), sheet) == "None") return refuse_none(whole);
    if (!is_computing_error(cursor.slice(whole), sheet)) return std::nullopt;
    return AmountError{
        &rules::not_an_amount,
        {{"`{0}` is the error value of a calculation, not an amount", "「{0}」は計算のエラーであり、金額ではない"},
         {excerpt(cursor.slice(whole))}},
        {{"correct the formula that it comes from, and write its result", "元の計算式を直し、その結果を書く"}, {}},
        whole};
}

}  // namespace dxbudget
