#include "reading/syntax_trap.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "reading/block_levels.hpp"
#include "reading/flow_trap.hpp"
#include "reading/pitfall_message.hpp"

namespace dxbudget {

namespace {

class BlockReader {
  public:
    BlockReader(const YamlText& text, std::size_t limit) : text_(text) { reading_.limit = limit; }

    std::vector<SyntaxTrap> read() {
        Offset line = text_.first();
        while (line < text_.size() && !reading_.is_full()) line = read_line(line);
        flag_indentations();
        return std::move(reading_.traps);
    }

  private:
    const YamlText& text_;
    TrapReading reading_;
    BlockLevels levels_;
    bool is_lost_ = false;  // the indentation makes no sense any more; said once a document
    // Lines that are indented with what YAML does not take for indentation.
    struct Indented {
        Span first;
        std::uint32_t lines = 0;
    };
    Indented tabs_;
    Indented wide_spaces_;

    void begin_document() {
        flag_indentations();
        levels_ = {};
        reading_.anchors.clear();
        is_lost_ = false;
    }

    void flag_indentations() {
        flag(tabs_, pitfall::tab_indentation);
        flag(wide_spaces_, pitfall::full_width_indentation);
    }

    void flag(Indented& indented, Finding (*message)(Span, std::uint32_t)) {
        if (indented.lines > 0) give_up(message(indented.first, indented.lines), indented.first.begin);
        indented.lines = 0;
    }

    void give_up(Finding finding, Offset at) {
        reading_.add(std::move(finding), {at, at});
        if (!reading_.traps.empty()) reading_.traps.back().mends = false;
        is_lost_ = true;
    }

    // Reads a line and what belongs to it; returns where the next one begins.
    Offset read_line(Offset line) {
        const Offset first = text_.skip_blanks(line);
        if (text_.is_end(first) || text_[first] == '#') return text_.next_line(line);
        if (text_[line] == '%') return read_percent(line);
        if (text_.is_document_mark(line)) {
            begin_document();
            const Offset rest = text_.skip_blanks(line + 3);
            if (text_.is_end(rest) || text_[rest] == '#') return text_.next_line(line);
            levels_.begin_root();
            return read_value(rest, std::nullopt);
        }
        for (Offset at = line; at < first; ++at) {
            if (text_[at] != '\t') continue;
            note(tabs_, {at, at + 1});
            break;
        }
        const Offset behind = text_.skip_wide_spaces(first);
        if (behind > first && begins_entry(behind)) note(wide_spaces_, {first, behind});
        return read_entry(line, first);
    }

    void note(Indented& indented, Span indentation) {
        if (indented.lines++ == 0) indented.first = indentation;
        is_lost_ = true;
    }

    bool begins_entry(Offset at) const {
        return text_.is_indicator(at, '-') || text_.key_colon(at) || find_glued_key(text_, {at, text_.value_end(at)});
    }

    Offset read_percent(Offset line) {
        const bool is_directive = text_.has(line, "%YAML ") || text_.has(line, "%TAG ");
        if (!is_directive) {
            const Span whole{line, text_.line_end(line)};
            give_up(pitfall::percent_line(text_, whole), line);
        }
        return text_.next_line(line);
    }

    void flag_indentation(Span entry, std::int64_t column) {
        if (is_lost_) return;
        give_up(pitfall::bad_indentation(text_, entry, levels_.nearest_entry(column)), entry.begin);
    }

    /// `-　name: a`: to YAML the dash begins a word there.
    bool flag_wide_space_after_dash(Offset dash) {
        const Offset behind = text_.skip_wide_spaces(dash + 1);
        const bool is_wide = text_[dash] == '-' && behind > dash + 1 && !text_.is_gap(dash + 1);
        if (!is_wide || (!begins_entry(behind) && text_[behind] != '{' && text_[behind] != '[')) return false;
        if (!is_lost_) give_up(pitfall::full_width_after_dash(text_, {dash + 1, behind}), dash);
        return true;
    }

    Offset read_entry(Offset line, Offset at) {
        if (flag_wide_space_after_dash(at)) return text_.next_line(line);
        while (text_.is_indicator(at, '-')) {
            if (!levels_.enter(at - line, true, {at, at + 1})) flag_indentation({at, text_.value_end(at)}, at - line);
            at = text_.skip_blanks(at + 1);
            if (text_.is_end(at) || text_[at] == '#') return text_.next_line(line);
        }
        if (text_.is_indicator(at, '?')) is_lost_ = true;  // a key of several lines: legal, and not followed here
        const Offset begin = at;
        while (is_property(at)) {
            at = skip_property(at);
            if (text_.is_end(at) || text_[at] == '#') return text_.next_line(line);
        }
        const bool is_bracket = text_[at] == '{' || text_[at] == '[';
        if (!is_bracket) {
            if (const std::optional<Offset> colon = text_.key_colon(at)) return read_key(line, begin, at, *colon);
        }
        return read_bare(line, at);
    }

    // An anchor, a tag of YAML's own, or a lone `!` before a bracket.
    bool is_property(Offset at) const {
        if (text_[at] == '&') return anchor_end(text_, at) > at + 1;
        return text_[at] == '!' && (is_standard_tag(text_, at) || text_[at + 1] == '{' || text_[at + 1] == '[');
    }

    // Behind an anchor or a tag.
    Offset skip_property(Offset at) {
        const bool is_anchor = text_[at] == '&';
        const Offset begin = at;
        at = anchor_end(text_, at);
        if (is_anchor) reading_.anchors.push_back(text_.slice({begin + 1, at}));
        return text_.skip_blanks(at);
    }

    Offset read_key(Offset line, Offset begin, Offset key, Offset colon) {
        const Span name{key, text_.trim(key, colon)};
        if (!levels_.enter(begin - line, false, name)) flag_indentation(name, begin - line);
        if (text_[key] == '*' && !reading_.knows_anchor(text_.slice({key + 1, name.end}))) {
            reading_.add(pitfall::undefined_reference(text_, name), name);
        } else if (is_forbidden(text_[key]) || text_[key] == '&' || text_[key] == '!') {
            reading_.add(pitfall::needs_quotes(text_, name), name);
        }
        const Offset value = text_.skip_blanks(colon + 1);
        if (text_.is_end(value) || text_[value] == '#') return text_.next_line(line);
        if (text_.is_indicator(value, '-')) {
            flag_value(value, pitfall::lone_dash);
            return text_.next_line(line);
        }
        return read_value(value, std::nullopt);
    }

    static bool is_forbidden(char c) {
        return c == '@' || c == '`' || c == '%' || c == ',' || c == ']' || c == '}' || c == '|' || c == '>';
    }

    // A line without a key: the value of an entry above, or a line that is none of YAML's.
    Offset read_bare(Offset line, Offset at) {
        const std::int64_t column = at - line;
        if (levels_.take_value(column)) return read_value(at, line);
        const Offset behind = text_.skip_wide_spaces(at);
        if (behind > at && !is_lost_) {
            note(wide_spaces_, {at, behind});
        } else if (!flag_glued(at)) {
            if (!is_lost_) give_up(pitfall::stray_line(text_, {at, text_.value_end(at)}), at);
        }
        return text_.next_line(line);
    }

    // `requested:82,726` where a key is needed.
    bool flag_glued(Offset at) {
        const std::optional<GluedKey> glued = find_glued_key(text_, {at, text_.value_end(at)});
        if (!glued) return false;
        if (reading_.is_full()) return true;
        const bool is_wide = text_[glued->mark.begin] != ':';
        reading_.traps.push_back({.finding = pitfall::glued_key(text_, *glued),
                                  .value = glued->value,
                                  .from = is_wide ? glued->mark.begin : glued->mark.begin + 1,
                                  .lead = is_wide ? ": " : " "});
        return true;
    }

    void flag_value(Offset begin, Finding (*message)(const YamlText&, Span)) {
        const Span value{begin, std::max(text_.value_end(begin), begin + 1)};
        reading_.add(message(text_, value), value);
        levels_.close_value();
    }

    // A value that begins at `at`; `line` is where its line begins if it is on a line of its own. Returns the beginning
    // of the line behind it.
    Offset read_value(Offset at, std::optional<Offset> line) {
        const Offset next = text_.next_line(at);
        switch (text_[at]) {
            case '"':
            case '\'':
                return read_quoted(at);
            case '{':
            case '[':
                return read_brackets(at);
            case '|':
            case '>':
                return read_block(at);
            case '*': {
                const Offset end = anchor_end(text_, at);
                const bool is_known = end > at + 1 && reading_.knows_anchor(text_.slice({at + 1, end}));
                if (!is_known || text_.value_end(at) != end) flag_value(at, pitfall::undefined_reference);
                levels_.close_value();
                return next;
            }
            case '&':
            case '!': {
                const bool is_anchor = text_[at] == '&';
                const Offset end = anchor_end(text_, at);
                if (is_anchor ? end == at + 1 || !text_.is_gap(end) : !is_standard_tag(text_, at)) {
                    flag_value(at, is_anchor ? pitfall::swallowing_anchor : pitfall::unknown_tag);
                    return next;
                }
                at = skip_property(at);
                if (text_.is_end(at) || text_[at] == '#') return next;
                return read_value(at, std::nullopt);
            }
            default:
                break;
        }
        const bool is_mark = text_.is_indicator(at, '?') || text_.is_indicator(at, ':');
        if (is_forbidden(text_[at]) || is_mark) {
            flag_value(at, pitfall::needs_quotes);
            return next;
        }
        return read_plain(at, line);
    }

    // What may stand behind a closed quote or bracket: nothing.
    Offset read_tail(Offset begin, Offset end) {
        const Offset rest = text_.skip_blanks(end);
        if (!text_.is_end(rest) && text_[rest] != '#') {
            const Span value{begin, std::max(text_.value_end(rest), rest + 1)};
            reading_.add(pitfall::trailing_text(text_, value, end), value);
        }
        levels_.close_value();
        return text_.next_line(end);
    }

    Offset read_quoted(Offset at) {
        const Quoted quoted = find_closing_quote(text_, at, levels_.column());
        if (!quoted.closed) {
            flag_value(at, pitfall::unclosed_quote);
            return text_.next_line(at);
        }
        if (const std::optional<Span> escape = find_bad_escape(text_, {at, quoted.end})) {
            const Span value{at, quoted.end};
            reading_.add(pitfall::bad_escape(text_, value, *escape), value);
        }
        return read_tail(at, quoted.end);
    }

    Offset read_brackets(Offset at) {
        const FlowEnd end = read_flow(text_, at, levels_.column(), reading_);
        if (end.closed) return read_tail(at, end.at);
        levels_.close_value();
        return end.at;
    }

    Offset read_block(Offset at) {
        Offset header = at + 1;
        while (text_[header] == '+' || text_[header] == '-' || (text_[header] >= '1' && text_[header] <= '9')) ++header;
        const Offset rest = text_.skip_blanks(header);
        if (header > at + 3 || (!text_.is_end(rest) && text_[rest] != '#')) {
            flag_value(at, pitfall::needs_quotes);
            return text_.next_line(at);
        }
        levels_.close_value();
        return read_block_lines(text_.next_line(at), header > at + 1 ? std::nullopt : std::optional<Offset>(0));
    }

    // The lines of a block text: all that are indented deeper than the key, and none less than the first of them.
    // `indentation` is 0 until that has been read, and nothing where the header may state it.
    Offset read_block_lines(Offset line, std::optional<Offset> indentation) {
        for (; line < text_.size(); line = text_.next_line(line)) {
            const Offset first = text_.skip_blanks(line);
            if (text_.is_end(first)) continue;
            const Offset column = first - line;
            if (std::int64_t{column} <= levels_.column() || text_.is_document_mark(line)) break;
            if (const auto tab = text_.text().substr(line, column).find('\t'); tab != std::string_view::npos) {
                if (!indentation || tab < *indentation || *indentation == 0) {
                    const Offset at = line + static_cast<Offset>(tab);
                    note(tabs_, {at, at + 1});
                }
                continue;
            }
            if (indentation && *indentation == 0) indentation = column;
            if (indentation && column < *indentation && text_[first] != '#' && !is_lost_) {
                const Span text{first, text_.trim(first, text_.line_end(first))};
                give_up(pitfall::text_indentation(text_, text, *indentation + 1), first);
            }
        }
        return line;
    }

    // A plain value: to the end of its line, and into the lines that are indented deeper than the collection around it.
    Offset read_plain(Offset at, std::optional<Offset> own_line) {
        if (const std::optional<Offset> colon = text_.indicator_colon(at)) {
            const Span value{at, text_.value_end(at)};
            reading_.add(pitfall::second_colon(text_, value, *colon), value);
            levels_.close_value();
            return text_.next_line(at);
        }
        std::vector<Offset> lines{at};
        Offset end = text_.next_line(at);
        const auto has_comment = [&](Offset begin) {
            return text_.value_end(begin) != text_.trim(begin, text_.line_end(begin));
        };
        bool is_ended = has_comment(at);
        for (Offset line = end; line < text_.size(); line = text_.next_line(line)) {
            const Offset first = text_.skip_blanks(line);
            if (text_.is_end(first)) continue;
            if (std::int64_t{first - line} <= levels_.column() || text_.is_document_mark(line)) break;
            is_ended = is_ended || text_[first] == '#';
            if (text_[first] == '#') continue;
            if (text_.indicator_colon(first)) {
                if (!own_line) break;  // read_entry says what is wrong with its indentation
                return read_glued_lines(lines, *own_line, line);
            }
            if (is_ended) break;
            lines.push_back(first);
            is_ended = has_comment(first);
            end = text_.next_line(line);
        }
        levels_.close_value();
        return end;
    }

    // Lines that read as one long value and run into a key: each of them was meant as an entry.
    Offset read_glued_lines(const std::vector<Offset>& lines, Offset begin, Offset next) {
        for (const Offset at : lines) {
            if (!flag_glued(at) && !is_lost_) give_up(pitfall::stray_line(text_, {at, text_.value_end(at)}), at);
        }
        levels_.forget_root_value();
        levels_.enter(lines.front() - begin, false, {lines.front(), lines.front()});
        levels_.close_value();
        return next;
    }
};

}  // namespace

std::vector<SyntaxTrap> find_syntax_traps(const YamlText& text, std::size_t limit) {
    return BlockReader(text, limit).read();
}

}  // namespace dxbudget
