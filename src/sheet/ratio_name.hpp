#pragma once

#include <string_view>

namespace dxbudget {

/// Whether a column or key is called as ratios are: 増減率, 前年度比, `growth rate`. It is no slip for 増減, though
/// near it.
bool names_a_ratio(std::string_view name);

}  // namespace dxbudget
