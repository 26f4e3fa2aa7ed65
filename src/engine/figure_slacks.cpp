#include "engine/figure_slacks.hpp"

#include <vector>

namespace dxbudget {

const Slack& FigureSlacks::of(FigureId figure) {
    std::vector<FigureId> open = {figure};
    while (!open.empty()) {
        const FigureId next = open.back();
        if (known_.contains(next)) {
            open.pop_back();
            continue;
        }
        const Equation* sum = sum_of(next);
        const std::size_t before = open.size();
        for (const Term& term : terms_of(sum)) {
            if (!term.exact && !known_.contains(term.figure)) open.push_back(term.figure);
        }
        if (open.size() > before) continue;
        known_[next] = sum == nullptr ? slack_of(sheet_, next, evaluation_.values[next].value) : of_sum(*sum);
        open.pop_back();
    }
    return known_[figure];
}

const Equation* FigureSlacks::sum_of(FigureId figure) const {
    const EquationId source = evaluation_.sources[figure];
    if (source == no_id) return nullptr;
    const Equation& equation = evaluation_.equations->equations[source];
    const bool is_rounded = equation.derivation == Derivation::share ||
                            equation.derivation == Derivation::calculation || equation.divisor_count != 0;
    return is_rounded ? nullptr : &equation;
}

std::span<const Term> FigureSlacks::terms_of(const Equation* sum) const {
    return sum == nullptr ? std::span<const Term>{} : evaluation_.equations->terms_of(*sum);
}

Slack FigureSlacks::of_sum(const Equation& sum) const {
    Slack slack;
    for (const Term& term : terms_of(&sum)) {
        if (!term.exact) slack.add(known_.at(term.figure), term.coefficient);
    }
    return slack;
}

}  // namespace dxbudget
