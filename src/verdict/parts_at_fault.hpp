/// Findings whose total is right and whose parts are not.
#pragma once

#include "dxbudget/equation.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// Lets the finding of a broken equation speak of what its target is computed from, and stand at the part that is at
/// fault: `at`.
void tell_of_parts(Finding& finding, Derivation derivation, Span at);

}  // namespace dxbudget
