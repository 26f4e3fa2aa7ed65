#include "amount/cell_formula.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dxbudget/rules.hpp"
#include "text/character.hpp"

namespace dxbudget {
namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_letter_of_name(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

/// Takes `$` and what follows it from the front of the text, if that is of the kind; how many there were of it.
template <class Is>
std::size_t take(std::string_view& text, Is is) {
    if (text.starts_with('$')) text.remove_prefix(1);
    const auto end = std::find_if_not(text.begin(), text.end(), is);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
}

struct Reference {
    bool is_sure = false;      ///< `$A$1`, `Sheet1!A1`: nothing else is written so
    bool may_be_year = false;  ///< R7, H30, Q3
};

/// Takes a reference to a cell from the front of the text.
std::optional<Reference> take_reference(std::string_view& text) {
    constexpr std::size_t longest_column = 3;
    constexpr std::size_t longest_row = 7;
    std::string_view rest = text;
    Reference reference;
    const std::size_t sheet = rest.find('!');
    if (sheet != std::string_view::npos && sheet > 0 && sheet + 1 < rest.size()) {
        rest.remove_prefix(sheet + 1);
        reference.is_sure = true;
    }
    const std::string_view written = rest;
    const std::size_t letters = take(rest, is_upper);
    const std::size_t digits = letters > 0 ? take(rest, is_ascii_digit) : 0;
    if (letters > longest_column || digits == 0 || digits > longest_row) return std::nullopt;
    const std::string_view of_years = "RHSTMQ";
    reference.may_be_year = letters == 1 && of_years.find(written.front()) != std::string_view::npos;
    reference.is_sure |= written.substr(0, written.size() - rest.size()).find('$') != std::string_view::npos;
    text = rest;
    return reference;
}

/// Whether the name of a function of spreadsheets stands before a bracket with something in it.
bool begins_function(std::string_view text) {
    static constexpr auto functions = std::to_array<std::string_view>(
        {"SUM",    "SUMIF", "SUMIFS", "SUMPRODUCT", "SUBTOTAL", "AGGREGATE", "ROUND",   "ROUNDUP", "ROUNDDOWN",
         "INT",    "TRUNC", "IF",     "IFS",        "IFERROR",  "IFNA",      "VLOOKUP", "HLOOKUP", "XLOOKUP",
         "LOOKUP", "INDEX", "MATCH",  "OFFSET",     "INDIRECT", "AVERAGE",   "PRODUCT", "MIN",     "MAX",
         "ABS",    "COUNT", "COUNTA", "COUNTIF",    "VALUE",    "CEILING",   "FLOOR",   "CHOOSE",  "SOMME",
         "SUMME",  "SUMA",  "SOMA",   "SOMMA",      "RUNDEN",   "ARRONDI",   "WENN",    "SI",      "SE"});
    std::string name;
    std::size_t end = 0;
    for (; end < text.size() && is_letter_of_name(text[end]); ++end)
        name += is_upper(text[end]) ? text[end] : static_cast<char>(text[end] - 32);
    if (end + 1 >= text.size() || text[end] != '(') return false;
    const std::string_view written = text.substr(0, end);
    if (written != name && name != "SUM") return false;  // min(5) may be words
    if (text.find_first_of("0123456789:", end) == std::string_view::npos) return false;
    return std::find(functions.begin(), functions.end(), name) != functions.end();
}

bool is_formula(std::string_view text) {
    while (text.ends_with('%') || text.ends_with('}')) text.remove_suffix(1);
    if (text.starts_with('{')) text.remove_prefix(1);
    if (text.starts_with('\'')) text.remove_prefix(1);
    bool is_marked = false;  // `=`, or a sign, which begins a formula as well
    while (!text.empty() &&
           (text.front() == '=' || text.front() == '+' || text.front() == '-' || text.front() == '@')) {
        is_marked = true;
        text.remove_prefix(1);
    }
    while (text.starts_with('(')) text.remove_prefix(1);
    if (text.empty()) return false;
    if (begins_function(text)) return true;
    const auto first = take_reference(text);
    if (!first) return false;
    if (text.empty() || text == ")") return first->is_sure || is_marked;
    const bool is_operator = std::string_view("+*:").find(text.front()) != std::string_view::npos;
    const bool is_weak = std::string_view("-/").find(text.front()) != std::string_view::npos;  // as in names: A1-A3
    if (!is_operator && !(is_weak && (is_marked || first->is_sure))) return false;
    text.remove_prefix(1);
    if (begins_function(text)) return true;
    const auto second = take_reference(text);
    if (!second) return is_marked && !text.empty() && is_ascii_digit(text.front());
    return is_marked || !(first->may_be_year && second->may_be_year);
}

}  // namespace

std::optional<AmountError> refuse_cell_formula(const Cursor& cursor) {
    const Span whole{cursor.position(), static_cast<std::uint32_t>(cursor.text().size())};
    if (!is_formula(cursor.slice(whole))) return std::nullopt;
    return AmountError{
        &rules::not_an_amount,
        {{"`{0}` is a formula, not an amount", "「{0}」は計算式であり、金額ではない"}, {excerpt(cursor.slice(whole))}},
        {{"write the result that the spreadsheet shows", "表計算ソフトに表示される結果を書く"}, {}},
        whole};
}

}  // namespace dxbudget
