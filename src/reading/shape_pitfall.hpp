/// Why a node is not what the sheet needs: YAML accepted something that its writer did not mean.
#pragma once

#include <cstdint>
#include <optional>

#include "dxbudget/document.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// What the sheet needs at a place.
enum class Expected : std::uint8_t { mapping, sequence, amount, text };

/// The pitfall that made `node` something else than expected, or an amount that goes on in the next line; nothing when
/// no pitfall explains it, or when the node is as expected.
std::optional<Finding> explain(const Source& source, const Document& document, NodeId node, Expected expected);

/// The pitfall that made `key` a key: `requested:82`, `- 前年度`, `要求額：82,726`; nothing when no pitfall explains
/// it.
std::optional<Finding> explain_key(const Source& source, const Document& document, NodeId key);

}  // namespace dxbudget
