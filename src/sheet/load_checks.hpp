/// The checks of a sheet or of a configuration, from their list.
#pragma once

#include <vector>

#include "dxbudget/check.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

/// The checks of a list, with `unit` for their numbers; those that cannot be read are reported and left out.
std::vector<Check> read_checks(NodeReader& nodes, NodeId list, const Unit& unit);

}  // namespace dxbudget
