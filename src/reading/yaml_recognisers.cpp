// What people write that YAML refuses, or takes for something else, token by token.
#include <algorithm>
#include <string_view>

#include "reading/pitfall_message.hpp"
#include "reading/yaml_recovery.hpp"

namespace dxbudget {

bool YamlRecovery::recognise(const YamlToken& token) {
    // In this order, since the first to step over a token is the last that sees it.
    static constexpr Recogniser YamlRecovery::*recognisers[] = {
        // `%` at the beginning of a line begins a directive, which ends the document.
        &YamlRecovery::percent_line,
        // Tabs and full-width spaces do not indent.
        &YamlRecovery::odd_indentation,
        // `-　name: a`: to YAML, the dash begins a word.
        &YamlRecovery::wide_space_after_dash,
        // `"a" b` and `[a] b`, outside of brackets.
        &YamlRecovery::text_after_value,
        // A key or a dash begins in a column where none can.
        &YamlRecovery::misplaced_entry,
        // A line is neither a key nor an item, and no value is awaited; of `requested:82,726`, a space is missing.
        &YamlRecovery::misplaced_value,
        // `*a: 1` without `&a`, `@a: 1`, `!a: 1`.
        &YamlRecovery::key_that_needs_quotes,
        // A line that goes on with the block is reached within brackets.
        &YamlRecovery::unclosed_bracket,
        // `[a}`; of `{name: a, x: [1, 2}`, the bracket inside is the one that was forgotten.
        &YamlRecovery::wrong_closing_bracket,
        // `{a: 1 b: 2}` lacks a comma; `{a: b : c}` needs quotes.
        &YamlRecovery::colon_after_value,
        // Within brackets: `"a" b`, `a [b]`, and `{a {b: 1}}` without a colon.
        &YamlRecovery::value_after_value,
        // `a: -`, `a: - 3`: to YAML, a list begins.
        &YamlRecovery::lone_dash,
        // `a: @b`, `a: !重要 4`, `a: &A社,`: characters that begin no value.
        &YamlRecovery::value_that_needs_quotes,
        // `*重要` without `&重要`.
        &YamlRecovery::unknown_reference,
        // A line that states a key, or goes on with the block, is reached within quotes.
        &YamlRecovery::unclosed_quote,
        // `"C:\DX"`.
        &YamlRecovery::bad_escape,
        // A line of a block text is indented less than the first, or with a tab.
        &YamlRecovery::indentation_of_text,
        // `a: b: c`.
        &YamlRecovery::colon_in_value,
        // Lines that read as one long value and run into a key, as `requested:82,726` does: each was meant as an entry.
        &YamlRecovery::entries_without_space,
    };
    return std::any_of(std::begin(recognisers), std::end(recognisers),
                       [&](auto recogniser) { return (this->*recogniser)(token); });
}

bool YamlRecovery::percent_line(const YamlToken& token) {
    if (token.kind != YamlTokenKind::directive) return false;
    const bool is_directive = text_.has(token.span.begin, "%YAML ") || text_.has(token.span.begin, "%TAG ");
    if (!is_directive) lose(pitfall::percent_line(text_, token.span));
    return true;
}

bool YamlRecovery::odd_indentation(const YamlToken& token) {
    if (!in_block() || !token.is_first) return false;
    const Offset first = token.span.begin;
    const Offset line = first - token.column;
    if (const std::size_t tab = text_.slice({line, first}).find('\t'); tab != std::string_view::npos) {
        const Offset at = line + static_cast<Offset>(tab);
        count(tabs_, {at, at + 1});
    }
    const Offset behind = text_.skip_wide_spaces(first);
    if (behind > first && begins_entry(behind)) count(wide_spaces_, {first, behind});
    return false;
}

bool YamlRecovery::wide_space_after_dash(const YamlToken& token) {
    const Offset dash = token.span.begin;
    if (!in_block() || !token.begins_entry || text_[dash] != '-' || text_.is_gap(dash + 1)) return false;
    const Offset behind = text_.skip_wide_spaces(dash + 1);
    if (behind == dash + 1 || !(begins_entry(behind) || is_one_of(text_[behind], "{["))) return false;
    if (!is_lost_) lose(pitfall::full_width_after_dash(text_, {dash + 1, behind}));
    skip_line(dash);
    return true;
}

bool YamlRecovery::text_after_value(const YamlToken& token) {
    if (!in_block() || !value_before_) return false;
    const Span value{value_before_->begin, value_from(token.span.begin).end};
    add(pitfall::trailing_text(text_, value, value_before_->end), value);
    skip_line(token.span.begin);
    return true;
}

bool YamlRecovery::misplaced_entry(const YamlToken& token) {
    if (fits_ || (!token.is_mark() && token.kind != YamlTokenKind::key)) return false;
    const Span entry = token.is_mark() ? value_from(token.span.begin) : token.span;
    if (!is_lost_) lose(pitfall::bad_indentation(text_, entry, levels_.nearest_entry(token.column)));
    return false;
}

bool YamlRecovery::misplaced_value(const YamlToken& token) {
    if (fits_ || token.is_mark() || token.kind == YamlTokenKind::key) return false;
    const Span line = value_from(token.span.begin);
    const Offset behind = text_.skip_wide_spaces(line.begin);
    if (behind > line.begin && !is_lost_) {
        count(wide_spaces_, {line.begin, behind});
    } else if (const std::optional<GluedKey> glued = add_glued_key(line.begin)) {
        if (!levels_.enter(token.column, false, glued->key) && !is_lost_)
            lose(pitfall::bad_indentation(text_, glued->key, levels_.nearest_entry(token.column)));
        levels_.close_value();
    } else if (!is_lost_) {
        lose(pitfall::stray_line(text_, line));
    }
    skip_line(line.begin);
    return true;
}

bool YamlRecovery::key_that_needs_quotes(const YamlToken& token) {
    if (token.kind == YamlTokenKind::key) check_key(token.span);
    return false;
}

bool YamlRecovery::unclosed_bracket(const YamlToken& token) {
    if (token.kind != YamlTokenKind::end) return false;
    const Offset open = brackets_.back().begin;
    const Offset end = text_.trim(open, token.span.begin);
    // What else seems wrong within the brackets may be so because of this.
    flaws_.erase(flaws_.begin() + static_cast<std::ptrdiff_t>(flaws_before_brackets_), flaws_.end());
    const Offset outermost = brackets_.front().begin;
    const Offset all_end = text_[end] == '#' ? text_.line_end(end) : end;  // without a space, it would not be a comment
    add(pitfall::unclosed_bracket(text_, open, {open, end}), {outermost, all_end});
    brackets_.clear();
    levels_.close_value();
    return true;
}

bool YamlRecovery::wrong_closing_bracket(const YamlToken& token) {
    if (token.kind != YamlTokenKind::close) return false;
    const char open = text_[token.span.begin] == '}' ? '{' : '[';
    const Offset begin = brackets_.back().begin;
    if (brackets_.back().open == open) return false;
    break_bracket(pitfall::unclosed_bracket(text_, begin, {begin, token.span.begin}));
    const bool closes_outer = brackets_.size() > 1 && brackets_[brackets_.size() - 2].open == open;
    close_bracket(closes_outer ? token.span.begin : token.span.end);
    return true;
}

bool YamlRecovery::colon_after_value(const YamlToken& token) {
    if (in_block() || token.kind != YamlTokenKind::colon || brackets_.back().awaits != Awaits::comma) return false;
    const Offset node = brackets_.back().node.begin;
    const Offset colon = token.span.begin;
    Offset word = colon;
    while (word > node && !text_.is_gap(word - 1)) --word;
    if (word > node) {
        break_bracket(pitfall::missing_comma(text_, {word, colon}));
        return false;
    }
    const Span value{node, value_from(colon).end};
    extend_value(pitfall::second_colon(text_, value, colon), value);
    return true;
}

bool YamlRecovery::value_after_value(const YamlToken& token) {
    if (in_block()) return false;
    Bracket& bracket = brackets_.back();
    const Offset at = token.span.begin;
    const bool is_ended = bracket.awaits == Awaits::comma || bracket.awaits == Awaits::colon;
    if (!is_ended || is_one_of(text_[at], ",]}") || token.kind == YamlTokenKind::colon) return false;
    const bool is_open = token.kind == YamlTokenKind::open;
    if (!bracket.is_plain) {
        const Span value{bracket.node.begin, value_from(at).end};
        extend_value(pitfall::trailing_text(text_, value, bracket.node.end), value);
        return true;
    }
    if (is_open && bracket.open == '{' && bracket.awaits == Awaits::colon) {
        const std::optional<GluedKey> glued = find_glued_key(text_, {bracket.node.begin, token.span.end});
        break_bracket(glued ? pitfall::glued_key(text_, *glued) : pitfall::missing_colon(text_, bracket.node));
        bracket.awaits = Awaits::value;
        return false;
    }
    if (is_open || text_[at] == '?') {
        const Span value{bracket.node.begin, std::max(value_from(bracket.node.begin).end, token.span.end)};
        extend_value(pitfall::bracket_in_value(text_, value, at), value);
        return true;
    }
    break_bracket(pitfall::missing_comma(text_, token.span));
    bracket.awaits = Awaits::entry;
    return false;
}

bool YamlRecovery::lone_dash(const YamlToken& token) {
    if (token.kind != YamlTokenKind::dash || (in_block() && token.begins_entry)) return false;
    const bool follows_document_mark = text_.skip_spaces(document_) == token.span.begin;
    return !follows_document_mark && skip_value(token, pitfall::lone_dash);
}

bool YamlRecovery::value_that_needs_quotes(const YamlToken& token) {
    const bool is_value = in_block() ? !token.begins_entry : brackets_.back().awaits == Awaits::value;
    const bool is_mark = token.kind == YamlTokenKind::question || token.kind == YamlTokenKind::colon;
    const bool is_forbidden = token.kind == YamlTokenKind::plain &&
                              is_one_of(text_[token.span.begin], in_block() ? "@`%,]}|>&!" : "@`%|>&!?");
    return ((is_mark && is_value) || is_forbidden) && skip_value(token, pitfall::needs_quotes);
}

bool YamlRecovery::unknown_reference(const YamlToken& token) {
    if (token.kind != YamlTokenKind::alias) return false;
    const bool is_whole = !in_block() || text_.value_end(token.span.begin) == token.span.end;
    const bool is_known = anchors_.count(text_.slice({token.span.begin + 1, token.span.end})) > 0;
    return !(is_whole && is_known) && skip_value(token, pitfall::undefined_reference);
}

bool YamlRecovery::unclosed_quote(const YamlToken& token) {
    return token.kind == YamlTokenKind::quoted && !token.is_closed && skip_value(token, pitfall::unclosed_quote);
}

bool YamlRecovery::bad_escape(const YamlToken& token) {
    if (token.kind != YamlTokenKind::quoted) return false;
    if (const std::optional<Span> escape = find_bad_escape(text_, token.span))
        add(pitfall::bad_escape(text_, token.span, *escape), token.span);
    return false;
}

bool YamlRecovery::indentation_of_text(const YamlToken& token) {
    if (token.kind != YamlTokenKind::block_text) return false;
    const bool is_stated = token.span.end > token.span.begin + 1;  // by a digit, perhaps
    const Offset end = tokens_.end_of_block_text(token, levels_.column());
    Offset indentation = 0;  // unknown before the first line
    for (Offset line = text_.next_line(token.span.begin); line < end; line = text_.next_line(line)) {
        const Offset first = text_.skip_spaces(line);
        if (text_.is_end(first)) continue;
        const std::size_t tab = text_.slice({line, first}).find('\t');
        if (tab != std::string_view::npos) {
            const Offset at = line + static_cast<Offset>(tab);
            if (is_stated || indentation == 0 || tab < indentation) count(tabs_, {at, at + 1});
            continue;
        }
        if (indentation == 0) indentation = first - line;
        if (is_stated || is_lost_ || first - line >= indentation || text_[first] == '#') continue;
        const Span shallow{first, text_.trim(first, text_.line_end(first))};
        lose(pitfall::text_indentation(text_, shallow, indentation + 1));
    }
    return false;
}

bool YamlRecovery::colon_in_value(const YamlToken& token) {
    if (!in_block() || token.kind != YamlTokenKind::plain) return false;
    const std::optional<Offset> colon = text_.indicator_colon(token.span.begin);
    if (!colon) return false;
    add(pitfall::second_colon(text_, token.span, *colon), token.span);
    levels_.close_value();
    skip_line(token.span.begin);
    return true;
}

bool YamlRecovery::entries_without_space(const YamlToken& token) {
    if (!in_block() || token.kind != YamlTokenKind::plain || !token.begins_entry) return false;
    const PlainLines lines = tokens_.lines_of_plain(token, levels_.column());
    const bool is_entry = lines.is_cut && find_glued_key(text_, value_from(token.span.begin));
    if (!lines.runs_into_key && !is_entry) return false;
    for (Offset line = token.span.begin; line < lines.rest; line = text_.next_line(line)) {
        const Offset at = text_.skip_spaces(line);
        if (text_.is_end(at) || text_[at] == '#' || add_glued_key(at) || is_lost_) continue;
        lose(pitfall::stray_line(text_, value_from(at)));
    }
    levels_.forget_root_value();
    levels_.enter(token.column, false, {token.span.begin, token.span.begin});
    levels_.close_value();
    tokens_.go_to_line(lines.rest);
    return true;
}

}  // namespace dxbudget
