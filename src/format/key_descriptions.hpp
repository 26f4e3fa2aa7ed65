/// What each key of the format is for, in a sentence or two: editors show it beside the key.
#pragma once

#include "dxbudget/text.hpp"
#include "format/keys.hpp"

namespace dxbudget {

/// What a key says where it stands in a scope; empty if that is not described.
Text description_of(Key key, Scope scope);

/// What the figures of a stage are that is known by name; empty if that is not described.
Text description_of(const KnownStage& stage);

}  // namespace dxbudget
