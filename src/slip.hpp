/// Recognizing a slip by what was written and what should have been.
#pragma once

#include <optional>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

/// The slip of one figure that makes `written` out of `meant`: sign, unit, or one keystroke (restricted
/// Damerau–Levenshtein distance 1 over the digits); none if it is not one.
std::optional<Slip> recognize_slip(const Rational& written, const Rational& meant);

}  // namespace dxbudget
