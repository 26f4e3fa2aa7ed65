/// What spreadsheets and programs write in the place of a figure that they could not compute.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses `#REF!`, `####`, `Err:502`, `NaN`, `NULL` and the like, the text from the cursor on.
std::optional<AmountError> refuse_computing_error(const Cursor& cursor, const Unit& sheet);

}  // namespace dxbudget
