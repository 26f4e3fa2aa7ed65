#include "sheet/load_checks.hpp"

#include <optional>
#include <string>
#include <utility>

#include "sheet/value_words.hpp"

namespace dxbudget {
namespace {

/// Whether a mapping is a check with a colon in it: none of its keys is a word of a check's entry.
bool is_glued_check(NodeReader& nodes, NodeId mapping) {
    bool glued = true;
    nodes.each_entry(mapping, [&](NodeId key, NodeId) {
        const Node& word = nodes.node(key);
        const bool is_text = word.kind == NodeKind::scalar && word.text.find_first_of("<>=[") != std::string_view::npos;
        glued = glued && is_text;
    });
    return glued && nodes.node(mapping).child_count > 0;
}

std::optional<Check> read_check_text(NodeReader& nodes, NodeId value, const Unit& unit, const Notation& notation) {
    const Node& written = nodes.node(value);
    if (written.unreadable) return std::nullopt;
    const std::string_view text = nodes.text_of(value);
    if (text.empty()) {
        if (written.kind == NodeKind::sequence || written.kind == NodeKind::mapping) return std::nullopt;
        nodes.report(
            rules::bad_check, written.span, {{"this check is empty", "検査の式がない"}, {}},
            {{"write a comparison such as `approved <= requested`", "「計上額 <= 要求額」のような比較を書く"}, {}});
        return std::nullopt;
    }
    auto read = read_check(text, unit, notation);
    if (auto* error = std::get_if<CheckError>(&read)) {
        const Check at{.span = written.verbatim ? written.content : written.span, .verbatim = written.verbatim};
        nodes.report(rules::bad_check, at.place_of(error->where), std::move(error->message), std::move(error->help));
        return std::nullopt;
    }
    Check& check = std::get<Check>(read);
    check.span = written.verbatim ? written.content : written.span;
    check.verbatim = written.verbatim;
    return std::move(check);
}

/// One check: its text, or a mapping that says more about it.
std::optional<Check> read_check_entry(NodeReader& nodes, NodeId entry, const Unit& unit, const Notation& notation) {
    if (nodes.node(entry).kind != NodeKind::mapping) return read_check_text(nodes, entry, unit, notation);
    if (is_glued_check(nodes, entry)) {
        const Span whole = nodes.node(entry).span;
        nodes.report(
            rules::needs_quotes, whole,
            {{"`: ` splits a check into a key and a value", "検査の中の「: 」は、項目と値の区切りとみなされる"}, {}},
            {{"write the whole check in quotes: `'…'`", "検査全体を引用符「'…'」で囲む"}, {}});
        return std::nullopt;
    }
    std::optional<Check> check;
    bool has_text = false;
    std::string message;
    Severity severity = Severity::error;
    nodes.each_entry(entry, [&](NodeId key, NodeId value) {
        switch (nodes.key_at(key, Scope::check)) {
            case Key::check:
                has_text = true;
                check = read_check_text(nodes, value, unit, notation);
                break;
            case Key::message:
                message = nodes.text_of(value);
                break;
            case Key::severity:
                if (const std::string_view word = nodes.text_of(value);
                    const auto known = value_of(word, severity_words)) {
                    severity = *known;
                } else if (!word.empty()) {
                    nodes.report(rules::bad_check, nodes.node(value).span,
                                 {{"`{0}` is not a severity", "「{0}」は重要度ではない"}, {std::string(word)}},
                                 {{"write `error`, `warning` or `note`",
                                   "error(エラー)、warning(警告)、note(注記)のいずれかを書く"},
                                  {}});
                }
                break;
            default:
                nodes.report_unknown_key(key, Scope::check);
        }
    });
    if (!has_text && !nodes.node(entry).unreadable) {
        nodes.report(rules::missing_key, nodes.node(entry).span,
                     {{"this entry has no `check`", "この項目に検査の式(check)がない"}, {}},
                     {{"write `check: approved <= requested`", "「検査: 計上額 <= 要求額」のように書く"}, {}});
    }
    if (check) {
        check->message = std::move(message);
        check->severity = severity;
    }
    return check;
}

}  // namespace

std::vector<Check> read_checks(NodeReader& nodes, NodeId list, const Unit& unit, const Notation& notation) {
    constexpr std::size_t most_checks = 100;
    std::vector<Check> checks;
    if (!nodes.is_sequence(list)) return checks;
    nodes.each_element(list, [&](NodeId entry) {
        if (checks.size() > most_checks) return;
        auto check = read_check_entry(nodes, entry, unit, notation);
        if (!check) return;
        if (checks.size() == most_checks) {
            nodes.report(
                rules::too_large, check->span, {{"there are more than 100 checks", "検査が100件を超えている"}, {}},
                {{"keep to 100 checks; the rest are not made", "検査は100件までとする。ここから先は行わない"}, {}});
        }
        checks.push_back(*std::move(check));
    });
    if (checks.size() > most_checks) checks.pop_back();
    return checks;
}

}  // namespace dxbudget
