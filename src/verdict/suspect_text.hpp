/// Suspects in words.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// Lets the findings of equations that have suspects name them, and stand where the first of them stands. `found` has
/// the finding of each broken equation, in the order of the equations.
void attach_suspects(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                     std::span<const std::pair<EquationId, std::size_t>> found, std::vector<Finding>& findings);

}  // namespace dxbudget
