/// What is said of a line: that it lists only some of its parts (`partial`), or is shown and not added (`counted`).

#include <algorithm>
#include <optional>
#include <set>

#include "verdict/convention_kinds.hpp"

namespace dxbudget {
namespace {

/// Whether an equation is a sum of which nothing is negative.
bool adds_up_items(const StrictReading& reading, EquationId id) {
    const Equation& equation = reading.equations().equations[id];
    const auto terms = reading.equations().terms_of(equation);
    return equation.derivation == Derivation::items && equation.relation == Relation::equal &&
           std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
               return term.coefficient.sign() > 0 && reading.evaluation().values[term.figure].value.sign() >= 0;
           });
}

/// Whether an equation adds up the `items` of a line, and no other breakdown of it.
bool is_of_items(const StrictReading& reading, EquationId id) {
    const Sheet& sheet = reading.sheet();
    const auto terms = reading.equations().terms_of(reading.equations().equations[id]);
    const BreakdownId table = terms.empty() ? no_id : sheet.lines[sheet.figures[terms.front().figure].line].breakdown;
    return table != no_id && sheet.breakdowns[table].kind == BreakdownKind::items;
}

/// Whether none of the sums over the items of some lines holds, but of nothing.
bool never_adds_up(const StrictReading& reading, const std::set<LineId>& lines) {
    const Equations& equations = reading.equations();
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        const Equation& equation = equations.equations[id];
        const Verdict& verdict = reading.evaluation().verdicts[id];
        if (equation.derivation != Derivation::items || !holds(verdict.outcome) || verdict.computed.is_zero()) continue;
        if (lines.contains(reading.sheet().figures[equation.target].line) && is_of_items(reading, id)) return false;
    }
    return true;
}

/// Lines whose items come to less than they do, at each stage.
std::optional<Convention> partial_lines(const StrictReading& reading) {
    constexpr std::size_t enough = 2;
    if (reading.mismatches.size() < enough || !reading.audit.diagnoses[reading.index].explanations.empty())
        return std::nullopt;
    std::set<LineId> lines;
    for (const EquationId id : reading.mismatches) {
        if (!adds_up_items(reading, id) || !is_of_items(reading, id) || reading.difference(id).sign() <= 0)
            return std::nullopt;
        lines.insert(reading.sheet().figures[reading.equations().equations[id].target].line);
    }
    if (!never_adds_up(reading, lines)) return std::nullopt;
    Convention convention;
    for (const LineId line : lines) {
        const std::vector<Declaration> own = declared_at(reading, line, "partial: yes");
        if (own.empty()) return std::nullopt;
        convention.declarations.insert(convention.declarations.end(), own.begin(), own.end());
    }
    put_in_order(convention.declarations);
    if (lines.size() == 1) {
        convention.advice = {{"if the items are only some of the parts of {0}, write `partial: yes` there{1}{2}{3}",
                              "{0} の内訳が一部だけなら「一部: はい」と書けば、{1}{2}{3}"},
                             {name_of(reading.sheet(), *lines.begin())}};
    } else {
        convention.advice = {{"if {0} lines list only some of their parts, write `partial: yes` at each{1}{2}{3}",
                              "{0} 行の内訳がいずれも一部だけなら、それぞれ「一部: はい」と書けば、{1}{2}{3}"},
                             {Number{static_cast<std::int64_t>(lines.size())}}};
    }
    return convention;
}

/// The lines that a sum would hold without; each by itself.
std::set<LineId> lines_too_many(const StrictReading& reading, EquationId id) {
    std::set<LineId> lines;
    const Rational difference = reading.difference(id);
    for (const Term& term : reading.equations().terms_of(reading.equations().equations[id])) {
        const Rational counts = term.coefficient * reading.evaluation().values[term.figure].value;
        if (counts == -difference) lines.insert(reading.sheet().figures[term.figure].line);
    }
    return lines;
}

/// One line that all wrong sums lack.
std::vector<Convention> uncounted_line(const StrictReading& reading) {
    std::set<LineId> lines;
    int digits = 0;
    for (const EquationId id : reading.mismatches) {
        if (reading.equations().equations[id].derivation != Derivation::items) return {};
        std::set<LineId> own = lines_too_many(reading, id);
        if (id == reading.mismatches.front()) {
            lines = std::move(own);
        } else {
            std::erase_if(lines, [&](LineId line) { return !own.contains(line); });
        }
        digits = std::max(digits, digits_of_evidence(reading.difference(id)));
    }
    constexpr int enough_digits = 3;
    std::vector<Convention> found;
    // Of two lines with the same amounts nobody can say which.
    if (lines.size() != 1 || (reading.mismatches.size() < 2 && digits < enough_digits)) return found;
    const LineId line = *lines.begin();
    found.push_back({.declarations = declared_at(reading, line, "counted: no"),
                     .advice = {{"if {0} is shown and not added, write `counted: no` there{1}{2}{3}",
                                 "{0} がうち書き・再掲など加算しない行なら「加算: いいえ」と書けば、{1}{2}{3}"},
                                {name_of(reading.sheet(), line)}}});
    return found;
}

/// Whether the diagnosis says of a line itself that it is not counted.
bool is_named(const StrictReading& reading) {
    const auto& explanations = reading.audit.diagnoses[reading.index].explanations;
    return std::any_of(explanations.begin(), explanations.end(),
                       [](const Explanation& explanation) { return is_of_line(explanation.causes.front().slip); });
}

}  // namespace

std::vector<Convention> line_conventions(const StrictReading& reading) {
    if (reading.mismatches.empty() || !reading.shares.empty() || is_named(reading)) return {};
    std::vector<Convention> found = uncounted_line(reading);
    if (auto partial = partial_lines(reading)) found.push_back(std::move(*partial));
    return found;
}

}  // namespace dxbudget
