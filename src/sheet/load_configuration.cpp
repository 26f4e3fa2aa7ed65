/// A project's configuration. It is YAML as sheets are, read by the same parser, with its own keys.

#include <string>
#include <utility>

#include <fmt/format.h>

#include "amount/unit.hpp"
#include "dxbudget/configuration.hpp"
#include "finding/rule_name.hpp"
#include "sheet/load_checks.hpp"
#include "sheet/load_notation.hpp"
#include "sheet/load_rounding.hpp"
#include "sheet/load_unit_costs.hpp"
#include "sheet/value_words.hpp"

namespace dxbudget {
namespace {

class ConfigurationReader : private NodeReader {
  public:
    using NodeReader::NodeReader;

    Configuration read();

  private:
    AmountContext amounts() const { return {.unit = &project_.unit, .notation = project_.notation}; }
    void read_unit_and_notation();
    void read_key(NodeId key, NodeId value);
    void read_severities(NodeId mapping);
    void read_language(NodeId value);
    void read_patterns(NodeId value, std::vector<std::string>& patterns);

    Configuration project_;
};

Configuration ConfigurationReader::read() {
    if (is_mapping(document_.root)) {
        read_unit_and_notation();
        each_entry(document_.root, [&](NodeId key, NodeId value) { read_key(key, value); });
    }
    for (UnitCost& cost : project_.unit_costs.costs) cost.span.reset();
    for (Check& check : project_.checks) {
        const Place place = source_.place(check.span.begin);
        check.origin = fmt::format("{}:{}:{}", source_.name(), place.line, place.column);
        check.numbers = project_.unit;
    }
    return std::move(project_);
}

void ConfigurationReader::read_key(NodeId key, NodeId value) {
    switch (key_at(key, Scope::configuration)) {
        case Key::unit:
        case Key::decimal:
        case Key::negative:
            break;  // read beforehand
        case Key::unit_costs:
            project_.unit_costs = read_unit_costs(*this, value, amounts(), std::nullopt);
            break;
        case Key::rounding:
            project_.rounding = read_rounding(*this, value, amounts());
            break;
        case Key::checks:
            project_.checks = read_checks(*this, value, project_.unit, project_.notation);
            break;
        case Key::severities:
            read_severities(value);
            break;
        case Key::exclude:
            read_patterns(value, project_.exclude);
            break;
        case Key::include:
            read_patterns(value, project_.include);
            break;
        case Key::language:
            read_language(value);
            break;
        default:
            report_unknown_key(key, Scope::configuration);
    }
}

/// How grave the findings of rules are: `limit-exceeded: error`, `change-not-stated: off`.
void ConfigurationReader::read_severities(NodeId mapping) {
    if (!is_mapping(mapping)) return;
    each_entry(mapping, [&](NodeId key, NodeId value) {
        const std::string id(node(key).text);
        const Rule* rule = find_rule(id);
        if (rule == nullptr) {
            report(rules::unknown_key, node(key).span, no_such_rule(id), rules_like(id));
            return;
        }
        const std::string_view word = text_of(value);
        const auto severity = value_of(word, rule_severity_words);
        if (!severity) {
            if (word.empty()) return;
            report(rules::wrong_shape, node(value).span,
                   {{"`{0}` is not a severity", "「{0}」は重要度ではない"}, {std::string(word)}},
                   {{"write `error`, `warning`, `note` or `off`",
                     "error(エラー)、warning(警告)、note(注記)、off(無効)のいずれかを書く"},
                    {}});
            return;
        }
        if (is_of_reading(*rule) && (!*severity || **severity < rule->severity)) {
            report(rules::wrong_shape, node(value).span,
                   {{"`{0}` cannot be downgraded: unread figures would look correct",
                     "「{0}」の重要度は下げられない。読めなかったものを正しいとみなすことになる"},
                    {id}},
                   {{"remove the line", "この行を除く"}, {}});
            return;
        }
        const Place place = source_.place(node(key).span.begin);
        project_.rules.push_back(
            {.rule = rule, .severity = *severity, .origin = fmt::format("{}:{}", source_.name(), place.line)});
    });
}

/// A pattern, or a list of them.
void ConfigurationReader::read_patterns(NodeId value, std::vector<std::string>& patterns) {
    const auto add = [&](NodeId id) {
        if (const std::string_view pattern = text_of(id); !pattern.empty()) patterns.emplace_back(pattern);
    };
    if (node(value).kind == NodeKind::scalar) {
        add(value);
    } else if (is_sequence(value)) {
        each_element(value, add);
    }
}

void ConfigurationReader::read_language(NodeId value) {
    const std::string_view word = text_of(value);
    project_.language = value_of(word, language_words);
    if (project_.language || word.empty()) return;
    report(rules::wrong_shape, node(value).span,
           {{"`{0}` is not a supported language", "「{0}」は使える言語ではない"}, {std::string(word)}},
           {{"write `en` or `ja`", "en(英語)か ja(日本語)と書く"}, {}});
}

/// The unit that amounts are in; it must be said, because a configuration holds for sheets of different units.
void ConfigurationReader::read_unit_and_notation() {
    static const Unit none;
    std::optional<NodeId> amounts;
    each_entry(document_.root, [&](NodeId key, NodeId value) {
        const Key word = key_at(key, Scope::configuration);
        if (word == Key::unit) project_.unit = read_unit(text_of(value));
        load_notation(*this, word, value, project_.notation);
        if (word == Key::unit_costs) amounts = key;
        if (word != Key::rounding) return;
        each_entry(value, [&](NodeId setting, NodeId step) {
            // A plain number is in the unit of each sheet.
            const bool is_plain = node(step).kind == NodeKind::scalar &&
                                  read_amount(node(step).text, {.unit = &none}).kind == AmountKind::number;
            if (key_at(setting, Scope::rounding) == Key::to && !is_plain) amounts = setting;
        });
    });
    if (!amounts || !project_.unit.label.empty()) return;
    report(rules::missing_key, node(*amounts).span,
           {{"the unit of these amounts is not stated", "この金額の単位が書かれていない"}, {}},
           {{"write `unit: 千円` beside it", "「単位: 千円」のように並べて書く"}, {}});
    project_.unit = read_unit("千円");  // so that the amounts themselves can be read
}

}  // namespace

Configuration load_configuration(Source& source, std::vector<Finding>& findings) {
    const std::vector<Document> documents = parse(source, findings);
    if (documents.empty()) return {};
    Configuration configuration = ConfigurationReader(documents.front(), source, findings).read();
    if (documents.size() > 1) {
        const Document& second = documents[1];
        const Span span = second.root == no_node ? Span{} : second[second.root].span;
        findings.push_back({.rule = &rules::wrong_shape,
                            .severity = rules::wrong_shape.severity,
                            .span = {span.begin, span.begin},
                            .message = {{"a second document begins here; a configuration has only one",
                                         "ここから二つ目の文書が始まるが、設定ファイルは一つの文書である"},
                                        {}},
                            .help = {{"remove the `---`", "「---」を除く"}, {}}});
    }
    return configuration;
}

}  // namespace dxbudget
