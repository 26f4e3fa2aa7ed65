/// `unit_costs`: what a member of staff costs in a year, by fiscal year and group, or by group alone.
#pragma once

#include <optional>

#include "dxbudget/unit_cost.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

/// The unit costs of a mapping, its amounts read so; those that name no year are of the sheet's, if it has one.
UnitCosts read_unit_costs(NodeReader& nodes, NodeId mapping, const AmountContext& amounts,
                          std::optional<int> sheet_year);

}  // namespace dxbudget
