#include "dxbudget/fix.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {
namespace {

/// Whether the figure is a result: some checked equation computes it from other figures, or it takes what the others
/// leave.
bool is_result(const Sheet& sheet, const Equations& equations, FigureId figure) {
    for (EquationId id = equations.by_target[figure]; id != no_id; id = equations.equations[id].next) {
        const Equation& equation = equations.equations[id];
        if (equation.checked && equation.relation == Relation::equal && equation.derivation != Derivation::calculation)
            return true;
    }
    const Share* share = share_at(sheet, sheet.figures[figure].line, sheet.figures[figure].stage);
    return share != nullptr && !share->of_whole;
}

/// The rule and figure of each finding that counts, of the rules whose findings are errors.
std::vector<std::pair<std::string_view, std::string>> errors_of(const Audit& audit) {
    std::vector<std::pair<std::string_view, std::string>> errors;
    for (const Finding& finding : audit.findings) {
        if (finding.severity == Severity::error || finding.rule->severity == Severity::error)
            errors.emplace_back(finding.rule->id, finding.figure);
    }
    std::sort(errors.begin(), errors.end());
    return errors;
}

std::uint32_t count_errors(const Audit& audit) {
    const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
    return static_cast<std::uint32_t>(std::count_if(audit.findings.begin(), audit.findings.end(), is_error));
}

std::uint32_t count_unread(const Audit& audit) {
    const auto is_unread = [](const Finding& finding) {
        return finding.severity == Severity::error && is_of_reading(*finding.rule);
    };
    return static_cast<std::uint32_t>(std::count_if(audit.findings.begin(), audit.findings.end(), is_unread));
}

/// The path of the line that states its share there.
std::string line_with_share(const Sheet& sheet, Span place) {
    for (LineId id = 0; id < sheet.lines.size(); ++id) {
        const auto& shares = sheet.lines[id].shares;
        if (std::any_of(shares.begin(), shares.end(),
                        [&](const Share& share) { return share.span.begin == place.begin; }))
            return path_of_line(sheet, id);
    }
    return {};
}

/// Why a correction is not made, and words for it.
struct Reason {
    WhyNot why = WhyNot::unsafe;
    std::string words = {};
};

class Fixer {
  public:
    Fixer(const Audit& audit, const Judgement& judgement, const FixScope& scope)
        : audit_(audit), judgement_(judgement), scope_(scope) {
        for (const SetAside& ignored : judgement_.ignored)
            set_aside_.emplace(ignored.finding.span.begin, Accepted{ignored.finding.rule, &ignored});
        for (const Finding& known : judgement_.known)
            set_aside_.emplace(known.span.begin, Accepted{known.rule, nullptr});
    }

    Fix run() {
        fix_.text = audit_.source->text();
        fix_.errors_before = fix_.errors_after = count_errors(audit_);
        fix_.unread = count_unread(audit_);
        if (fix_.unread > 0) return std::move(fix_);
        for (std::size_t i = 0; i < audit_.sheets.size(); ++i) {
            if (audit_.diagnoses[i].is_convention) leave_for_convention(i);
            if (audit_.diagnoses[i].explanations.empty()) continue;
            const FigureStyle style = style_of(audit_.sheets[i], *audit_.source);
            for (const Explanation& explanation : audit_.diagnoses[i].explanations) consider(i, explanation, style);
        }
        count_unexplained();
        for (const auto& [place, edit] : edits_) fix_.edits.push_back(edit);
        if (!fix_.edits.empty()) apply();
        return std::move(fix_);
    }

  private:
    /// A rule whose finding at a place does not count, and the comment that says so.
    struct Accepted {
        const Rule* rule = nullptr;
        const SetAside* ignored = nullptr;  // null: it is known from before
    };

    void consider(std::size_t index, const Explanation& explanation, const FigureStyle& style) {
        const Sheet& sheet = audit_.sheets[index];
        const Equations& equations = audit_.equations[index];
        if (audit_.diagnoses[index].is_convention) return;
        if (explanation.causes.size() != 1) return leave_open(index, explanation);
        const Cause& cause = explanation.causes.front();
        std::vector<Correction> corrections = {cause.correction};
        corrections.insert(corrections.end(), cause.followers.begin(), cause.followers.end());
        std::vector<Edit> edits;
        std::optional<Reason> reason = acceptance_of_checks(index, cause.mended_checks);
        if (!reason) reason = acceptance_of(sheet, equations, cause.mended, corrections);
        if (!reason && is_of_line(cause.slip)) reason = Reason{WhyNot::not_text};
        for (const Correction& correction : corrections) {
            const Figure& figure = sheet.figures[correction.figure];
            auto text = text_of(figure, correction.value, style);
            if (!reason) reason = obstacle_to(figure, text.has_value());
            if (reason) break;
            edits.push_back(
                {figure.span, std::move(*text), path_of(sheet, correction.figure), figure.value, correction.value});
        }
        const auto is_input = [&](const Correction& correction) {
            return !is_result(sheet, equations, correction.figure);
        };
        if (!reason && !scope_.unsafe && std::any_of(corrections.begin(), corrections.end(), is_input))
            reason = Reason{WhyNot::unsafe};
        if (reason) {
            leave(sheet, cause.correction.figure, reason->why, std::move(reason->words));
            return;
        }
        for (Edit& edit : edits) edits_[edit.span.begin] = std::move(edit);
    }

    /// Leaves all figures of a sheet that a convention explains; says so at the first that does not agree.
    void leave_for_convention(std::size_t index) {
        const Sheet& sheet = audit_.sheets[index];
        const Evaluation& evaluation = audit_.evaluations[index];
        const auto is_wrong = [](const Verdict& verdict) { return verdict.outcome == Outcome::mismatch; };
        const auto wrong = std::find_if(evaluation.verdicts.begin(), evaluation.verdicts.end(), is_wrong);
        if (wrong == evaluation.verdicts.end()) {  // shares that do not come to the whole
            const auto is_of_shares = [](const Finding& finding) { return finding.rule == &rules::shares_not_whole; };
            const auto found = std::find_if(audit_.findings.begin(), audit_.findings.end(), is_of_shares);
            if (found != audit_.findings.end())
                fix_.left_out.push_back({line_with_share(sheet, found->span), found->span, WhyNot::convention});
            return;
        }
        const std::array<EquationId, 1> id = {static_cast<EquationId>(wrong - evaluation.verdicts.begin())};
        auto accepted = acceptance_of(sheet, audit_.equations[index], id, {});
        const Reason reason = accepted ? std::move(*accepted) : Reason{WhyNot::convention};
        leave(sheet, audit_.equations[index].equations[id.front()].target, reason.why, reason.words);
    }

    /// Leaves what several causes would explain.
    void leave_open(std::size_t index, const Explanation& explanation) {
        const Cause& cause = explanation.causes.front();
        const Sheet& sheet = audit_.sheets[index];
        const Equations& equations = audit_.equations[index];
        FigureId figure = cause.correction.figure;
        if (!cause.mended.empty()) figure = equations.equations[cause.mended.front()].target;
        if (auto reason = acceptance_of(sheet, equations, cause.mended, {})) {
            leave(sheet, figure, reason->why, std::move(reason->words));
        } else {
            leave(sheet, figure, WhyNot::several);
        }
    }

    void leave(const Sheet& sheet, FigureId figure, WhyNot why, std::string words = {}) {
        fix_.left_out.push_back({path_of(sheet, figure), sheet.figures[figure].span, why, std::move(words)});
    }

    /// Counts the errors of sheets without a convention that have no cause.
    void count_unexplained() {
        const auto any_convention = std::any_of(audit_.diagnoses.begin(), audit_.diagnoses.end(),
                                                [](const Diagnosis& diagnosis) { return diagnosis.is_convention; });
        if (any_convention && audit_.sheets.size() == 1) return;
        const auto is_unexplained = [](const Finding& finding) {
            return finding.severity == Severity::error && finding.causes.empty() && finding.explained.empty();
        };
        fix_.unexplained =
            static_cast<std::uint32_t>(std::count_if(audit_.findings.begin(), audit_.findings.end(), is_unexplained));
    }

    /// What accepts the figures as they are: those of equations that the corrections would mend, or those that they
    /// would change.
    std::optional<Reason> acceptance_of(const Sheet& sheet, const Equations& equations,
                                        std::span<const EquationId> mended,
                                        std::span<const Correction> corrections) const {
        for (const EquationId id : mended) {
            const Equation& equation = equations.equations[id];
            const Finding finding{.rule = equation.rule, .severity = equation.rule->severity};
            if (!severity_of(finding, scope_.choices))
                return Reason{WhyNot::switched_off, std::string(equation.rule->id)};
            if (auto reason = acceptance_at(sheet.figures[equation.target].span, equation.rule)) return reason;
        }
        for (const Correction& correction : corrections) {
            if (auto reason = acceptance_at(sheet.figures[correction.figure].span, nullptr)) return reason;
        }
        return std::nullopt;
    }

    /// Likewise, of failed checks.
    std::optional<Reason> acceptance_of_checks(std::size_t index, std::span<const std::uint32_t> failed) const {
        for (const std::uint32_t id : failed) {
            const CheckCase& one = audit_.evaluations[index].checks.others[id];
            const Finding finding{.rule = &rules::check_failed, .severity = one.check->severity};
            if (!severity_of(finding, scope_.choices))
                return Reason{WhyNot::switched_off, std::string(rules::check_failed.id)};
            const FigureId figure = one.figures.empty() ? no_id : one.figures.front();
            if (figure == no_id) continue;
            if (auto reason = acceptance_at(audit_.sheets[index].figures[figure].span, &rules::check_failed))
                return reason;
        }
        return std::nullopt;
    }

    /// Likewise, of the findings at a place; a rule of null is any.
    std::optional<Reason> acceptance_at(Span span, const Rule* rule) const {
        const auto [first, last] = set_aside_.equal_range(span.begin);
        for (auto entry = first; entry != last; ++entry) {
            const Accepted& accepted = entry->second;
            if (rule != nullptr && accepted.rule != rule) continue;
            return accepted.ignored == nullptr ? Reason{WhyNot::known}
                                               : Reason{WhyNot::ignored, accepted.ignored->reason};
        }
        return std::nullopt;
    }

    /// What stands against writing a figure, whatever is asked for.
    std::optional<Reason> obstacle_to(const Figure& figure, bool has_text) const {
        if (&audit_.source->file_at(figure.span.begin) != audit_.source.get()) return Reason{WhyNot::in_other_file};
        if (figure.anchored) return Reason{WhyNot::anchored};
        return has_text ? std::nullopt : std::optional(Reason{WhyNot::not_text});
    }

    /// Writes the edits into the text; none of them where the text would not be better.
    void apply() {
        const std::string_view before = audit_.source->text();
        std::string text;
        std::size_t taken = 0;
        for (const Edit& edit : fix_.edits) {
            text.append(before.substr(taken, edit.span.begin - taken)).append(edit.text);
            taken = edit.span.end;
        }
        text.append(before.substr(taken));
        const Audit again = check_again(text);
        if (is_better(again)) {
            fix_.text = std::move(text);
            fix_.errors_after = count_errors(again);
            return;
        }
        for (const Edit& edit : fix_.edits) fix_.left_out.push_back({edit.figure, edit.span, WhyNot::others_break});
        fix_.edits.clear();
    }

    std::optional<std::string> text_of(const Figure& figure, const Rational& meant, const FigureStyle& style) const {
        if (figure.kind == AmountKind::blank) {
            // quotes with nothing in them keep what they are; behind a bare colon a blank comes first
            return figure.span.empty() ? std::optional(" " + ungrouped(meant, style)) : std::nullopt;
        }
        return number_in_place(*audit_.source, figure.span, figure.value, meant, minus_in(style), style.decimal);
    }

    Audit check_again(std::string text) const {
        AuditOptions options = audit_.options;
        options.causes = false;
        Audit again = audit(Source(audit_.source->name(), std::move(text)), options);
        judge(again, scope_.choices, scope_.is_known);
        return again;
    }

    /// Whether errors go and none comes.
    bool is_better(const Audit& again) const {
        const auto before = errors_of(audit_);
        const auto after = errors_of(again);
        return after.size() < before.size() && std::includes(before.begin(), before.end(), after.begin(), after.end());
    }

    const Audit& audit_;
    const Judgement& judgement_;
    const FixScope& scope_;
    Fix fix_;
    std::multimap<std::uint32_t, Accepted> set_aside_;  // by the place of the figure
    std::map<std::uint32_t, Edit>
        edits_;  // by place; a later correction of the same figure takes the place of an earlier
};

}  // namespace

Fix fix(Audit& audit, const FixScope& scope) {
    const Judgement judgement = judge(audit, scope.choices, scope.is_known);
    return Fixer(audit, judgement, scope).run();
}

}  // namespace dxbudget
