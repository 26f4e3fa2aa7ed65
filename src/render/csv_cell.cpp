#include "render/csv_cell.hpp"

#include <algorithm>
#include <iterator>

#include "text/width.hpp"

namespace dxbudget {

/// With one of these a spreadsheet begins a formula, says OWASP (CSV Injection); Excel takes the wide ones, too.
static constexpr std::string_view formula_marks[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

std::string text_cell(std::string_view text) {
    const bool is_formula = std::any_of(std::begin(formula_marks), std::end(formula_marks),
                                        [&](std::string_view mark) { return text.starts_with(mark); });
    std::string cell = is_formula ? "\"'" : "\"";
    for (const char c : printable(text)) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell += '"';
}

}  // namespace dxbudget
