/// What is said about each pitfall of YAML, in terms of the user's own text.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/finding.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget::pitfall {

/// The text in quotes, as YAML reads it back: `"…"`, or `'…'` where it contains a double quote or a backslash.
std::string quoted(std::string_view text);

/// The text in one line, cut where it is long, for use in a message.
std::string excerpt(std::string_view text);

/// A finding of `rule` at `span`, with the rule's own severity.
Finding finding(const Rule& rule, Span span, Message message, Message help);

/// A value that begins with a character that has a meaning of its own.
Finding needs_quotes(const YamlText& text, Span value);
/// A value with `: ` in it; `colon` is where.
Finding second_colon(const YamlText& text, Span value, Offset colon);
/// A value that begins with a quoted text or a bracketed list which ends at `end`, before the value does.
Finding trailing_text(const YamlText& text, Span value, Offset end);
Finding lone_dash(const YamlText& text, Span value);
/// `-　name: a`: the full-width spaces after a dash.
Finding full_width_after_dash(const YamlText& text, Span space);
/// `requested:82,726`, `要求額：82,726`.
Finding glued_key(const YamlText& text, const GluedKey& glued);
/// `"C:\DX"`: a backslash that stands for no character.
Finding bad_escape(const YamlText& text, Span value, Span escape);
/// A line of a block text that is indented less than its first line, which begins in `column`.
Finding text_indentation(const YamlText& text, Span line, Offset column);
Finding unclosed_quote(const YamlText& text, Span value);
/// A bracket at `open` without its partner; `value` is what it would close.
Finding unclosed_bracket(const YamlText& text, Offset open, Span value);
/// Lines that begin with a tab, the first at `tab`.
Finding tab_indentation(Span tab, std::uint32_t lines);
/// Lines that are indented with full-width spaces; `spaces` are those of the first.
Finding full_width_indentation(Span spaces, std::uint32_t lines);
/// `*重要` without `&重要`; `value` is all of the value, `*重要 事業`.
Finding undefined_reference(const YamlText& text, Span value);
/// `&A社 分`: an anchor that swallows the first word.
Finding swallowing_anchor(const YamlText& text, Span value);
Finding percent_line(const YamlText& text, Span line);
/// A key that begins neither where its neighbours do nor deeper than a key that waits for its value; `sibling` is the
/// key that it should probably stand under.
Finding bad_indentation(const YamlText& text, Span key, Span sibling);
/// A line that is neither `key: value` nor `- item`.
Finding stray_line(const YamlText& text, Span line);
/// `{name: a requested: 10}`: two entries without a comma; `word` is the second key.
Finding missing_comma(const YamlText& text, Span word);
/// `[a {b: 1}]`: a value within brackets, which the character at `end` ends.
Finding bracket_in_value(const YamlText& text, Span value, Offset end);
/// `{正職員 {…}}`: a key without a colon before a bracket.
Finding missing_colon(const YamlText& text, Span key);

}  // namespace dxbudget::pitfall
