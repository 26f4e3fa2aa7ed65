/// Formulas of a spreadsheet from the equations of a sheet.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"
#include "workbook/cells.hpp"

namespace dxbudget {

/// A sheet, evaluated, and the cell of each of its figures; none where it has none.
struct PlacedSheet {
    const Sheet& sheet;
    const Equations& equations;
    const Evaluation& evaluation;
    std::span<const CellPlace> cells;

    /// The number in a figure's cell: as declared, or computed where the sheet leaves it open. Nothing where words
    /// stand there, or nothing, or more digits than a spreadsheet keeps.
    std::optional<Rational> number_of(FigureId figure) const;
};

/// What an equation computes, before it is rounded: `SUM(C5:C9)`, `C4-D4`. Nothing where a cell that it needs holds no
/// number, or it counts with amounts that no cell shows.
std::optional<std::string> formula_of(const PlacedSheet& placed, EquationId equation);

/// Whether the formula of an equation comes to something, and the number it comes to.
std::optional<Rational> result_of(const PlacedSheet& placed, EquationId equation);

/// Which figures are formulas: each with one that gives exactly the number in its cell, rounded as it is printed, and
/// none in a circle. An empty text where the cell holds its number.
std::vector<std::string> choose_formulas(const PlacedSheet& placed);

}  // namespace dxbudget
