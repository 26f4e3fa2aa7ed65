/// What is wrong with the sums that a workbook's formulas state.
#pragma once

#include <cstddef>
#include <vector>

#include "dxbudget/finding.hpp"
#include "tables/figures.hpp"
#include "tables/formula.hpp"
#include "tables/grid.hpp"

namespace dxbudget::tables {

/// A cell whose formula does not make its stored result, or adds up less than it should.
struct FormulaFlaw {
    std::size_t row = 0;
    std::size_t column = 0;
    Severity severity = Severity::warning;
    Message message;
    Message basis;
    std::vector<FormulaPart> expected = {};  ///< what its result ought to be the sum of
};

struct FormulaFlaws {
    std::vector<FormulaFlaw> flaws = {};  ///< by row and column
    bool complete = true;                 ///< false: the formulas add up more cells than are looked at
};

/// An error where the stored result is not what the formula makes, or where three others of its row (or column) add up
/// other cells; a warning where two do, or where a total's sum ends before the figures above it do.
FormulaFlaws find_formula_flaws(const Grid& grid, const Figures& figures);

}  // namespace dxbudget::tables
