#include <string>
#include <utility>

#include "sheet/loader.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {

std::vector<Check> Loader::load_checks(NodeId list) {
    constexpr std::size_t most_checks = 100;
    std::vector<Check> checks;
    if (!is_sequence(list)) return checks;
    each_element(list, [&](NodeId entry) {
        if (checks.size() > most_checks) return;
        auto check = load_check(entry);
        if (!check) return;
        if (checks.size() == most_checks) {
            report(
                rules::too_large, check->span, {{"these are more than 100 checks", "検査が100件を超えている"}, {}},
                {{"keep to 100 checks; those from here on are not made", "検査は100件までとする。ここから先は行わない"},
                 {}});
        }
        checks.push_back(*std::move(check));
    });
    if (checks.size() > most_checks) checks.pop_back();
    return checks;
}

/// One check: its text, or a mapping that says more about it.
std::optional<Check> Loader::load_check(NodeId entry) {
    if (node(entry).kind != NodeKind::mapping) return load_check_text(entry);
    if (is_glued_check(entry)) {
        const Span whole = node(entry).span;
        report(
            rules::needs_quotes, whole,
            {{"`: ` in a check makes two of it, a key and a value", "検査の中の「: 」は、項目と値の区切りとみなされる"},
             {}},
            {{"write the whole check in quotes: `'…'`", "検査全体を引用符「'…'」で囲む"}, {}});
        return std::nullopt;
    }
    std::optional<Check> check;
    bool has_text = false;
    std::string message;
    Severity severity = Severity::error;
    each_entry(entry, [&](NodeId key, NodeId value) {
        switch (key_at(key, Scope::check)) {
            case Key::check:
                has_text = true;
                check = load_check_text(value);
                break;
            case Key::message:
                message = text_of(value);
                break;
            case Key::severity:
                if (const std::string_view word = text_of(value); const auto known = value_of(word, severity_words)) {
                    severity = *known;
                } else if (!word.empty()) {
                    report(rules::bad_check, node(value).span,
                           {{"`{0}` is no severity", "「{0}」は重要度ではない"}, {std::string(word)}},
                           {{"write `error`, `warning` or `note`",
                             "error(エラー)、warning(警告)、note(注記)のいずれかを書く"},
                            {}});
                }
                break;
            default:
                report_unknown_key(key, Scope::check);
        }
    });
    if (!has_text && !node(entry).unreadable) {
        report(rules::missing_key, node(entry).span,
               {{"this entry has no `check`", "この項目に検査の式(check)がない"}, {}},
               {{"write `check: approved <= requested`", "「検査: 計上額 <= 要求額」のように書く"}, {}});
    }
    if (check) {
        check->message = std::move(message);
        check->severity = severity;
    }
    return check;
}

/// Whether a mapping is a check with a colon in it: none of its keys is a word of a check's entry.
bool Loader::is_glued_check(NodeId mapping) const {
    bool glued = true;
    dxbudget::each_entry(document_, mapping, [&](NodeId key, NodeId) {
        const Node& word = node(key);
        const bool is_text = word.kind == NodeKind::scalar && word.text.find_first_of("<>=[") != std::string_view::npos;
        glued = glued && is_text;
    });
    return glued && node(mapping).child_count > 0;
}

std::optional<Check> Loader::load_check_text(NodeId value) {
    const Node& written = node(value);
    if (written.unreadable) return std::nullopt;
    const std::string_view text = text_of(value);
    if (text.empty()) {
        if (written.kind == NodeKind::sequence || written.kind == NodeKind::mapping) return std::nullopt;
        report(rules::bad_check, written.span, {{"this check is empty", "検査の式がない"}, {}},
               {{"write a comparison such as `approved <= requested`", "「計上額 <= 要求額」のような比較を書く"}, {}});
        return std::nullopt;
    }
    auto read = read_check(text, sheet_.unit, sheet_.notation);
    if (auto* error = std::get_if<CheckError>(&read)) {
        const Check at{.span = written.verbatim ? written.content : written.span, .verbatim = written.verbatim};
        report(rules::bad_check, at.place_of(error->where), std::move(error->message), std::move(error->help));
        return std::nullopt;
    }
    Check& check = std::get<Check>(read);
    check.span = written.verbatim ? written.content : written.span;
    check.verbatim = written.verbatim;
    return std::move(check);
}

}  // namespace dxbudget
