/// Conventions as causes: where no figure is wrong, but the sheet was read more strictly than it was made.
#pragma once

#include "dxbudget/audit.hpp"

namespace dxbudget {

/// Looks, for each sheet, for one convention which it does not declare and with which all of its equations hold:
/// figures that were rounded one by one or from exact amounts, a column or a block in another unit, percentages, a line
/// that lists only some of its parts or is not added. What is found was checked again as it would be declared, and is
/// offered at the first of the findings that name a cause, or at the first. Nothing is looked for where some error
/// cannot be explained so.
void offer_convention(Audit& audit);

}  // namespace dxbudget
