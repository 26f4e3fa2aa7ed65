/// Conventions as causes: where no figure is wrong, but the sheet was read more strictly than it was made.
#pragma once

#include "dxbudget/audit.hpp"

namespace dxbudget {

/// Looks for one convention which the sheet does not declare and with which all of its equations hold: figures that
/// were rounded one by one, sums of exact amounts. What is found was checked again as it would be declared, and is
/// offered at the first of the findings. Nothing is looked for where one of them is too far off.
void offer_convention(Audit& audit);

}  // namespace dxbudget
