#include "reading/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "dxbudget/rules.hpp"
#include "reading/pitfall_message.hpp"
#include "reading/scalar_span.hpp"
#include "reading/tree_pitfall.hpp"

namespace dxbudget {

void TreeBuilder::begin_document(Offset at) {
    const bool is_announced = text_.is_document_mark(at) && text_.column(at) == 0;
    Offset line = text_.next_line(last_end_);
    if (!is_announced && !documents_.empty()) {
        while (line < at && !text_.is_document_mark(line)) line = text_.next_line(line);
        is_stray_ = line >= at;
    }
    if (!is_stray_) {
        announced_ = documents_.size();
        findings_before_ = findings.size();
    }
    documents_.emplace_back();
    open_.clear();
    anchors_.clear();
    references_.clear();
    too_deep_ = 0;
    last_end_ = is_announced ? at + 3 : at;
}

void TreeBuilder::end_document() {
    flag_unused_anchors();
    Document& whole = document();
    check_tree(whole, text_, findings);
    resolve(whole, references_, limits_, findings);
    const bool is_empty = whole.root == no_node || (whole.nodes.size() == 1 && whole[0].kind == NodeKind::null);
    if (is_empty) documents_.pop_back();
}

void TreeBuilder::abandon() {
    documents_.erase(documents_.begin() + static_cast<std::ptrdiff_t>(announced_), documents_.end());
    findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(findings_before_), findings.end());
    is_stray_ = false;
}

bool TreeBuilder::is_key_next() const {
    if (open_.empty()) return false;
    const Node& parent = documents_.back()[open_.back().node];
    return parent.kind == NodeKind::mapping && parent.child_count % 2 == 0;
}

// After spaces, line ends and comments.
Offset TreeBuilder::skip_gaps(Offset at) const {
    while (at < text_.size()) {
        if (text_[at] == '#') {
            at = text_.line_end(at);
        } else if (text_.is_gap(at)) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

// Where the node behind an anchor and a tag begins; `behind` becomes the end of the last of them.
Offset TreeBuilder::skip_properties(Offset at, Offset& behind) const {
    while (text_[at] == '&' || text_[at] == '!') {
        if (text_[at] == '!' && !text_.is_gap(at + 1) && !is_standard_tag(text_, at)) {
            // `!重要 4`: to yaml-cpp the tag is as much of it as is ASCII.
            ++at;
            while (text_[at] > ' ' && text_[at] < 0x7F &&
                   std::string_view(",{}[]\"").find(text_[at]) == std::string_view::npos) {
                ++at;
            }
        } else {
            at = anchor_end(text_, at);
        }
        behind = at;
        at = skip_gaps(at);
    }
    return at;
}

void TreeBuilder::mark_unreadable(Node& node) const {
    const auto found = std::partition_point(unreadable_.begin(), unreadable_.end(),
                                            [&](Span span) { return span.end < node.span.begin; });
    for (auto at = found; at != unreadable_.end() && at->begin <= node.span.end; ++at) {
        const bool touches = node.kind == NodeKind::null ? at->begin <= node.span.begin && node.span.begin < at->end
                                                         : at->begin < node.span.end && node.span.begin < at->end;
        if (!touches || at->begin == at->end) continue;
        node.unreadable = true;
        node.verbatim = false;
        node.span = {std::min(node.span.begin, at->begin), std::max(node.span.end, at->end)};
        node.content = node.span;
        node.text = source_.slice(node.span);
    }
}

NodeId TreeBuilder::append(const Node& node, std::size_t anchor, Offset at) {
    Document& whole = document();
    const auto id = static_cast<NodeId>(whole.nodes.size());
    whole.nodes.push_back(node);
    Node& added = whole.nodes.back();
    if (!unreadable_.empty() && (node.kind == NodeKind::scalar || node.kind == NodeKind::null)) mark_unreadable(added);
    if (open_.empty()) {
        whole.root = id;
    } else {
        Open& parent = open_.back();
        Node& collection = whole.nodes[parent.node];
        added.anchored = added.anchored || collection.anchored;
        ++collection.child_count;
        (parent.last_child == no_node ? collection.first_child : whole.nodes[parent.last_child].next_sibling) = id;
        parent.last_child = id;
    }
    if (anchor != 0) {
        added.anchored = true;
        if (anchors_.size() < anchor) anchors_.resize(anchor);
        anchors_[anchor - 1] = {.node = id, .at = at};
    }
    return id;
}

// A tag that is none of YAML's: `!重要 4`, where the `!` was meant as text.
bool TreeBuilder::flag_tag(Offset at, Offset behind, Span value) {
    for (; at < behind; at = text_.skip_spaces(anchor_end(text_, at))) {
        if (text_[at] != '!' || is_standard_tag(text_, at)) continue;
        findings.push_back(pitfall::needs_quotes(text_, {at, std::max(value.end, behind)}));
        return true;
    }
    return false;
}

void TreeBuilder::scalar(Offset at, std::size_t anchor, std::string_view value) {
    if (too_deep_ > 0) return;
    Offset begin = at;
    Offset behind = at;
    const char c = text_[at];
    const bool has_properties = c == '&' || c == '!';
    if (has_properties) begin = skip_properties(at, behind);
    Node node;
    node.kind = NodeKind::scalar;
    if (value.empty() && (has_properties || begin >= text_.size()) && text_[begin] != '"' && text_[begin] != '\'') {
        node.span = node.content = {behind, behind};  // `!!str` and nothing behind it
    } else {
        const ScalarSpan measured = measure_scalar(text_, begin, value, parent_column());
        node.style = measured.style;
        node.verbatim = measured.verbatim;
        node.multi_line = measured.multi_line;
        node.span = measured.span;
        node.content = measured.content;
        // It may have been meant as indentation, or as the space after a dash.
        if ((text_.has(begin, "\u3000") || text_.has(begin, "-\u3000")) && is_key_next()) {
            is_suspicious_ = is_suspicious_ || text_.skip_spaces(text_.line_begin(begin)) == begin;
        }
        const bool is_quoted = node.style == NodeStyle::single_quoted || node.style == NodeStyle::double_quoted;
        const bool ends_open = node.span.end < begin + 2 || text_[node.span.end - 1] != text_[begin];
        if (is_quoted && (measured.multi_line || ends_open)) {
            is_suspicious_ = is_suspicious_ || !find_closing_quote(text_, begin, parent_column()).closed;
        }
    }
    node.text = node.verbatim ? source_.slice(node.content) : std::string_view(document().texts.emplace_front(value));
    if (has_properties) node.unreadable = flag_tag(at, behind, node.span);
    last_end_ = node.span.end;
    if (value == "<<" && node.style == NodeStyle::plain && is_key_next()) open_.back().has_merge_key = true;
    append(node, anchor, at);
}

// An empty value is marked at whatever follows it: its place is behind its key's colon, or its dash.
Offset TreeBuilder::null_place() const {
    if (open_.empty()) return last_end_;
    const Node& parent = documents_.back()[open_.back().node];
    const Offset next = skip_gaps(last_end_);
    if (parent.kind == NodeKind::mapping) return !is_key_next() && text_[next] == ':' ? next + 1 : last_end_;
    if (parent.style == NodeStyle::block) return text_[next] == '-' ? next + 1 : last_end_;
    return text_[next] == ',' ? next + 1 : last_end_;
}

// The length of a null that is written out. `null a` is a word of its own.
static Offset written_null(const YamlText& text, Offset at, bool is_in_brackets) {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (!text.has(at, word)) continue;
        const auto length = static_cast<Offset>(word.size());
        const Offset next = text.skip_spaces(at + length);
        const bool is_comment = text[next] == '#' && next > at + length;
        const bool is_colon = text[next] == ':' && is_one_of(text[next + 1], ",]}");
        const bool is_closed = is_in_brackets && (is_colon || is_one_of(text[next], ",]}"));
        if (text.is_end(next) || is_comment || is_closed || text.is_indicator(next, ':')) return length;
    }
    return 0;
}

void TreeBuilder::null(Offset at, std::size_t anchor) {
    if (too_deep_ > 0) return;
    Node node;
    Offset behind = last_end_;
    const bool has_properties = at >= last_end_ && (text_[at] == '&' || text_[at] == '!');
    const Offset begin = has_properties ? skip_properties(at, behind) : at;
    const bool is_in_brackets = !open_.empty() && document()[open_.back().node].style == NodeStyle::flow;
    const Offset length = at >= last_end_ ? written_null(text_, begin, is_in_brackets) : 0;
    const bool is_key = is_key_next();
    // A `null` that is the next entry's key is no value.
    const bool is_next_key = !is_key && text_.is_indicator(text_.skip_spaces(begin + length), ':');
    if (length > 0 && !is_next_key) {
        node.span = {begin, begin + length};
    } else {
        const Offset place = has_properties ? behind : null_place();
        node.span = {place, place};
    }
    node.content = node.span;
    if (has_properties) node.unreadable = flag_tag(at, behind, node.span);
    last_end_ = node.span.end;
    append(node, anchor, at);
}

void TreeBuilder::alias(Offset at, std::size_t anchor) {
    if (too_deep_ > 0) return;
    Node node;
    node.unreadable = true;
    node.anchored = true;
    node.span = node.content = {at, anchor_end(text_, at)};
    last_end_ = node.span.end;
    const auto depth = static_cast<std::uint32_t>(open_.size());
    const NodeId id = append(node, 0, at);
    if (anchor == 0 || anchor > anchors_.size()) return;
    Anchor& target = anchors_[anchor - 1];
    target.is_used = true;
    if (target.is_open) {
        findings.push_back(pitfall::finding(
            rules::bad_reference, node.span,
            {{"`{0}` refers to something that contains it", "「{0}」が、それ自身を含むものを参照している"},
             {std::string(text_.slice(node.span))}},
            {{"write the lines out", "参照を使わず、各行を書き出す"}, {}}));
        return;
    }
    references_.push_back({.node = id, .target = target.node, .depth = depth});
}

void TreeBuilder::begin_collection(Offset at, std::size_t anchor, NodeKind kind, NodeStyle style) {
    if (too_deep_ > 0 || open_.size() >= limits_.depth) {
        if (too_deep_++ > 0) return;
        Node node;
        node.unreadable = true;
        node.span = node.content = {at, at};
        findings.push_back(
            pitfall::finding(rules::too_deep, node.span,
                             {{"more than {0} levels are nested here", "ここで入れ子が {0} 段を超えている"},
                              {Rational(std::int64_t{limits_.depth})}},
                             {{"no budget is nested that deeply; look for brackets that were opened by mistake",
                               "これほど深い内訳はない。余分な括弧がないか確かめる"},
                              {}}));
        append(node, anchor, at);
        last_end_ = std::max(last_end_, at);
        return;
    }
    Offset begin = at;
    Offset behind = at;
    const bool has_properties = text_[at] == '&' || text_[at] == '!';
    if (has_properties) begin = skip_properties(at, behind);
    const bool is_bracket = text_[begin] == '{' || text_[begin] == '[';
    Node node;
    node.kind = kind;
    node.style = style;
    node.span = {begin, begin};
    if (has_properties) node.unreadable = flag_tag(at, behind, {at, behind});
    last_end_ = style == NodeStyle::flow && is_bracket ? begin + 1 : begin;
    const NodeId id = append(node, anchor, at);
    if (anchor != 0) anchors_[anchor - 1].is_open = true;
    const std::int64_t column = style == NodeStyle::flow ? parent_column() : std::int64_t{text_.column(begin)};
    open_.push_back({.node = id, .column = column, .anchor = anchor});
}

void TreeBuilder::end_collection() {
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    const Open closed = open_.back();
    open_.pop_back();
    Node& node = document().nodes[closed.node];
    const char bracket = text_[node.span.begin];
    if (node.style == NodeStyle::flow && (bracket == '{' || bracket == '[')) {
        Offset end = skip_gaps(last_end_);
        if (text_[end] == ',') end = skip_gaps(end + 1);
        if (text_[end] == (bracket == '{' ? '}' : ']')) last_end_ = end + 1;
    }
    node.span.end = std::max(last_end_, node.span.begin);
    node.content = node.span;
    if (closed.anchor != 0) anchors_[closed.anchor - 1].is_open = false;
    if (closed.has_merge_key) references_.push_back({.node = closed.node});
}

void TreeBuilder::flag_unused_anchors() {
    for (const Anchor& anchor : anchors_) {
        if (anchor.is_used || anchor.node == no_node) continue;
        Node& node = document().nodes[anchor.node];
        if (node.unreadable) continue;  // it has been reported
        const Offset end = anchor_end(text_, anchor.at);
        const std::string_view name = text_.slice({anchor.at, end});
        const bool is_word =
            std::any_of(name.begin(), name.end(), [](char c) { return static_cast<signed char>(c) < 0; });
        const bool is_value = node.kind == NodeKind::scalar || node.kind == NodeKind::null;
        if (text_[anchor.at] != '&' || (!is_word && !is_value)) continue;
        Finding finding = pitfall::swallowing_anchor(text_, {anchor.at, std::max(end, node.span.end)});
        if (is_word) {
            node.unreadable = true;
        } else {
            finding.severity = Severity::warning;
        }
        findings.push_back(std::move(finding));
    }
}

}  // namespace dxbudget
