/// What is said of a word that stands for a rule and is none.
#pragma once

#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

Message no_such_rule(std::string_view word);

/// Which one may be meant, or where they all are.
Message rules_like(std::string_view word);

}  // namespace dxbudget
