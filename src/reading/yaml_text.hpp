/// The characters that mean something to YAML, and where what they begin ends. yaml-cpp gives no ends and misplaces its
/// errors, so spans are measured and pitfalls are found here, in the text itself. It reads as yaml-cpp does, where that
/// differs from the specification.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dxbudget/source.hpp"

namespace dxbudget {

using Offset = std::uint32_t;

/// Whether the character is one of `characters`.
constexpr bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != std::string_view::npos;
}

/// A text by offset; past its end it reads as NUL, which no text that is read contains.
class YamlText {
  public:
    /// `first` is where the first line begins: behind a byte order mark.
    explicit YamlText(std::string_view text, Offset first = 0) : text_(text), first_(first) {}

    Offset size() const { return static_cast<Offset>(text_.size()); }
    char operator[](Offset at) const { return at < text_.size() ? text_[at] : '\0'; }
    std::string_view text() const { return text_; }
    Offset first() const { return first_; }
    std::string_view slice(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
    bool has(Offset at, std::string_view word) const { return at < size() && text_.substr(at).starts_with(word); }

    bool is_blank(Offset at) const { return (*this)[at] == ' ' || (*this)[at] == '\t'; }
    /// The end of a line: LF, CRLF or the end of the text.
    bool is_end(Offset at) const { return (*this)[at] == '\n' || (*this)[at] == '\r' || at >= size(); }
    bool is_gap(Offset at) const { return is_blank(at) || is_end(at); }
    /// `-`, `?` or `:` as an indicator: with a gap behind it.
    bool is_indicator(Offset at, char mark) const { return (*this)[at] == mark && is_gap(at + 1); }

    Offset skip_spaces(Offset at) const;
    /// Past full-width spaces, and spaces among them.
    Offset skip_wide_spaces(Offset at) const;
    Offset line_begin(Offset at) const;
    /// The end of the line without its line end; the beginning of the next.
    Offset line_end(Offset at) const;
    Offset next_line(Offset at) const;
    /// `end` moved back over spaces, not before `begin`.
    Offset trim(Offset begin, Offset end) const;
    /// How many bytes stand before `at` in its line.
    std::uint32_t column(Offset at) const { return at - line_begin(at); }

    /// `---` or `...` at the beginning of a line, alone or with a gap behind it.
    bool is_document_mark(Offset line) const;
    /// The end of what stands from `at` to the end of the line, without a comment and trailing spaces.
    Offset value_end(Offset at) const;
    /// The same within `{…}` or `[…]`: to the comma or bracket that ends it; a comma that separates thousands does not.
    Offset flow_value_end(Offset at) const;
    /// The colon of the key that begins at `at`, quoted or plain, without anchor or tag; none if it is no key.
    std::optional<Offset> key_colon(Offset at) const;
    /// The first `: ` of the line from `at` on, outside of comments.
    std::optional<Offset> indicator_colon(Offset at) const;
    /// Whether exactly `digits` (at least 1) stand at `at`, and no digit behind them.
    bool has_digits(Offset at, Offset digits) const;

  private:
    std::string_view text_;
    Offset first_;
};

/// A quoted scalar.
struct Quoted {
    Offset end = 0;       ///< behind the closing quote
    bool closed = false;  ///< false: to the end of the text, or into lines that are entries of their own
};

/// Finds the closing quote of the quote at `at`. The quote counts as unclosed when it runs into a line that is not
/// indented deeper than `parent` (the column of the collection it stands in, -1 for none) or that states a key of the
/// format.
Quoted find_closing_quote(const YamlText& text, Offset at, std::int64_t parent);

/// The first backslash of a double-quoted text that stands for no character, with what follows it: `\D` of `"C:\D"`.
std::optional<Span> find_bad_escape(const YamlText& text, Span quoted);

/// Whether the comma is within one number: `10` `,` `000`.
bool separates_thousands(const YamlText& text, Offset comma);

/// The end of the name behind `*` or `&` at `at`.
Offset anchor_end(const YamlText& text, Offset at);

/// Whether the tag at `at` is one of YAML's own: `!!str`.
bool is_standard_tag(const YamlText& text, Offset at);

/// `requested:82,726`, `要求額：82,726`: a key and its value glued together by a colon that is none to YAML.
struct GluedKey {
    Span key;
    Span mark;   ///< the colon
    Span value;  ///< may be empty behind a full-width colon
    bool full_width = false;
};

/// The glued key that the text in `within` is, if it is one; a time or an address is none.
std::optional<GluedKey> find_glued_key(const YamlText& text, Span within);

/// Whether the format knows the word as a key or a stage.
bool is_known_word(std::string_view word);

}  // namespace dxbudget
