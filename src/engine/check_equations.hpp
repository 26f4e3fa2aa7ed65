/// The checks of a sheet that say what is equal, as equations between its figures.
#pragma once

#include <vector>

#include "dxbudget/equation.hpp"

namespace dxbudget {

/// One case of a check: its equation, and the terms of that.
struct CheckEquation {
    Equation equation = {};
    std::vector<Term> terms = {};
};

/// Every case of the sheet's own checks with `=` that is linear in figures which are numbers, has no condition and no
/// tolerance.
std::vector<CheckEquation> equations_of_checks(const Sheet& sheet);

}  // namespace dxbudget
