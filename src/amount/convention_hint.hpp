/// What usually explains a sum or a share that does not agree and of which no cause is known: a convention of the
/// document that its sheet does not state.
#pragma once

#include <span>

#include "dxbudget/finding.hpp"

namespace dxbudget {

/// Points each such finding to the key that would state the convention, each key once; a help that is there stays.
void hint_at_conventions(std::span<Finding> findings);

}  // namespace dxbudget
