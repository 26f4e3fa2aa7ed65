/// Columns that are headed with a fiscal year: 令和4年度当初予算要求額, `FY2025 Actual`, `2024/25 Budget`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dxbudget {

/// What the words beside the year say.
enum class YearFigure : std::uint8_t {
    unsaid,     ///< the year alone
    requested,  ///< 要求額, `Request`, `Proposed`
    budget,     ///< 予算額, 計上額, `Adopted`, `Approved`
    other,      ///< 決算額, 見込額, `Actual`, `Revised`: neither of them
};

struct YearLabel {
    int year = 0;  ///< the calendar year in which it begins
    YearFigure figure = YearFigure::unsaid;
};

/// The label as read in a sheet of that fiscal year, which decides the era of `29年度`; none where the text is not a
/// year with words that head a column.
std::optional<YearLabel> read_year_label(std::string_view text, std::optional<int> sheet_year);

/// Whether a text heads a column of some fiscal year.
bool heads_a_year(std::string_view text);

}  // namespace dxbudget
