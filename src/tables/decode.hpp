/// From a file's bytes to UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tables/grid.hpp"

namespace dxbudget::tables {

/// A text without a byte order mark, its line ends as they were, and what was decided.
struct DecodedText {
    std::string text;
    std::vector<GridDecision> decisions;
};

/// The text in `encoding` (a name as iconv knows it), or, where that is empty, in the one that the bytes show: a byte
/// order mark, UTF-8, UTF-16, CP932 or EUC-JP by its kana, else CP1252. A message where the bytes are not text, or not
/// in that encoding.
std::variant<DecodedText, Message> decode_text(std::string bytes, const std::string& encoding);

}  // namespace dxbudget::tables
