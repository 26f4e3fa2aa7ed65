/// The engine. Every equation is looked at with the figures as declared; what is not declared is computed from its own
/// equation, once, and then known.

#include "dxbudget/equation.hpp"

namespace dxbudget {
namespace {

/// What the right side of an equation comes to, and how far the exact amount behind it may lie from there.
struct Side {
    Rational value = {};
    Slack slack = {};
    bool any = false;  ///< whether any figure in it has a value
    bool unreadable = false;
    bool approximate = false;
};

class Evaluator {
  public:
    Evaluator(const Sheet& sheet, const Equations& equations, Evaluation& evaluation)
        : sheet_(sheet),
          equations_(equations),
          values_(evaluation.values),
          marks_(sheet.figures.size()),
          sources_(sheet.figures.size(), no_id) {}

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
        Side side = sum(equations_.terms_of(equation), equation.one_by_one, depth);
        side.value += equation.constant;
        if (equation.term_count == 0) side.any = true;  // a calculation
        if (equation.divisor_count != 0) divide(side, sum(equations_.divisor_of(equation), equation.one_by_one, depth));
        if (equation.cap != no_id) {
            const Value& cap = value(equation.cap, depth);
            const bool known = cap.origin == Value::Origin::declared || cap.origin == Value::Origin::computed;
            side.unreadable = side.unreadable || cap.origin == Value::Origin::unreadable;
            if (known && side.value > cap.value) {
                side.value = cap.value;
                side.approximate = cap.approximate;
            }
        }
        return side;
    }

  private:
    enum class Mark : std::uint8_t { untouched, open, done };
    static constexpr int deepest = 400;

    Side sum(std::span<const Term> terms, bool one_by_one, int depth) {
        Side side;
        for (const Term& term : terms) {
            if (term.exact) {
                side.any = true;
                side.value += term.coefficient * exact_value(sheet_, term.figure);
                continue;
            }
            const Value& addend = value(term.figure, depth);
            if (addend.origin == Value::Origin::unreadable) side.unreadable = true;
            if (addend.origin == Value::Origin::nothing) continue;
            side.any = true;
            side.approximate = side.approximate || addend.approximate;
            side.value += term.coefficient * addend.value;
            if (one_by_one) side.slack.add(slack(term.figure, addend, depth), term.coefficient);
        }
        return side;
    }

    static void divide(Side& side, const Side& divisor) {
        side.unreadable = side.unreadable || divisor.unreadable;
        side.approximate = side.approximate || divisor.approximate;
        side.any = side.any && divisor.any && !divisor.value.is_zero();
        if (!side.any) return;
        const auto slack = slack_of_quotient(side.value, side.slack, divisor.value, divisor.slack);
        side.any = slack.has_value();  // what may divide by zero says nothing
        side.slack = slack.value_or(Slack{});
        side.value = side.value / divisor.value;
    }

    /// Of a declared figure its own; of a computed one that of the figures it is computed from.
    Slack slack(FigureId figure, const Value& addend, int depth) {
        if (addend.origin == Value::Origin::declared) return slack_of(sheet_, figure, addend.value);
        Slack slack_of_terms;
        const EquationId id = depth > deepest ? no_id : sources_[figure];
        if (id == no_id) return slack_of_terms;
        for (const Term& term : equations_.terms_of(equations_.equations[id])) {
            const Value& part = value(term.figure, depth + 1);
            if (term.exact || part.origin == Value::Origin::nothing) continue;
            slack_of_terms.add(slack(term.figure, part, depth + 1), term.coefficient);
        }
        return slack_of_terms;
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
            if (side.any) sources_[id] = e;
            if (side.any) return {Value::Origin::computed, side.approximate, side.value};
        }
        return {};
    }

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Value>& values_;
    std::vector<Mark> marks_;
    std::vector<EquationId> sources_;  // what a computed figure is computed by
};

}  // namespace

Evaluation evaluate(const Sheet& sheet, const Equations& equations) {
    Evaluation evaluation{.equations = &equations, .verdicts = {}, .values = {}, .slacks = {}};
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
            if (!side.slack.is_none()) {
                verdict.slack = static_cast<std::uint32_t>(evaluation.slacks.size());
                evaluation.slacks.push_back(side.slack);
            }
            verdict.outcome = Outcome::not_checked;
            if (equation.missing != Obstacle::none) {
                verdict.obstacle = equation.missing;
            } else if (side.unreadable || !declared) {
                verdict.obstacle = Obstacle::unreadable;
            } else if (!side.any) {
                verdict.obstacle = Obstacle::undetermined;
            } else if (side.value.overflowed()) {
                verdict.obstacle = Obstacle::overflow;
            } else if (holds(sheet, equation, target.value, side.value, side.slack)) {
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
