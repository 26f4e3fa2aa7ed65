/// The engine. Every equation is looked at with the figures as declared; what is not declared is computed from its own
/// equation, once, and then known.

#include <optional>
#include <vector>

#include "engine/dependency_order.hpp"
#include "engine/right_side.hpp"

namespace dxbudget {
namespace {

class Evaluator {
  public:
    Evaluator(const Sheet& sheet, const Equations& equations, Evaluation& evaluation)
        : sheet_(sheet),
          equations_(equations),
          values_(evaluation.values),
          sources_(evaluation.sources),
          order_(equations.by_target),
          sides_(sheet, equations, values_) {
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            if (take_as_declared(id)) order_.mark_settled(id);
        }
    }

    void settle(FigureId id) {
        if (order_.is_settled(id)) return;
        order_.settle(
            id,
            [&](FigureId, EquationId way, auto need) {
                if (computes_target(way)) each_operand(equations_, equations_.equations[way], need);
            },
            [&](FigureId figure, EquationId way) { return attempt(figure, way); });
    }

    const RightSides& sides() const { return sides_; }

  private:
    bool take_as_declared(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.kind == AmountKind::number) {
            values_[id] = {.origin = Value::Origin::declared, .approximate = figure.approximate, .value = figure.value};
        } else if (figure.kind == AmountKind::unreadable) {
            values_[id].origin = Value::Origin::unreadable;
            values_[id].obstacle = Obstacle::unreadable;
        } else {
            const bool is_settled = states_no_amount(sheet_, figure) && !figure.derives;
            if (is_settled) values_[id] = {};
            const bool withholds = is_settled && figure.approximate;  // `x`: there is an amount, and nobody says which
            if (withholds) {
                values_[id].origin = Value::Origin::unreadable;
                values_[id].obstacle = Obstacle::unclear;
            }
            return is_settled;
        }
        return true;
    }

    bool computes_target(EquationId id) const {
        return id != no_id && equations_.equations[id].relation == Relation::equal;
    }

    /// Computes a figure by one of its equations; the next one where that gives nothing.
    std::optional<EquationId> attempt(FigureId figure, EquationId id) {
        if (id == no_id) {
            sides_.take_nothing(figure);
            return std::nullopt;
        }
        const Equation& equation = equations_.equations[id];
        if (!computes_target(id)) return equation.next;
        const Side side = sides_.of(equation);
        if (!side.is_known()) {
            sides_.keep_obstacle(figure, side);
            return equation.next;
        }
        if (states_no_amount(sheet_, sheet_.figures[figure])) {
            sides_.take_nil(figure, side);
        } else {
            sides_.take(figure, equation, side);
            sources_[figure] = id;
        }
        return std::nullopt;
    }

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Value>& values_;
    std::vector<EquationId>& sources_;
    DependencyOrder order_;
    RightSides sides_;
};

/// Whether nothing stands in the place of a figure, and another equation says what it comes to: then this one must say
/// the same. A column with a formula is added up only where it is written.
bool is_settled_otherwise(const Sheet& sheet, const Evaluation& evaluation, EquationId id) {
    const Equation& equation = evaluation.equations->equations[id];
    const Figure& target = sheet.figures[equation.target];
    const Value& value = evaluation.values[equation.target];
    const bool is_open = target.kind == AmountKind::absent || target.kind == AmountKind::blank;
    const bool follows_formula = target.stage == no_stage || sheet.stages[target.stage].formula;
    return is_open && !follows_formula && equation.relation == Relation::equal &&
           value.origin == Value::Origin::computed && evaluation.sources[equation.target] != id;
}

/// Whether a mark or words stand where an equation, no formula of a column, gives an amount.
bool has_silent_target(const Sheet& sheet, const Equation& equation) {
    const Figure& target = sheet.figures[equation.target];
    const bool follows_formula = target.stage == no_stage || sheet.stages[target.stage].formula;
    const bool repeats = repeats_a_line(sheet.lines[target.line].kind);
    const bool speaks =
        target.kind == AmountKind::remark || target.derives || repeats;  // nil beside a share takes nothing
    return !follows_formula && speaks && equation.relation == Relation::equal && states_no_amount(sheet, target);
}

/// The verdict on an equation whose right side comes to that, where its target is that value.
Verdict verdict_of(const Sheet& sheet, const Equation& equation, const Side& side, const Value& target) {
    Verdict verdict{.outcome = Outcome::not_checked, .is_known = side.is_known(), .computed = side.value};
    if (equation.missing != Obstacle::none) {
        verdict.obstacle = equation.missing;
    } else if (target.origin == Value::Origin::unreadable) {
        verdict.obstacle = Obstacle::unreadable;
    } else if (side.obstacle != Obstacle::none) {
        verdict.obstacle = side.obstacle;
    } else if (!side.any) {
        verdict.obstacle = Obstacle::undetermined;
    } else if (side.value.overflowed()) {
        verdict.obstacle = Obstacle::overflow;
    } else if (holds_as_rounded(sheet, equation, target.value, side.value, side.slack)) {
        const bool exact = equation.relation == Relation::at_most || target.value == side.value;
        verdict.outcome = exact ? Outcome::holds : Outcome::holds_within_rounding;
    } else if (holds(sheet, equation, target.value, side.value, side.slack)) {
        verdict.outcome = Outcome::holds_within_tolerance;
    } else if (side.approximate || target.approximate || equation.approximate) {
        verdict.obstacle = Obstacle::approximate;
    } else {
        verdict.outcome = Outcome::mismatch;
    }
    return verdict;
}

}  // namespace

const Rational& target_of(const Sheet& sheet, const Evaluation& evaluation, const Equation& equation) {
    const bool declared = sheet.is_number(equation.target);
    return declared ? sheet.figures[equation.target].value : evaluation.values[equation.target].value;
}

Evaluation evaluate(const Sheet& sheet, const Equations& equations) {
    Evaluation evaluation{.equations = &equations, .verdicts = {}, .values = {}, .sources = {}, .slacks = {}};
    evaluation.sources.resize(sheet.figures.size(), no_id);
    evaluation.verdicts.reserve(equations.equations.size());
    Evaluator evaluator(sheet, equations, evaluation);
    for (FigureId id = 0; id < sheet.figures.size(); ++id) evaluator.settle(id);
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        const Equation& equation = equations.equations[id];
        Verdict& verdict = evaluation.verdicts.emplace_back();
        const AmountKind target = sheet.figures[equation.target].kind;
        const bool is_stated = target == AmountKind::number || target == AmountKind::unreadable;
        const bool is_silent = has_silent_target(sheet, equation);
        if (!equation.checked || (!is_stated && !is_silent && !is_settled_otherwise(sheet, evaluation, id))) continue;
        Side side = evaluator.sides().of(equation);
        if (!is_stated && !side.any) continue;
        if (is_silent) {  // words claim nothing that could be compared
            if (side.is_known() && side.value.is_zero()) continue;
            verdict = {.outcome = Outcome::not_checked,
                       .obstacle = side.is_known() ? Obstacle::undetermined : Obstacle::unclear,
                       .is_known = side.is_known(),
                       .computed = side.value};
        } else {
            if (!is_stated) side.slack.add(evaluator.sides().slack(equation.target, equation.one_by_one), -1);
            verdict = verdict_of(sheet, equation, side, evaluation.values[equation.target]);
        }
        if (side.slack.is_none()) continue;
        verdict.slack = static_cast<std::uint32_t>(evaluation.slacks.size());
        evaluation.slacks.push_back(side.slack);
    }
    return evaluation;
}

}  // namespace dxbudget
