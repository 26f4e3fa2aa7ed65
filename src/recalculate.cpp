#include "dxbudget/recalculate.hpp"

#include <algorithm>
#include <utility>

#include "dependency_order.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

using Origin = Recalculated::Origin;

/// Blanks that the figures as declared determine: an equation with a declared result in which one figure alone is
/// blank.
std::vector<Setting> fill_blanks(const Sheet& sheet, const Equations& equations) {
    Evaluation evaluation = evaluate(sheet, equations);
    std::vector<Setting> filled;
    const auto is_blank = [&](FigureId id) {
        return sheet.figures[id].state == State::blank && evaluation.values[id].origin == Value::Origin::nothing;
    };
    constexpr int most_passes = 100;  // a chain of blanks, each determined by the one before
    bool found = true;
    for (int pass = 0; found && pass < most_passes; ++pass) {
        found = false;
        for (const Equation& equation : equations.equations) {
            const Value& target = evaluation.values[equation.target];
            if (equation.relation != Relation::equal || equation.divisor_count != 0 ||
                (target.origin != Value::Origin::declared && target.origin != Value::Origin::computed)) {
                continue;
            }
            const std::span<const Term> terms = equations.terms_of(equation);
            const auto blank = [&](const Term& term) { return is_blank(term.figure); };
            const auto unreadable = [&](const Term& term) {
                return evaluation.values[term.figure].origin == Value::Origin::unreadable;
            };
            if (std::count_if(terms.begin(), terms.end(), blank) != 1 ||
                std::any_of(terms.begin(), terms.end(), unreadable))
                continue;
            const Term& unknown = *std::find_if(terms.begin(), terms.end(), blank);
            // A sum computed from its parts says nothing about them.
            if (sheet.figures[equation.target].state != State::number) continue;
            Rational rest = target.value - equation.constant;
            for (const Term& term : terms) {
                if (&term != &unknown) rest += -(term.coefficient * evaluation.values[term.figure].value);
            }
            const Rational value = rest / unknown.coefficient;
            if (value.overflowed()) continue;
            evaluation.values[unknown.figure] = {Value::Origin::computed, target.approximate, value};
            filled.push_back({unknown.figure, value});
            found = true;
        }
    }
    return filled;
}

class Recalculator {
  public:
    Recalculator(const Sheet& sheet, const Equations& equations)
        : sheet_(sheet), equations_(equations), results_(sheet.figures.size()), order_(equations) {
        for (EquationId id = 0; id < equations.equations.size(); ++id) {
            if (const FigureId rest = equations.equations[id].residual; rest != no_id) rests_.emplace_back(rest, id);
        }
        std::sort(rests_.begin(), rests_.end());
    }

    void pin(FigureId id, Origin origin, const Rational& value) {
        results_[id] = {origin, value};
        order_.mark_settled(id);
    }

    std::vector<Recalculated> run() {
        for (FigureId id = 0; id < results_.size(); ++id) {
            order_.settle(
                id, [&](FigureId figure, EquationId way, auto need) { each_needed(figure, way, need); },
                [&](FigureId figure, EquationId way) { return attempt(figure, way); });
        }
        return std::move(results_);
    }

  private:
    /// After the equations that a figure is the target of comes what it takes as the rest.
    template <class Need>
    void each_needed(FigureId figure, EquationId way, Need need) const {
        if (way != no_id) {
            const Equation& equation = equations_.equations[way];
            if (computes_target(equation)) each_operand(equations_, equation, need);
        } else if (const Equation* equation = equation_of_rest(figure)) {
            need(equation->target);
            each_operand(equations_, *equation, need);
        }
    }

    std::optional<EquationId> attempt(FigureId id, EquationId way) {
        if (way != no_id) {
            const Equation& equation = equations_.equations[way];
            const auto exact = computes_target(equation) ? right_side(equation, no_id) : std::nullopt;
            if (!exact) return equation.next;
            results_[id] = {Origin::computed, printed(*exact, equation, sheet_.figures[id])};
            return std::nullopt;
        }
        results_[id] = from_rest(id).value_or(
            sheet_.is_number(id) ? Recalculated{Origin::leaf, sheet_.figures[id].value} : Recalculated{});
        return std::nullopt;
    }

    const Equation* equation_of_rest(FigureId id) const {
        const auto rest = std::lower_bound(rests_.begin(), rests_.end(), std::pair(id, EquationId{0}));
        return rest != rests_.end() && rest->first == id ? &equations_.equations[rest->second] : nullptr;
    }

    /// What the other sources leave of the whole.
    std::optional<Recalculated> from_rest(FigureId id) const {
        const Equation* equation = equation_of_rest(id);
        if (equation == nullptr) return std::nullopt;
        const Recalculated& whole = results_[equation->target];
        if (whole.origin == Origin::nothing) return std::nullopt;
        return Recalculated{Origin::computed, whole.value - right_side(*equation, id).value_or(0)};
    }

    /// A cost that its sources share out is no sum of them; and a limit computes nothing.
    bool computes_target(const Equation& equation) const {
        if (equation.relation != Relation::equal || equation.missing != Obstacle::none) return false;
        if (equation.rule != &rules::funding_mismatch || !equation.checked) return true;
        const std::span<const Term> terms = equations_.terms_of(equation);
        return std::none_of(terms.begin(), terms.end(), [&](const Term& term) {
            return !sheet_.lines[sheet_.figures[term.figure].line].shares.empty();
        });
    }

    /// The right side without the term of `left_out`; nothing when no term has a value.
    std::optional<Rational> right_side(const Equation& equation, FigureId left_out) const {
        auto top = sum(equations_.terms_of(equation), left_out);
        if (equation.term_count == 0) return equation.constant;
        if (!top) return std::nullopt;
        if (equation.divisor_count == 0) return capped(*top + equation.constant, equation);
        const auto bottom = sum(equations_.divisor_of(equation), left_out);
        if (!bottom || bottom->is_zero()) return std::nullopt;
        return *top / *bottom + equation.constant;
    }

    Rational capped(const Rational& exact, const Equation& equation) const {
        if (equation.cap == no_id) return exact;
        const Recalculated& cap = results_[equation.cap];
        return cap.origin != Origin::nothing && exact > cap.value ? cap.value : exact;
    }

    std::optional<Rational> sum(std::span<const Term> terms, FigureId left_out) const {
        std::optional<Rational> total;
        for (const Term& term : terms) {
            if (term.figure == left_out) continue;
            if (term.exact) {
                total = total.value_or(0) + term.coefficient * exact_value(sheet_, term.figure);
                continue;
            }
            const Recalculated& addend = results_[term.figure];
            if (addend.origin != Origin::nothing) total = total.value_or(0) + term.coefficient * addend.value;
        }
        return total;
    }

    Slack slack_of_terms(const Equation& equation) const {
        if (!equation.one_by_one) return {};
        const auto add_up = [&](std::span<const Term> terms, Rational& sum) {
            Slack slack;
            for (const Term& term : terms) {
                const Rational& value = results_[term.figure].value;
                sum += term.coefficient * value;
                slack.add(slack_of(sheet_, term.figure, value), term.coefficient);
            }
            return slack;
        };
        Rational top;
        Rational bottom;
        const Slack of_top = add_up(equations_.terms_of(equation), top);
        if (equation.divisor_count == 0) return of_top;
        const Slack of_bottom = add_up(equations_.divisor_of(equation), bottom);
        return slack_of_quotient(top, of_top, bottom, of_bottom).value_or(Slack{});
    }

    /// The exact amount as the sheet prints it: the declared figure, where rounding admits it.
    Rational printed(const Rational& exact, const Equation& equation, const Figure& figure) const {
        if (equation.rounding == Rounding::exact && !equation.one_by_one) return exact;
        const bool is_stated = figure.state == State::number;
        if (is_stated && holds(sheet_, equation, figure.value, exact, slack_of_terms(equation))) return figure.value;
        if (!is_stated && equation.rounding == Rounding::any) return exact;
        const bool is_ratio = figure.stage != no_stage && sheet_.stages[figure.stage].kind == StageKind::ratio;
        const bool needs_place = is_ratio && !is_stated && equation.places == no_id;
        return rounded(exact, equation.rounding, needs_place ? Rational::power_of_ten(-1) : step_of(sheet_, equation));
    }

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Recalculated> results_;
    DependencyOrder order_;
    std::vector<std::pair<FigureId, EquationId>> rests_;  // sorted
};

}  // namespace

Sheet with_settings(Sheet sheet, std::span<const Setting> settings) {
    for (const Setting& setting : settings) {
        Figure& figure = sheet.figures[setting.figure];
        figure.state = State::number;
        figure.value = setting.value;
        figure.approximate = false;
        if (figure.calculation != no_id) sheet.calculations[figure.calculation].figure = no_id;
        figure.calculation = no_id;
    }
    return sheet;
}

std::vector<Recalculated> recalculate(const Sheet& sheet, const Equations& equations,
                                      std::span<const Setting> settings) {
    Recalculator recalculator(sheet, equations);
    for (const Setting& blank : fill_blanks(sheet, equations))
        recalculator.pin(blank.figure, Origin::filled, blank.value);
    for (const Setting& setting : settings) recalculator.pin(setting.figure, Origin::set, setting.value);
    return recalculator.run();
}

}  // namespace dxbudget
