/// The engine. Every equation is looked at with the figures as declared; what is not declared is computed from its own
/// equation, once, and then known.

#include <optional>
#include <span>
#include <vector>

#include "dependency_order.hpp"
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
          sources_(evaluation.sources),
          order_(equations.by_target),
          slacks_(sheet.roundings.empty() ? 0 : sheet.figures.size()) {
        for (FigureId id = 0; id < sheet.figures.size(); ++id) take_as_declared(id);
    }

    const Value& value(FigureId id) {
        if (!order_.is_settled(id)) {
            order_.settle(
                id,
                [&](FigureId, EquationId way, auto need) {
                    if (computes_target(way)) each_operand(equations_, equations_.equations[way], need);
                },
                [&](FigureId figure, EquationId way) { return attempt(figure, way); });
        }
        return values_[id];
    }

    /// The right side of an equation; without a value when nothing in it has one, or when it divides by nothing.
    Side computed(const Equation& equation) {
        Side side = sum(equations_.terms_of(equation), equation.one_by_one);
        side.value += equation.constant;
        if (equation.term_count == 0) side.any = true;  // a calculation
        if (equation.divisor_count != 0) divide(side, sum(equations_.divisor_of(equation), equation.one_by_one));
        if (equation.cap != no_id) {
            const Value& cap = value(equation.cap);
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
    void take_as_declared(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.state == State::number) {
            values_[id] = {Value::Origin::declared, figure.approximate, figure.value};
        } else if (figure.state == State::unreadable) {
            values_[id].origin = Value::Origin::unreadable;
        } else {
            return;
        }
        order_.mark_settled(id);
    }

    bool computes_target(EquationId id) const {
        return id != no_id && equations_.equations[id].relation == Relation::equal;
    }

    /// Computes a figure by one of its equations; the next one where that gives nothing.
    std::optional<EquationId> attempt(FigureId figure, EquationId id) {
        if (id == no_id) return std::nullopt;  // it has no value
        const Equation& equation = equations_.equations[id];
        if (!computes_target(id)) return equation.next;
        const Side side = computed(equation);
        if (side.unreadable) {
            values_[figure].origin = Value::Origin::unreadable;
            return std::nullopt;
        }
        if (!side.any) return equation.next;
        values_[figure] = {Value::Origin::computed, side.approximate, side.value};
        sources_[figure] = id;
        if (!slacks_.empty()) slacks_[figure] = slack_of_terms(equation);
        return std::nullopt;
    }

    Side sum(std::span<const Term> terms, bool one_by_one) {
        Side side;
        for (const Term& term : terms) {
            if (term.exact) {
                side.any = true;
                side.value += term.coefficient * exact_value(sheet_, term.figure);
                continue;
            }
            const Value& addend = value(term.figure);
            if (addend.origin == Value::Origin::unreadable) side.unreadable = true;
            if (addend.origin == Value::Origin::nothing) continue;
            side.any = true;
            side.approximate = side.approximate || addend.approximate;
            side.value += term.coefficient * addend.value;
            if (one_by_one) side.slack.add(slack(term.figure, addend), term.coefficient);
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
    Slack slack(FigureId figure, const Value& addend) const {
        return addend.origin == Value::Origin::declared ? slack_of(sheet_, figure, addend.value) : slacks_[figure];
    }

    Slack slack_of_terms(const Equation& equation) const {
        Slack sum;
        for (const Term& term : equations_.terms_of(equation)) {
            const Value& part = values_[term.figure];
            if (term.exact || part.origin == Value::Origin::nothing) continue;
            sum.add(slack(term.figure, part), term.coefficient);
        }
        return sum;
    }

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Value>& values_;
    std::vector<EquationId>& sources_;
    DependencyOrder order_;
    std::vector<Slack> slacks_;  // of computed figures; empty where the sheet says nothing of rounding
};

}  // namespace

Evaluation evaluate(const Sheet& sheet, const Equations& equations) {
    Evaluation evaluation{.equations = &equations, .verdicts = {}, .values = {}, .sources = {}, .slacks = {}};
    evaluation.values.resize(sheet.figures.size());
    evaluation.sources.resize(sheet.figures.size(), no_id);
    evaluation.verdicts.reserve(equations.equations.size());
    Evaluator evaluator(sheet, equations, evaluation);
    for (const Equation& equation : equations.equations) {
        const Figure& target = sheet.figures[equation.target];
        Verdict verdict;
        const bool declared = target.state == State::number;
        if (equation.checked && (declared || target.state == State::unreadable)) {
            const Side side = evaluator.computed(equation);
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
