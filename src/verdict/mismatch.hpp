/// From verdicts to findings.
#pragma once

#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/finding.hpp"

namespace dxbudget {

/// Declared against computed, with every addend and where it stands.
Comparison compare(const Sheet& sheet, const Evaluation& evaluation, EquationId equation);

/// Where an equation is shown: at its target; where that stands nowhere, at the first figure it would come from.
Span place_of(const Sheet& sheet, const Evaluation& evaluation, EquationId equation);

/// The finding of a broken equation.
Finding describe_mismatch(const Sheet& sheet, const Evaluation& evaluation, EquationId equation);

}  // namespace dxbudget
