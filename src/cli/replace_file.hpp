/// Writing a file so that nothing is ever lost.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// Puts `text` in the place of the file's contents, all at once: written beside it, flushed, and moved over it, if the
/// file still holds `old`. Mode, owner and attributes stay; a link's target is replaced, and other names of it (hard
/// links) keep the old text. The reason if that was not possible; the file is then as it was, or as another program has
/// left it meanwhile.
Message replace_file(const std::string& path, std::string_view old, std::string_view text);

/// Whether the file has other names, hard links.
bool has_other_names(const std::string& path);

/// Makes a file of that text, all at once, where there is none. The reason if that was not possible; what was there is
/// as it was.
Message create_file(const std::string& path, std::string_view text);

}  // namespace dxbudget
