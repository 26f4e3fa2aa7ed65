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

/// The text as it may be printed: what would not be seen, or would change how other characters are seen (control and
/// format characters, bidi marks, separators of lines, zero-width characters), is named, `\u{202e}`; a tab becomes four
/// spaces, a line end one space, and a byte that is not UTF-8 `�`. What chooses the form of a character that is not
/// ASCII stays.
std::string printable(std::string_view text);

/// The columns that `printable(text)` takes: two for a kanji, none for a combining mark.
std::size_t display_width(std::string_view text);

/// The printable text, filled up with spaces on the right to `columns`.
std::string padded(std::string_view text, std::size_t columns);

/// The printable text, filled up with spaces on the left to `columns`.
std::string right_aligned(std::string_view text, std::size_t columns);

/// The printable text, cut to at most `columns` (at least 1); where something is cut off, `…` ends it.
std::string shortened(std::string_view text, std::size_t columns);

/// How many bytes at the start of `text` take at most `columns`; never ends within a character.
std::size_t bytes_within(std::string_view text, std::size_t columns);

/// The printable text in lines of at most `columns`, broken at spaces and between wide characters; a longer word has a
/// line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// How a format writes a hidden character.
using HiddenName = std::string (*)(char32_t point);

/// A text of one line or several, in which `name` stands for every character that `printable` would name.
std::string replace_hidden(std::string text, HiddenName name);

/// A text of one line or several, in which nothing is hidden: such characters are named as `printable` does. Line ends,
/// tabs, and sequences that set a colour stay.
std::string without_hidden(std::string text);

}  // namespace dxbudget
