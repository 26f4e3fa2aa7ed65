/// The manual page.
#pragma once

#include <span>
#include <string>

#include "cli/options.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// The manual page in section 1, for `man`: roff with the macros of man(7), in UTF-8.
std::string render_manual(std::span<const CommandDescription> commands, Language language);

}  // namespace dxbudget
