/// Writing a file so that nothing is ever lost.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// Puts `text` in the place of the file's contents, all at once: written beside it, flushed, and moved over it. Mode
/// and owner stay; a link's target is replaced. The reason if that was not possible; the file is then as it was.
Message replace_file(const std::string& path, std::string_view text);

}  // namespace dxbudget
