/// The language to speak, from the environment's locale.
#pragma once

#include <span>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// The language of the first of these values that is set and not empty (`LC_ALL`, `LC_MESSAGES`, `LANG`): Japanese for
/// `ja`, `ja_JP.UTF-8` and the like, else English.
Language language_of_locale(std::span<const char* const> values);

}  // namespace dxbudget
