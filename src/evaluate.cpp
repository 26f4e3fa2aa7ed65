/// The engine. Every equation is looked at with the figures as declared; what is not declared is computed from its own
/// equation, once, and then known.

#include <algorithm>

#include "dxbudget/equation.hpp"

namespace dxbudget {
namespace {

/// What one side of an equation comes to.
struct Side {
    Rational value;
    bool any = false;  ///< whether any figure in it has a value
    bool unreadable = false;
    bool approximate = false;
};

class Evaluator {
  public:
    Evaluator(const Sheet& sheet, const Equations& equations, Evaluation& evaluation)
        : sheet_(sheet), equations_(equations), values_(evaluation.values), marks_(sheet.figures.size()) {}

    const Value& value(FigureId id, int depth = 0) {
        if (marks_[id] == Mark::done) return values_[id];
        static constexpr Value undetermined;
        if (marks_[id] == Mark::open || depth > deepest) return undetermined;
        marks_[id] = Mark::open;
        values_[id] = find_value(id, depth);
        marks_[id] = Mark::done;
        return values_[id];
    }

    /// The right side of an equation; without a value when nothing in it has one, or when it divides by nothing.
    Side computed(const Equation& equation, int depth) {
        Side side = sum(equations_.terms_of(equation), depth);
        side.value += equation.constant;
        if (equation.term_count == 0) side.any = true;  // a calculation
        if (equation.divisor_count == 0) return side;
        const Side divisor = sum(equations_.divisor_of(equation), depth);
        side.unreadable = side.unreadable || divisor.unreadable;
        side.approximate = side.approximate || divisor.approximate;
        side.any = side.any && divisor.any && !divisor.value.is_zero();
        if (side.any) side.value = side.value / divisor.value;
        return side;
    }

  private:
    enum class Mark : std::uint8_t { untouched, open, done };
    static constexpr int deepest = 400;

    Side sum(std::span<const Term> terms, int depth) {
        Side side;
        for (const Term& term : terms) {
            const Value& addend = value(term.figure, depth);
            if (addend.origin == Value::Origin::unreadable) side.unreadable = true;
            if (addend.origin == Value::Origin::nothing) continue;
            side.any = true;
            side.approximate = side.approximate || addend.approximate;
            side.value += term.coefficient * addend.value;
        }
        return side;
    }

    Value find_value(FigureId id, int depth) {
        const Figure& figure = sheet_.figures[id];
        if (figure.state == State::number) return {Value::Origin::declared, figure.approximate, figure.value};
        if (figure.state == State::unreadable) return {.origin = Value::Origin::unreadable, .value = {}};
        for (EquationId e = equations_.by_target[id]; e != no_id; e = equations_.equations[e].next) {
            const Equation& equation = equations_.equations[e];
            if (equation.relation != Relation::equal) continue;
            const Side side = computed(equation, depth + 1);
            if (side.unreadable) return {.origin = Value::Origin::unreadable, .value = {}};
            if (side.any) return {Value::Origin::computed, side.approximate, side.value};
        }
        return {};
    }

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Value>& values_;
    std::vector<Mark> marks_;
};

bool within(const Rational& declared, const Rational& exact, const Equation& equation, int decimals) {
    if (equation.relation == Relation::at_most) return declared <= exact;
    if (declared == exact) return true;
    if (equation.rounding == Rounding::exact) return false;
    const std::vector<Rational> choices = admissible(exact, equation.rounding, decimals);
    return std::find(choices.begin(), choices.end(), declared) != choices.end();
}

}  // namespace

std::vector<Rational> admissible(const Rational& exact, Rounding rounding, int decimals) {
    const Rational step = Rational::power_of_ten(-decimals);
    const Rational steps = exact / step;
    if (exact.overflowed() || rounding == Rounding::exact || steps.is_integer()) return {exact};
    if (rounding == Rounding::half_up) return {exact.round_half_up(decimals)};
    return {steps.floor() * step, steps.ceil() * step};
}

Evaluation evaluate(const Sheet& sheet, const Equations& equations) {
    Evaluation evaluation{.equations = &equations, .verdicts = {}, .values = {}};
    evaluation.values.resize(sheet.figures.size());
    evaluation.verdicts.reserve(equations.equations.size());
    Evaluator evaluator(sheet, equations, evaluation);
    for (const Equation& equation : equations.equations) {
        const Figure& target = sheet.figures[equation.target];
        Verdict verdict;
        const bool declared = target.state == State::number;
        if (equation.checked && (declared || target.state == State::unreadable)) {
            const Side side = evaluator.computed(equation, 0);
            verdict.computed = side.value;
            verdict.outcome = Outcome::not_checked;
            if (side.unreadable || !declared) {
                verdict.obstacle = Obstacle::unreadable;
            } else if (!side.any) {
                verdict.obstacle = Obstacle::undetermined;
            } else if (side.value.overflowed()) {
                verdict.obstacle = Obstacle::overflow;
            } else if (within(target.value, side.value, equation, target.decimals)) {
                const bool exact = equation.relation == Relation::at_most || target.value == side.value;
                verdict.outcome = exact ? Outcome::holds : Outcome::holds_within_rounding;
            } else if (side.approximate || target.approximate || equation.approximate) {
                verdict.obstacle = Obstacle::approximate;
            } else {
                verdict.outcome = Outcome::mismatch;
            }
        }
        evaluation.verdicts.push_back(verdict);
    }
    for (FigureId id = 0; id < sheet.figures.size(); ++id) evaluator.value(id);
    return evaluation;
}

}  // namespace dxbudget
