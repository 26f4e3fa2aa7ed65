/// Totals that nothing but their names states: 合計 below a list that does not come to it.
#pragma once

#include "tables/understand.hpp"

namespace dxbudget::tables {

/// Adds the sums of rows that are called totals and that no claim makes: of the rows above, back to the total before
/// where that holds better. Where a sum holds nowhere, it is claimed for one column of figures alone.
void add_claims_by_words(const Grid& grid, Understanding& table);

}  // namespace dxbudget::tables
