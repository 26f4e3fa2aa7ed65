/// A change is carried through where the equation holds, and where its target has changed by exactly as much as its
/// right side: what was wrong before is `check`'s to say, not a change.

#include "verdict/changed_equations.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace dxbudget {
namespace {

/// How many figures that are stated nowhere are gone through from a changed one, so that no sheet takes long.
constexpr std::size_t most_passed = 64;

bool can_follow(const Equation& equation) {
    return equation.checked && equation.relation == Relation::equal && equation.derivation != Derivation::bound &&
           equation.derivation != Derivation::check;
}

std::vector<std::vector<EquationId>> uses_in(const EvaluatedSheet& side) {
    std::vector<std::vector<EquationId>> uses(side.sheet.figures.size());
    const auto add = [&](std::span<const Term> terms, EquationId id) {
        for (const Term& term : terms) uses[term.figure].push_back(id);
    };
    for (EquationId id = 0; id < side.equations.equations.size(); ++id) {
        const Equation& equation = side.equations.equations[id];
        if (!can_follow(equation)) continue;
        add(side.equations.terms_of(equation), id);
        add(side.equations.divisor_of(equation), id);
    }
    return uses;
}

}  // namespace

bool is_money(const Sheet& sheet, const Figure& figure) {
    const bool is_amount = figure.stage == no_stage || sheet.stages[figure.stage].kind == StageKind::amount;
    return is_amount && sheet.lines[figure.line].kind != LineKind::staff;
}

ChangedEquations::ChangedEquations(EvaluatedSheet before, EvaluatedSheet after, const Rational& factor,
                                   std::span<const LineId> lines, std::span<const StageId> stages)
    : before_(before),
      after_(after),
      factor_(factor),
      lines_(lines),
      stages_(stages),
      pairs_(after.equations.equations.size(), no_id),
      successors_(before.equations.equations.size(), no_id),
      uses_(uses_in(after)),
      uses_before_(uses_in(before)) {
    pair_up();
}

FigureId ChangedEquations::in_new(FigureId old_figure) const {
    const Figure& figure = before_.sheet.figures[old_figure];
    const LineId line = lines_[figure.line];
    if (line != no_id && figure.stage == no_stage) return after_.sheet.lines[line].stageless;
    const StageId stage = figure.stage < stages_.size() ? stages_[figure.stage] : no_stage;
    return line == no_id || stage == no_stage ? no_id : after_.sheet.cell(line, stage);
}

/// The n-th equation of a rule about a figure in the one is that in the other.
void ChangedEquations::pair_up() {
    std::map<std::tuple<const Rule*, FigureId, std::uint32_t>, EquationId> found;
    std::map<std::pair<const Rule*, FigureId>, std::uint32_t> counts;
    for (EquationId id = 0; id < before_.equations.equations.size(); ++id) {
        const Equation& equation = before_.equations.equations[id];
        const FigureId target = in_new(equation.target);
        if (!can_follow(equation) || target == no_id) continue;
        found.emplace(std::tuple(equation.rule, target, counts[{equation.rule, target}]++), id);
    }
    counts.clear();
    for (EquationId id = 0; id < after_.equations.equations.size(); ++id) {
        const Equation& equation = after_.equations.equations[id];
        if (!can_follow(equation)) continue;
        const auto at = found.find({equation.rule, equation.target, counts[{equation.rule, equation.target}]++});
        if (at == found.end()) continue;
        pairs_[id] = at->second;
        successors_[at->second] = id;
    }
}

ChangedEquations::State ChangedEquations::state_of(EquationId id, std::vector<Gap>& gaps) const {
    const Equation& equation = after_.equations.equations[id];
    const Verdict& verdict = after_.evaluation.verdicts[id];
    if (!can_follow(equation) || verdict.outcome == Outcome::computes) return State::computes;
    if (verdict.outcome == Outcome::not_checked) return State::not_checked;
    if (holds(verdict.outcome)) return State::carried;
    const Rational target = target_of(after_.sheet, after_.evaluation, equation);
    const EquationId old = pairs_[id];
    if (old == no_id || !before_.evaluation.verdicts[old].is_known) {
        gaps.push_back({.equation = id, .by = target - verdict.computed});
        return State::not_carried;
    }
    const Figure& figure = after_.sheet.figures[equation.target];
    const Rational factor = is_money(after_.sheet, figure) ? factor_ : Rational(1);
    const Rational by =
        target - target_of(before_.sheet, before_.evaluation, before_.equations.equations[old]) * factor;
    const Rational of = verdict.computed - before_.evaluation.verdicts[old].computed * factor;
    if (by == of) return State::carried;
    gaps.push_back({.equation = id, .by = by, .of = of});
    return State::not_carried;
}

/// What is computed from a changed figure, through figures that are stated nowhere.
Following ChangedEquations::following_of(const FigureChange& change) const {
    std::vector<EquationId> reached;
    if (change.after.figure != no_id) reached = uses_[change.after.figure];
    if (change.before.figure != no_id) {
        for (const EquationId id : uses_before_[change.before.figure]) {
            if (successors_[id] != no_id) reached.push_back(successors_[id]);
        }
    }
    Following following = Following::none;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        switch (states_[reached[i]]) {
            case State::computes:
                if (passed++ < most_passed) {
                    const std::vector<EquationId>& next = uses_[after_.equations.equations[reached[i]].target];
                    reached.insert(reached.end(), next.begin(), next.end());
                }
                break;
            case State::carried:
                if (following == Following::none) following = Following::carried;
                break;
            case State::not_checked:
                following = Following::not_checked;
                break;
            case State::not_carried:
                return Following::not_carried;
        }
    }
    return following;
}

void ChangedEquations::follow(SheetChanges& changes) {
    for (EquationId id = 0; id < pairs_.size(); ++id) states_.push_back(state_of(id, changes.gaps));
    std::vector<bool> is_changed(after_.sheet.figures.size());
    for (FigureChange& change : changes.figures) {
        if (change.before.value || change.after.value) change.following = following_of(change);
        if (change.after.figure != no_id) is_changed[change.after.figure] = true;
    }
    for (EquationId id = 0; id < states_.size(); ++id) {
        if (states_[id] != State::not_checked) continue;
        const Equation& equation = after_.equations.equations[id];
        const auto terms = after_.equations.terms_of(equation);
        const auto divisor = after_.equations.divisor_of(equation);
        const auto is_term = [&](const Term& term) { return bool{is_changed[term.figure]}; };
        if (is_changed[equation.target] || std::any_of(terms.begin(), terms.end(), is_term) ||
            std::any_of(divisor.begin(), divisor.end(), is_term)) {
            changes.not_checked.push_back(id);
        }
    }
}

}  // namespace dxbudget
