#include "trial.hpp"

#include <algorithm>

#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

/// An equation that the corrections touch, with its sides as they would be.
struct Touched {
    std::uint32_t entry = 0;
    Rational target = {};
    Ledger::Side side = {};
    bool target_changed = false;
    bool parts_changed = false;
};

class Attempt {
  public:
    Attempt(const Ledger& ledger, std::int64_t& budget) : ledger_(ledger), budget_(budget) {}

    void change(FigureId figure, const Rational& value) {
        changed_.push_back({figure, value});
        for (const Ledger::Use& use : ledger_.uses_of(figure)) {
            --budget_;
            Touched& touched = touch(use.entry);
            if (use.part == no_id) {
                touched.target = value;
                touched.target_changed = true;
            } else {
                ledger_.shift(touched.side, ledger_.entries()[use.entry], ledger_.part(use.part), ledger_.value(figure),
                              value);
                touched.parts_changed = true;
            }
        }
    }

    /// Lets figures follow until nothing breaks; false when something does that nobody follows.
    bool settle() {
        constexpr std::size_t most_followers = 300;
        for (bool moved = true; moved;) {
            moved = false;
            for (const bool only_totals : {true, false}) {  // totals follow before originals and residuals
                for (std::size_t i = 0; i < touched_.size() && !moved; ++i) {
                    const Touched touched = touched_[i];
                    if (ledger_.entries()[touched.entry].broken || holds(touched)) continue;
                    if (only_bounds(touched)) continue;
                    if (only_totals == touched.target_changed) continue;
                    const Correction follower = follower_of(touched);
                    if (follower.figure == no_id || changed_.size() > most_followers || budget_ <= 0) return false;
                    change(follower.figure, follower.value);
                    moved = true;
                }
                if (moved) break;
            }
        }
        return true;
    }

    Trial result(std::size_t roots) const {
        Trial trial;
        trial.followers.assign(changed_.begin() + static_cast<std::ptrdiff_t>(roots), changed_.end());
        for (const Touched& touched : touched_) {
            const bool broken = ledger_.entries()[touched.entry].broken;
            if (broken && holds(touched)) trial.mended.push_back(touched.entry);
            trial.exceeds = trial.exceeds || (!broken && only_bounds(touched) && !holds(touched));
        }
        return trial;
    }

  private:
    Touched& touch(std::uint32_t index) {
        const auto same =
            std::find_if(touched_.begin(), touched_.end(), [&](const Touched& t) { return t.entry == index; });
        if (same != touched_.end()) return *same;
        const Ledger::Entry& entry = ledger_.entries()[index];
        return touched_.emplace_back(
            Touched{.entry = index, .target = ledger_.value(ledger_.target_of(entry)), .side = ledger_.side_of(entry)});
    }

    bool holds(const Touched& touched) const {
        return ledger_.would_hold(ledger_.entries()[touched.entry], touched.target, touched.side);
    }

    /// Whether nobody computes its target from it: a limit, a plausible personnel cost.
    bool only_bounds(const Touched& touched) const {
        return ledger_.equation_of(ledger_.entries()[touched.entry]).relation != Relation::equal;
    }

    bool is_changed(FigureId figure) const {
        return std::any_of(changed_.begin(), changed_.end(), [&](const Correction& c) { return c.figure == figure; });
    }

    /// The figure that is written for an exact amount, of those that may be.
    static Rational near(const Range& admissible, const Rational& exact) {
        if (admissible.contains(exact) && exact.is_integer()) return exact;
        return admissible.contains(exact.truncate()) ? exact.truncate() : admissible.low;
    }

    /// Who was computed from what has changed: the residual of a funding table, the total, or the figure that a total
    /// copies.
    Correction follower_of(const Touched& touched) const {
        const Ledger::Entry& entry = ledger_.entries()[touched.entry];
        const Equation& equation = ledger_.equation_of(entry);
        const Rational exact = ledger_.computed(entry, touched.side);
        const bool free_residual = equation.residual != no_id && !is_changed(equation.residual);
        if (free_residual) {
            return {equation.residual, ledger_.value(equation.residual) + (touched.target - exact)};
        }
        if (!touched.target_changed) {
            if (is_changed(equation.target)) return {};
            return {equation.target, near(ledger_.admissible(entry, touched.side), exact)};
        }
        if (equation.rule == &rules::change_mismatch) return {};  // nobody computes a request from its change
        const auto parts = ledger_.parts_of(entry);
        const Ledger::Part* only = nullptr;
        for (const Ledger::Part& part : parts) {
            if (ledger_.value(part.figure).is_zero() && !is_changed(part.figure) && parts.size() > 1) continue;
            if (only != nullptr) return {};
            only = &part;
        }
        const bool is_copy = only != nullptr && only->top == Rational(1) && only->bottom.is_zero() &&
                             equation.rounding == Rounding::exact && !equation.one_by_one;
        if (!is_copy || is_changed(only->figure)) return {};
        return {only->figure, ledger_.value(only->figure) + (touched.target - exact)};
    }

    const Ledger& ledger_;
    std::int64_t& budget_;
    std::vector<Correction> changed_;
    std::vector<Touched> touched_;
};

}  // namespace

std::optional<Trial> try_corrections(const Ledger& ledger, std::span<const Correction> corrections,
                                     std::int64_t& budget) {
    Attempt attempt(ledger, budget);
    for (const Correction& correction : corrections) attempt.change(correction.figure, correction.value);
    if (!attempt.settle()) return std::nullopt;
    return attempt.result(corrections.size());
}

}  // namespace dxbudget
