/// Syntax errors, explained and stepped over. yaml-cpp stops at the first error, and often far from its cause; so the
/// text is read once more, by tokens, for everything that YAML is certain to refuse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dxbudget/finding.hpp"
#include "reading/block_levels.hpp"
#include "reading/yaml_tokens.hpp"

namespace dxbudget {

struct RecoveredText {
    std::vector<Finding> findings;  ///< none in a text that yaml-cpp reads, as a rule
    std::string text;               ///< made readable where a flaw is: every byte keeps its offset and its line
    std::vector<Span> unreadable;   ///< what was overwritten in it, in order
};

/// Finds at most `limit` flaws of the text, in one pass, and makes a copy without them.
RecoveredText recover(const YamlText& text, std::size_t limit);

/// Reads the tokens of a text; a table of recognisers sees each token before the grammar does.
class YamlRecovery {
  public:
    YamlRecovery(const YamlText& text, std::size_t limit)
        : text_(text), tokens_(text), limit_(limit), document_(text.first()) {}

    RecoveredText run();

  private:
    // A flaw, and its repair: what stands at `value` becomes a word of the same length, and the node that reads as this
    // word is unreadable.
    struct Flaw {
        Finding finding;
        Span value;                  // may be empty
        Offset from = 0;             // the repair begins here …
        std::string_view lead = {};  // … with these characters: a colon, a space
    };
    enum class Awaits : std::uint8_t { entry, colon, value, comma };
    struct Bracket {
        Offset begin = 0;
        char open = '{';
        Awaits awaits = Awaits::entry;
        Span node;                        // what was read last
        bool is_plain = false;            // … and whether that is a plain value
        std::optional<std::size_t> flaw;  // the index of a flaw whose extent is the whole collection
    };
    // Lines that are indented with what YAML does not take for indentation.
    struct Indented {
        Span first;
        std::uint32_t lines = 0;
    };

    struct Alias {
        Span span;
        Offset anchor = 0;
    };

    const YamlText& text_;
    YamlTokens tokens_;
    std::size_t limit_;
    std::vector<Flaw> flaws_;
    std::vector<Span> lost_;  // the documents whose shape is unknown, without their `---`
    Offset document_;         // where this one begins
    bool is_lost_ = false;    // its indentation makes no sense any more; said once
    Indented tabs_;
    Indented wide_spaces_;
    std::unordered_map<std::string_view, Offset> anchors_;  // of the document
    std::vector<Alias> aliases_;
    BlockLevels levels_;
    bool fits_ = true;                  // the token may stand where it does, in the block
    std::optional<Span> value_before_;  // the quoted or bracketed value that ended in this line of the block
    std::vector<Bracket> brackets_;     // that are open; else the block goes on
    std::size_t flaws_before_brackets_ = 0;

    bool in_block() const { return brackets_.empty(); }
    bool place(const YamlToken& token);
    void accept(const YamlToken& token);
    void end_node(Span node, bool is_plain);
    void close_bracket(Offset at);
    void end_document(Offset at);
    void repair(std::string& text, const Flaw& flaw) const;

    bool is_full() const { return flaws_.size() >= limit_; }
    void add(Finding finding, Span value);
    void lose(Finding finding);
    void break_bracket(Finding finding);
    void extend_value(Finding finding, Span value);
    bool skip_value(const YamlToken& token, Finding (*message)(const YamlText&, Span));
    void check_key(Span key);
    void skip_line(Offset at) { tokens_.go_to_line(text_.next_line(at)); }
    std::optional<GluedKey> add_glued_key(Offset at);
    void count(Indented& indented, Span indentation);
    void report(const Indented& indented, Finding (*message)(Span, std::uint32_t));
    Span value_from(Offset begin) const;
    bool begins_entry(Offset at) const;

    // Whether a flaw was found at the token and stepped over; if not, the token is good for the grammar.
    bool recognise(const YamlToken& token);
    using Recogniser = bool(const YamlToken&);
    Recogniser percent_line, odd_indentation, wide_space_after_dash, text_after_value, misplaced_entry, misplaced_value,
        key_that_needs_quotes, unclosed_bracket, wrong_closing_bracket, colon_after_value, value_after_value, lone_dash,
        value_that_needs_quotes, unknown_reference, unclosed_quote, bad_escape, indentation_of_text, colon_in_value,
        entries_without_space;
};

}  // namespace dxbudget
