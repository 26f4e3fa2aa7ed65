/// Patterns of files and folders, as `exclude:` takes them.
#pragma once

#include <string_view>

namespace dxbudget {

/// Whether a pattern is that of a path, which has no slash at its begin or end. A pattern without a slash is that of
/// the last name of the path. In it, `*` stands for any characters but a slash, `?` for one of them, `[a-c]` and
/// `[!a-c]` for one of those or of the others, and `**` between slashes for any folders, also for none. A slash or `./`
/// at its begin and a slash at its end say nothing. Characters are code points; a backslash is one like any other.
bool matches(std::string_view pattern, std::string_view path);

}  // namespace dxbudget
