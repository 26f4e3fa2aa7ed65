/// How wide text is in a terminal, and how it is made harmless there.
///
/// Text of a sheet is not trusted: an escape sequence in a line's name must not move the cursor, and a bidi override
/// must not make one amount look like another. All functions measure and cut text as `printable` shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dxbudget {

/// The text as it may be printed: control characters become their pictures (`␛`), a tab four blanks, a line end one
/// blank; bidi controls, line separators and bytes that are no UTF-8 become `�`.
std::string printable(std::string_view text);

/// The columns that `printable(text)` takes: two for a kanji, none for a combining mark.
std::size_t display_width(std::string_view text);

/// The printable text, filled up with blanks on the right to `columns`.
std::string padded(std::string_view text, std::size_t columns);

/// The printable text, filled up with blanks on the left to `columns`.
std::string right_aligned(std::string_view text, std::size_t columns);

/// The printable text, cut to at most `columns` (at least 1); where something is cut off, `…` ends it.
std::string shortened(std::string_view text, std::size_t columns);

/// How many bytes at the start of `text` take at most `columns`; never ends within a character.
std::size_t bytes_within(std::string_view text, std::size_t columns);

/// The printable text in lines of at most `columns`, broken at blanks and between wide characters; a longer word has a
/// line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// A JSON text whose strings hold nothing that `printable` would replace: such characters become `\u` escapes.
std::string json_for_terminal(std::string json);

}  // namespace dxbudget
