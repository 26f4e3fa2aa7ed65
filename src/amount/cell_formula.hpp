/// Formulas of spreadsheets that were copied in the place of their results.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses `SUM(A1:A3)`, `+A1`, `{=B2*C2}`, `Sheet1!A1` and the like, the text from the cursor on. A reference alone,
/// `A12`, may be the name of anything, and is none.
std::optional<AmountError> refuse_cell_formula(const Cursor& cursor);

}  // namespace dxbudget
