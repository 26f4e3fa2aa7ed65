/// Blanks that are determined by what stands around them.
#pragma once

#include <vector>

#include "dxbudget/recalculate.hpp"

namespace dxbudget {

/// What blanks must be: where an equation has a declared result, and one figure in it alone is blank. They have their
/// values in `evaluation` from then on.
std::vector<Setting> fill_blanks(const Sheet& sheet, Evaluation& evaluation);

}  // namespace dxbudget
