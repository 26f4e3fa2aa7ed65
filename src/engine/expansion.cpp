#include "engine/expansion.hpp"

#include <algorithm>

namespace dxbudget {

/// A sum over sums can have as many parts as all of them together, so what a sheet may take grows with its size alone.
Expansion::Expansion(const Sheet& sheet, const Evaluation& evaluation)
    : sheet_(sheet),
      evaluation_(evaluation),
      order_(evaluation.sources),
      index_(sheet.figures.size()),
      sums_(1),  // of what has no value
      room_(200'000 + 8 * static_cast<std::ptrdiff_t>(evaluation.equations->terms.size())) {}

void Expansion::add(Sum& sum, const Term& term, const Rational& times) {
    const Rational factor = times * term.coefficient;
    if (term.exact) {
        sum.constant += factor * exact_value(sheet_, term.figure);
    } else if (evaluation_.values[term.figure].origin == Value::Origin::computed) {
        append(sum, sum_of(term.figure), factor);
    } else if (const AmountKind kind = sheet_.figures[term.figure].kind;
               kind == AmountKind::number || kind == AmountKind::blank) {
        sum.parts.push_back({.figure = term.figure, .factor = factor});
    }
}

/// Lets each figure stand in a sum once, with all its factors.
void Expansion::fold(Sum& sum) {
    std::sort(sum.parts.begin(), sum.parts.end(), [](const Part& a, const Part& b) { return a.figure < b.figure; });
    std::size_t last = 0;
    for (const Part& part : sum.parts) {
        if (last > 0 && sum.parts[last - 1].figure == part.figure) {
            sum.parts[last - 1].factor += part.factor;
            sum.parts[last - 1].is_bent = sum.parts[last - 1].is_bent || part.is_bent;
        } else {
            sum.parts[last++] = part;
        }
    }
    sum.parts.resize(last);
}

void Expansion::append(Sum& sum, const Sum& other, const Rational& times) {
    sum.constant += times * other.constant;
    room_ -= static_cast<std::ptrdiff_t>(other.parts.size());
    if (!is_complete()) return;
    for (const Part& part : other.parts) {
        sum.parts.push_back({.figure = part.figure, .factor = times * part.factor, .is_bent = part.is_bent});
    }
}

const Expansion::Sum& Expansion::sum_of(FigureId computed) {
    if (!order_.is_settled(computed)) {
        const Equations& equations = *evaluation_.equations;
        order_.settle(
            computed,
            [&](FigureId, EquationId source, auto need) {
                if (source != no_id) each_operand(equations, equations.equations[source], need);
            },
            [&](FigureId figure, EquationId source) -> std::optional<EquationId> {
                if (source != no_id) expand(figure);
                return std::nullopt;
            });
    }
    return sums_[index_[computed]];
}

void Expansion::expand(FigureId computed) {
    const Equations& equations = *evaluation_.equations;
    const Equation& source = equations.equations[evaluation_.sources[computed]];
    Sum sum{.parts = {}, .constant = source.constant};
    const auto add_settled = [&](const Term& term) {
        const bool is_computed = evaluation_.values[term.figure].origin == Value::Origin::computed;
        if (term.exact || !is_computed || order_.is_settled(term.figure)) add(sum, term, 1);
    };
    for (const Term& term : equations.terms_of(source)) add_settled(term);
    Rational value = sum.constant;
    for (const Part& part : sum.parts) {
        if (sheet_.figures[part.figure].kind == AmountKind::number)
            value += part.factor * sheet_.figures[part.figure].value;
    }
    const Rational& known = evaluation_.values[computed].value;
    if (source.divisor_count > 0 || source.cap != no_id || value != known) {
        for (const Term& term : equations.divisor_of(source)) add_settled(term);
        if (source.cap != no_id) add_settled({.figure = source.cap});
        sum.constant = known;
        for (Part& part : sum.parts) part = {.figure = part.figure, .factor = 0, .is_bent = true};
    }
    fold(sum);
    index_[computed] = sums_.size();
    sums_.push_back(std::move(sum));
}

}  // namespace dxbudget
