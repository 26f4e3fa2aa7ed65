#include "diagnosis/suspects.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dxbudget {
namespace {

/// Whether an equation that holds says something of a figure in it: it relates it to another amount.
bool confirms(const Ledger& ledger, const Ledger::Use& use, FigureId figure) {
    const Ledger::Entry& entry = ledger.entries()[use.entry];
    const Equation& equation = ledger.equation_of(entry);
    if (entry.broken || equation.relation != Relation::equal || ledger.is_check(entry)) return false;
    if (equation.derivation == Derivation::calculation) return false;  // it stands beside the figure itself
    if (use.part != no_id) {
        const Ledger::Part& part = ledger.part(use.part);
        return !part.is_bent && !part.top.is_zero() && ledger.is_written(ledger.target_of(entry));
    }
    const auto parts = ledger.parts_of(entry);
    return std::any_of(parts.begin(), parts.end(), [&](const Ledger::Part& part) {
        return part.figure != figure && !ledger.value(part.figure).is_zero();
    });
}

/// Whether an equation is about a figure that the broken one adds up.
bool is_about_part(const Ledger& ledger, const Ledger::Use& use, const Ledger::Entry& broken) {
    const auto parts = ledger.parts_of(broken);
    const auto is_before = [](const Ledger::Part& part, FigureId figure) { return part.figure < figure; };
    const FigureId target = ledger.target_of(ledger.entries()[use.entry]);
    const auto part = std::lower_bound(parts.begin(), parts.end(), target, is_before);
    return part != parts.end() && part->figure == target;
}

/// Whether a slip changes one figure, and has a name.
bool is_named(const Hypothesis& hypothesis) {
    switch (hypothesis.cause.slip) {
        case Slip::sign_lost:
        case Slip::wrong_unit:
        case Slip::point_moved:
        case Slip::digits_transposed:
        case Slip::digit_added:
        case Slip::digit_dropped:
        case Slip::digit_changed:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::vector<EquationId> confirmations_of(const Ledger& ledger, const Ledger::Entry& broken, std::int64_t& budget) {
    const FigureId figure = ledger.target_of(broken);
    constexpr std::size_t most = 64;
    std::vector<EquationId> found;
    const auto uses = ledger.uses_of(figure);
    for (const Ledger::Use& use : uses.subspan(0, std::min(uses.size(), most))) {
        --budget;
        const EquationId equation = ledger.entries()[use.entry].equation;
        if (confirms(ledger, use, figure) && !is_about_part(ledger, use, broken)) found.push_back(equation);
    }
    return found;
}

std::optional<Suspicion> suspicion_of(const Ledger& ledger, const Ledger::Entry& entry, const Tried& tried,
                                      std::vector<EquationId> by) {
    constexpr std::size_t most_suspects = 3;
    constexpr double least_share = 0.5;
    const FigureId target = ledger.target_of(entry);
    const auto is_target = [&](const Hypothesis& one) { return one.cause.correction.figure == target; };
    if (tried.survivors.empty() || ledger.parts_of(entry).size() < 2) return std::nullopt;
    if (std::any_of(tried.survivors.begin(), tried.survivors.end(), is_target)) return std::nullopt;
    Suspicion suspicion{.equation = entry.equation, .by = std::move(by)};
    std::vector<const Hypothesis*> suspects;
    double weight = 0;
    for (const Hypothesis& one : tried.survivors) {
        if (!is_named(one) || one.exceeds) continue;
        suspects.push_back(&one);
        weight += one.weight;
    }
    const auto is_other = [](const Hypothesis& one) {
        return is_named(one) || one.cause.slip == Slip::other || one.cause.slip == Slip::stale;
    };
    const bool are_all = tried.survivors.size() <= most_suspects && !tried.dismissed &&
                         std::all_of(tried.survivors.begin(), tried.survivors.end(), is_other);
    if (are_all) {
        suspects.clear();
        for (const Hypothesis& one : tried.survivors) suspects.push_back(&one);
    }
    if (suspects.empty() || suspects.size() > most_suspects) return std::nullopt;
    if (!are_all && weight < least_share * tried.weight) return std::nullopt;
    std::stable_sort(suspects.begin(), suspects.end(),
                     [](const Hypothesis* a, const Hypothesis* b) { return a->weight > b->weight; });
    for (const Hypothesis* one : suspects) {
        suspicion.suspects.push_back(one->cause);
        if (!is_named(*one)) suspicion.suspects.back().slip = Slip::other;
    }
    return suspicion;
}

}  // namespace dxbudget
