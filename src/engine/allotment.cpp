/// Largest remainder: every share of a table is cut to the unit, and the units that are lacking to what all of them
/// come to go to those that lost most. It is a matter of the whole table, so it is settled before its equations are
/// evaluated: each is then rounded up or down by itself.

#include "engine/allotment.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace dxbudget {
namespace {

/// A share in units: what it is cut to, and what it loses by that.
struct Cut {
    EquationId equation = no_id;
    Rational units = {};
    Rational remainder = {};
};

std::optional<Rational> sum_of(std::span<const Term> terms, std::span<const Value> values) {
    Rational sum;
    bool any = false;
    for (const Term& term : terms) {
        const Value& value = values[term.figure];
        if (value.origin == Value::Origin::unreadable) return std::nullopt;
        if (value.origin == Value::Origin::nothing) continue;
        any = true;
        sum += term.coefficient * value.value;
    }
    return any ? std::optional(sum) : std::nullopt;
}

std::optional<Rational> exact_share(const Equations& equations, const Equation& equation,
                                    std::span<const Value> values) {
    std::optional<Rational> share = sum_of(equations.terms_of(equation), values);
    if (!share || equation.divisor_count == 0) return share;
    const std::optional<Rational> divisor = sum_of(equations.divisor_of(equation), values);
    if (!divisor || divisor->is_zero()) return std::nullopt;
    return *share / *divisor;
}

/// The shares of one table; none where one of them is not known, has a limit, or other decimals than the rest.
std::vector<Cut> cuts_of(const Sheet& sheet, const Equations& equations, std::span<const EquationId> table,
                         std::span<const Value> values) {
    std::vector<Cut> cuts;
    const Rational step = step_of(sheet, equations.equations[table.front()]);
    for (const EquationId id : table) {
        const Equation& equation = equations.equations[id];
        const std::optional<Rational> share = exact_share(equations, equation, values);
        if (!share || share->overflowed() || equation.cap != no_id || step_of(sheet, equation) != step) return {};
        const Rational units = *share / step;
        cuts.push_back({.equation = id, .units = units.floor(), .remainder = units - units.floor()});
    }
    return cuts;
}

}  // namespace

void allot(const Sheet& sheet, Equations& equations, std::span<const Value> values) {
    std::map<std::pair<BreakdownId, StageId>, std::vector<EquationId>> tables;
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        Equation& equation = equations.equations[id];
        if (!equation.allots) continue;
        equation.rounding = Rounding::any;
        const Figure& target = sheet.figures[equation.target];
        const Line& line = sheet.lines[target.line];
        if (line.counted && line.breakdown != no_id) tables[{line.breakdown, target.stage}].push_back(id);
    }
    for (const auto& [place, table] : tables) {
        std::vector<Cut> cuts = cuts_of(sheet, equations, table, values);
        Rational lacking;
        for (const Cut& cut : cuts) lacking += cut.remainder;
        lacking = lacking.round_half_up(0);
        std::ranges::sort(cuts, std::greater{}, &Cut::remainder);
        for (std::size_t first = 0; first < cuts.size();) {
            std::size_t end = first;
            while (end < cuts.size() && cuts[end].remainder == cuts[first].remainder) ++end;
            const bool all_up = Rational(static_cast<std::int64_t>(end)) <= lacking;
            const bool all_down = Rational(static_cast<std::int64_t>(first)) >= lacking;
            for (; first < end; ++first) {
                equations.equations[cuts[first].equation].rounding = all_up     ? Rounding::up
                                                                     : all_down ? Rounding::down
                                                                                : Rounding::any;
            }
        }
    }
}

}  // namespace dxbudget
