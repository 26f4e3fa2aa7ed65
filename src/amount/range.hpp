/// Two figures of which one is meant: `$2,000 - $3,000`, 100〜200.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses a text that is two figures with a mark of a range between them. A dash is one where the second figure is the
/// larger or a currency stands before both: then it is no difference that anyone writes. `context.unit` must be set.
std::optional<AmountError> refuse_range(const Cursor& begin, const AmountContext& context);

}  // namespace dxbudget
