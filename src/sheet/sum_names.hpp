/// Lines that are sums by their names: 合計, 小計, Grand Total.
#pragma once

#include <string_view>

namespace dxbudget {

/// Whether a line's name says that it is a sum of others: 合計, 小計, 計, 歳出合計, total, Sub-total …
bool names_a_sum(std::string_view name);

/// Whether it says that it is one of several: 小計, subtotal.
bool names_a_subtotal(std::string_view name);

/// Whether it says that it is the sum of all: 総計, 総合計, grand total.
bool names_the_grand_total(std::string_view name);

/// Whether a line may be a sum by its name, as its figures must show: Total expenses, 事務費計.
bool may_name_a_sum(std::string_view name);
/// Either of both.
bool is_or_may_be_a_sum(std::string_view name);

/// Whether a name in a funding table is the funded total: 事業費, 予算額, 総額, 合計, 計, total.
bool names_the_funded_total(std::string_view name);

/// Whether a line shows a part of another one again, by its name: うち人件費, 補助金(再掲), of which salaries.
bool names_an_of_which_line(std::string_view name);

}  // namespace dxbudget
