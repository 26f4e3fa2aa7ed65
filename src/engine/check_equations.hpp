/// The checks that say what is equal, as equations between a sheet's figures.
#pragma once

#include <cstdint>
#include <vector>

#include "dxbudget/check.hpp"
#include "dxbudget/equation.hpp"

namespace dxbudget {

/// One case of a check: its equation, and the terms of that.
struct CheckEquation {
    Equation equation = {};
    std::vector<Term> terms = {};
    Rational tolerance = {};  ///< how far the target may lie from the right side; not negative
    const Check* check = nullptr;
    LineId line = no_id;           ///< none: the check is made once
    std::uint32_t failed = no_id;  ///< where the check does not hold: its place in `CheckOutcomes::others`
};

/// Every case of the checks with `=`, the sheet's own and those of its project, that is linear in its figures and made
/// as they stand. A blank that nothing computes counts as nothing.
std::vector<CheckEquation> equations_of_checks(const Sheet& sheet, const Evaluation& evaluation);

}  // namespace dxbudget
