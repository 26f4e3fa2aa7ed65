/// Fiscal years as documents write them.
#pragma once

#include <optional>
#include <string_view>

namespace dxbudget {

/// The calendar year in which a fiscal year begins: 2026 for `令和8年度`, `令和８年度当初予算`, `R8`,
/// `令和8年度(2026年度)`, `2026`, `FY2026` and `2026/27`; none for anything else, among it `8年度` and `FY26`, which do
/// not say which century.
std::optional<int> read_fiscal_year(std::string_view text);

/// The year that a folded text (`fold_word`) begins with, which is taken off it.
std::optional<int> skip_fiscal_year(std::string_view& folded);

/// As `skip_fiscal_year` for `29年度`, `FY26` and `FY25-26`, in the era or century that comes nearest to a year.
std::optional<int> skip_short_year(std::string_view& folded, int near);

}  // namespace dxbudget
