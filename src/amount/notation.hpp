/// Characters and words as amounts mean them. Documents mix half-width and full-width forms, a dozen dashes and four
/// kinds of brackets, even on one page; reading folds each to one symbol and keeps the bytes it stood at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dxbudget/source.hpp"
#include "text/character.hpp"

namespace dxbudget {

/// The symbols that several characters fold to; any other character stands for itself.
namespace symbol {
inline constexpr char32_t end = 0;
inline constexpr char32_t space = U' ';
inline constexpr char32_t dash = U'-';       ///< hyphens, minus signs and the en dash: a minus sign before digits
inline constexpr char32_t long_dash = U'—';  ///< also `ー` and `─`: a minus sign only when a digit follows at once
inline constexpr char32_t triangle = U'△';   ///< filled or not: a minus sign
inline constexpr char32_t open = U'(';       ///< any opening bracket
inline constexpr char32_t close = U')';      ///< any closing bracket
inline constexpr char32_t times = U'×';
inline constexpr char32_t divide = U'/';  ///< also `÷`
inline constexpr char32_t equals = U'=';
inline constexpr char32_t nearly_equals = U'≒';
inline constexpr char32_t yen = U'¥';  ///< also the backslash, which shares its place in Japanese encodings
inline constexpr char32_t arrow = U'→';
}  // namespace symbol

/// Walks over UTF-8, one folded symbol at a time; a byte that is not UTF-8 is a symbol of its own.
class Cursor {
  public:
    explicit Cursor(std::string_view text, std::uint32_t at = 0) : text_(text), end_(at) { advance(); }

    /// The symbol here; `symbol::end` after the last.
    char32_t operator*() const { return symbol_; }
    /// The bytes of the symbol here.
    Span span() const { return {begin_, end_}; }
    std::uint32_t position() const { return begin_; }
    bool at_end() const { return begin_ == text_.size(); }
    std::string_view text() const { return text_; }

    void advance();
    /// The symbol after this one.
    char32_t ahead() const;
    void skip_spaces();
    /// Passes `word` if the text goes on with it, byte for byte.
    bool skip(std::string_view word);

    std::string_view slice(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

  private:
    std::string_view text_;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    char32_t symbol_ = symbol::end;
};

bool is_digit(char32_t symbol);
/// Han, kana, and squared units such as ㎡: what Japanese counting words are written in.
bool is_japanese_letter(char32_t symbol);
bool is_letter(char32_t symbol);
/// `O`, `l` and others that are typed or scanned in the place of `0` and `1`.
bool is_look_alike(char32_t symbol);
/// The characters that documents print for nothing: dashes and `〃`.
bool is_nil_mark(char32_t symbol);

/// Passes a word such as 約 that stands before an approximate figure, with the spaces after it.
bool skip_approximate_prefix(Cursor& cursor);

/// Passes a tilde, which makes a figure approximate where it cannot be a range without its beginning.
bool skip_tilde(Cursor& cursor);

/// What a figure after `up to`, `at least` or `≥` is.
enum class Bound : std::uint8_t {
    none,   ///< no such word stands there
    upper,  ///< what is not exceeded, as 以内 says
    other,  ///< an approximate figure, as 以上 and 未満 say
};

/// Passes such a word or sign before a figure, with the spaces after it; `<` and `>` where they are no quotation marks
/// of Markdown.
Bound skip_bound(Cursor& cursor, bool takes_angles);

/// Passes the words after a figure that say how exact it is: approximate for 程度, 前後 …, exact for 以内, 上限 …
struct Exactness {
    bool stated = false;
    bool approximate = false;
};
Exactness skip_exactness(Cursor& cursor);

/// Passes a bracket and all that it holds, the cursor being at the opening one; its bytes without the brackets, or
/// nothing when it is never closed.
std::optional<Span> skip_bracket(Cursor& cursor);

/// The part of a text without the spaces at its ends.
Span without_spaces(std::string_view text, Span part);

/// The user's text as messages quote it: cut after forty characters.
std::string excerpt(std::string_view text);

}  // namespace dxbudget
