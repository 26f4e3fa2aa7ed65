/// Fiscal years as documents write them.
#pragma once

#include <optional>
#include <string_view>

namespace dxbudget {

/// The calendar year in which a fiscal year begins: 2026 for `令和8年度`, `令和８年度当初予算`, `R8`,
/// `令和8年度(2026年度)`, `2026`, `FY2026`, `FY26` (1969 to 2068, as POSIX reads two digits) and `2026/27`; none for
/// anything else, among it `8年度`, which does not say of which era.
std::optional<int> read_fiscal_year(std::string_view text);

/// The year that a folded text (`fold_word`) begins with, which is taken off it.
std::optional<int> skip_fiscal_year(std::string_view& folded);

/// The year of `29年度`, likewise, in the era in which it comes nearest to another year.
std::optional<int> skip_year_of_some_era(std::string_view& folded, int near);

}  // namespace dxbudget
