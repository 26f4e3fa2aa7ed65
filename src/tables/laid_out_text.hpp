/// Tables in plain text: cells between bars, and columns that stand under each other.
#pragma once

#include <string_view>
#include <vector>

#include "tables/grid.hpp"

namespace dxbudget::tables {

using GridRows = std::vector<std::vector<GridCell>>;

/// The tables of a text whose rows have cells between `|`; rules (`|---|---|`) are passed over, other lines end a
/// table.
std::vector<GridRows> read_barred(std::string_view text);

/// The tables of a text whose cells are at least two spaces apart. Cells that stand under each other are a column,
/// whether they begin or end alike; four lines without numbers in columns end a table.
std::vector<GridRows> read_aligned(std::string_view text);

}  // namespace dxbudget::tables
