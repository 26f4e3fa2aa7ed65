/// Formulas of stages: `requested - previous`, `current + supplement`, `(requested - previous) / previous`.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// Reads a formula over stages; `stage_of` knows their words. None when it is no sum of stages, or a sum of them
/// divided by another.
std::optional<Formula> read_formula(std::string_view text,
                                    const std::function<std::optional<StageId>(std::string_view)>& stage_of);

}  // namespace dxbudget
