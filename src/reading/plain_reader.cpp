// What nearly all sheets are made of needs no parser of YAML: block mappings and sequences, brackets within one line,
// plain and quoted values within one line, comments, documents. Each byte is looked at once, and a line is understood
// by its column and its first characters. Whatever else begins or follows makes the reader give up: it explains
// nothing.
#include "reading/plain_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "reading/tree_pitfall.hpp"
#include "reading/yaml_text.hpp"

namespace dxbudget {

namespace {

// What a byte may do to a scalar.
enum ByteRole : std::uint8_t {
    begins_plain = 1,  // a plain scalar, whatever follows
    stops_block = 2,   // a plain scalar may end before it
    stops_flow = 4,    // … within brackets
    stops_quoted = 8,  // ends the line, or stands for something else than itself
};

constexpr std::array<std::uint8_t, 256> byte_roles = [] {
    std::array<std::uint8_t, 256> roles{};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const char c = static_cast<char>(i);
        const bool is_control = i < 0x20 || i == 0x7F;
        const bool is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        unsigned role = 0;
        if (is_letter || i >= 0x80 || is_one_of(c, "$()+./;<=^_~")) role |= begins_plain;
        if (is_control || c == ':' || c == '#') role |= stops_block | stops_flow;
        if (is_one_of(c, ",?[]{}")) role |= stops_flow;
        if (is_control || c == '\\') role |= stops_quoted;
        roles[i] = static_cast<std::uint8_t>(role);
    }
    return roles;
}();

struct PlainScalar {
    NodeStyle style = NodeStyle::plain;
    Span span;
    Span content;
};

class PlainReader {
  public:
    PlainReader(const Source& source, const ReadingLimits& limits)
        : text_(source.text(), source.body_offset()),
          bytes_(source.text().data()),
          depth_(limits.depth),
          at_(text_.first()) {
        constexpr std::size_t bytes_of_a_node = 10;
        constexpr std::size_t few = 4096;
        document_.nodes.reserve(std::min(source.text().size() / bytes_of_a_node + 1, few));
    }

    bool read() {
        while (at_ < text_.size()) {
            if (!read_line()) return false;
        }
        return end_document();
    }
    std::vector<Document> take_documents() { return std::move(documents_); }

  private:
    struct Level {
        NodeId node = no_node;
        NodeId last_child = no_node;
        NodeKind kind = NodeKind::null;
        bool awaits_value = false;
        std::uint32_t column = 0;
        Offset value_place = 0;  // behind the colon or the dash
    };

    YamlText text_;
    const char* bytes_;  // of the text, with a NUL behind the last
    std::uint32_t depth_;
    Offset at_;
    Offset line_ = 0;      // where the line begins
    Offset last_end_ = 0;  // of what was read last
    Document document_;
    std::vector<Level> levels_;
    std::vector<Document> documents_;

    static bool has_role(char c, ByteRole role) { return (byte_roles[static_cast<unsigned char>(c)] & role) != 0; }
    bool is_end(Offset at) const { return bytes_[at] == '\n' || bytes_[at] == '\r' || bytes_[at] == '\0'; }
    // A tab is none, so that a text with one between its words is given up.
    bool is_gap(Offset at) const { return bytes_[at] == ' ' || is_end(at); }
    bool is_indicator(char mark) const { return bytes_[at_] == mark && is_gap(at_ + 1); }
    void skip_spaces() {
        while (bytes_[at_] == ' ') ++at_;
    }
    // Past a bracket or comma and the spaces behind it.
    Offset skip_mark() {
        ++at_;
        skip_spaces();
        return at_;
    }
    bool is_bracket() const { return bytes_[at_] == '{' || bytes_[at_] == '['; }
    bool is_rest_empty() const { return bytes_[at_] == '#' || is_end(at_); }

    bool read_line() {
        line_ = at_;
        skip_spaces();
        if (is_rest_empty()) return end_line();
        if (at_ == line_) {
            if (text_.has(at_, "---")) return begin_document();
            if (bytes_[at_] == '%' || text_.has(at_, "...")) return false;
        }
        const Offset first = at_;
        while (is_indicator('-')) {
            if (!enter(NodeKind::sequence, at_)) return false;
            await_value(++at_);
            skip_spaces();
            if (is_rest_empty()) return end_line();
        }
        return read_entry(at_ != first) && end_line();
    }

    // A key with what follows it in its line; behind a dash a value as well.
    bool read_entry(bool is_item) {
        if (is_bracket()) return is_item && read_brackets();
        const std::optional<PlainScalar> scalar = read_scalar(stops_block);
        if (!scalar) return false;
        if (!is_indicator(':')) {
            if (is_item) append(*scalar);
            return is_item;
        }
        if (!is_key(*scalar) || !enter(NodeKind::mapping, scalar->span.begin)) return false;
        append(*scalar);
        await_value(++at_);
        skip_spaces();
        return is_rest_empty() || read_value(stops_block);
    }

    bool read_value(ByteRole stop) {
        if (is_bracket()) return read_brackets();
        const std::optional<PlainScalar> scalar = read_scalar(stop);
        if (scalar) append(*scalar);
        return scalar.has_value();
    }

    // Recursive, and never deeper than the depth limit.
    bool read_brackets() {
        const char close = bytes_[at_] == '{' ? '}' : ']';
        if (!open(close == '}' ? NodeKind::mapping : NodeKind::sequence, NodeStyle::flow, at_)) return false;
        bool has_more = bytes_[skip_mark()] != close;
        while (has_more) {
            if (close == '}' ? !read_pair() : !read_value(stops_flow)) return false;
            skip_spaces();
            has_more = bytes_[at_] == ',';
            if (has_more) skip_mark();
        }
        if (bytes_[at_] != close) return false;
        last_end_ = ++at_;
        close_level();
        return true;
    }

    bool read_pair() {
        const std::optional<PlainScalar> key = read_scalar(stops_flow);
        if (!key || !is_indicator(':') || !is_key(*key)) return false;
        append(*key);
        await_value(++at_);
        skip_spaces();
        if (bytes_[at_] != ',' && bytes_[at_] != '}') return read_value(stops_flow);
        append_null();
        return true;
    }

    std::optional<PlainScalar> read_scalar(ByteRole stop) {
        const char first = bytes_[at_];
        if (first == '"' || first == '\'') return read_quoted(first);
        const bool is_negative = first == '-' && has_role(bytes_[at_ + 1], begins_plain);
        if (!is_negative && !has_role(first, begins_plain)) return std::nullopt;
        const Offset begin = at_;
        Offset end = at_ + 1;
        for (;; ++end) {
            const char c = bytes_[end];
            if (!has_role(c, stop)) continue;
            if (c == ':' && !is_gap(end + 1) && bytes_[end + 1] != '\t' &&
                !(stop == stops_flow && has_role(bytes_[end + 1], stops_flow))) {
                continue;
            }
            if (c != '#' || bytes_[end - 1] == ' ') break;
        }
        while (bytes_[end - 1] == ' ') --end;
        at_ = end;
        return PlainScalar{.span = {begin, end}, .content = {begin, end}};
    }

    std::optional<PlainScalar> read_quoted(char quote) {
        const Offset begin = at_;
        const bool is_double = quote == '"';
        Offset end = at_ + 1;
        for (; bytes_[end] != quote; ++end) {
            if (has_role(bytes_[end], stops_quoted) && (is_double || bytes_[end] != '\\')) return std::nullopt;
        }
        at_ = end + 1;
        if (bytes_[at_] == quote) return std::nullopt;
        return PlainScalar{.style = is_double ? NodeStyle::double_quoted : NodeStyle::single_quoted,
                           .span = {begin, at_},
                           .content = {begin + 1, end}};
    }

    // Whether nothing is to be said of it as a key: no merge key, no list item without its space, no space of full
    // width, and not so long that YAML knows it as none.
    bool is_key(const PlainScalar& scalar) const {
        constexpr Offset longest = 1000;
        const Offset begin = scalar.span.begin;
        return scalar.span.end - begin <= longest && bytes_[begin] != '-' &&
               !(bytes_[begin] == '\xE3' && text_.has(begin, "\u3000")) &&
               !(bytes_[begin] == '<' && text_.slice(scalar.span) == "<<") && !is_null(scalar);
    }

    bool is_null(const PlainScalar& scalar) const {
        const char first = bytes_[scalar.span.begin];
        if (first != '~' && first != 'n' && first != 'N') return false;
        const std::string_view word = text_.slice(scalar.span);
        return word == "~" || word == "null" || word == "Null" || word == "NULL";
    }

    // To the next line, if nothing but a comment is left of this one.
    bool end_line() {
        skip_spaces();
        if (bytes_[at_] == '#') {
            if (at_ != line_ && bytes_[at_ - 1] != ' ') return false;
            at_ = text_.line_end(at_);
        }
        if (!is_end(at_)) return false;
        at_ = text_.next_line(at_);
        return true;
    }

    bool begin_document() {
        if (!is_gap(at_ + 3) || !end_document()) return false;
        at_ += 3;
        return end_line();
    }

    bool end_document() {
        while (!levels_.empty()) close_level();
        if (document_.root == no_node) return true;
        std::vector<Finding> findings;
        check_tree(document_, text_, findings);
        documents_.push_back(std::exchange(document_, Document()));
        return findings.empty();
    }

    // Makes the block collection whose key or dash stands at `begin` the innermost one; false where it can be none.
    bool enter(NodeKind kind, Offset begin) {
        const std::uint32_t column = begin - line_;
        while (!levels_.empty()) {
            Level& top = levels_.back();
            if (column > top.column) return top.awaits_value && open(kind, NodeStyle::block, begin);
            if (column == top.column && kind == top.kind) {
                if (top.awaits_value) append_null();
                return true;
            }
            if (column == top.column && top.kind == NodeKind::mapping) {
                return top.awaits_value && open(kind, NodeStyle::block, begin);  // a list no deeper than its key
            }
            close_level();
        }
        return document_.root == no_node && open(kind, NodeStyle::block, begin);
    }

    bool open(NodeKind kind, NodeStyle style, Offset begin) {
        if (levels_.size() >= depth_) return false;
        Node node;
        node.kind = kind;
        node.style = style;
        node.span = {begin, begin};
        last_end_ = begin;
        const NodeId id = append(node);
        levels_.push_back({.node = id, .kind = kind, .column = begin - line_});
        return true;
    }

    void close_level() {
        if (levels_.back().awaits_value) append_null();
        Node& node = document_.nodes[levels_.back().node];
        node.span.end = last_end_;
        node.content = node.span;
        levels_.pop_back();
    }

    void await_value(Offset place) {
        levels_.back().awaits_value = true;
        levels_.back().value_place = place;
    }

    NodeId append(const Node& node) {
        const auto id = static_cast<NodeId>(document_.nodes.size());
        document_.nodes.push_back(node);
        if (levels_.empty()) {
            document_.root = id;
            return id;
        }
        Level& parent = levels_.back();
        Node& collection = document_.nodes[parent.node];
        ++collection.child_count;
        (parent.last_child == no_node ? collection.first_child : document_.nodes[parent.last_child].next_sibling) = id;
        parent.last_child = id;
        parent.awaits_value = false;
        return id;
    }

    void append_null() {
        Node node;
        last_end_ = levels_.back().value_place;
        node.span = node.content = {last_end_, last_end_};
        append(node);
    }

    void append(const PlainScalar& scalar) {
        Node node;
        node.span = scalar.span;
        node.content = scalar.content;
        if (scalar.style != NodeStyle::plain || !is_null(scalar)) {
            node.kind = NodeKind::scalar;
            node.style = scalar.style;
            node.verbatim = true;
            node.text = text_.slice(scalar.content);
        }
        last_end_ = scalar.span.end;
        append(node);
    }
};

}  // namespace

std::optional<std::vector<Document>> read_plainly(const Source& source, const ReadingLimits& limits) {
    PlainReader reader(source, limits);
    if (!reader.read()) return std::nullopt;
    return reader.take_documents();
}

}  // namespace dxbudget
