#include "dxbudget/judgement.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "amount/convention_hint.hpp"
#include "dxbudget/rule.hpp"
#include "verdict/cause_text.hpp"
#include "verdict/ignore_comment.hpp"

namespace dxbudget {
namespace {

void count(std::vector<std::pair<const Rule*, std::uint32_t>>& by_rule, const Rule* rule) {
    const auto same = [&](const auto& entry) { return entry.first == rule; };
    const auto known = std::find_if(by_rule.begin(), by_rule.end(), same);
    if (known == by_rule.end()) {
        by_rule.emplace_back(rule, 1U);
    } else {
        ++known->second;
    }
}

/// A cause of several findings, and where it is told.
struct Told {
    Span span = {};                      // where it stood
    std::vector<CauseText> causes = {};  // until they are told again
    Span again = {};
};

/// A cause that stood at a finding which does not count is told at the first that does and that it explains, too.
void tell_again(std::vector<Told>& causes, Audit& audit) {
    for (Finding& finding : audit.findings) {
        if (finding.explained.empty()) continue;
        const Span span = finding.explained_by;
        const auto told = std::find_if(causes.begin(), causes.end(), [&](const Told& one) { return one.span == span; });
        if (told == causes.end()) continue;
        if (told->causes.empty()) {
            explain_by(finding, told->again, *audit.source);
        } else {
            finding.causes = std::exchange(told->causes, {});
            finding.explained = {};
            told->again = finding.span;
        }
    }
}

}  // namespace

std::optional<Severity> severity_of(const Finding& finding, std::span<const RuleChoice> choices) {
    const auto choice = std::find_if(choices.rbegin(), choices.rend(),
                                     [&](const RuleChoice& entry) { return entry.rule == finding.rule; });
    if (choice == choices.rend()) return finding.severity;
    if (!choice->severity || finding.severity == finding.rule->severity) return choice->severity;
    return finding.severity;
}

Judgement judge(Audit& audit, std::span<const RuleChoice> choices, const IsKnown& is_known) {
    Judgement judgement;
    std::vector<Finding> findings = std::exchange(audit.findings, {});
    std::vector<Finding> of_comments;
    IgnoreComments comments(audit, of_comments);
    std::vector<Told> set_aside;
    const auto sort_out = [&](Finding& finding) {
        const IgnoreComment* comment = comments.of(finding);  // asked first: what they accept counts as used, too
        const bool known = comment == nullptr && is_known && can_be_ignored(*finding.rule) && is_known(finding);
        const std::optional<Severity> severity = severity_of(finding, choices);
        const bool counts = severity && comment == nullptr && !known;
        if (!counts && !finding.causes.empty()) set_aside.push_back({.span = finding.span, .causes = finding.causes});
        if (!severity) {
            ++judgement.switched_off;
            return;
        }
        finding.severity = *severity;
        if (comment != nullptr) {
            judgement.ignored.push_back(
                {.finding = std::move(finding), .reason = std::string(comment->reason), .comment = comment->span});
        } else if (known) {
            judgement.known.push_back(std::move(finding));
        } else {
            audit.findings.push_back(std::move(finding));
        }
    };
    for (Finding& finding : findings) sort_out(finding);
    comments.report_unused(of_comments);
    for (Finding& finding : of_comments) sort_out(finding);
    if (!of_comments.empty()) put_in_order(audit.findings);
    if (!set_aside.empty()) tell_again(set_aside, audit);
    if (audit.options.causes) hint_at_conventions(audit.findings);
    for (const Finding& finding : audit.findings) count(judgement.by_rule, finding.rule);
    return judgement;
}

void show_first(std::uint32_t most, Audit& audit, Judgement& judgement) {
    std::vector<Finding>& findings = audit.findings;
    for (std::size_t i = most; i < findings.size(); ++i) {
        const Severity severity = findings[i].severity;
        judgement.not_shown.errors += severity == Severity::error ? 1U : 0U;
        judgement.not_shown.warnings += severity == Severity::warning ? 1U : 0U;
        judgement.not_shown.notes += severity == Severity::note ? 1U : 0U;
    }
    if (findings.size() > most) findings.resize(most);
}

}  // namespace dxbudget
