#include "diagnosis/trial.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dxbudget {
namespace {

/// An equation that the corrections touch, with its sides as they would be.
struct Touched {
    std::uint32_t entry = 0;
    Rational target = {};
    Ledger::Side side = {};
    bool target_changed = false;
    bool is_unsettled = false;
};

/// Numbers ids in the order in which they come. Most trials touch a handful, some thousands.
class Numbering {
  public:
    void insert(std::uint32_t id) { place_of(id); }

    bool contains(std::uint32_t id) const { return find(id) < ids_.size(); }

    /// The number of an id; the next one where it is new.
    std::size_t place_of(std::uint32_t id) {
        const std::size_t place = find(id);
        if (place < ids_.size()) return place;
        ids_.push_back(id);
        if (ids_.size() == few + 1) {
            for (std::size_t i = 0; i < few; ++i) places_.emplace(ids_[i], i);
        }
        if (ids_.size() > few) places_.emplace(id, place);
        return place;
    }

  private:
    static constexpr std::size_t few = 16;

    std::size_t find(std::uint32_t id) const {
        if (ids_.size() <= few) return static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
        const auto found = places_.find(id);
        return found == places_.end() ? ids_.size() : found->second;
    }

    std::vector<std::uint32_t> ids_;
    std::unordered_map<std::uint32_t, std::size_t> places_;  // of all, where they are more than a few
};

class Attempt {
  public:
    Attempt(const Ledger& ledger, std::int64_t& budget) : ledger_(ledger), budget_(budget) {}

    /// False where nobody can say what it does.
    bool change(FigureId figure, const Rational& value) {
        changed_.push_back({figure, value});
        changed_figures_.insert(figure);
        for (const Ledger::Use& use : ledger_.uses_of(figure)) {
            --budget_;
            const std::size_t index = touch(use.entry);
            Touched& touched = touched_[index];
            if (use.part == no_id) {
                touched.target = value;
                touched.target_changed = true;
            } else {
                if (ledger_.part(use.part).is_bent) return false;
                ledger_.shift(touched.side, ledger_.entries()[use.entry], ledger_.part(use.part), ledger_.value(figure),
                              value);
            }
            if (!std::exchange(touched.is_unsettled, true)) unsettled_.push(index);
        }
        return true;
    }

    /// Lets figures follow until nothing breaks; false when something does that nobody follows.
    bool settle() {
        constexpr std::size_t most_followers = 300;
        // Totals follow before originals and residuals.
        while (!unsettled_.empty() || !originals_.empty()) {
            Pending& pending = unsettled_.empty() ? originals_ : unsettled_;
            const std::size_t index = pending.top();
            pending.pop();
            if (&pending == &unsettled_) touched_[index].is_unsettled = false;
            const Touched touched = touched_[index];
            if (ledger_.entries()[touched.entry].broken || holds(touched) || only_bounds(touched)) continue;
            if (&pending == &unsettled_ && touched.target_changed) {
                originals_.push(index);
                continue;
            }
            const Correction follower = follower_of(touched);
            changes_parts_ = changes_parts_ || (touched.target_changed && is_sum_over(touched, follower.figure));
            if (follower.figure == no_id || changed_.size() > most_followers || budget_ <= 0) return false;
            if (!change(follower.figure, follower.value)) return false;
        }
        return true;
    }

    Trial result(std::size_t roots) const {
        Trial trial{.changes_parts = changes_parts_};
        trial.followers.assign(changed_.begin() + static_cast<std::ptrdiff_t>(roots), changed_.end());
        for (const Touched& touched : touched_) {
            const bool broken = ledger_.entries()[touched.entry].broken;
            if (broken && holds(touched)) trial.mended.push_back(touched.entry);
            trial.exceeds = trial.exceeds || (!broken && only_bounds(touched) && !holds(touched));
        }
        return trial;
    }

  private:
    std::size_t touch(std::uint32_t index) {
        const std::size_t place = touched_entries_.place_of(index);
        if (place == touched_.size()) {
            const Ledger::Entry& entry = ledger_.entries()[index];
            touched_.push_back(
                {.entry = index, .target = ledger_.value(ledger_.target_of(entry)), .side = ledger_.side_of(entry)});
        }
        return place;
    }

    bool holds(const Touched& touched) const {
        return ledger_.would_hold(ledger_.entries()[touched.entry], touched.target, touched.side);
    }

    /// Whether nobody computes its target from it: a limit, a plausible personnel cost.
    bool only_bounds(const Touched& touched) const {
        return ledger_.equation_of(ledger_.entries()[touched.entry]).relation != Relation::equal;
    }

    /// Whether a figure is one that the equation adds up, and not what the others leave of a whole.
    bool is_sum_over(const Touched& touched, FigureId figure) const {
        const Equation& equation = ledger_.equation_of(ledger_.entries()[touched.entry]);
        const bool is_sum = equation.derivation == Derivation::items || equation.derivation == Derivation::sources ||
                            equation.derivation == Derivation::costs;
        return is_sum && figure != equation.target && figure != equation.residual;
    }

    bool is_changed(FigureId figure) const { return changed_figures_.contains(figure); }

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
        if (equation.derivation == Derivation::check) return {};  // it compares what is computed otherwise
        const Rational exact = ledger_.computed(entry, touched.side);
        const bool free_residual = equation.residual != no_id && !is_changed(equation.residual);
        if (free_residual) {
            const Rational sign =
                is_subtracted(ledger_.sheet(), ledger_.sheet().figures[equation.residual].line) ? -1 : 1;
            return {equation.residual, ledger_.value(equation.residual) + sign * (touched.target - exact)};
        }
        if (!touched.target_changed) {
            if (is_changed(equation.target)) return {};
            return {equation.target, near(ledger_.admissible(entry, touched.side), exact)};
        }
        // Nobody computes a request from its change.
        if (equation.derivation == Derivation::formula) return {};
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
    bool changes_parts_ = false;
    std::vector<Correction> changed_;
    Numbering changed_figures_;
    std::vector<Touched> touched_;
    Numbering touched_entries_;
    // Of what is touched: what is to be looked at, and where the target has changed and something else must follow.
    using Pending = std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>>;
    Pending unsettled_;
    Pending originals_;
};

}  // namespace

std::optional<Trial> try_corrections(const Ledger& ledger, std::span<const Correction> corrections,
                                     std::int64_t& budget) {
    Attempt attempt(ledger, budget);
    for (const Correction& correction : corrections) {
        if (!attempt.change(correction.figure, correction.value)) return std::nullopt;
    }
    if (!attempt.settle()) return std::nullopt;
    return attempt.result(corrections.size());
}

std::optional<Trial> try_uncounted(const Ledger& ledger, LineId line, std::int64_t& budget) {
    const Sheet& sheet = ledger.sheet();
    Trial trial;
    for (std::size_t stage = 0; stage < sheet.stages.size(); ++stage) {
        const FigureId figure = sheet.cell(line, static_cast<StageId>(stage));
        if (figure == no_id) continue;
        for (const Ledger::Use& use : ledger.uses_of(figure)) {
            --budget;
            const Ledger::Entry& entry = ledger.entries()[use.entry];
            if (use.part == no_id || sheet.figures[ledger.target_of(entry)].line == line) continue;
            if (ledger.equation_of(entry).derivation != Derivation::items) continue;
            const Ledger::Part& part = ledger.part(use.part);
            if (part.is_bent || budget <= 0) return std::nullopt;
            Ledger::Side side = ledger.side_of(entry);
            ledger.shift(side, entry, part, ledger.value(figure), 0);
            if (!ledger.would_hold(entry, ledger.value(ledger.target_of(entry)), side)) return std::nullopt;
            if (entry.broken && !sheet.stages[stage].formula) trial.mended.push_back(use.entry);
        }
    }
    std::sort(trial.mended.begin(), trial.mended.end());
    return trial;
}

bool would_mend(const Ledger& ledger, const Ledger::Entry& entry, std::span<const Correction> corrections) {
    const auto parts = ledger.parts_of(entry);
    const auto is_before = [](const Ledger::Part& part, FigureId figure) { return part.figure < figure; };
    Ledger::Side side = ledger.side_of(entry);
    Rational target = ledger.value(ledger.target_of(entry));
    for (const Correction& correction : corrections) {
        if (correction.figure == ledger.target_of(entry)) target = correction.value;
        const auto part = std::lower_bound(parts.begin(), parts.end(), correction.figure, is_before);
        if (part == parts.end() || part->figure != correction.figure) continue;
        if (part->is_bent) return false;
        ledger.shift(side, entry, *part, ledger.value(correction.figure), correction.value);
    }
    return ledger.would_hold(entry, target, side);
}

}  // namespace dxbudget
