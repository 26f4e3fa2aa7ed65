#include "reading/flow_trap.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "dxbudget/rules.hpp"
#include "reading/pitfall_message.hpp"

namespace dxbudget {

void TrapReading::add(Finding finding, Span value) {
    if (!is_full()) traps.push_back({.finding = std::move(finding), .value = value, .from = value.begin, .lead = {}});
}

bool TrapReading::knows_anchor(std::string_view name) const {
    return std::find(anchors.begin(), anchors.end(), name) != anchors.end();
}

namespace {

// What the innermost bracket waits for.
enum class Awaits : std::uint8_t { entry, colon, value, comma };

struct Bracket {
    char open = '{';
    Offset begin = 0;
    Awaits awaits = Awaits::entry;
    Offset node = 0;         // where the node read last begins …
    Offset node_end = 0;     // … and ends
    bool is_broken = false;  // a flaw whose extent is the whole collection
    std::size_t trap = 0;    // the index of that flaw
};

class FlowReader {
  public:
    FlowReader(const YamlText& text, std::int64_t parent, TrapReading& reading)
        : text_(text), parent_(parent), reading_(reading) {}

    FlowEnd read(Offset open) {
        first_trap_ = reading_.traps.size();
        push(open);
        at_ = open + 1;
        while (!brackets_.empty()) {
            if (!skip_gaps()) return unclosed(open);
            read_token();
        }
        return {.at = at_, .closed = true};
    }

  private:
    const YamlText& text_;
    std::int64_t parent_;
    TrapReading& reading_;
    std::vector<Bracket> brackets_;
    std::size_t first_trap_ = 0;
    Offset at_ = 0;
    Offset content_end_ = 0;  // of what was read last
    bool stopped_ = false;    // at the end of the text, or where the block outside goes on

    Bracket& top() { return brackets_.back(); }
    void push(Offset open) { brackets_.push_back({.open = text_[open], .begin = open}); }

    // Blanks, comments and line ends; false at the end of the text or at a line that goes on with the block outside.
    bool skip_gaps() {
        if (!stopped_) content_end_ = at_;
        while (!stopped_) {
            at_ = text_.skip_blanks(at_);
            if (text_[at_] == '#') at_ = text_.line_end(at_);
            stopped_ = at_ >= text_.size();
            if (stopped_) break;
            if (!text_.is_end(at_)) return true;
            at_ = text_.next_line(at_);
            const Offset first = text_.skip_blanks(at_);
            if (text_.is_end(first) || text_[first] == '#') continue;
            const bool is_outside = std::int64_t{first - at_} <= parent_;
            stopped_ = text_.is_document_mark(at_) ||
                       (is_outside && (text_.is_indicator(first, '-') || text_.key_colon(first)));
        }
        return false;
    }

    FlowEnd unclosed(Offset outermost) {
        const Offset end = text_.trim(outermost, content_end_);
        const Span all{outermost, end};
        // What else seems wrong within it may be so because of it.
        reading_.traps.erase(reading_.traps.begin() + static_cast<std::ptrdiff_t>(first_trap_), reading_.traps.end());
        reading_.add(pitfall::unclosed_bracket(text_, top().begin, {top().begin, end}), all);
        return {.at = at_, .closed = false};
    }

    // A flaw whose extent is the collection around it, known when that is closed.
    void break_bracket(Finding finding) {
        if (top().is_broken || reading_.is_full()) return;
        top().is_broken = true;
        top().trap = reading_.traps.size();
        reading_.add(std::move(finding), {top().begin, at_});
    }

    // A node has been read.
    void finish_node(Offset begin, Offset end) {
        top().node = begin;
        top().node_end = end;
        top().awaits = top().awaits == Awaits::value ? Awaits::comma : Awaits::colon;
    }

    void take_node(Offset begin, Offset end) {
        at_ = end;
        finish_node(begin, end);
    }

    // Whether a key is expected: a flaw in a key hides a figure, so it spoils the whole mapping.
    bool is_key_next() { return top().open == '{' && top().awaits == Awaits::entry; }

    // A flaw of one value: it alone is unreadable.
    void flag_value(Offset begin, Finding (*message)(const YamlText&, Span)) {
        const Offset end = std::max(text_.flow_value_end(begin), begin + 1);
        if (is_key_next()) {
            break_bracket(message(text_, {begin, end}));
        } else {
            reading_.add(message(text_, {begin, end}), {begin, end});
        }
        take_node(begin, end);
    }

    // Another node follows a finished one: text behind a quote or a bracket.
    void flag_trailing() {
        const Offset begin = top().node;
        const Offset end = std::max(text_.flow_value_end(at_), at_ + 1);
        reading_.add(pitfall::trailing_text(text_, {begin, end}, top().node_end), {begin, end});
        at_ = end;
        top().node_end = end;
    }

    void read_token() {
        const char c = text_[at_];
        if (c == '}' || c == ']') return close(c);
        if (c == ',') {
            top().awaits = Awaits::entry;
            ++at_;
            return;
        }
        if (c == ':' && is_colon()) return read_colon();
        if (top().awaits == Awaits::comma || (top().awaits == Awaits::colon && c != '?')) return flag_trailing();
        if (c == '{' || c == '[') {
            push(at_++);
        } else if (c == '"' || c == '\'') {
            read_quoted();
        } else if (text_.is_indicator(at_, '-')) {
            flag_value(at_, pitfall::lone_dash);
        } else if (c == '*') {
            read_alias();
        } else if (c == '&') {
            const Offset end = anchor_end(text_, at_);
            if (end == at_ + 1) return flag_value(at_, pitfall::needs_quotes);
            reading_.anchors.push_back(text_.slice({at_ + 1, end}));
            at_ = end;
        } else if (c == '!') {
            if (!is_standard_tag(text_, at_)) return flag_value(at_, pitfall::unknown_tag);
            at_ += static_cast<Offset>(std::string_view("!!").size());
            while (!text_.is_gap(at_)) ++at_;
        } else if (c == '@' || c == '`' || c == '%' || c == '|' || c == '>' || c == '?' || c == '#') {
            flag_value(at_, pitfall::needs_quotes);
        } else {
            read_plain();
        }
    }

    // In brackets a colon needs no blank before a comma or bracket, nor behind a quoted key.
    bool is_colon() {
        const char after = text_[at_ + 1];
        if (text_.is_gap(at_ + 1) || after == ',' || after == ']' || after == '}') return true;
        const char closing = top().node_end == 0 ? '\0' : text_[top().node_end - 1];
        return top().awaits == Awaits::colon && (closing == '"' || closing == '\'' || closing == '}' || closing == ']');
    }

    void read_colon() {
        if (top().awaits == Awaits::value) return flag_value(at_, pitfall::needs_quotes);
        if (top().awaits != Awaits::comma) {
            top().awaits = Awaits::value;
            ++at_;
            return;
        }
        // A second colon: either a comma is missing before the word in front of it, or the value is a text with a
        // colon.
        Offset word = at_;
        while (word > top().node && !text_.is_gap(word - 1)) --word;
        if (word > top().node) {
            break_bracket(pitfall::missing_comma(text_, {word, at_}));
            top().awaits = Awaits::value;
            ++at_;
            return;
        }
        const Offset end = std::max(text_.flow_value_end(at_), at_ + 1);
        const Span value{top().node, end};
        reading_.add(pitfall::second_colon(text_, value, at_), value);
        at_ = end;
    }

    void close(char c) {
        const bool fits = (c == '}') == (top().open == '{');
        if (!fits) break_bracket(pitfall::unclosed_bracket(text_, top().begin, {top().begin, at_}));
        const Bracket closed = top();
        brackets_.pop_back();
        // `{name: a, x: [1, 2}`: the bracket inside is the one that was forgotten.
        if (!fits && brackets_.size() > 0 && (c == '}') == (top().open == '{')) {
            if (closed.is_broken) reading_.traps[closed.trap].value = {closed.begin, at_};
            if (closed.is_broken) reading_.traps[closed.trap].from = closed.begin;
            top().awaits = Awaits::comma;
            return;
        }
        ++at_;
        if (closed.is_broken) {
            SyntaxTrap& trap = reading_.traps[closed.trap];
            trap.value = {closed.begin, at_};
            trap.from = closed.begin;
        }
        if (!brackets_.empty()) take_node(closed.begin, at_);
    }

    void read_quoted() {
        const Quoted quoted = find_closing_quote(text_, at_, parent_);
        if (quoted.closed) {
            const Span value{at_, quoted.end};
            const std::optional<Span> escape = find_bad_escape(text_, value);
            if (escape) reading_.add(pitfall::bad_escape(text_, value, *escape), value);
            return take_node(at_, quoted.end);
        }
        flag_value(at_, pitfall::unclosed_quote);
    }

    void read_alias() {
        const Offset end = anchor_end(text_, at_);
        if (end > at_ + 1 && reading_.knows_anchor(text_.slice({at_ + 1, end}))) return take_node(at_, end);
        flag_value(at_, pitfall::undefined_reference);
    }

    // Where a plain value's text in this line ends.
    Offset plain_end(Offset at) const {
        for (; !text_.is_end(at); ++at) {
            const char c = text_[at];
            const char after = text_[at + 1];
            if (is_bracket_mark(c) || (text_.is_blank(at) && after == '#')) break;
            if (c == ':' && (text_.is_gap(at + 1) || after == ',' || after == ']' || after == '}')) break;
        }
        return at;
    }

    static bool is_bracket_mark(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}' || c == '?'; }

    // A plain value goes on in the next line, unless that ends it.
    void read_plain() {
        const Offset begin = at_;
        Offset end = at_;
        do {
            at_ = std::max(plain_end(at_), at_ + 1);
            end = text_.trim(begin, at_);
        } while (text_.is_end(at_) && skip_gaps() && !is_bracket_mark(text_[at_]) && text_[at_] != ':');
        const char stop = text_[at_];
        if (is_key_next() && (stop == '[' || stop == '{')) {
            const std::optional<GluedKey> glued = find_glued_key(text_, {begin, at_ + 1});
            break_bracket(glued ? pitfall::glued_key(text_, *glued) : pitfall::missing_colon(text_, {begin, end}));
            finish_node(begin, end);
            top().awaits = Awaits::value;
            return;
        }
        if (stopped_ || (stop != '[' && stop != '{' && stop != '?')) return finish_node(begin, end);
        const Span value{begin, std::max(text_.flow_value_end(begin), at_ + 1)};
        Finding finding = pitfall::trailing_text(text_, value, at_);
        finding.message = {
            {"to YAML, `{0}` ends a value in brackets", "括弧の中の値に「{0}」があると、YAML では値がそこで終わる"},
            {std::string(1, stop)}};
        reading_.add(std::move(finding), value);
        take_node(begin, value.end);
    }
};

}  // namespace

FlowEnd read_flow(const YamlText& text, Offset open, std::int64_t parent, TrapReading& reading) {
    return FlowReader(text, parent, reading).read(open);
}

}  // namespace dxbudget
