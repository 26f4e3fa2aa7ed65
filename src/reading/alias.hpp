/// Aliases and merge keys: an alias becomes a copy of what it refers to, with the original's places.
#pragma once

#include <cstdint>
#include <vector>

#include "dxbudget/document.hpp"

namespace dxbudget {

/// A node that waits for the whole document: an alias, or a mapping with merge keys (`<<`).
struct Reference {
    NodeId node = no_node;
    NodeId target = no_node;  ///< what the alias refers to; none for a mapping
    std::uint32_t depth = 0;  ///< how many collections are around the node
};

/// Resolves the references in their order. Copies beyond the limits are left out, reported and unreadable.
void resolve(Document& document, const std::vector<Reference>& references, const ReadingLimits& limits,
             std::vector<Finding>& findings);

}  // namespace dxbudget
