#include "reading/shape_pitfall.hpp"

#include <string>
#include <string_view>

#include "dxbudget/rules.hpp"
#include "reading/pitfall_message.hpp"
#include "reading/yaml_text.hpp"
#include "text/character.hpp"

namespace dxbudget {

// The first of a scalar's lines that is a key and a value glued together.
static std::optional<Finding> explain_lines(const YamlText& text, const Node& node, bool skip_first) {
    for (Offset at = node.span.begin; at < node.span.end; at = text.next_line(at)) {
        if (skip_first && at == node.span.begin) continue;
        const Offset first = text.skip_spaces(at);
        const Offset end = text.trim(first, std::min(text.line_end(first), node.span.end));
        if (const std::optional<GluedKey> glued = find_glued_key(text, {first, end})) {
            return pitfall::glued_key(text, *glued);
        }
    }
    return std::nullopt;
}

// `-name` for `- name`.
static std::optional<Finding> explain_dash(const YamlText& text, const Node& node) {
    const std::string_view rest = node.text.substr(1);
    const char first = rest.empty() ? '\0' : rest.front();
    const bool is_word = is_ascii_letter(first) || static_cast<unsigned char>(first) >= 0x80;
    if (!node.text.starts_with('-') || !is_word) return std::nullopt;
    const std::string shown = pitfall::excerpt(text.slice(node.span));
    return pitfall::finding(rules::missing_space, node.span,
                            {{"no space follows the `-` of `{0}`, so it does not begin a list item",
                              "「{0}」の「-」の後に空白がなく、リストの項目にならない"},
                             {shown}},
                            {{"write `- {0}`", "「- {0}」と書く"}, {shown.substr(1)}});
}

static Finding continued(const YamlText& text, const Node& node) {
    const Offset line = text.next_line(node.span.begin);
    const Offset first = text.skip_spaces(line);
    const Offset end = std::max(first, std::min(text.line_end(first), node.span.end));
    return pitfall::finding(
        rules::continued_value, node.span,
        {{"the value continues on the next line with `{0}`", "値が次の行の「{0}」に続いている"},
         {pitfall::excerpt(text.slice({first, end}))}},
        {{"write it on one line; a separate line begins with `key: `", "一行に書く。別の項目なら「項目: 」から始める"},
         {}});
}

std::optional<Finding> explain(const Source& source, const Document& document, NodeId id, Expected expected) {
    const Node& node = document[id];
    if (node.unreadable) return std::nullopt;
    const YamlText text(source.text(), source.body_offset());
    const bool is_value = expected == Expected::amount || expected == Expected::text;
    const bool is_plain = node.kind == NodeKind::scalar && node.style == NodeStyle::plain;
    if (is_value && (node.kind == NodeKind::sequence || node.kind == NodeKind::mapping)) {
        const char open = text[node.span.begin];
        if (node.style != NodeStyle::flow || (open != '[' && open != '{')) return std::nullopt;
        return pitfall::needs_quotes(text, node.span);
    }
    if (expected == Expected::amount && node.multi_line) {
        if (is_plain) {
            if (auto finding = explain_lines(text, node, true)) return finding;
        }
        return continued(text, node);
    }
    if (is_value || !is_plain) return std::nullopt;
    if (auto finding = explain_lines(text, node, false)) return finding;
    return explain_dash(text, node);
}

std::optional<Finding> explain_key(const Source& source, const Document& document, NodeId id) {
    const Node& key = document[id];
    if (key.kind != NodeKind::scalar || key.style != NodeStyle::plain || key.unreadable || !key.verbatim) {
        return std::nullopt;
    }
    const YamlText text(source.text(), source.body_offset());
    if (const std::optional<GluedKey> glued = find_glued_key(text, key.span)) return pitfall::glued_key(text, *glued);
    return explain_dash(text, key);
}

}  // namespace dxbudget
