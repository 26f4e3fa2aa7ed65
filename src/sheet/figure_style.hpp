/// How a sheet prints its figures, so that what is said of them looks like them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dxbudget/finding.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// The style of a sheet's figures: its minus and its separator of thousands are those of the first figures that have
/// them, the side of its unit that of the first figure with one. Whole figures have decimals where all of its figures
/// have as many.
FigureStyle style_of(const Sheet& sheet, const Source& source);

/// The style of one of its figures: only money has the decimals and the unit of the sheet's money.
FigureStyle style_for(const Sheet& sheet, const Figure& figure, FigureStyle style);

/// Lets findings about a sheet write figures as it does.
void apply_style(std::span<Finding> findings, const Sheet& sheet, const Source& source);

/// What makes a figure negative that had no sign, in that style: `-`, ▲, △, or `(` for brackets around it.
std::string_view minus_in(const FigureStyle& style);

/// A unit as it follows a figure: 千円 at once, `USD` after a space.
AmountUnit after_figure(std::string_view unit);

/// A number without separators, but with the decimals and the decimal mark of that style: `1361,90`.
std::string ungrouped(const Rational& number, const FigureStyle& style);

}  // namespace dxbudget
