/// How a sheet, a table, a line or a configuration rounds.
#pragma once

#include <optional>

#include "sheet/node_reader.hpp"

namespace dxbudget {

/// What a `rounding:` says, with its amounts read so; nothing where it says nothing.
std::optional<RoundingChoice> read_rounding(NodeReader& nodes, NodeId value, const AmountContext& amounts);

}  // namespace dxbudget
