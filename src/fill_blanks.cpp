#include "fill_blanks.hpp"

#include <algorithm>
#include <span>

namespace dxbudget {
namespace {

/// The term of an equation with a declared result that alone has no value, because its figure is blank. Where the
/// equation holds without it, a blank is nothing, and the rest is what rounding leaves.
const Term* blank_term(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equation& equation = evaluation.equations->equations[id];
    const Outcome outcome = evaluation.verdicts[id].outcome;
    const bool holds = outcome == Outcome::holds || outcome == Outcome::holds_within_rounding;
    if (equation.relation != Relation::equal || equation.divisor_count != 0 || equation.missing != Obstacle::none ||
        holds || !sheet.is_number(equation.target))
        return nullptr;
    const std::span<const Term> terms = evaluation.equations->terms_of(equation);
    const auto origin = [&](const Term& term) { return evaluation.values[term.figure].origin; };
    const auto is_blank = [&](const Term& term) {
        return sheet.figures[term.figure].state == State::blank && origin(term) == Value::Origin::nothing;
    };
    const auto is_unreadable = [&](const Term& term) { return origin(term) == Value::Origin::unreadable; };
    if (std::count_if(terms.begin(), terms.end(), is_blank) != 1 ||
        std::any_of(terms.begin(), terms.end(), is_unreadable))
        return nullptr;
    return &*std::find_if(terms.begin(), terms.end(), is_blank);
}

/// What a blank term must be.
Rational value_of(const Evaluation& evaluation, const Equation& equation, const Term& unknown) {
    Rational rest = evaluation.values[equation.target].value - equation.constant;
    for (const Term& term : evaluation.equations->terms_of(equation)) {
        if (&term != &unknown) rest += -(term.coefficient * evaluation.values[term.figure].value);
    }
    return rest / unknown.coefficient;
}

}  // namespace

std::vector<Setting> fill_blanks(const Sheet& sheet, Evaluation& evaluation) {
    const std::vector<Equation>& equations = evaluation.equations->equations;
    std::vector<Setting> filled;
    constexpr int most_passes = 100;  // a chain of blanks, each determined by the one before
    bool found = true;
    for (int pass = 0; found && pass < most_passes; ++pass) {
        found = false;
        for (EquationId id = 0; id < equations.size(); ++id) {
            const Term* unknown = blank_term(sheet, evaluation, id);
            if (unknown == nullptr) continue;
            const Rational value = value_of(evaluation, equations[id], *unknown);
            if (value.overflowed()) continue;
            evaluation.values[unknown->figure] = {.origin = Value::Origin::computed,
                                                  .approximate = evaluation.values[equations[id].target].approximate,
                                                  .value = value};
            filled.push_back({unknown->figure, value});
            found = true;
        }
    }
    return filled;
}

}  // namespace dxbudget
