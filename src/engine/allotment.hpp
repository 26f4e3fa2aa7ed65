/// Where the last units of a table's shares go, by largest remainder.
#pragma once

#include <span>

#include "dxbudget/equation.hpp"

namespace dxbudget {

/// Says of each equation that allots (`Equation::allots`) whether its share is cut, up or down; either, where shares
/// with equal remainders are more than the units that are left, and where not all shares of its table are known.
void allot(const Sheet& sheet, Equations& equations, std::span<const Value> values);

}  // namespace dxbudget
