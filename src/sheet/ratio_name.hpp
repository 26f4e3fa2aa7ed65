#pragma once

#include <cstdint>
#include <string_view>

namespace dxbudget {

/// Whether a column or key is called as ratios are: 増減率, 前年度比, `growth rate`. It is no slip for 増減, though
/// near it.
bool names_a_ratio(std::string_view name);

/// What a ratio is called by whose name says how it is computed.
enum class NamedRatio : std::uint8_t {
    none,
    growth,       ///< 増減率, `% change`: the change ÷ the year before
    to_previous,  ///< 対前年比, `year on year`: that, or this year ÷ the year before
    variance,     ///< `variance %`: the actual less the budget, or the other way round, ÷ the budget
    execution,    ///< 執行率, `% spent`: the actual ÷ the budget
    portion,      ///< 構成比, `% of total`: the line ÷ the whole
};

/// The ratio that a column's name names, whatever its case and its spaces.
NamedRatio named_ratio(std::string_view name);

/// Whether a column's name names what was spent: 決算額, 執行額, `actual`.
bool names_the_actual(std::string_view name);

/// Whether it names what could be spent: 予算現額, `budget`.
bool names_the_budget(std::string_view name);

}  // namespace dxbudget
