/// Lines and tables of a sheet, found by what they belong to and by their names.
#pragma once

#include <span>
#include <string_view>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// Gives each line its position and says whether its name is unique, by which paths tell lines apart: among the lines
/// of a breakdown, or of a kind under one line. Lines and tables are found from then on.
void number_lines(Sheet& sheet);

/// The tables of a line of that kind and name, in their order.
std::span<const BreakdownId> tables_of(const Sheet& sheet, LineId whole, BreakdownKind kind, std::string_view name);

/// The first line of a table that has that name; `no_id` if there is none.
LineId line_named(const Sheet& sheet, const Breakdown& table, std::string_view name);

}  // namespace dxbudget
