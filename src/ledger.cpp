#include "ledger.hpp"

#include <algorithm>

#include "dxbudget/rule.hpp"

namespace dxbudget {

Ledger::Ledger(const Sheet& sheet, const Evaluation& evaluation)
    : sheet_(sheet), equations_(*evaluation.equations), evaluation_(evaluation), values_(sheet.figures.size()) {
    for (FigureId id = 0; id < sheet.figures.size(); ++id) {
        if (sheet.figures[id].state == State::number) values_[id] = sheet.figures[id].value;
    }
    for (EquationId id = 0; id < equations_.equations.size(); ++id) {
        const Outcome outcome = evaluation.verdicts[id].outcome;
        if (outcome == Outcome::computes || outcome == Outcome::not_checked) continue;
        const Equation& equation = equations_.equations[id];
        Entry entry{.equation = id, .top = equation.constant, .first_term = static_cast<std::uint32_t>(parts_.size())};
        for (const Term& term : equations_.terms_of(equation)) expand(term, 1, false, 0);
        for (const Term& term : equations_.divisor_of(equation)) expand(term, 1, true, 0);
        fold_parts(entry.first_term);
        entry.term_count = static_cast<std::uint32_t>(parts_.size()) - entry.first_term;
        if (equation.divisor_count > 0) entry.bottom = 0;
        for (const Part& part : parts_of(entry)) {
            entry.top += part.top * values_[part.figure];
            entry.bottom += part.bottom * values_[part.figure];
        }
        entry.broken = outcome == Outcome::mismatch;
        entries_.push_back(entry);
    }

    // uses by figure: counted, summed up, filled in
    first_use_.assign(sheet.figures.size() + 1, 0);
    for (const Entry& entry : entries_) {
        ++first_use_[target_of(entry) + 1];
        for (const Part& part : parts_of(entry)) ++first_use_[part.figure + 1];
    }
    for (std::size_t i = 1; i < first_use_.size(); ++i) first_use_[i] += first_use_[i - 1];
    uses_.resize(first_use_.back());
    std::vector<std::uint32_t> next(first_use_.begin(), first_use_.end() - 1);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        uses_[next[target_of(entries_[i])]++] = {.entry = i};
        for (std::uint32_t p = 0; p < entries_[i].term_count; ++p) {
            uses_[next[parts_[entries_[i].first_term + p].figure]++] = {.entry = i, .part = entries_[i].first_term + p};
        }
    }
}

/// A figure that is computed stands for the declared figures it is computed from.
void Ledger::expand(const Term& term, const Rational& factor, bool divides, int depth) {
    constexpr int deepest = 100;
    const Rational weight = factor * term.coefficient;
    const Figure& figure = sheet_.figures[term.figure];
    const bool computed = evaluation_.values[term.figure].origin == Value::Origin::computed;
    if (!computed || depth > deepest) {
        if (figure.state == State::number || figure.state == State::blank) {
            parts_.push_back({term.figure, divides ? Rational(0) : weight, divides ? weight : Rational(0)});
        }
        return;
    }
    for (EquationId id = equations_.by_target[term.figure]; id != no_id; id = equations_.equations[id].next) {
        const Equation& equation = equations_.equations[id];
        if (equation.relation != Relation::equal || equation.divisor_count != 0) continue;
        const std::span<const Term> terms = equations_.terms_of(equation);
        const auto has_value = [&](const Term& part) {
            return evaluation_.values[part.figure].origin == Value::Origin::declared ||
                   evaluation_.values[part.figure].origin == Value::Origin::computed;
        };
        if (std::none_of(terms.begin(), terms.end(), has_value)) continue;
        for (const Term& part : terms) expand(part, weight, divides, depth + 1);
        return;
    }
}

/// A figure that stands in an equation twice counts once, with both weights.
void Ledger::fold_parts(std::uint32_t first) {
    const auto begin = parts_.begin() + first;
    std::sort(begin, parts_.end(), [](const Part& a, const Part& b) { return a.figure < b.figure; });
    std::uint32_t last = first;
    for (std::uint32_t i = first; i < parts_.size(); ++i) {
        if (last > first && parts_[last - 1].figure == parts_[i].figure) {
            parts_[last - 1].top += parts_[i].top;
            parts_[last - 1].bottom += parts_[i].bottom;
        } else {
            parts_[last++] = parts_[i];
        }
    }
    parts_.resize(last);
}

std::span<const Ledger::Use> Ledger::uses_of(FigureId figure) const {
    return {uses_.data() + first_use_[figure], first_use_[figure + 1] - first_use_[figure]};
}

bool Ledger::is_written(FigureId figure) const {
    const State state = sheet_.figures[figure].state;
    return state == State::number || state == State::blank;
}

Rational Ledger::computed(const Entry& entry) const {
    return entry.top / entry.bottom;
}

bool Ledger::would_hold(const Entry& entry, const Rational& target, const Rational& top, const Rational& bottom) const {
    const Equation& equation = equation_of(entry);
    const Rational exact = top / bottom;
    if (equation.relation == Relation::at_most) return target <= exact;
    if (target == exact) return true;
    if (equation.rounding == Rounding::exact) return false;
    const auto choices = admissible(exact, equation.rounding, sheet_.figures[equation.target].decimals);
    return std::find(choices.begin(), choices.end(), target) != choices.end();
}

void Ledger::apply(std::span<const Correction> corrections) {
    std::vector<std::uint32_t> touched;
    for (const Correction& correction : corrections) {
        const Rational shift = correction.value - values_[correction.figure];
        for (const Use& use : uses_of(correction.figure)) {
            touched.push_back(use.entry);
            if (use.part == no_id) continue;
            entries_[use.entry].top += parts_[use.part].top * shift;
            entries_[use.entry].bottom += parts_[use.part].bottom * shift;
        }
        values_[correction.figure] = correction.value;
    }
    for (const std::uint32_t index : touched) {
        Entry& entry = entries_[index];
        entry.broken = !would_hold(entry, values_[target_of(entry)], entry.top, entry.bottom);
    }
}

}  // namespace dxbudget
