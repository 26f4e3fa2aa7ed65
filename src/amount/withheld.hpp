/// Marks of what is not published: an amount stands behind them, and nobody is told which.
#pragma once

#include <string_view>

namespace dxbudget {

/// Whether the whole text is such a mark: `x`, `***`, `■■`, `秘`, `非公表`, `confidential`.
bool is_withheld(std::string_view text);

}  // namespace dxbudget
