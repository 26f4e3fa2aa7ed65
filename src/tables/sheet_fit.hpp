/// Makes a sheet claim what its table states, and no more.
#pragma once

#include <vector>

#include "tables/as_sheet.hpp"

namespace dxbudget::tables {

/// The stages take in what sums and formulas may be off by, and where they claim nothing: what the sheet would report
/// beside `broken`, the table does not state.
void fit_to_table(TableSheet& sheet, const Figures& figures, const std::vector<BrokenCell>& broken);

}  // namespace dxbudget::tables
