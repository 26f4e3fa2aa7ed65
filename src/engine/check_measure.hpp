/// What the parts of a check are counted in. Money is compared with money, people with people; a plain number goes with
/// anything, since it is in the sheet's unit; a percentage is a part of something, so that `requested <= 5%` is a slip.
#pragma once

#include <optional>

#include "engine/check_binding.hpp"

namespace dxbudget {

/// Two parts that cannot be compared or added.
struct Misfit {
    Message message;
    Message help;
    Span where;  ///< bytes within the check
};

/// Fills in the expressions and the unit of a check whose operands are bound.
std::optional<Misfit> measure(const Sheet& sheet, BoundCheck& bound);

}  // namespace dxbudget
