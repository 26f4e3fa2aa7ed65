/// From a file's bytes to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// An encoding that bytes may be in.
struct PossibleEncoding {
    std::string name;         ///< as iconv calls it
    Text reason;              ///< why it may be that one
    bool is_certain = false;  ///< the bytes show it: a byte order mark, UTF-8, UTF-16
};

/// The encodings that the bytes may be in, the likeliest first: by a byte order mark, UTF-8, UTF-16, CP932 or EUC-JP by
/// its kana, else CP1252.
std::vector<PossibleEncoding> possible_encodings(std::string_view bytes);

/// The bytes as UTF-8, without a byte order mark; nothing where they are not in that encoding, or nobody knows it.
std::optional<std::string> converted_to_utf8(std::string_view bytes, const std::string& encoding);

/// The encoding that a word means, as iconv calls it: `CP932` for Shift_JIS; empty if it is none of those in use.
std::string_view encoding_named(std::string_view word);

/// A text without a byte order mark, its line ends as they were, and what it was read as.
struct DecodedText {
    std::string text;
    std::string encoding;
    Text reason;
};

/// The text in `encoding` (a name as iconv knows it), or, where that is empty, in the likeliest one. A message where
/// the bytes are not text, or not in that encoding.
std::variant<DecodedText, Message> decode_text(std::string bytes, const std::string& encoding);

}  // namespace dxbudget
