/// Whether a file's bytes are text at all, asked before YAML sees them.
#pragma once

#include <optional>
#include <string_view>

#include "dxbudget/document.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// Why the bytes are refused: too many, not UTF-8, or characters that no text has (NUL, a lone carriage return, other
/// control characters); nothing when they are in order.
std::optional<Finding> check_encoding(const Source& source, const ReadingLimits& limits);

/// What is said of characters that end a line to other YAML programs and not here; nothing where there are none.
std::optional<Finding> find_foreign_line_end(const Source& source);

/// What the bytes may be if they are not UTF-8, as iconv calls it: `CP932`, `EUC-JP`, `UTF-16`; empty if unknown.
std::string_view guess_encoding(std::string_view bytes);

}  // namespace dxbudget
