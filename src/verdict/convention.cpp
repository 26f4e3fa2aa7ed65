/// A convention is tried by declaring it: it is written into the sheet's text, and that is checked anew. So what is
/// offered is what its reader will see. A rounding of the whole sheet changes nothing in how the sheet is read, and is
/// tried on the sheet, which takes a fraction of the time.

#include "verdict/convention.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "dxbudget/document.hpp"
#include "dxbudget/rules.hpp"
#include "format/keys.hpp"
#include "sheet/figure_style.hpp"
#include "verdict/convention_kinds.hpp"

namespace dxbudget {
namespace {

bool is_error(const Finding& finding) {
    return finding.severity == Severity::error || finding.rule->severity == Severity::error;
}

/// The text of one sheet: from its first key to the end of its document.
Span text_of_sheet(const Audit& audit, std::size_t index) {
    const std::string_view text = audit.source->text();
    const auto end = static_cast<std::uint32_t>(text.size());
    if (audit.sheets.size() == 1) return {0, end};
    const auto begin_of = [&](std::size_t i) {
        const Document& document = audit.documents[i];
        return document.root == no_node ? end : document[document.root].span.begin;
    };
    const std::uint32_t begin = begin_of(index);
    const std::size_t mark = text.find("\n---", begin);
    return {begin, mark == std::string_view::npos ? end : static_cast<std::uint32_t>(mark + 1)};
}

/// The findings of one sheet; those of an only one may stand in other files.
std::span<const Finding> findings_of(const Audit& audit, Span text) {
    if (audit.sheets.size() == 1) return audit.findings;
    const auto at = [&](std::uint32_t place) {
        return std::lower_bound(audit.findings.begin(), audit.findings.end(), place,
                                [](const Finding& finding, std::uint32_t begin) { return finding.span.begin < begin; });
    };
    const auto first = at(text.begin);
    return {first, at(text.end)};
}

/// What a convention may explain; nothing where other errors stand in the sheet, or none at all.
std::optional<StrictReading> strict_reading(const Audit& audit, std::size_t index, Span text) {
    StrictReading reading{.audit = audit, .index = index};
    const Evaluation& evaluation = audit.evaluations[index];
    for (EquationId id = 0; id < evaluation.verdicts.size(); ++id) {
        const bool is_wrong = evaluation.verdicts[id].outcome == Outcome::mismatch;
        if (is_wrong && audit.equations[index].equations[id].rule->severity == Severity::error)
            reading.mismatches.push_back(id);
    }
    std::size_t errors = 0;
    for (const Finding& finding : findings_of(audit, text)) {
        if (!is_error(finding)) continue;
        if (finding.rule == &rules::shares_not_whole) {
            reading.shares.push_back(&finding);
        } else if (finding.rule == &rules::check_failed) {
            reading.checks.push_back(&finding);
        } else {
            ++errors;
        }
    }
    const bool is_whole = errors == reading.mismatches.size() && errors + reading.shares.size() > 0;
    return is_whole ? std::optional(std::move(reading)) : std::nullopt;
}

std::size_t count_open(const Audit& audit, std::size_t index) {
    const Evaluation& evaluation = audit.evaluations[index];
    const auto is_open = [](const auto& one) { return one.outcome == Outcome::not_checked; };
    return static_cast<std::size_t>(
        std::count_if(evaluation.verdicts.begin(), evaluation.verdicts.end(), is_open) +
        std::count_if(evaluation.checks.others.begin(), evaluation.checks.others.end(), is_open));
}

/// How many equations a sheet has, or would have, if all of them hold; a sheet is rounded as a whole without being read
/// again.
std::optional<std::uint32_t> holding_when_rounded(const StrictReading& reading, const RoundingChoice& choice) {
    Sheet sheet = reading.sheet();
    sheet.lines[0].rounding = static_cast<std::uint32_t>(sheet.roundings.size());
    sheet.roundings.push_back(choice);
    const Equations equations = equations_of(sheet);
    Evaluation evaluation = evaluate(sheet, equations);
    std::uint32_t checked = 0;
    std::size_t open = 0;
    const auto holds_or_is_open = [&](Outcome outcome, Severity severity) {
        if (outcome == Outcome::computes) return true;
        ++checked;
        open += outcome == Outcome::not_checked ? 1 : 0;
        return outcome != Outcome::mismatch || severity != Severity::error;
    };
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        if (!holds_or_is_open(evaluation.verdicts[id].outcome, equations.equations[id].rule->severity))
            return std::nullopt;
    }
    const AuditOptions& options = reading.audit.options;
    std::vector<Finding> findings;
    const std::span<const Check> of_project = reading.evaluation().checks.of_project;
    evaluation.checks = make_checks(sheet, evaluation, of_project, findings, !options.strict_rounding);
    for (const CheckCase& one : evaluation.checks.others) {
        if (!holds_or_is_open(one.outcome, one.check->severity)) return std::nullopt;
    }
    const bool is_right = !options.strict_rounding && open <= count_open(reading.audit, reading.index);
    return is_right ? std::optional(checked + evaluation.checks.held) : std::nullopt;
}

/// How many equations a sheet has that declares a convention; none where not all of them hold.
std::optional<std::uint32_t> holding_with(const StrictReading& reading, Span part, const Convention& convention) {
    const std::string_view before = reading.audit.source->text();
    std::string text;
    std::uint32_t taken = part.begin;
    for (const Declaration& declaration : convention.declarations) {
        if (declaration.place.begin < taken || declaration.place.end > part.end) return std::nullopt;
        text.append(before.substr(taken, declaration.place.begin - taken)).append(declaration.text);
        taken = declaration.place.end;
    }
    text.append(before.substr(taken, part.end - taken));
    AuditOptions options = reading.audit.options;
    options.causes = false;
    const Audit again = audit(Source(reading.audit.source->name(), std::move(text)), options);
    const bool is_right = again.sheets.size() == 1 &&
                          std::none_of(again.findings.begin(), again.findings.end(), is_error) &&
                          count_open(again, 0) <= count_open(reading.audit, reading.index);
    return is_right ? std::optional(again.tally.equations) : std::nullopt;
}

/// Ends an advice with how many equations then hold.
void say_what_holds(Message& advice, std::uint32_t equations) {
    std::vector<Argument>& arguments = advice.arguments;
    if (equations == 1) {
        arguments.insert(arguments.end(), {Text{"; the equation then holds", "計算が合う"}, Text{}, Text{}});
    } else {
        const Number count{static_cast<std::int64_t>(equations)};
        arguments.insert(arguments.end(),
                         {Text{"; all ", ""}, count, Text{" equations then hold", " 件の計算がすべて合う"}});
    }
}

/// The first of the conventions with which a sheet holds.
std::optional<Convention> first_that_holds(const StrictReading& reading, Span part) {
    int most_tried = 4;
    for (const auto kind : {unit_conventions, percentage_conventions, rounding_conventions, line_conventions}) {
        for (Convention& convention : kind(reading)) {
            if ((convention.declarations.empty() && !convention.rounding) || most_tried-- <= 0) continue;
            const auto equations = convention.rounding ? holding_when_rounded(reading, *convention.rounding)
                                                       : holding_with(reading, part, convention);
            if (equations.value_or(0) == 0) continue;
            say_what_holds(convention.advice, *equations);
            return std::move(convention);
        }
    }
    return std::nullopt;
}

/// Takes back what was named beside a convention that says more.
void remove_causes(std::span<Finding> findings, Diagnosis& diagnosis) {
    diagnosis.explanations.clear();
    for (Finding& finding : findings) {
        finding.causes.clear();
        finding.explained = {};
        finding.explained_by = {};
    }
}

void offer(Audit& audit, std::size_t index) {
    const Span part = text_of_sheet(audit, index);
    const auto reading = strict_reading(audit, index, part);
    if (!reading) return;
    auto convention = first_that_holds(*reading, part);
    if (!convention) return;
    const std::span<const Finding> all = findings_of(audit, part);
    const std::span findings =
        std::span(audit.findings).subspan(static_cast<std::size_t>(all.data() - audit.findings.data()), all.size());
    if (convention->replaces_causes) remove_causes(findings, audit.diagnoses[index]);
    const auto is_named = [](const Finding& finding) { return is_error(finding) && !finding.causes.empty(); };
    auto place = std::find_if(findings.begin(), findings.end(), is_named);
    if (place == findings.end()) place = std::find_if(findings.begin(), findings.end(), is_error);
    Finding& first = *place;
    first.help = std::move(convention->advice);
    apply_style(std::span(&first, 1), audit.sheets[index], *audit.source);
    audit.diagnoses[index].is_convention = true;
}

}  // namespace

Rational StrictReading::difference(EquationId id) const {
    return target_of(sheet(), evaluation(), equations().equations[id]) - evaluation().verdicts[id].computed;
}

void put_in_order(std::vector<Declaration>& declarations) {
    std::sort(declarations.begin(), declarations.end(),
              [](const Declaration& a, const Declaration& b) { return a.place.begin < b.place.begin; });
}

bool is_in_own_file(const StrictReading& reading, Span place) {
    return place.end <= reading.audit.source->text().size();
}

std::vector<Declaration> declared_at_top(const StrictReading& reading, const std::string& words) {
    const Document& document = reading.audit.documents[reading.index];
    if (document.root == no_node || document[document.root].kind != NodeKind::mapping) return {};
    const std::string_view text = reading.audit.source->text();
    const std::uint32_t begin = document[document.root].span.begin;
    if (begin >= text.size()) return {};
    if (text[begin] == '{') return {{{begin + 1, begin + 1}, words + ", "}};
    const bool begins_line = begin == 0 || text[begin - 1] == '\n' || begin == reading.audit.source->body_offset();
    return begins_line ? std::vector<Declaration>{{{begin, begin}, words + "\n"}} : std::vector<Declaration>{};
}

namespace {

/// A key for the mapping that stands there.
std::vector<Declaration> declared_in(const StrictReading& reading, Span span, const std::string& words) {
    if (span.empty() || !is_in_own_file(reading, span)) return {};
    const std::string_view text = reading.audit.source->text();
    if (text[span.begin] == '{') return {{{span.begin + 1, span.begin + 1}, words + ", "}};
    const std::size_t start = text.rfind('\n', span.begin) + 1;  // npos + 1 is 0
    const std::string_view before = text.substr(start, span.begin - start);
    if (before.find_first_not_of(" -") != std::string_view::npos) return {};
    return {{{span.begin, span.begin}, words + "\n" + std::string(before.size(), ' ')}};
}

}  // namespace

std::vector<Declaration> declared_at(const StrictReading& reading, LineId line, const std::string& words) {
    return line == 0 ? declared_at_top(reading, words) : declared_in(reading, reading.sheet().lines[line].span, words);
}

std::vector<Declaration> declared_beside_figures(const StrictReading& reading, LineId line, const std::string& words) {
    if (line != 0) return declared_at(reading, line, words);
    const Document& document = reading.audit.documents[reading.index];
    std::vector<Declaration> found;
    each_entry(document, document.root, [&](NodeId key, NodeId value) {
        if (key_of(document[key].text, Scope::sheet) == Key::total && document[value].kind == NodeKind::mapping)
            found = declared_in(reading, document[value].span, words);
    });
    return found;
}

int digits_of_evidence(Rational number) {
    const Rational ten = 10;
    number = number.abs();
    constexpr int most_decimals = 18;
    for (int i = 0; i < most_decimals && !number.is_integer(); ++i) number = number * ten;
    while (!number.is_zero() && (number / ten).is_integer()) number = number / ten;
    int digits = 0;
    for (; number >= Rational(1) && digits < 40; number = number / ten) ++digits;
    return digits;
}

void offer_convention(Audit& audit) {
    if (audit.tally.mismatched == 0 && std::none_of(audit.findings.begin(), audit.findings.end(), [](const Finding& f) {
            return f.rule == &rules::shares_not_whole;
        }))
        return;
    for (std::size_t index = 0; index < audit.sheets.size(); ++index) offer(audit, index);
}

}  // namespace dxbudget
