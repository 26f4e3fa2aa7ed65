/// How a sheet, a table, a line or a configuration rounds, and how far its sums may be off.
#pragma once

#include <cstdint>
#include <optional>

#include "sheet/node_reader.hpp"

namespace dxbudget {

/// What a `rounding:` says, with its amounts read so; nothing where it says nothing.
std::optional<RoundingChoice> read_rounding(NodeReader& nodes, NodeId value, const AmountContext& amounts);

/// What a `rounding:` says, kept in the sheet; its index, or `no_id` where it says nothing.
std::uint32_t keep_rounding(NodeReader& nodes, NodeId value, const AmountContext& amounts, Sheet& sheet);

/// What a `tolerance:` says, likewise.
std::uint32_t keep_tolerance(NodeReader& nodes, NodeId value, const AmountContext& amounts, Sheet& sheet);

}  // namespace dxbudget
