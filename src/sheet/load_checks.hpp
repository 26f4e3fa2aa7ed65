/// The checks of a sheet or of a configuration, from their list.
#pragma once

#include <vector>

#include "dxbudget/check.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

/// The checks of a list, with their numbers in `unit` and that notation; those that cannot be read are reported and
/// left out.
std::vector<Check> read_checks(NodeReader& nodes, NodeId list, const Unit& unit, const Notation& notation);

}  // namespace dxbudget
