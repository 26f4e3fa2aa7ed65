/// What stands behind a computed figure where rounding admits others.
#pragma once

#include <string>

#include "dxbudget/finding.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// `, admitting 33 or 34`; empty where nothing else would be accepted.
std::string admitting(const Comparison& comparison, Language language, const FigureStyle& style);

}  // namespace dxbudget
