#include "dxbudget/recalculate.hpp"

#include <algorithm>
#include <utility>

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
        : sheet_(sheet), equations_(equations), results_(sheet.figures.size()), marks_(sheet.figures.size()) {
        for (EquationId id = 0; id < equations.equations.size(); ++id) {
            if (const FigureId rest = equations.equations[id].residual; rest != no_id) rests_.emplace_back(rest, id);
        }
        std::sort(rests_.begin(), rests_.end());
    }

    void pin(FigureId id, Origin origin, const Rational& value) {
        results_[id] = {origin, value};
        marks_[id] = Mark::done;
    }

    std::vector<Recalculated> run() {
        for (FigureId id = 0; id < results_.size(); ++id) result(id, 0);
        return std::move(results_);
    }

  private:
    enum class Mark : std::uint8_t { untouched, open, done };
    static constexpr int deepest = 400;

    const Recalculated& result(FigureId id, int depth) {
        static const Recalculated undetermined;
        if (marks_[id] == Mark::done) return results_[id];
        if (marks_[id] == Mark::open || depth > deepest) return undetermined;
        marks_[id] = Mark::open;
        results_[id] = find(id, depth);
        marks_[id] = Mark::done;
        return results_[id];
    }

    Recalculated find(FigureId id, int depth) {
        const Figure& figure = sheet_.figures[id];
        for (EquationId e = equations_.by_target[id]; e != no_id; e = equations_.equations[e].next) {
            const Equation& equation = equations_.equations[e];
            if (!computes_target(equation)) continue;
            if (const auto exact = right_side(equation, no_id, depth + 1)) {
                return {Origin::computed, printed(*exact, equation, figure)};
            }
        }
        const auto rest = std::lower_bound(rests_.begin(), rests_.end(), std::pair(id, EquationId{0}));
        if (rest != rests_.end() && rest->first == id) {
            const Equation& equation = equations_.equations[rest->second];
            const Recalculated& whole = result(equation.target, depth + 1);
            const auto others = right_side(equation, id, depth + 1);
            if (whole.origin != Origin::nothing) return {Origin::computed, whole.value - others.value_or(0)};
        }
        if (figure.state == State::number) return {Origin::leaf, figure.value};
        return {};
    }

    /// A cost that its sources share out is no sum of them; and a limit computes nothing.
    bool computes_target(const Equation& equation) const {
        if (equation.relation != Relation::equal) return false;
        if (equation.rule != &rules::funding_mismatch || !equation.checked) return true;
        const std::span<const Term> terms = equations_.terms_of(equation);
        return std::none_of(terms.begin(), terms.end(), [&](const Term& term) {
            return !sheet_.lines[sheet_.figures[term.figure].line].shares.empty();
        });
    }

    /// The right side without the term of `left_out`; nothing when no term has a value.
    std::optional<Rational> right_side(const Equation& equation, FigureId left_out, int depth) {
        auto top = sum(equations_.terms_of(equation), left_out, depth);
        if (equation.term_count == 0) return equation.constant;
        if (!top) return std::nullopt;
        if (equation.divisor_count == 0) return capped(*top + equation.constant, equation, depth);
        const auto bottom = sum(equations_.divisor_of(equation), left_out, depth);
        if (!bottom || bottom->is_zero()) return std::nullopt;
        return *top / *bottom + equation.constant;
    }

    Rational capped(const Rational& exact, const Equation& equation, int depth) {
        if (equation.cap == no_id) return exact;
        const Recalculated& cap = result(equation.cap, depth);
        return cap.origin != Origin::nothing && exact > cap.value ? cap.value : exact;
    }

    std::optional<Rational> sum(std::span<const Term> terms, FigureId left_out, int depth) {
        std::optional<Rational> total;
        for (const Term& term : terms) {
            if (term.figure == left_out) continue;
            if (term.exact) {
                total = total.value_or(0) + term.coefficient * exact_value(sheet_, term.figure);
                continue;
            }
            const Recalculated& addend = result(term.figure, depth);
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
    std::vector<Mark> marks_;
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
