/// `decimal:` and `negative:`: how a document writes its figures.
#pragma once

#include "sheet/node_reader.hpp"

namespace dxbudget {

/// Takes over what `decimal:` or `negative:` says; nothing at any other key.
void load_notation(NodeReader& nodes, Key key, NodeId value, Notation& notation);

}  // namespace dxbudget
