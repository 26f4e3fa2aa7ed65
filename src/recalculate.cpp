#include "dxbudget/recalculate.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "dependency_order.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

using Origin = Recalculated::Origin;

/// Blanks that the figures as declared determine: an equation with a declared result in which one figure alone is
/// blank. What is filled may leave another equation with one.
class Filling {
  public:
    Filling(const Sheet& sheet, const Equations& equations)
        : sheet_(sheet),
          equations_(equations),
          evaluation_(evaluate(sheet, equations)),
          blanks_(equations.equations.size()) {
        for (EquationId id = 0; id < equations.equations.size(); ++id) count_blanks(id);
        std::sort(uses_.begin(), uses_.end());
    }

    std::vector<Setting> run() {
        std::vector<Setting> filled;
        while (!open_.empty()) {
            const auto [round, id] = *open_.begin();
            open_.erase(open_.begin());
            const std::optional<Setting> found = solve(id);
            if (!found) continue;
            evaluation_.values[found->figure] = {Value::Origin::computed, approximate(id), found->value};
            filled.push_back(*found);
            const auto last = std::ranges::upper_bound(uses_, found->figure, {}, &Use::first);
            for (auto use = std::ranges::lower_bound(uses_, found->figure, {}, &Use::first); use != last; ++use) {
                if (--blanks_[use->second] == 1) open_.emplace(use->second > id ? round : round + 1, use->second);
            }
        }
        return filled;
    }

  private:
    using Use = std::pair<FigureId, EquationId>;

    bool is_blank(FigureId id) const {
        return sheet_.figures[id].state == State::blank && evaluation_.values[id].origin == Value::Origin::nothing;
    }

    bool approximate(EquationId id) const { return evaluation_.values[equations_.equations[id].target].approximate; }

    void count_blanks(EquationId id) {
        const Equation& equation = equations_.equations[id];
        // A sum computed from its parts says nothing about them.
        if (equation.relation != Relation::equal || equation.divisor_count != 0 || !sheet_.is_number(equation.target))
            return;
        const std::span<const Term> terms = equations_.terms_of(equation);
        const auto is_unreadable = [&](const Term& term) {
            return evaluation_.values[term.figure].origin == Value::Origin::unreadable;
        };
        if (std::ranges::any_of(terms, is_unreadable)) return;
        for (const Term& term : terms) {
            if (!is_blank(term.figure)) continue;
            ++blanks_[id];
            uses_.emplace_back(term.figure, id);
        }
        if (blanks_[id] == 1) open_.emplace(0, id);
    }

    /// What the one blank of an equation must be.
    std::optional<Setting> solve(EquationId id) const {
        const Equation& equation = equations_.equations[id];
        const std::span<const Term> terms = equations_.terms_of(equation);
        const auto unknown = std::ranges::find_if(terms, [&](const Term& term) { return is_blank(term.figure); });
        if (unknown == terms.end()) return std::nullopt;
        Rational rest = evaluation_.values[equation.target].value - equation.constant;
        for (auto term = terms.begin(); term != terms.end(); ++term) {
            if (term != unknown) rest += -(term->coefficient * evaluation_.values[term->figure].value);
        }
        const Rational value = rest / unknown->coefficient;
        return value.overflowed() ? std::nullopt : std::optional(Setting{unknown->figure, value});
    }

    const Sheet& sheet_;
    const Equations& equations_;
    Evaluation evaluation_;
    std::vector<std::uint32_t> blanks_;                    // in each equation
    std::vector<Use> uses_;                                // of blanks, sorted
    std::set<std::pair<std::uint32_t, EquationId>> open_;  // equations with one blank, in rounds over all of them
};

class Recalculator {
  public:
    Recalculator(const Sheet& sheet, const Equations& equations)
        : sheet_(sheet), equations_(equations), results_(sheet.figures.size()), order_(equations.by_target) {
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
    for (const Setting& blank : Filling(sheet, equations).run())
        recalculator.pin(blank.figure, Origin::filled, blank.value);
    for (const Setting& setting : settings) recalculator.pin(setting.figure, Origin::set, setting.value);
    return recalculator.run();
}

}  // namespace dxbudget
