#include "dxbudget/baseline.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "dxbudget/document.hpp"
#include "dxbudget/rules.hpp"
#include "text/digest.hpp"
#include "text/yaml_quoted.hpp"

namespace dxbudget {
namespace {

constexpr std::string_view version = "1";

std::string exact(const Rational& number) {
    return number.overflowed() ? "overflow" : as_fraction(number);
}

/// All that a finding says of figures. Its seed is known, unlike the cache's: who can send a sheet made to have the
/// digest of another one can send the baseline, too.
Digest digest_of(const Finding& finding) {
    Hasher hasher;
    const auto add_all = [&](const std::vector<Addend>& addends) {
        for (const Addend& addend : addends) {
            hasher.add(addend.figure).add(exact(addend.coefficient)).add(exact(addend.value));
            hasher.add(std::to_string(static_cast<int>(addend.kind)));
        }
    };
    if (const auto& comparison = finding.comparison) {
        hasher.add(exact(comparison->declared)).add(exact(comparison->computed)).add(comparison->unit);
        add_all(comparison->addends);
    } else if (const auto& check = finding.check) {
        hasher.add(check->text).add(exact(check->left)).add(exact(check->right)).add(check->unit);
        add_all(check->figures);
    } else {
        hasher.add(render(finding.message, Language::english));
    }
    return hasher.digest();
}

/// All but the message; no part has a NUL in it.
std::string identity_of(const KnownFinding& finding) {
    std::string identity;
    for (const std::string* part : {&finding.path, &finding.rule, &finding.figure, &finding.figures}) {
        identity += *part + '\0';
    }
    return identity;
}

/// Reads a baseline's document.
class BaselineReader {
  public:
    BaselineReader(const Document& document, std::vector<Finding>& findings)
        : document_(document), findings_(findings) {}

    std::vector<KnownFinding> run() {
        std::vector<KnownFinding> known;
        bool has_version = false;
        each_entry(document_, document_.root, [&](NodeId id, NodeId value) {
            const std::string_view key = document_[id].text;
            if (key == "version") {
                has_version = document_[value].text == version;
            } else if (key == "findings") {
                for (NodeId item = document_[value].first_child; item != no_node; item = document_[item].next_sibling) {
                    if (auto entry = read_entry(item)) known.push_back(*std::move(entry));
                }
            }
        });
        if (!has_version) {
            report(document_.root, {{"this version of dxbudget cannot read this baseline: `version: 1` is missing",
                                     "この dxbudget で読める既知の指摘の一覧ではない(version: 1 がない)"},
                                    {}});
        }
        return known;
    }

  private:
    std::optional<KnownFinding> read_entry(NodeId id) {
        KnownFinding entry;
        each_entry(document_, id, [&](NodeId key, NodeId value) {
            for (const auto& [name, member] :
                 {std::pair("path", &entry.path), std::pair("rule", &entry.rule), std::pair("figure", &entry.figure),
                  std::pair("figures", &entry.figures), std::pair("says", &entry.says)}) {
                if (document_[key].text == name) *member = document_[value].text;
            }
        });
        if (!entry.path.empty() && !entry.rule.empty() && !entry.figures.empty()) return entry;
        report(id, {{"an entry needs `path`, `rule` and `figures`", "path、rule、figures の三つが必要"}, {}});
        return std::nullopt;
    }

    void report(NodeId id, Message message) {
        findings_.push_back({.rule = &rules::wrong_shape,
                             .severity = rules::wrong_shape.severity,
                             .span = id == no_node ? Span{} : document_[id].span,
                             .message = std::move(message),
                             .help = {{"write it again with `dxbudget check --write-baseline FILE`",
                                       "「dxbudget check --write-baseline ファイル」で作り直す"},
                                      {}}});
    }

    const Document& document_;
    std::vector<Finding>& findings_;
};

}  // namespace

KnownFinding known_finding(std::string path, const Finding& finding) {
    return {.path = std::move(path),
            .rule = std::string(finding.rule->id),
            .figure = finding.figure,
            .figures = as_text(digest_of(finding)),
            .says = render(finding.message, Language::english)};
}

Baseline::Baseline(std::vector<KnownFinding> findings) : findings_(std::move(findings)) {
    for (std::uint32_t i = 0; i < findings_.size(); ++i) by_identity_.emplace(identity_of(findings_[i]), i);
}

std::optional<std::uint32_t> Baseline::find(const std::string& path, const Finding& finding) const {
    const auto found = by_identity_.find(identity_of(known_finding(path, finding)));
    return found == by_identity_.end() ? std::nullopt : std::optional(found->second);
}

Baseline load_baseline(const Source& source, std::vector<Finding>& findings) {
    const std::vector<Document> documents = parse(source, findings);
    const Document none;
    return Baseline(BaselineReader(documents.empty() ? none : documents.front(), findings).run());
}

std::string write_baseline(std::span<const KnownFinding> findings) {
    std::string out = fmt::format(
        "# Findings of dxbudget that are known, and accepted until their figures change. Written by\n"
        "# `dxbudget check --write-baseline FILE`; entries may be taken out by hand.\n"
        "version: {}\nfindings:{}\n",
        version, findings.empty() ? " []" : "");
    for (const KnownFinding& finding : findings) {
        fmt::format_to(std::back_inserter(out), "  - path: {}\n    rule: {}\n", yaml_quoted(finding.path),
                       finding.rule);
        if (!finding.figure.empty()) {
            fmt::format_to(std::back_inserter(out), "    figure: {}\n", yaml_quoted(finding.figure));
        }
        fmt::format_to(std::back_inserter(out), "    figures: {}\n    says: {}\n", yaml_quoted(finding.figures),
                       yaml_quoted(finding.says));
    }
    return out;
}

}  // namespace dxbudget
