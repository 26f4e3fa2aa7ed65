#include "reading/tree_pitfall.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "dxbudget/rules.hpp"
#include "format/keys.hpp"
#include "reading/pitfall_message.hpp"
#include "text/character.hpp"

namespace dxbudget {

// Whether a comma, and what stands at `next`, go on with a figure, at most one sign before it: `5,50`, `▲1,5`, `5, 50`.
static bool goes_on_with_figure(const YamlText& text, Span figure, Offset next) {
    const Offset comma = text.skip_spaces(figure.end);
    if (text[comma] != ',' || text.skip_spaces(comma + 1) != next || figure.end <= figure.begin) return false;
    if (!is_ascii_digit(text[figure.end - 1]) || !is_ascii_digit(text[next])) return false;
    if (separates_thousands(text, comma)) return true;
    Offset first = figure.begin;
    if (!is_ascii_digit(text[first])) ++first;
    while (first < figure.end && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U) ++first;
    return is_ascii_digit(text[first]);
}

static std::string without_commas(std::string_view figure, std::string_view separator) {
    std::string out;
    for (const char c : figure) {
        if (c == ',') {
            out += separator;
        } else {
            out += c;
        }
    }
    return out;
}

static bool has_thousands(const std::string& figure) {
    const YamlText text(figure);
    for (Offset at = 0; at < text.size(); ++at) {
        if (text[at] == ',' && !separates_thousands(text, at)) return false;
    }
    return true;
}

/// `1.234,50`, `0,500`: a comma that can be a decimal point alone.
static bool has_decimal_comma(const std::string& shown) {
    const std::size_t comma = shown.find(',');
    if (comma == std::string::npos || shown.find_first_of(",.", comma + 1) != std::string::npos) return false;
    return shown.find('.') < comma || shown.starts_with("0,") || shown.starts_with("-0,");
}

static Message without_the_comma(const std::string& shown, bool is_grouped) {
    const std::string joined = without_commas(shown, "");
    if (has_decimal_comma(shown)) {
        std::string decimal = shown;
        std::erase(decimal, '.');
        return {{"write `{0}` if the comma is a decimal point", "コンマが小数点であれば「{0}」と書く"},
                {without_commas(decimal, ".")}};
    }
    if (is_grouped) {
        return {{"write `\"{0}\"`, `{1}` or `{2}`", "「\"{0}\"」「{1}」「{2}」のいずれかで書く"},
                {shown, joined, without_commas(shown, "_")}};
    }
    if (std::count(shown.begin(), shown.end(), ',') > 1) {
        return {{"write `{0}` if that is what was meant", "「{0}」の意味であればそう書く"}, {joined}};
    }
    return {{"write `{0}` if the comma is a decimal point, else `{1}`",
             "コンマが小数点であれば「{0}」、そうでなければ「{1}」と書く"},
            {without_commas(shown, "."), joined}};
}

static Finding split_thousands(const YamlText& text, Span figure, bool is_mapping) {
    const std::string shown = pitfall::excerpt(text.slice(figure));
    std::string joined = shown;
    std::erase(joined, ' ');
    const Text brackets = is_mapping ? Text{"{ }", "{ }"} : Text{"[ ]", "[ ]"};
    return pitfall::finding(rules::split_thousands, figure,
                            {{"the comma in `{0}` separates two entries within `{1}`",
                              "「{0}」のコンマは、「{1}」の中では項目の区切りになる"},
                             {shown, brackets}},
                            without_the_comma(joined, has_thousands(joined)));
}

namespace {

class TreeChecker {
  public:
    TreeChecker(Document& document, const YamlText& text, std::vector<Finding>& findings)
        : document_(document), text_(text), findings_(findings) {}

    void check(NodeId id) {
        const Node& collection = document_[id];
        if (collection.first_child == no_node) return;
        const bool is_flow = collection.style == NodeStyle::flow;
        if (collection.kind == NodeKind::mapping) {
            if (is_flow) mend_pairs(id);
            check_keys(id);
        } else if (is_flow) {
            mend_items(id);
        }
    }

  private:
    Document& document_;
    const YamlText& text_;
    std::vector<Finding>& findings_;

    Node& node(NodeId id) { return document_.nodes[id]; }

    static bool is_plain(const Node& node) {
        return node.kind == NodeKind::scalar && node.style == NodeStyle::plain && node.verbatim && !node.unreadable;
    }

    // What stands there, for as long as the document lives: the text may be a repaired copy that does not.
    std::string_view kept(Span span) { return document_.texts.emplace_front(text_.slice(span)); }

    // Makes `value` the unreadable scalar over `span`.
    void make_unreadable(NodeId value, Span span) {
        Node& mended = node(value);
        mended.kind = NodeKind::scalar;
        mended.unreadable = true;
        mended.verbatim = true;
        mended.span = mended.content = span;
        mended.text = kept(span);
    }

    // `{requested: 10,000}`, `{amount: 5,50}` and `{requested:82,726}`.
    void mend_pairs(NodeId mapping) {
        for (NodeId key = node(mapping).first_child; key != no_node;) {
            const NodeId value = node(key).next_sibling;
            const std::optional<GluedKey> glued = glued_key(key, value);
            const NodeId first = glued ? key : value;
            Span figure = node(first).span;
            NodeId next = node(value).next_sibling;
            // The pieces behind the commas are keys without a value.
            while (next != no_node && is_plain(node(first)) &&
                   goes_on_with_figure(text_, figure, node(next).span.begin) && is_plain(node(next)) && is_bare(next)) {
                figure.end = node(next).span.end;
                next = node(node(next).next_sibling).next_sibling;
                node(mapping).child_count -= 2;
            }
            node(value).next_sibling = next;
            if (glued) {
                mend_glued(key, value, *glued, figure.end);
            } else if (figure.end != node(value).span.end) {
                findings_.push_back(split_thousands(text_, figure, true));
                make_unreadable(value, figure);
            }
            key = next;
        }
    }

    // A key without a colon, and so without a value.
    bool is_bare(NodeId key) {
        const Node& value = node(node(key).next_sibling);
        return value.kind == NodeKind::null && value.span.end == node(key).span.end;
    }

    std::optional<GluedKey> glued_key(NodeId key, NodeId value) {
        if (!is_plain(node(key)) || node(value).kind != NodeKind::null || !is_bare(key)) return std::nullopt;
        return find_glued_key(text_, node(key).span);
    }

    void mend_glued(NodeId key, NodeId value, GluedKey glued, Offset end) {
        glued.value.end = end;
        findings_.push_back(pitfall::glued_key(text_, glued));
        Node& mended = node(key);
        mended.span = mended.content = glued.key;
        mended.text = kept(glued.key);
        make_unreadable(value, glued.value);
    }

    // `[10,000]`
    void mend_items(NodeId sequence) {
        for (NodeId item = node(sequence).first_child; item != no_node; item = node(item).next_sibling) {
            Span figure = node(item).span;
            NodeId next = node(item).next_sibling;
            while (next != no_node && is_plain(node(item)) && separates_thousands(text_, figure.end) &&
                   node(next).span.begin == figure.end + 1 && is_plain(node(next))) {
                figure.end = node(next).span.end;
                next = node(next).next_sibling;
                --node(sequence).child_count;
            }
            if (figure.end == node(item).span.end) continue;
            node(item).next_sibling = next;
            findings_.push_back(split_thousands(text_, figure, false));
            make_unreadable(item, figure);
        }
    }

    static bool is_comparable(const Node& key) {
        return key.kind == NodeKind::scalar && !key.unreadable && key.text != "<<";
    }

    void check_keys(NodeId mapping) {
        constexpr std::uint32_t few = 12;
        const std::uint32_t keys = node(mapping).child_count / 2;
        std::unordered_map<std::string_view, NodeId> known;
        for (NodeId key = node(mapping).first_child; key != no_node;) {
            const Node& read = node(key);
            const NodeId value = read.next_sibling;
            check_comment(read, node(value));
            if (is_comparable(read)) {
                if (keys > few) {
                    const auto [first, is_new] = known.emplace(read.text, key);
                    if (!is_new) flag_duplicate(read, node(first->second));
                } else {
                    compare(mapping, key);
                }
            }
            key = node(value).next_sibling;
        }
    }

    // With the keys before it; cheaper than a table where there are few.
    void compare(NodeId mapping, NodeId key) {
        const Node& read = node(key);
        for (NodeId other = node(mapping).first_child; other != key;) {
            const Node& first = node(other);
            if (first.text == read.text && is_comparable(first)) return flag_duplicate(read, first);
            other = node(first.next_sibling).next_sibling;
        }
    }

    void flag_duplicate(const Node& key, const Node& first) {
        const bool is_name = key_of(key.text, Scope::line) == Key::name;
        const Text help = is_name ? Text{"keep one of the two, or begin another entry with `- {0}: …`",
                                         "どちらか一方だけを残すか、別の行なら「- {0}: …」と始める"}
                                  : Text{"keep one of the two", "どちらか一方だけを残す"};
        Finding finding = pitfall::finding(
            rules::duplicate_key, key.span,
            {{"`{0}` is stated a second time", "「{0}」が二度書かれている"}, {pitfall::excerpt(key.text)}},
            {help, {pitfall::excerpt(key.text)}});
        finding.related = first.span;
        finding.related_message = {{"first stated here", "一度目はここ"}, {}};
        findings_.push_back(std::move(finding));
    }

    static bool is_text_key(std::string_view word) {
        for (const Scope scope : {Scope::line, Scope::sheet, Scope::also}) {
            const Key key = key_of(word, scope);
            if (key == Key::name || key == Key::title || key == Key::note || key == Key::where) return true;
        }
        return false;
    }

    // `name: #1 事業`, `name: 講座 #2`: the number sign makes a comment of the rest.
    void check_comment(const Node& key, const Node& value) {
        const bool is_null = value.kind == NodeKind::null && value.span.begin == value.span.end;
        if (!is_null && !is_plain(value)) return;
        const Offset mark = text_.skip_spaces(value.span.end);
        if (text_[mark] != '#' || text_.is_gap(mark + 1) || text_[mark + 1] == '#') return;
        const bool is_figure = is_null && is_ascii_digit(text_[mark + 1]);
        if (!is_figure && !is_text_key(key.text)) return;
        const Offset end = text_.trim(mark, text_.line_end(mark));
        const bool is_amount = is_figure && !is_text_key(key.text);
        const Span meant{is_amount ? mark + 1 : is_null ? mark : value.span.begin, end};
        const std::string written = pitfall::excerpt(text_.slice(meant));
        findings_.push_back(pitfall::finding(
            rules::swallowed_by_comment, {mark, end},
            {{"`{0}` is a comment to YAML, not part of `{1}`", "「{0}」は YAML では注釈になり、「{1}」に含まれない"},
             {pitfall::excerpt(text_.slice({mark, end})), std::string(key.text)}},
            {{"write `{0}`, or a space after the `#` if it is meant as a comment",
              "「{0}」と書く。注釈のつもりなら「#」の後に空白を入れる"},
             {is_amount ? written : pitfall::quoted(written)}}));
    }
};

}  // namespace

void check_tree(Document& document, const YamlText& text, std::vector<Finding>& findings) {
    TreeChecker checker(document, text, findings);
    for (NodeId id = 0; id < document.nodes.size(); ++id) {
        if (document[id].first_child != no_node) checker.check(id);
    }
}

}  // namespace dxbudget
