/// The tokens of YAML, of blocks and of brackets, in a text that may be broken: whatever stands there is some token,
/// and each is read once.
#pragma once

#include <cstdint>
#include <optional>

#include "reading/yaml_text.hpp"

namespace dxbudget {

enum class YamlTokenKind : std::uint8_t {
    end,         ///< of the text, or of brackets: where a line goes on with the block around them
    directive,   ///< a line that begins with `%`
    document,    ///< `---` or `...`
    dash,        ///< `-` with a gap after it
    question,    ///< of a block: `?` with a gap after it
    colon,       ///< in a block only where no key is before it
    key,         ///< of a block: the name before a colon
    comma,       ///< of brackets
    open,        ///< `{` or `[`
    close,       ///< of brackets
    anchor,      ///< `&name`
    tag,         ///< one of YAML's own, or before a bracket
    alias,       ///< `*name`
    quoted,      ///< with its quotes; to the end of the line if it is not closed
    block_text,  ///< `|` or `>`, with its header
    plain,       ///< anything else; of a block, what of it stands in this line
};

struct YamlToken {
    YamlTokenKind kind = YamlTokenKind::end;
    Span span;
    std::uint32_t column = 0;   ///< of a block: where its entry begins, in bytes
    bool is_first = false;      ///< of a block: nothing is before it in its line
    bool begins_entry = false;  ///< of a block: nothing but dashes, anchors and tags is before it in its line
    bool is_closed = true;      ///< of a quoted text

    bool is_mark() const {
        return kind == YamlTokenKind::dash || kind == YamlTokenKind::question || kind == YamlTokenKind::colon;
    }
};

/// The lines in which a plain value of a block goes on: all that are indented deeper than the collection around it.
struct PlainLines {
    Offset rest = 0;             ///< the line where reading goes on
    bool runs_into_key = false;  ///< it has a key, and is as deep
    bool is_cut = false;         ///< it is as deep, but a comment has ended the value
};

class YamlTokens {
  public:
    explicit YamlTokens(const YamlText& text) : text_(text) { go_to_line(text.first()); }

    /// `parent` is the column of the innermost block collection, -1 for none.
    YamlToken next(std::int64_t parent, bool in_brackets);
    /// Goes on in the same line or brackets.
    void go_to(Offset at) { at_ = at; }
    /// Goes on at the beginning of a line of a block.
    void go_to_line(Offset line);

    PlainLines lines_of_plain(const YamlToken& plain, std::int64_t parent) const;
    /// Where the lines of a block text end: all that are indented deeper than its key.
    Offset end_of_block_text(const YamlToken& header, std::int64_t parent) const;

  private:
    const YamlText& text_;
    Offset at_ = 0;
    Offset line_ = 0;  // where the line begins, in a block
    bool is_first_ = true;
    bool begins_entry_ = true;
    std::optional<Offset> properties_;  // where an anchor or tag before a key begins
    YamlTokenKind last_ = YamlTokenKind::end;

    bool skip_lines();
    bool begins_anchor(bool in_brackets) const;
    bool skip_gaps(Offset& at, std::int64_t parent) const;
    std::optional<YamlToken> take_begin_of_entry();
    YamlToken take(YamlTokenKind kind, Offset end);
    YamlToken take_quoted(std::int64_t parent);
    Offset header_end() const;
    Offset plain_end(Offset at) const;
    YamlToken take_plain_in_brackets(std::int64_t parent);
};

}  // namespace dxbudget
