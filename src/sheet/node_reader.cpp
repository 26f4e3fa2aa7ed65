#include "sheet/node_reader.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "format/year_label.hpp"
#include "sheet/ratio_name.hpp"
#include "sheet/value_words.hpp"
#include "text/character.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

namespace {

/// The known stage that the words of a column come nearest to, by its id.
std::string_view known_stage_suggested_by(std::string_view word) {
    struct Hint {
        std::string_view part, stage;
    };
    static constexpr Hint hints[] = {{"前", "previous"},     {"prior", "previous"},    {"last", "previous"},
                                     {"増減", "change"},     {"差", "change"},         {"change", "change"},
                                     {"variance", "change"}, {"計上", "approved"},     {"査定", "approved"},
                                     {"決定", "approved"},   {"approved", "approved"}, {"adopted", "approved"},
                                     {"要", "requested"},    {"request", "requested"}, {"proposed", "requested"}};
    const std::string lower = ascii_lower(word);
    const auto* const found = std::find_if(std::begin(hints), std::end(hints), [&](const Hint& hint) {
        return lower.find(hint.part) != std::string::npos;
    });
    return found == std::end(hints) ? "amount" : found->stage;
}

}  // namespace

Finding& NodeReader::report(const Rule& rule, Span span, Message message, Message help) {
    return findings_.emplace_back(Finding{.rule = &rule,
                                          .severity = rule.severity,
                                          .span = span,
                                          .message = std::move(message),
                                          .help = std::move(help)});
}

void NodeReader::report(Finding finding) {
    findings_.push_back(std::move(finding));
}

Span NodeReader::place_of_shape(NodeId id) const {
    const Span span = node(id).span;
    if (entry_.value != id) return span;
    const Span key = node(entry_.key).span;
    return source_.place(key.begin).line == source_.place(span.begin).line ? span : key;
}

bool NodeReader::report_pitfall(NodeId id, Expected expected) {
    std::optional<Finding> pitfall = explain(source_, document_, id, expected);
    if (pitfall) findings_.push_back(*std::move(pitfall));
    return pitfall.has_value();
}

/// How to write the list that the key being read takes.
Message NodeReader::help_for_list() const {
    const Key key = entry_.key == no_node ? Key::none : key_of(node(entry_.key).text, Scope::configuration);
    if (key == Key::exclude || key == Key::include)
        return {{"write a list of patterns, such as `[\"drafts/*\"]`", "「[\"drafts/*\"]」のようにパターンを並べる"},
                {}};
    if (key == Key::checks)
        return {{"begin each check with a dash: `- approved <= requested`",
                 "検査を「- 計上額 <= 要求額」のように一件ずつ「- 」で始める"},
                {}};
    return {{"begin each line of the list with `- name: …`", "各行を「- name: …」(- 名称: …)で始める"}, {}};
}

void NodeReader::report_shape(NodeId id, Expected expected) {
    if (report_pitfall(id, expected)) return;
    static constexpr Text shapes[] = {
        {"blank", "空欄"}, {"a single value", "単一の値"}, {"a list", "リスト"}, {"a mapping", "項目の組"}};
    const Span place = place_of_shape(id);
    const Text found = shapes[static_cast<std::size_t>(node(id).kind)];
    switch (expected) {
        case Expected::mapping:
            report(rules::wrong_shape, place,
                   {{"{0} stands here; `key: value` lines were expected", "{0}があるが、「項目: 値」の行が必要"},
                    {found}});
            break;
        case Expected::sequence:
            report(rules::wrong_shape, place,
                   {{"{0} stands here; a list was expected", "{0}があるが、リストが必要"}, {found}}, help_for_list());
            break;
        case Expected::amount:
            report(rules::wrong_shape, place,
                   {{"{0} stands here; an amount was expected", "{0}があるが、金額が必要"}, {found}});
            break;
        case Expected::text:
            report(rules::wrong_shape, place,
                   {{"{0} stands here; a text was expected", "{0}があるが、文字列が必要"}, {found}});
            break;
    }
}

bool NodeReader::is_mapping(NodeId id) {
    if (node(id).kind == NodeKind::mapping) return true;
    if (node(id).kind != NodeKind::null && !node(id).unreadable) report_shape(id, Expected::mapping);
    return false;
}

bool NodeReader::is_sequence(NodeId id) {
    if (node(id).kind == NodeKind::sequence) return true;
    if (node(id).kind != NodeKind::null && !node(id).unreadable) report_shape(id, Expected::sequence);
    return false;
}

std::string_view NodeReader::text_of(NodeId id) {
    const Node& value = node(id);
    if (value.unreadable || value.kind == NodeKind::null) return {};
    if (value.kind != NodeKind::scalar) {
        report_shape(id, Expected::text);
        return {};
    }
    return value.text;
}

Key NodeReader::key_at(NodeId key, Scope scope) const {
    return node(key).kind == NodeKind::scalar ? key_of(node(key).text, scope) : Key::none;
}

bool NodeReader::is_stated(std::string_view word) const {
    constexpr std::size_t most = 100;  // so that many unknown keys in one mapping take no longer each
    if (entry_.mapping == no_node) return false;
    NodeId key = node(entry_.mapping).first_child;
    for (std::size_t i = 0; i < most && key != no_node; ++i, key = node(node(key).next_sibling).next_sibling) {
        if (node(key).text == word) return true;
    }
    return false;
}

bool NodeReader::flag_of(NodeId id, bool otherwise) {
    const std::string_view text = text_of(id);
    const std::optional<bool> flag = value_of(text, flag_words);
    if (!flag && !text.empty()) {
        report(rules::wrong_shape, node(id).span,
               {{"`{0}` is neither yes nor no", "「{0}」は はい・いいえ のどちらでもない"}, {std::string(text)}},
               {{"write `yes` or `no`", "「はい」か「いいえ」(yes / no)と書く"}, {}});
    }
    return flag.value_or(otherwise);
}

void NodeReader::report_unknown_key(NodeId key, Scope scope) {
    if (node(key).unreadable) return;
    if (std::optional<Finding> pitfall = explain_key(source_, document_, key)) {
        findings_.push_back(std::move(*pitfall));
        return;
    }
    const std::string word(node(key).kind == NodeKind::scalar ? node(key).text : source_.slice(node(key).span));
    std::vector<std::string_view> candidates = words_of(scope);
    Message help;
    Text message = {"`{0}` is not a configuration key", "「{0}」は設定ファイルの項目ではない"};
    if (scope != Scope::configuration) {
        for (const Stage& stage : stages_ == nullptr ? std::span<const Stage>{} : std::span(*stages_)) {
            candidates.push_back(stage.id);
            candidates.push_back(stage.label.japanese);
        }
        for (const KnownStage& stage : known_stages()) {
            candidates.push_back(stage.id);
            candidates.push_back(stage.label.japanese);
        }
        help = {
            {"declare a column under `stages:`, as a label of a known stage such as `{0}` or as a custom stage; free "
             "fields belong under `meta:`",
             "列であれば stages:(段階:)で、「{0}」など既知の欄の見出しか独自の欄として宣言し、自由な項目は "
             "meta:(メタ:)の下に書く"},
            {known_stage(known_stage_suggested_by(word))->label}};
        message = {"`{0}` is neither a key of the format nor a stage of this sheet",
                   "「{0}」は書式の項目でも、この調書の欄でもない"};
    }
    if (scope == Scope::stage) {
        help = {{"a stage takes `label`, `formula`, `kind`, `unit`, `except`, `not_added`, `share_of`, `tolerance` and "
                 "`rounding`",
                 "欄に書けるのは、見出し、式、種類、単位、除く、合算しない、構成比、許容差、端数処理である"},
                {}};
    }
    if (heads_a_year(word)) {
        help = {{"write the sheet's year at its top, `fiscal_year: 2026`; it says which column is this year's",
                 "調書の先頭に「年度: 令和8年度」のように年度を書く。これで今年度の欄か前年度の欄かが決まる"},
                {}};
    } else if (scope == Scope::line && names_a_ratio(word)) {
        help = {{"declare it under `stages:`, with `kind: ratio` and its `formula`",
                 "stages:(段階:)に、種類: 比率 と計算式を付けて宣言する"},
                {}};
    } else if (const std::string_view near = nearest(word, candidates); !near.empty() && !is_stated(near)) {
        help = did_you_mean(word, candidates);
    }
    report(rules::unknown_key, node(key).span, {message, {word}}, std::move(help));
}

bool NodeReader::has_key(NodeId mapping, Scope scope, Key wanted) const {
    bool found = false;
    dxbudget::each_entry(document_, mapping, [&](NodeId word, NodeId) {
        const Key key = key_at(word, scope);
        found = found || (wanted == Key::none ? key != Key::none : key == wanted);
    });
    return found;
}

}  // namespace dxbudget
