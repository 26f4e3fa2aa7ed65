#include "reading/yaml_tokens.hpp"

#include <algorithm>

namespace dxbudget {

void YamlTokens::go_to_line(Offset line) {
    at_ = line_ = line;
    is_first_ = begins_entry_ = true;
    properties_.reset();
}

YamlToken YamlTokens::next(std::int64_t parent, bool in_brackets) {
    Offset at = at_;
    if (in_brackets ? !skip_gaps(at, parent) : !skip_lines()) {
        const YamlToken token = take(YamlTokenKind::end, at_);
        if (in_brackets) go_to_line(at);
        return token;
    }
    if (in_brackets) {
        at_ = at;
    } else if (begins_entry_) {
        if (const std::optional<YamlToken> token = take_begin_of_entry()) return *token;
    }
    const char c = text_[at_];
    const bool is_alone = text_.is_gap(at_ + 1);
    switch (c) {
        case '-':
            if (is_alone) return take(YamlTokenKind::dash, at_ + 1);
            break;
        case '?':
            if (is_alone && !in_brackets) return take(YamlTokenKind::question, at_ + 1);
            break;
        case ':': {
            const bool may_touch =
                is_one_of(text_[at_ + 1], ",]}") || last_ == YamlTokenKind::quoted || last_ == YamlTokenKind::close;
            if (is_alone || (in_brackets && may_touch)) return take(YamlTokenKind::colon, at_ + 1);
            break;
        }
        case '"':
        case '\'':
            return take_quoted(parent);
        case '{':
        case '[':
            return take(YamlTokenKind::open, at_ + 1);
        case '}':
        case ']':
            if (in_brackets) return take(YamlTokenKind::close, at_ + 1);
            break;
        case ',':
            if (in_brackets) return take(YamlTokenKind::comma, at_ + 1);
            break;
        case '*':
            return take(YamlTokenKind::alias, anchor_end(text_, at_));
        case '&':
            if (begins_anchor(in_brackets)) return take(YamlTokenKind::anchor, anchor_end(text_, at_));
            break;
        case '!':
            if (is_standard_tag(text_, at_)) return take(YamlTokenKind::tag, anchor_end(text_, at_));
            break;
        case '|':
        case '>':
            if (!in_brackets && header_end() > at_) return take(YamlTokenKind::block_text, header_end());
            break;
        default:
            break;
    }
    if (in_brackets) return take_plain_in_brackets(parent);
    return take(YamlTokenKind::plain, std::max(text_.value_end(at_), at_ + 1));
}

// Past spaces, comments and line ends of a block; false at the end of the text.
bool YamlTokens::skip_lines() {
    for (at_ = text_.skip_spaces(at_); text_.is_end(at_) || text_[at_] == '#'; at_ = text_.skip_spaces(at_)) {
        if (at_ >= text_.size()) return false;
        go_to_line(text_.next_line(at_));
    }
    return true;
}

// The same within brackets; false also at a line that goes on with the block outside.
bool YamlTokens::skip_gaps(Offset& at, std::int64_t parent) const {
    while (true) {
        at = text_.skip_spaces(at);
        if (text_[at] == '#') at = text_.line_end(at);
        if (at >= text_.size()) return false;
        if (!text_.is_end(at)) return true;
        at = text_.next_line(at);
        const Offset first = text_.skip_spaces(at);
        if (text_.is_end(first) || text_[first] == '#') continue;
        const bool is_outside = std::int64_t{first - at} <= parent;
        if (text_.is_document_mark(at)) return false;
        if (is_outside && (text_.is_indicator(first, '-') || text_.key_colon(first))) return false;
    }
}

// What can only stand where an entry begins: a line that is none of the document, an anchor or tag of a key, a key.
std::optional<YamlToken> YamlTokens::take_begin_of_entry() {
    const char c = text_[at_];
    if (at_ == line_ && c == '%') return take(YamlTokenKind::directive, text_.line_end(at_));
    if (at_ == line_ && text_.is_document_mark(at_)) return take(YamlTokenKind::document, at_ + 3);
    const bool is_bracket = is_one_of(c, "{[");
    const bool is_tag = c == '!' && (is_standard_tag(text_, at_) || is_one_of(text_[at_ + 1], "{["));
    if (is_tag || begins_anchor(false)) {
        properties_ = properties_.value_or(at_);
        return take(is_tag ? YamlTokenKind::tag : YamlTokenKind::anchor, anchor_end(text_, at_));
    }
    const bool is_mark = is_one_of(c, "-?:") && text_.is_gap(at_ + 1);
    if (is_mark && c == '-' && properties_) begins_entry_ = false;  // no list begins after an anchor or a tag
    const std::optional<Offset> colon = is_mark || is_bracket ? std::nullopt : text_.key_colon(at_);
    if (!colon) return std::nullopt;
    const Offset begin = properties_.value_or(at_);
    YamlToken token = take(YamlTokenKind::key, text_.trim(at_, *colon));
    token.column = begin - line_;
    at_ = *colon + 1;
    return token;
}

// Whether `&` names an anchor: in a block, a gap is after the name.
bool YamlTokens::begins_anchor(bool in_brackets) const {
    const Offset end = anchor_end(text_, at_);
    return text_[at_] == '&' && end > at_ + 1 && (in_brackets || text_.is_gap(end));
}

// The token from here to `end`.
YamlToken YamlTokens::take(YamlTokenKind kind, Offset end) {
    const YamlToken token{
        .kind = kind, .span = {at_, end}, .column = at_ - line_, .is_first = is_first_, .begins_entry = begins_entry_};
    at_ = end;
    last_ = kind;
    is_first_ = false;
    const bool is_property = kind == YamlTokenKind::anchor || kind == YamlTokenKind::tag;
    if (!is_property) properties_.reset();
    begins_entry_ = begins_entry_ && (token.is_mark() || is_property);
    return token;
}

YamlToken YamlTokens::take_quoted(std::int64_t parent) {
    const Quoted quoted = find_closing_quote(text_, at_, parent);
    YamlToken token = take(YamlTokenKind::quoted, quoted.closed ? quoted.end : std::max(text_.value_end(at_), at_ + 1));
    token.is_closed = quoted.closed;
    return token;
}

// Where the header of a block text ends; `at_` if `|` or `>` begins none.
Offset YamlTokens::header_end() const {
    Offset end = at_ + 1;
    while (is_one_of(text_[end], "+-123456789")) ++end;
    const Offset rest = text_.skip_spaces(end);
    return end <= at_ + 3 && (text_.is_end(rest) || text_[rest] == '#') ? end : at_;
}

// Where the text of a plain value within brackets ends in this line.
Offset YamlTokens::plain_end(Offset at) const {
    for (; !text_.is_end(at); ++at) {
        const char c = text_[at];
        if (is_one_of(c, ",[]{}?") || (text_.is_blank(at) && text_[at + 1] == '#')) break;
        if (c == ':' && (text_.is_gap(at + 1) || is_one_of(text_[at + 1], ",]}"))) break;
    }
    return at;
}

// It goes on in the next line, unless that ends it.
YamlToken YamlTokens::take_plain_in_brackets(std::int64_t parent) {
    Offset at = std::max(plain_end(at_), at_ + 1);
    Offset end = text_.trim(at_, at);
    while (text_.is_end(at) && skip_gaps(at, parent) && !is_one_of(text_[at], ",[]{}?:")) {
        at = std::max(plain_end(at), at + 1);
        end = text_.trim(at_, at);
    }
    return take(YamlTokenKind::plain, std::max(end, at_ + 1));
}

PlainLines YamlTokens::lines_of_plain(const YamlToken& plain, std::int64_t parent) const {
    const auto has_comment = [this](Offset at) { return text_.value_end(at) != text_.trim(at, text_.line_end(at)); };
    PlainLines lines{.rest = text_.next_line(plain.span.begin)};
    bool is_ended = has_comment(plain.span.begin);
    for (Offset line = lines.rest; line < text_.size(); line = text_.next_line(line)) {
        const Offset first = text_.skip_spaces(line);
        if (text_.is_end(first)) continue;
        if (std::int64_t{first - line} <= parent || text_.is_document_mark(line)) break;
        is_ended = is_ended || text_[first] == '#';
        if (text_[first] == '#') continue;
        lines.runs_into_key = text_.indicator_colon(first).has_value();
        lines.is_cut = is_ended;
        if (lines.is_cut || lines.runs_into_key) break;
        lines.rest = text_.next_line(line);
        is_ended = has_comment(first);
    }
    return lines;
}

Offset YamlTokens::end_of_block_text(const YamlToken& header, std::int64_t parent) const {
    Offset line = text_.next_line(header.span.begin);
    for (; line < text_.size(); line = text_.next_line(line)) {
        const Offset first = text_.skip_spaces(line);
        if (text_.is_end(first)) continue;
        if (std::int64_t{first - line} <= parent || text_.is_document_mark(line)) break;
    }
    return line;
}

}  // namespace dxbudget
