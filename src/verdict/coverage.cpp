#include <algorithm>

#include "diagnosis/ledger.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

/// Whether every change of the figure beyond the rounding breaks the equation.
bool protects(const Ledger& ledger, const Ledger::Use& use) {
    const Ledger::Entry& entry = ledger.entries()[use.entry];
    const Equation& equation = ledger.equation_of(entry);
    const Severity severity = ledger.is_check(entry) ? ledger.check_of(entry).check->severity : equation.rule->severity;
    const bool is_loose = ledger.is_check(entry) && !ledger.check_of(entry).tolerance.is_zero();
    if (severity != Severity::error || is_loose || equation.relation != Relation::equal || equation.approximate)
        return false;
    if (use.part == no_id) return true;
    const Ledger::Part& part = ledger.part(use.part);
    if (equation.cap != no_id) return false;  // above the cap it may be anything
    if (part.top.is_zero() || !part.bottom.is_zero() || part.is_bent) return false;
    if (equation.rounding == Rounding::exact || equation.one_by_one) return true;
    // A base of a rounded share may move by a little without moving the share.
    return equation.rounding != Rounding::any && equation.places == no_id && part.top.abs() >= Rational(1);
}

}  // namespace

Coverage coverage_of(const Sheet& sheet, const Evaluation& evaluation) {
    const Ledger ledger(sheet, evaluation);
    Coverage coverage{.complete = ledger.is_complete()};
    for (FigureId id = 0; id < sheet.figures.size(); ++id) {
        if (sheet.figures[id].kind != AmountKind::number) continue;
        ++coverage.figures;
        const auto uses = ledger.uses_of(id);
        if (std::none_of(uses.begin(), uses.end(), [&](const Ledger::Use& use) { return protects(ledger, use); })) {
            coverage.unprotected.push_back(id);
        }
    }
    return coverage;
}

}  // namespace dxbudget
