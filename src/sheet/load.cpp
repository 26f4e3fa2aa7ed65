#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "format/fiscal_year.hpp"
#include "sheet/line_index.hpp"
#include "sheet/loader.hpp"
#include "sheet/value_words.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {

Finding& Loader::report(const Rule& rule, Span span, Message message, Message help) {
    return findings_.emplace_back(Finding{.rule = &rule,
                                          .severity = rule.severity,
                                          .span = span,
                                          .message = std::move(message),
                                          .help = std::move(help)});
}

Span Loader::place_of_shape(NodeId id) const {
    const Span span = node(id).span;
    if (entry_.value != id) return span;
    const Span key = node(entry_.key).span;
    return source_.place(key.begin).line == source_.place(span.begin).line ? span : key;
}

void Loader::report_shape(NodeId id, Expected expected) {
    if (std::optional<Finding> trap = explain(source_, document_, id, expected)) {
        findings_.push_back(std::move(*trap));
        return;
    }
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
                   {{"{0} stands here; a list was expected", "{0}があるが、リストが必要"}, {found}},
                   {{"begin each line of the list with `- name: …`", "各行を「- name: …」(- 名称: …)で始める"}, {}});
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

bool Loader::is_mapping(NodeId id) {
    if (node(id).kind == NodeKind::mapping) return true;
    if (node(id).kind != NodeKind::null && !node(id).unreadable) report_shape(id, Expected::mapping);
    return false;
}

bool Loader::is_sequence(NodeId id) {
    if (node(id).kind == NodeKind::sequence) return true;
    if (node(id).kind != NodeKind::null && !node(id).unreadable) report_shape(id, Expected::sequence);
    return false;
}

std::string_view Loader::text_of(NodeId id) {
    const Node& value = node(id);
    if (value.unreadable || value.kind == NodeKind::null) return {};
    if (value.kind != NodeKind::scalar) {
        report_shape(id, Expected::text);
        return {};
    }
    return value.text;
}

Key Loader::key_at(NodeId key, Scope scope) const {
    return node(key).kind == NodeKind::scalar ? key_of(node(key).text, scope) : Key::none;
}

bool Loader::is_stated(std::string_view word) const {
    constexpr std::size_t most = 100;  // so that many unknown keys in one mapping take no longer each
    if (entry_.mapping == no_node) return false;
    NodeId key = node(entry_.mapping).first_child;
    for (std::size_t i = 0; i < most && key != no_node; ++i, key = node(node(key).next_sibling).next_sibling) {
        if (node(key).text == word) return true;
    }
    return false;
}

bool Loader::flag_of(NodeId id, bool otherwise) {
    const std::string_view text = text_of(id);
    const std::optional<bool> flag = value_of(text, flag_words);
    if (!flag && !text.empty()) {
        report(rules::wrong_shape, node(id).span,
               {{"`{0}` is neither yes nor no", "「{0}」は はい・いいえ のどちらでもない"}, {std::string(text)}},
               {{"write `yes` or `no`", "「はい」か「いいえ」(yes / no)と書く"}, {}});
    }
    return flag.value_or(otherwise);
}

Loader::Meaning Loader::meaning_of(NodeId key, Scope scope) {
    if (node(key).kind != NodeKind::scalar) return {};
    const std::string_view word = node(key).text;
    auto& known = meanings_[static_cast<std::size_t>(scope)];
    if (const auto found = known.find(word); found != known.end()) return found->second;
    Meaning meaning;
    if (const auto own = own_words_.find(word); own != own_words_.end()) {
        meaning.stage = own->second;
    } else if (meaning.key = key_of(word, scope); meaning.key == Key::none) {
        meaning.stage = stage_named(word);
    }
    return known[word] = meaning;
}

Loader::Meaning Loader::known_meaning_of(NodeId key, Scope scope) {
    const Meaning meaning = meaning_of(key, scope);
    if (meaning.is_unknown()) report_unknown_key(key, scope);
    return meaning;
}

/// 増減率, 前年度比: no slip for 増減, though near to it.
static bool names_a_ratio(std::string_view word) {
    static constexpr std::string_view ends[] = {"率", "比", "割合", "%", "％", "ratio", "rate", "percent"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return word.ends_with(end); });
}

void Loader::report_unknown_key(NodeId key, Scope scope) {
    if (node(key).unreadable) return;
    if (std::optional<Finding> trap = explain_key(source_, document_, key)) {
        findings_.push_back(std::move(*trap));
        return;
    }
    const std::string word(node(key).kind == NodeKind::scalar ? node(key).text : source_.slice(node(key).span));
    std::vector<std::string_view> candidates = words_of(scope);
    Message help;
    Text message = {"`{0}` is no key of a configuration", "「{0}」は設定ファイルの項目ではない"};
    if (scope != Scope::configuration) {
        for (const Stage& stage : sheet_.stages) {
            candidates.push_back(stage.id);
            candidates.push_back(stage.label.japanese);
        }
        for (const KnownStage& stage : known_stages()) {
            candidates.push_back(stage.id);
            candidates.push_back(stage.label.japanese);
        }
        help = {{"declare a column of your own under `stages:`; free fields belong under `meta:`",
                 "独自の欄は stages:(段階:)で宣言し、自由な項目は meta:(メタ:)の下に書く"},
                {}};
        message = {"`{0}` is neither a key of the format nor a stage of this sheet",
                   "「{0}」は書式の項目でも、この調書の欄でもない"};
    }
    if (scope == Scope::line && names_a_ratio(word)) {
        help = {{"declare it under `stages:`, with `kind: ratio` and its `formula`",
                 "stages:(段階:)に、種類: 比率 と計算式を付けて宣言する"},
                {}};
    } else if (const std::string_view near = nearest(word, candidates); !near.empty() && !is_stated(near)) {
        help = did_you_mean(word, candidates);
    }
    report(rules::unknown_key, node(key).span, {message, {word}}, std::move(help));
}

void Loader::report_no_stage(NodeId key) {
    report(rules::unknown_key, node(key).span,
           {{"`{0}` does not belong here, where every key is a stage", "「{0}」はここには書けない。項目は欄に限る"},
            {std::string(node(key).text)}});
}

void Loader::load_sheet_key(Key key, NodeId value) {
    switch (key) {
        case Key::title:
            sheet_.title = text_of(value);
            break;
        case Key::department:
            sheet_.department = text_of(value);
            break;
        case Key::costs:
            load_costs(value);
            break;
        case Key::breakdowns:
            load_breakdowns(value);
            break;
        case Key::workings:
            load_workings(value);
            break;
        case Key::unit_costs:
            load_unit_costs(value);
            break;
        case Key::previous_sheet:
            last_year_ = value;
            break;
        case Key::checks:
            sheet_.checks = load_checks(value);
            break;
        default:
            break;  // read beforehand: unit, calculation_unit, stages, fiscal_year, decimal, negative
    }
}

void Loader::load_sheet(NodeId root) {
    if (!is_mapping(root)) return;
    // Units and the year first, then stages, wherever they stand: every amount is read with them.
    const auto each_key = [&](auto visit) {
        each_entry(root, [&](NodeId key, NodeId value) { visit(key_at(key, Scope::sheet), value); });
    };
    each_key([&](Key key, NodeId value) {
        if (key == Key::unit) sheet_.unit = read_unit(text_of(value));
        if (key == Key::calculation_unit) sheet_.calculation_unit = read_unit(text_of(value));
        if (key == Key::fiscal_year) sheet_.fiscal_year = text_of(value);
        load_notation(key, value, sheet_.notation);
    });
    take_found_notation();
    sheet_.notation.custom = custom_of_sheet();
    sheet_.year = read_fiscal_year(sheet_.fiscal_year);
    each_key([&](Key key, NodeId value) {
        if (key == Key::stages) load_stages(value);
    });
    if (is_too_large_) return;
    read_formulas();
    load_body(0, root, Scope::sheet);
}

void Loader::refuse_size(Span span, Message message, Message help) {
    is_too_large_ = true;
    report(rules::too_large, span, std::move(message), std::move(help));
}

/// Every line has a place for each stage, stated or not. A sheet that states few of them is held to a size of its own,
/// so that the memory that it takes is in proportion to its text.
void Loader::check_size() {
    constexpr std::uint64_t places_of_any_sheet = 4'000'000;
    constexpr std::uint64_t places_of_a_figure = 64;
    const std::uint64_t places = std::uint64_t{sheet_.lines.size()} * sheet_.stages.size();
    if (is_too_large_ || places <= places_of_any_sheet + places_of_a_figure * sheet_.figures.size()) return;
    refuse_size(
        {node(document_.root).span.begin, node(document_.root).span.begin},
        {{"{0} lines at {1} stages are too many for {2} figures", "数字 {2} 個に対し、{0} 行 × {1} 欄は多すぎる"},
         {Rational(static_cast<std::int64_t>(sheet_.lines.size())),
          Rational(static_cast<std::int64_t>(sheet_.stages.size())),
          Rational(static_cast<std::int64_t>(sheet_.figures.size()))}},
        {{"declare fewer stages, or write tables with other columns as sheets of their own",
          "欄を減らすか、列の異なる表を別の調書に分ける"},
         {}});
}

/// A sheet of which nothing is taken in, so that nothing is claimed of it.
Sheet Loader::refused_sheet() const {
    Sheet sheet;
    sheet.unit = sheet_.unit;
    sheet.refused = true;
    sheet.lines.push_back(Line{.kind = LineKind::whole});
    return sheet;
}

Sheet Loader::run() {
    if (options_.configuration != nullptr) sheet_.notation = options_.configuration->notation;
    sheet_.people = Unit{.label = "人", .yen = 0};
    add_line(LineKind::whole, no_id, {}, {});
    load_sheet(document_.root);
    load_whole_rows();
    link_sheets();
    if (options_.configuration != nullptr) take_over(*options_.configuration);
    sheet_.lines[0].name = {};
    choose_shares();
    number_lines(sheet_);
    resolve_share_bases();
    check_share_tables();
    give_up_sums_of_lost_shares();
    check_stage_words();
    give_change_its_formula();
    break_cycles();
    link_last_year();
    check_size();
    if (is_too_large_) return refused_sheet();
    build_cells();
    add_computed_cells();
    sheet_.summed_rows.need_lines = rows_need_lines();
    return std::move(sheet_);
}

/// Loads a sheet, and once more for each thing that its figures show of its notation.
static Sheet load_with(const Document& document, Source& source, std::vector<Finding>& findings,
                       const LoadOptions& options) {
    const std::size_t said_before = findings.size();
    auto loader = std::make_unique<Loader>(document, source, findings, options);
    Sheet sheet = loader->run();
    while (std::optional<FoundNotation> found = loader->find_notation(sheet)) {
        findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(said_before), findings.end());
        auto again = std::make_unique<Loader>(document, source, findings, options, *std::move(found));
        again->share_files(*loader);
        loader = std::move(again);
        sheet = loader->run();
    }
    return sheet;
}

Sheet load(const Document& document, Source& source, std::vector<Finding>& findings, const LoadOptions& options) {
    return load_with(document, source, findings, options);
}

}  // namespace dxbudget
