#include "reading/yaml_recovery.hpp"

#include <algorithm>
#include <utility>

#include "reading/pitfall_message.hpp"

namespace dxbudget {

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

// A line of nothing but spaces and tabs is harmless, but not to yaml-cpp.
static void blank_out_tabs(std::string& text) {
    std::size_t end = 0;
    for (std::size_t line = 0; line < text.size(); line = end + 1) {
        end = std::min(text.find('\n', line), text.size());
        const auto begin = text.begin() + static_cast<std::ptrdiff_t>(line);
        const auto stop = text.begin() + static_cast<std::ptrdiff_t>(end);
        if (std::all_of(begin, stop, [](char c) { return is_one_of(c, " \t\r"); }))
            std::replace(begin, stop, '\t', ' ');
    }
}

RecoveredText recover(const YamlText& text, std::size_t limit) {
    return YamlRecovery(text, limit).run();
}

RecoveredText YamlRecovery::run() {
    while (!is_full()) {
        const YamlToken token = tokens_.next(levels_.column(), !in_block());
        if (token.kind == YamlTokenKind::end && in_block()) break;
        if (token.is_first) value_before_.reset();
        fits_ = !in_block() || !token.begins_entry || place(token);
        if (!recognise(token)) accept(token);
    }
    end_document(text_.size());
    RecoveredText recovered{.findings = {}, .text = std::string(text_.text()), .unreadable = {}};
    // What is within a flaw goes with it.
    std::vector<const Flaw*> outer_first;
    for (const Flaw& flaw : flaws_) outer_first.push_back(&flaw);
    std::sort(outer_first.begin(), outer_first.end(), [](const Flaw* a, const Flaw* b) {
        return a->from != b->from ? a->from < b->from : a->value.end > b->value.end;
    });
    Offset repaired = 0;
    for (const Flaw* flaw : outer_first) {
        if (flaw->value.end <= repaired) continue;
        repair(recovered.text, *flaw);
        if (!flaw->value.empty()) recovered.unreadable.push_back(flaw->value);
        repaired = flaw->value.end;
    }
    for (const Alias& alias : aliases_) {
        if (recovered.text[alias.anchor] == '&') continue;  // else it went with a flaw
        repair(recovered.text, {.finding = {}, .value = alias.span, .from = alias.span.begin});
        recovered.unreadable.push_back(alias.span);
    }
    for (const Span lost : lost_) {
        std::replace_if(
            recovered.text.begin() + lost.begin, recovered.text.begin() + lost.end,
            [](char c) { return !is_line_end(c); }, ' ');
    }
    blank_out_tabs(recovered.text);
    for (Flaw& flaw : flaws_) recovered.findings.push_back(std::move(flaw.finding));
    std::sort(recovered.unreadable.begin(), recovered.unreadable.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
    return recovered;
}

void YamlRecovery::repair(std::string& text, const Flaw& flaw) const {
    const Offset end = std::max(flaw.value.end, flaw.from + static_cast<Offset>(flaw.lead.size()));
    const Offset first_line_end = text_.line_end(flaw.from);
    for (Offset at = flaw.from; at < std::min(end, text_.size()); ++at) {
        if (is_line_end(text[at])) continue;
        const bool is_word = at < first_line_end && at >= flaw.value.begin;
        text[at] = at - flaw.from < flaw.lead.size() ? flaw.lead[at - flaw.from] : is_word ? 'x' : ' ';
    }
}

// Opens and closes the collections of the block; whether the token may stand where it does.
bool YamlRecovery::place(const YamlToken& token) {
    if (token.is_mark() || token.kind == YamlTokenKind::key)
        return levels_.enter(token.column, token.kind == YamlTokenKind::dash, token.span);
    const bool is_value = token.kind != YamlTokenKind::anchor && token.kind != YamlTokenKind::tag &&
                          token.kind != YamlTokenKind::directive && token.kind != YamlTokenKind::document;
    return !is_value || levels_.take_value(token.column);
}

// The grammar goes on with a token.
void YamlRecovery::accept(const YamlToken& token) {
    const bool is_scalar = token.kind == YamlTokenKind::quoted || token.kind == YamlTokenKind::alias ||
                           token.kind == YamlTokenKind::plain || token.kind == YamlTokenKind::block_text;
    if (token.kind == YamlTokenKind::alias)
        aliases_.push_back({token.span, anchors_[text_.slice({token.span.begin + 1, token.span.end})]});
    if (token.kind == YamlTokenKind::anchor) {
        anchors_[text_.slice({token.span.begin + 1, token.span.end})] = token.span.begin;
    } else if (token.kind == YamlTokenKind::document) {
        end_document(token.span.begin);
        document_ = token.span.end;
    } else if (token.kind == YamlTokenKind::open) {
        if (in_block()) flaws_before_brackets_ = flaws_.size();
        brackets_.push_back({.begin = token.span.begin, .open = text_[token.span.begin], .node = {}, .flaw = {}});
    } else if (token.kind == YamlTokenKind::close) {
        close_bracket(token.span.end);
    } else if (is_scalar && !in_block()) {
        end_node(token.span, token.kind == YamlTokenKind::plain);
    } else if (is_scalar) {
        if (token.kind == YamlTokenKind::quoted) value_before_ = token.span;
        if (token.kind == YamlTokenKind::plain)
            tokens_.go_to_line(tokens_.lines_of_plain(token, levels_.column()).rest);
        if (token.kind == YamlTokenKind::block_text)
            tokens_.go_to_line(tokens_.end_of_block_text(token, levels_.column()));
        levels_.close_value();
    } else if (!in_block()) {
        if (token.kind == YamlTokenKind::comma) brackets_.back().awaits = Awaits::entry;
        if (token.kind == YamlTokenKind::colon) brackets_.back().awaits = Awaits::value;
    }
}

void YamlRecovery::end_node(Span node, bool is_plain) {
    Bracket& inner = brackets_.back();
    inner.node = node;
    inner.is_plain = is_plain;
    inner.awaits = inner.awaits == Awaits::value ? Awaits::comma : Awaits::colon;
}

// The innermost bracket ends before `at`, where reading goes on.
void YamlRecovery::close_bracket(Offset at) {
    const Bracket closed = brackets_.back();
    const Span all{closed.begin, at};
    brackets_.pop_back();
    if (closed.flaw) {
        flaws_[*closed.flaw].value = all;
        flaws_[*closed.flaw].from = all.begin;
    }
    tokens_.go_to(at);
    if (!in_block()) return end_node(all, false);
    levels_.close_value();
    value_before_ = all;
}

void YamlRecovery::end_document(Offset at) {
    report(tabs_, pitfall::tab_indentation);
    report(wide_spaces_, pitfall::full_width_indentation);
    if (is_lost_) lost_.push_back({document_, at});
    tabs_ = wide_spaces_ = {};
    levels_ = {};
    anchors_.clear();
    is_lost_ = false;
}

void YamlRecovery::add(Finding finding, Span value) {
    if (!is_full()) flaws_.push_back({.finding = std::move(finding), .value = value, .from = value.begin});
}

void YamlRecovery::lose(Finding finding) {
    const Offset at = finding.span.begin;
    add(std::move(finding), {at, at});
    is_lost_ = true;
}

// A flaw whose extent is the collection around it, known when that is closed.
void YamlRecovery::break_bracket(Finding finding) {
    if (brackets_.back().flaw || is_full()) return;
    brackets_.back().flaw = flaws_.size();
    add(std::move(finding), {brackets_.back().begin, brackets_.back().begin});
}

// What was read last within brackets is unreadable, and goes on to the end of `value`.
void YamlRecovery::extend_value(Finding finding, Span value) {
    add(std::move(finding), value);
    brackets_.back().node.end = value.end;
    tokens_.go_to(value.end);
}

// The value that the token begins is unreadable. If it is a key within `{ }`, the mapping is, since it hides a figure.
bool YamlRecovery::skip_value(const YamlToken& token, Finding (*message)(const YamlText&, Span)) {
    const Span value = value_from(token.span.begin);
    Finding finding = message(text_, value);
    const bool is_key = !in_block() && brackets_.back().open == '{' && brackets_.back().awaits == Awaits::entry;
    if (is_key) {
        break_bracket(std::move(finding));
    } else {
        add(std::move(finding), value);
    }
    if (in_block()) {
        levels_.close_value();
        skip_line(value.begin);
    } else {
        end_node(value, false);
        tokens_.go_to(value.end);
    }
    return true;
}

// A key cannot begin with just any character.
void YamlRecovery::check_key(Span key) {
    const char c = text_[key.begin];
    if (c == '*' && anchors_.count(text_.slice({key.begin + 1, key.end})) == 0) {
        add(pitfall::undefined_reference(text_, key), key);
    } else if (is_one_of(c, "@`%,]}|>&!")) {
        add(pitfall::needs_quotes(text_, key), key);
    }
}

// `requested:82,726` where a key is needed.
std::optional<GluedKey> YamlRecovery::add_glued_key(Offset at) {
    const std::optional<GluedKey> glued = find_glued_key(text_, value_from(at));
    if (!glued || is_full()) return glued;
    const bool is_wide = text_[glued->mark.begin] != ':';
    flaws_.push_back({.finding = pitfall::glued_key(text_, *glued),
                      .value = glued->value,
                      .from = is_wide ? glued->mark.begin : glued->mark.begin + 1,
                      .lead = is_wide ? ": " : " "});
    check_key(glued->key);
    return glued;
}

void YamlRecovery::count(Indented& indented, Span indentation) {
    if (indented.lines++ == 0) indented.first = indentation;
    is_lost_ = true;
}

void YamlRecovery::report(const Indented& indented, Finding (*message)(Span, std::uint32_t)) {
    if (indented.lines > 0) lose(message(indented.first, indented.lines));
}

// What was meant as one value: to the end of the line, or to the comma or bracket that ends it.
Span YamlRecovery::value_from(Offset begin) const {
    return {begin, std::max(in_block() ? text_.value_end(begin) : text_.flow_value_end(begin), begin + 1)};
}

// Whether an item or a key begins at `at`, were it not for what is before it.
bool YamlRecovery::begins_entry(Offset at) const {
    return text_.is_indicator(at, '-') || text_.key_colon(at) || find_glued_key(text_, {at, text_.value_end(at)});
}

}  // namespace dxbudget
