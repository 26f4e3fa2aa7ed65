#include "engine/fill_blanks.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace dxbudget {
namespace {

/// Solves equations with one blank, one after the other; what is filled may leave another equation with one.
class Filling {
  public:
    Filling(const Sheet& sheet, Evaluation& evaluation)
        : sheet_(sheet),
          equations_(*evaluation.equations),
          evaluation_(evaluation),
          blanks_(equations_.equations.size()) {
        for (EquationId id = 0; id < equations_.equations.size(); ++id) count_blanks(id);
        std::sort(uses_.begin(), uses_.end());
    }

    std::vector<Setting> run() {
        std::vector<Setting> filled;
        while (!open_.empty()) {
            const auto [round, id] = *open_.begin();
            open_.erase(open_.begin());
            const std::optional<Setting> found = solve(id);
            if (!found) continue;
            const bool approximate = evaluation_.values[equations_.equations[id].target].approximate;
            evaluation_.values[found->figure] = {
                .origin = Value::Origin::computed, .approximate = approximate, .value = found->value};
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
        return sheet_.figures[id].kind == AmountKind::blank && evaluation_.values[id].origin == Value::Origin::nothing;
    }

    /// Whether an equation says something of its blanks. A sum computed from its parts does not; and where one holds
    /// without them, they are nothing, and the rest is what rounding leaves.
    bool determines(EquationId id) const {
        const Equation& equation = equations_.equations[id];
        const auto is_unreadable = [&](const Term& term) {
            return evaluation_.values[term.figure].origin == Value::Origin::unreadable;
        };
        return equation.relation == Relation::equal && equation.divisor_count == 0 &&
               equation.missing == Obstacle::none && !holds(evaluation_.verdicts[id].outcome) &&
               sheet_.is_number(equation.target) && std::ranges::none_of(equations_.terms_of(equation), is_unreadable);
    }

    /// Whether a table has anything to say at a stage.
    bool speaks(BreakdownId table, StageId stage) {
        const auto [known, is_new] = speaks_.try_emplace({table, stage}, false);
        if (is_new) {
            known->second = std::ranges::any_of(sheet_.breakdowns[table].lines, [&](LineId line) {
                const FigureId figure = sheet_.cell(line, stage);
                return figure != no_id && evaluation_.values[figure].origin != Value::Origin::nothing;
            });
        }
        return known->second;
    }

    /// Whether a table says that it shows a part only, so that it compares nothing.
    bool shows_a_part(BreakdownId id) const {
        const Breakdown& table = sheet_.breakdowns[id];
        return table.partial || (table.kind == BreakdownKind::items && sheet_.lines[table.whole].partial);
    }

    /// Whether a figure stands in a table that says nothing at its stage, below a number: no sum compares the two, and
    /// filled it would begin to.
    bool contradicts_silence(FigureId figure) {
        const StageId stage = sheet_.figures[figure].stage;
        for (LineId line = sheet_.figures[figure].line; sheet_.lines[line].counted;) {
            const BreakdownId table = sheet_.lines[line].breakdown;
            if (table == no_id || shows_a_part(table) || speaks(table, stage)) return false;
            line = sheet_.breakdowns[table].whole;
            if (sheet_.is_number(sheet_.cell(line, stage))) return true;
        }
        return false;
    }

    void count_blanks(EquationId id) {
        if (!determines(id)) return;
        for (const Term& term : equations_.terms_of(equations_.equations[id])) {
            if (!is_blank(term.figure) || contradicts_silence(term.figure)) continue;
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
    Evaluation& evaluation_;
    std::map<std::pair<BreakdownId, StageId>, bool> speaks_;
    std::vector<std::uint32_t> blanks_;                    // in each equation
    std::vector<Use> uses_;                                // of blanks, sorted
    std::set<std::pair<std::uint32_t, EquationId>> open_;  // equations with one blank, in rounds over all of them
};

}  // namespace

std::vector<Setting> fill_blanks(const Sheet& sheet, Evaluation& evaluation) {
    return Filling(sheet, evaluation).run();
}

}  // namespace dxbudget
