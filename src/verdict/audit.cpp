/// The data flow of a check: source, documents, sheets, equations, verdicts, findings.

#include "dxbudget/audit.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "dxbudget/configuration.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"
#include "verdict/cause_text.hpp"
#include "verdict/convention.hpp"
#include "verdict/mismatch.hpp"
#include "verdict/sheet_reader.hpp"
#include "verdict/suspect_text.hpp"

namespace dxbudget {

void Tally::count(Outcome outcome) {
    switch (outcome) {
        case Outcome::holds:
            ++held;
            break;
        case Outcome::holds_within_rounding:
            ++held_within_rounding;
            break;
        case Outcome::holds_within_tolerance:
            ++held_within_tolerance;
            break;
        case Outcome::mismatch:
            ++mismatched;
            break;
        case Outcome::not_checked:
            ++not_checked;
            break;
        case Outcome::computes:
            return;
    }
    ++equations;
}

namespace {

/// Makes the checks that users wrote; the rule that tells of those which fail looks at them later.
void check(Audit& audit, const Sheet& sheet, Evaluation& evaluation) {
    const Configuration* project = audit.options.loading.configuration;
    const std::span<const Check> of_project = project == nullptr ? std::span<const Check>{} : project->checks;
    evaluation.checks = make_checks(sheet, evaluation, of_project, audit.findings, !audit.options.strict_rounding);
    audit.tally.held += evaluation.checks.held;
    audit.tally.equations += evaluation.checks.held;
    for (const CheckCase& one : evaluation.checks.others) {
        audit.tally.count(one.outcome);
        if (one.outcome != Outcome::not_checked) continue;
        const FigureId figure = one.figures.empty() ? no_id : one.figures.front();
        const bool stands = figure != no_id && sheet.figures[figure].kind != AmountKind::absent;
        const Span place = one.check->origin.empty() ? one.check->span : Span{};
        audit.not_checked.push_back({.span = stands ? sheet.figures[figure].span : place,
                                     .figure = figure == no_id ? std::string() : path_of(sheet, figure),
                                     .check = one.check->text,
                                     .rule = &rules::check_failed,
                                     .reason = one.reason});
    }
}

constexpr Text only_by_rounding = {"it holds within rounding, which --strict-rounding does not accept",
                                   "端数処理の範囲では一致するが、--strict-rounding では認めない"};
constexpr Text only_by_tolerance = {"it holds within the tolerance, which --strict-rounding does not accept",
                                    "許容差の範囲では一致するが、--strict-rounding では認めない"};

bool is_inexact(Outcome outcome) {
    return outcome == Outcome::holds_within_rounding || outcome == Outcome::holds_within_tolerance;
}

/// The failed checks became findings in their order; the first of these is number `first` of all.
void take_failed_checks(FoundMismatches& found, const Evaluation& evaluation, std::span<const Finding> findings,
                        std::size_t first) {
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < evaluation.checks.others.size(); ++i) {
        if (evaluation.checks.others[i].outcome != Outcome::mismatch) continue;
        while (next < findings.size() && findings[next].rule != &rules::check_failed) ++next;
        if (next < findings.size()) found.checks.emplace_back(i, first + next++);
    }
}

void collect_findings(Audit& audit, const Sheet& sheet, const Evaluation& evaluation, const AuditOptions& options) {
    FoundMismatches found;
    const auto is_number = [&](const Figure& figure) {
        return figure.kind == AmountKind::number && sheet.lines[figure.line].kind != LineKind::rows;
    };
    audit.tally.figures += sheet.summed_rows.figures;
    audit.tally.equations += sheet.summed_rows.equations;
    audit.tally.held += sheet.summed_rows.equations;
    audit.tally.figures +=
        static_cast<std::uint32_t>(std::count_if(sheet.figures.begin(), sheet.figures.end(), is_number));
    for (EquationId id = 0; id < evaluation.verdicts.size(); ++id) {
        const Equation& equation = evaluation.equations->equations[id];
        const Verdict& verdict = evaluation.verdicts[id];
        audit.tally.count(verdict.outcome);
        if (verdict.outcome == Outcome::mismatch) {
            found.equations.emplace_back(id, audit.findings.size());
            audit.findings.push_back(describe_mismatch(sheet, evaluation, id));
        } else if (is_inexact(verdict.outcome)) {
            if (options.strict_rounding && equation.rule->severity == Severity::error) {
                audit.findings.push_back(describe_mismatch(sheet, evaluation, id));
                audit.findings.back().help = {
                    verdict.outcome == Outcome::holds_within_rounding ? only_by_rounding : only_by_tolerance, {}};
            }
        } else if (verdict.outcome == Outcome::not_checked) {
            audit.not_checked.push_back({.span = place_of(sheet, evaluation, id),
                                         .figure = path_of(sheet, equation.target),
                                         .rule = equation.rule,
                                         .reason = describe_obstacle(verdict.obstacle)});
            if (verdict.obstacle == Obstacle::approximate && equation.rule->when_approximate) {
                audit.findings.push_back(describe_mismatch(sheet, evaluation, id));
                audit.findings.back().severity = *equation.rule->when_approximate;
            }
        }
    }
    const std::size_t inspected = audit.findings.size();
    for (const Rule* rule : all_rules()) {
        if (rule->inspect != nullptr) rule->inspect(sheet, evaluation, audit.findings, *audit.source);
    }
    if (!options.causes) return;
    take_failed_checks(found, evaluation, std::span(audit.findings).subspan(inspected), inspected);
    if (found.equations.empty() && found.checks.empty()) return;
    const Diagnosis& diagnosis = audit.diagnoses.back() = diagnose(sheet, evaluation, options.effort);
    attach_causes(sheet, *audit.source, evaluation, diagnosis, found, audit.findings);
    attach_suspects(sheet, *audit.source, evaluation, diagnosis, found, audit.findings);
}

}  // namespace

std::vector<HeldInexactly> held_inexactly(const Audit& audit) {
    std::vector<HeldInexactly> held;
    for (std::size_t i = 0; i < audit.sheets.size(); ++i) {
        const Sheet& sheet = audit.sheets[i];
        std::optional<FigureStyle> style;
        for (EquationId id = 0; id < audit.evaluations[i].verdicts.size(); ++id) {
            const Verdict& verdict = audit.evaluations[i].verdicts[id];
            if (!is_inexact(verdict.outcome)) continue;
            const Equation& equation = audit.equations[i].equations[id];
            if (!style) style = style_of(sheet, *audit.source);
            const bool by_tolerance = verdict.outcome == Outcome::holds_within_tolerance;
            held.push_back(
                {.span = place_of(sheet, audit.evaluations[i], id),
                 .figure = path_of(sheet, equation.target),
                 .rule = equation.rule,
                 .declared = target_of(sheet, audit.evaluations[i], equation),
                 .computed = verdict.computed,
                 .style = style_for(sheet, sheet.figures[equation.target], *style),
                 .tolerance = by_tolerance ? std::optional(sheet.tolerances[equation.tolerance]) : std::nullopt});
        }
        for (const CheckCase& one : audit.evaluations[i].checks.others) {
            if (one.outcome != Outcome::holds_within_rounding) continue;
            if (!style) style = style_of(sheet, *audit.source);
            held.push_back({.span = sheet.figures[one.figures.front()].span,
                            .figure = path_of(sheet, one.figures.front()),
                            .rule = &rules::check_failed,
                            .declared = one.left,
                            .computed = one.right,
                            .style = style_for(sheet, sheet.figures[one.figures.front()], *style)});
        }
    }
    return held;
}

bool stands_before(const Finding& left, const Finding& right) {
    return std::tie(left.span.begin, left.span.end, left.rule->id) <
           std::tie(right.span.begin, right.span.end, right.rule->id);
}

void put_in_order(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), stands_before);
}

namespace {

/// Whether what was added up without lines shows all that there is to show: nothing is wrong, and nothing open.
bool is_settled(const Audit& audit) {
    const auto has_rows = [](const Sheet& sheet) { return sheet.summed_rows.figures > 0; };
    if (std::none_of(audit.sheets.begin(), audit.sheets.end(), has_rows)) return true;
    const auto needs_lines = [](const Sheet& sheet) { return sheet.summed_rows.need_lines; };
    if (std::any_of(audit.sheets.begin(), audit.sheets.end(), needs_lines)) return false;
    // What is said of how a file is written, and of its columns, says nothing of its lines.
    const auto is_of_columns = [](const Finding& finding) {
        return finding.rule == &rules::unread_column || finding.rule == &rules::csv_form_not_stated;
    };
    return std::all_of(audit.findings.begin(), audit.findings.end(), is_of_columns) && audit.not_checked.empty() &&
           audit.tally.held == audit.tally.equations;
}

/// Loads the documents of an audit, and finds out all else about them.
void audit_sheets(Audit& audit) {
    const AuditOptions& options = audit.options;
    SheetReader linked_sheets(options.loading, audit.source->name());
    LoadOptions loading = options.loading;
    if (loading.sheets == nullptr) loading.sheets = &linked_sheets;
    audit.sheets.reserve(audit.documents.size());
    audit.equations.reserve(audit.documents.size());
    for (const Document& document : audit.documents) {
        const std::size_t said_before = audit.findings.size();
        Sheet& sheet = audit.sheets.emplace_back(load(document, *audit.source, audit.findings, loading));
        sheet.number = static_cast<std::uint32_t>(audit.sheets.size());
        sheet.alone = audit.documents.size() == 1;
        audit.diagnoses.emplace_back();
        const Equations& equations = audit.equations.emplace_back(equations_of(sheet));
        Evaluation& evaluation = audit.evaluations.emplace_back(evaluate(sheet, equations));
        check(audit, sheet, evaluation);
        collect_findings(audit, sheet, evaluation, options);
        apply_style(std::span(audit.findings).subspan(said_before), sheet, *audit.source);
    }
    const auto is_error = [](const Finding& finding) { return finding.severity == Severity::error; };
    if (audit.documents.empty() && std::none_of(audit.findings.begin(), audit.findings.end(), is_error)) {
        const std::uint32_t end = audit.source->body_offset();
        audit.findings.push_back({.rule = &rules::nothing_checked,
                                  .severity = rules::nothing_checked.severity,
                                  .span = {end, end},
                                  .message = {{"this file holds no sheet, so nothing was checked",
                                               "このファイルには調書がなく、何も検査していない"},
                                              {}}});
    }
    audit.tally.sheets = static_cast<std::uint32_t>(audit.sheets.size());
    put_in_order(audit.findings);
}

Audit audit_once(Source source, const AuditOptions& options) {
    Audit audit{.source = std::make_unique<Source>(std::move(source)), .options = options};
    audit.documents = parse(*audit.source, audit.findings);
    audit_sheets(audit);
    return audit;
}

}  // namespace

Audit audit_documents(Source source, std::vector<Document> documents, std::vector<Finding> findings,
                      const AuditOptions& options) {
    Audit audit{.source = std::make_unique<Source>(std::move(source)),
                .documents = std::move(documents),
                .findings = std::move(findings),
                .options = options};
    audit.options.loading.sums_rows = false;
    audit_sheets(audit);
    if (options.causes) offer_convention(audit);
    return audit;
}

Audit audit(Source source, const AuditOptions& options) {
    Audit audit = audit_once(std::move(source), options);
    if (!is_settled(audit)) {
        AuditOptions with_lines = options;
        with_lines.loading.sums_rows = false;
        audit = audit_once(Source(audit.source->name(), std::string(audit.source->text())), with_lines);
    }
    if (options.causes) offer_convention(audit);
    return audit;
}

}  // namespace dxbudget
