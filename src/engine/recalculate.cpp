#include "dxbudget/recalculate.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/allotment.hpp"
#include "engine/dependency_order.hpp"
#include "engine/fill_blanks.hpp"
#include "engine/right_side.hpp"

namespace dxbudget {
namespace {

using Origin = Recalculated::Origin;

/// Where several sources have a share whose exact amount may go up or down, and none takes the rest: they are cut so
/// that what one loses the next takes.
struct Chain {
    EquationId sum = no_id;
    FigureId before = no_id;  ///< the source before it; none: it is the first
    bool is_last = true;
};

/// What the sources of a table have come to so far.
struct SharedOut {
    Rational exact = {};
    Rational printed = {};
};

class Recalculator {
  public:
    Recalculator(const Sheet& sheet, const Equations& equations, const Evaluation& evaluation)
        : sheet_(sheet),
          equations_(equations),
          evaluation_(evaluation),
          origins_(sheet.figures.size()),
          ways_(sheet.figures.size(), no_id),
          changed_(sheet.figures.size()),
          open_(sheet.figures.size()),
          in_sum_(sheet.figures.size()),
          order_(equations.by_target),
          sides_(sheet, equations, values_) {
        for (EquationId id = 0; id < equations.equations.size(); ++id) {
            if (const FigureId rest = equations.equations[id].residual; rest != no_id) rests_[rest] = id;
            if (shares_out(equations.equations[id])) add_chain(id);
            const Derivation derivation = equations.equations[id].derivation;
            if (derivation != Derivation::sources && derivation != Derivation::items) continue;
            for (const Term& term : equations.terms_of(equations.equations[id])) in_sum_[term.figure] = true;
        }
    }

    void pin(FigureId id, Origin origin, const Rational& value) {
        put(id, origin, value, origin == Origin::filled && evaluation_.values[id].approximate);
        changed_[id] = origin == Origin::filled;
        order_.mark_settled(id);
    }

    std::vector<Recalculated> run() {
        std::vector<Recalculated> results;
        results.reserve(values_.size());
        for (FigureId id = 0; id < values_.size(); ++id) {
            order_.settle(
                id, [&](FigureId figure, EquationId way, auto need) { each_needed(figure, way, need); },
                [&](FigureId figure, EquationId way) { return attempt(figure, way); });
        }
        for (FigureId id = 0; id < values_.size(); ++id)
            results.push_back({origins_[id], open_[id], values_[id].approximate, values_[id].value});
        return results;
    }

  private:
    /// What stands in the sheet that is written: every figure as it is printed, none computed in passing.
    void put(FigureId id, Origin origin, const Rational& value, bool approximate) {
        origins_[id] = origin;
        values_[id] = {.origin = Value::Origin::declared, .approximate = approximate, .value = value};
    }

    /// After the equations that a figure is the target of comes what it takes as the rest.
    template <class Need>
    void each_needed(FigureId figure, EquationId way, Need need) const {
        if (way != no_id) {
            const Equation& equation = equations_.equations[way];
            if (!computes_target(equation)) return;
            each_operand(equations_, equation, need);
            const auto chain = chains_.find(figure);
            if (chain == chains_.end()) return;
            if (chain->second.before != no_id) need(chain->second.before);
            if (chain->second.is_last) need_all(chain->second.sum, need);
        } else if (const auto rest = rests_.find(figure); rest != rests_.end()) {
            need_all(rest->second, need);
        }
    }
    template <class Need>
    void need_all(EquationId id, Need need) const {
        need(equations_.equations[id].target);
        each_operand(equations_, equations_.equations[id], need);
    }

    std::optional<EquationId> attempt(FigureId id, EquationId way) {
        const Figure& figure = sheet_.figures[id];
        const bool is_silent = states_no_amount(sheet_, figure);
        if (figure.kind == AmountKind::unreadable || (is_silent && !figure.derives)) way = no_id;
        if (way != no_id) {
            const Equation& equation = equations_.equations[way];
            if (!computes_target(equation)) return equation.next;
            const Side side = sides_.of(equation);
            if (!side.is_known()) return equation.next;
            if (is_silent) {
                sides_.take_nil(id, side);
            } else {
                compute(id, way, side);
            }
            return std::nullopt;
        }
        const auto rest = rests_.find(id);
        const auto left = rest == rests_.end() || is_silent ? std::nullopt : left_by_others(rest->second, id);
        if (left && !keep(id, rest->second, *left)) {
            put(id, Origin::computed, left->value, left->approximate || figure.approximate);
            changed_[id] = left->value != figure.value;
        } else if (left) {
            // it is kept
        } else if (figure.kind == AmountKind::number) {
            put(id, Origin::leaf, figure.value, figure.approximate);
        } else if (const Value& value = evaluation_.values[id]; value.origin == Value::Origin::computed) {
            put(id, Origin::computed, value.value, value.approximate);
        } else {
            values_[id] = value;
        }
        return std::nullopt;
    }

    void compute(FigureId id, EquationId way, const Side& side) {
        const Figure& figure = sheet_.figures[id];
        const Equation& equation = equations_.equations[way];
        if (!keep(id, way, side)) {
            put(id, Origin::computed, printed(id, equation, side), side.approximate || figure.approximate);
            ways_[id] = way;
            changed_[id] = figure.kind == AmountKind::number ? values_[id].value != figure.value : has_changed(way, id);
        }
        // Where no source states a stage, its table claims nothing; one that is written would make it do so.
        open_[id] = equation.derivation == Derivation::share && !sheet_.is_number(id) && !in_sum_[id];
        if (equation.derivation != Derivation::share || !chains_.contains(id)) return;
        const SharedOut before = shared_before(id);
        shared_out_[id] = {before.exact + side.value, before.printed + values_[id].value};
    }

    /// Whether something else in an equation has become another than the sheet says.
    bool has_changed(EquationId id, FigureId figure) const {
        const Equation& equation = equations_.equations[id];
        bool changed = equation.target != figure && changed_[equation.target];
        each_operand(equations_, equation,
                     [&](FigureId operand) { changed = changed || (operand != figure && changed_[operand]); });
        return changed;
    }

    /// Keeps a figure as it is declared where its equation holds so, or comes to about that. If it does so only because
    /// nobody says what else in it would be printed, that is left open.
    bool keep(FigureId id, EquationId way, const Side& side) {
        const Verdict& verdict = evaluation_.verdicts[way];
        const bool informs = verdict.obstacle == Obstacle::approximate && side.approximate;
        if (!dxbudget::holds(verdict.outcome) && !informs) return false;
        if (!sheet_.is_number(id) || has_changed(way, id)) return false;
        put(id, Origin::computed, sheet_.figures[id].value, sheet_.figures[id].approximate);
        ways_[id] = way;
        const Equation& equation = equations_.equations[way];
        const Rational& target = values_[equation.target].value;
        const Side whole = sides_.of(equation);
        if (informs || holds(sheet_, equation, target, whole.value, whole.slack)) return true;
        std::vector<EquationId> above = {way};
        while (!above.empty()) {
            const EquationId next = above.back();
            above.pop_back();
            each_operand(equations_, equations_.equations[next], [&](FigureId operand) {
                if (sheet_.is_number(operand) || open_[operand] || ways_[operand] == no_id) return;
                open_[operand] = true;
                above.push_back(ways_[operand]);
            });
        }
        return true;
    }

    /// What the other sources leave of the whole.
    std::optional<Side> left_by_others(EquationId id, FigureId figure) const {
        const Equation& equation = equations_.equations[id];
        const Value& whole = values_[equation.target];
        Side others = sides_.of(equation, figure);
        if (whole.origin != Value::Origin::declared || others.obstacle != Obstacle::none) return std::nullopt;
        others.value = whole.value - others.value;
        if (is_subtracted(sheet_, sheet_.figures[figure].line)) others.value = -others.value;
        others.approximate = others.approximate || whole.approximate;
        return others;
    }

    /// Whether a cost is shared out by its sources, so that it is no sum of them.
    bool shares_out(const Equation& equation) const {
        if (equation.derivation != Derivation::sources || !equation.checked) return false;
        const std::span<const Term> terms = equations_.terms_of(equation);
        return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
            return !sheet_.lines[sheet_.figures[term.figure].line].shares.empty();
        });
    }

    /// A limit computes nothing.
    bool computes_target(const Equation& equation) const {
        return equation.relation == Relation::equal && !shares_out(equation);
    }

    void add_chain(EquationId sum) {
        if (equations_.equations[sum].residual != no_id) return;
        FigureId before = no_id;
        for (const Term& term : equations_.terms_of(equations_.equations[sum])) {
            const EquationId share = equations_.by_target[term.figure];
            if (share == no_id || equations_.equations[share].derivation != Derivation::share ||
                equations_.equations[share].rounding != Rounding::any || term.coefficient != Rational(1))
                continue;
            if (before != no_id) chains_[before].is_last = false;
            chains_[term.figure] = {.sum = sum, .before = before};
            before = term.figure;
        }
    }

    SharedOut shared_before(FigureId id) const {
        const auto before = shared_out_.find(chains_.at(id).before);
        return before == shared_out_.end() ? SharedOut{} : before->second;
    }

    /// The exact amount as the sheet prints it: the declared figure, where rounding admits it.
    Rational printed(FigureId id, const Equation& equation, const Side& side) const {
        const Figure& figure = sheet_.figures[id];
        if (equation.rounding == Rounding::exact && side.slack.is_none()) return side.value;
        const auto admitted = [&](const Rational& value) {
            return holds(sheet_, equation, value, side.value, side.slack);
        };
        const bool is_stated = figure.kind == AmountKind::number;
        if (is_stated && admitted(figure.value)) return figure.value;
        if (equation.derivation == Derivation::share && chains_.contains(id)) {
            // What the sources before it have left of what they share; and of the whole, where it is the last.
            const SharedOut before = shared_before(id);
            const Chain& chain = chains_.at(id);
            const auto left = chain.is_last ? left_by_others(chain.sum, id) : std::nullopt;
            if (left && admitted(left->value)) return left->value;
            const Rational step = step_of(sheet_, equation);
            const Rational in_turn = rounded(before.exact + side.value, Rounding::down, step) - before.printed;
            if (admitted(in_turn)) return in_turn;
        }
        const bool is_ratio = figure.stage != no_stage && sheet_.stages[figure.stage].kind == StageKind::ratio;
        const bool needs_place = is_ratio && !is_stated && equation.places == no_id;
        return rounded(side.value, equation.rounding,
                       needs_place ? Rational::power_of_ten(-1) : step_of(sheet_, equation));
    }

    const Sheet& sheet_;
    const Equations& equations_;
    const Evaluation& evaluation_;
    std::vector<Value> values_;
    std::vector<Origin> origins_;
    std::vector<EquationId> ways_;  // what a figure was computed by
    std::vector<bool> changed_;     // whether a figure is another than the sheet says
    std::vector<bool> open_;
    std::vector<bool> in_sum_;  // whether a figure is one of those that must add up
    DependencyOrder order_;
    RightSides sides_;
    std::unordered_map<FigureId, EquationId> rests_;
    std::unordered_map<FigureId, Chain> chains_;
    std::unordered_map<FigureId, SharedOut> shared_out_;
};

}  // namespace

Sheet with_settings(Sheet sheet, std::span<const Setting> settings) {
    for (const Setting& setting : settings) {
        Figure& figure = sheet.figures[setting.figure];
        figure.kind = AmountKind::number;
        figure.value = setting.value;
        figure.approximate = false;
        if (figure.calculation != no_id) sheet.calculations[figure.calculation].figure = no_id;
        figure.calculation = no_id;
    }
    return sheet;
}

static std::vector<Recalculated> recalculate_once(const Sheet& sheet, const Equations& equations,
                                                  std::span<const Setting> settings) {
    Evaluation evaluation = evaluate(sheet, equations);
    const std::vector<Setting> filled = fill_blanks(sheet, evaluation);
    Recalculator recalculator(sheet, equations, evaluation);
    for (const Setting& blank : filled) recalculator.pin(blank.figure, Origin::filled, blank.value);
    for (const Setting& setting : settings) recalculator.pin(setting.figure, Origin::set, setting.value);
    return recalculator.run();
}

std::vector<Recalculated> recalculate(const Sheet& sheet, const Equations& equations,
                                      std::span<const Setting> settings) {
    std::vector<Recalculated> results = recalculate_once(sheet, equations, settings);
    if (std::ranges::none_of(equations.equations, &Equation::allots)) return results;
    // The last units go where the recalculated figures say, not the declared ones.
    std::vector<Value> values;
    for (const Recalculated& result : results) {
        const bool has_value = result.origin != Origin::nothing;
        values.push_back(
            {.origin = has_value ? Value::Origin::declared : Value::Origin::nothing, .value = result.value});
    }
    Equations allotted = equations;
    allot(sheet, allotted, values);
    return recalculate_once(sheet, allotted, settings);
}

}  // namespace dxbudget
