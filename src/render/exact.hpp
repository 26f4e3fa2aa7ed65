/// How formats for programs write an amount.
#pragma once

#include <string>

#include "dxbudget/rational.hpp"

namespace dxbudget {

/// The amount to its last digit: a fraction, where its decimals do not end.
std::string exact(const Rational& amount);

}  // namespace dxbudget
