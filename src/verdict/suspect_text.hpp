/// Suspects in words.
#pragma once

#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"
#include "verdict/cause_text.hpp"

namespace dxbudget {

/// Lets the findings of equations that have suspects name them, and stand where the first of them stands.
void attach_suspects(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                     const FoundMismatches& found, std::vector<Finding>& findings);

}  // namespace dxbudget
