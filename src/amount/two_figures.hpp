/// Cells that hold two figures: 26,786(27,935), (17,959千円)17,947千円, 40基→29基.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses a text without `=`, from the cursor to its end, in which a bracket or an arrow sets two figures side by
/// side, or leaves open what the one figure is: `(5)`. `context.unit` must be set.
std::optional<AmountError> refuse_two_figures(const Cursor& cursor, const AmountContext& context);

}  // namespace dxbudget
