/// The search for causes. Each broken equation is asked which of its figures, with which value, would mend it; each
/// answer is tried with everything that follows from it. What mends more equations is the better cause, then the more
/// systematic slip, then the one with fewer followers. The best causes are applied and the rest is asked again, so that
/// independent mistakes are found one after the other.

#include "dxbudget/diagnose.hpp"

#include <algorithm>
#include <tuple>

#include "dxbudget/rule.hpp"
#include "ledger.hpp"
#include "slip.hpp"
#include "trial.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_named = 3;

/// A cause that survived its trial.
struct Hypothesis {
    Cause cause;
    std::vector<std::uint32_t> mended;
    bool odd_sign = false;     ///< it would be the only negative figure of its equation
    bool exceeds = false;      ///< it would push an amount over its limit: no cause, but not refuted by any sum either
    std::size_t agreeing = 0;  ///< of them, those that the wrong figure itself stands in: each speaks for the value

    /// Systematic slips come before keystrokes, and a value that only the equations speak for comes last.
    int rank() const {
        // A △ that is missing is commoner than one that was overlooked when adding up.
        if (cause.slip == Slip::sign_lost && (cause.witness != no_id || odd_sign)) return 1;
        switch (cause.slip) {
            case Slip::left_out:
            case Slip::counted_twice:
            case Slip::subtotal_among_parts:
            case Slip::sign_lost:
            case Slip::wrong_unit:
            case Slip::swapped:
            case Slip::blank:
                return 0;
            case Slip::stale:
            case Slip::digits_transposed:
            case Slip::digit_added:
            case Slip::digit_dropped:
            case Slip::digit_changed:
                return 1;
            case Slip::other:
                return 2;
        }
        return 2;
    }

    std::tuple<std::size_t, int, std::size_t, std::size_t> order() const {
        return {~agreeing, rank(), ~mended.size(), cause.followers.size()};
    }
};

/// The decimal digits of a number before its trailing zeros.
int digits_without_zeros(Rational number) {
    const Rational ten = 10;
    number = number.abs();
    while (!number.is_zero() && (number / ten).is_integer()) number = number / ten;
    int digits = 0;
    for (; number >= Rational(1) && digits < 40; number = number / ten) ++digits;
    return digits;
}

/// The decimal digits of a gap that say something: trailing zeros that all figures of the equation share say nothing.
int significant_digits(Rational gap, std::span<const Rational> figures) {
    gap = gap.abs();
    const Rational ten = 10;
    const auto divisible = [&](const Rational& figure) { return (figure / ten).is_integer(); };
    std::vector<Rational> scaled(figures.begin(), figures.end());
    while (!gap.is_zero() && divisible(gap) && std::all_of(scaled.begin(), scaled.end(), divisible)) {
        gap = gap / ten;
        for (Rational& figure : scaled) figure = figure / ten;
    }
    int digits = 0;
    for (; gap >= Rational(1) && digits < 40; gap = gap / ten) ++digits;
    return digits;
}

class Search {
  public:
    Search(const Sheet& sheet, const Evaluation& evaluation)
        : sheet_(sheet),
          ledger_(sheet, evaluation),
          budget_(100'000 + 40 * static_cast<std::int64_t>(ledger_.entries().size())),
          named_(ledger_.entries().size()) {}

    Diagnosis run() {
        // Causes that several equations agree on come first: they are surest, and mending them unties the others.
        for (const std::size_t agreement : {2U, 1U}) {
            constexpr int most_rounds = 200;
            for (int round = 0; round < most_rounds && explain_round(agreement); ++round) {
            }
        }
        for (std::uint32_t i = 0; i < ledger_.entries().size(); ++i) {
            if (is_open(i)) diagnosis_.unexplained.push_back(ledger_.entries()[i].equation);
        }
        diagnosis_.complete = budget_ > 0;
        return std::move(diagnosis_);
    }

  private:
    bool is_open(std::uint32_t index) const {
        const Ledger::Entry& entry = ledger_.entries()[index];
        return entry.broken && ledger_.equation_of(entry).rule->severity == Severity::error && !named_[index];
    }

    /// The best hypotheses for one equation.
    struct Answer {
        std::uint32_t index = 0;
        std::vector<Hypothesis> best = {};
        bool refuted_others = false;  ///< every other figure of the equation was tried, and would break another
    };

    /// Explains what can be explained at present, the surest first; whether anything was.
    bool explain_round(std::size_t agreement) {
        std::vector<Answer> answers;
        for (std::uint32_t i = 0; i < ledger_.entries().size() && budget_ > 0; ++i) {
            if (!is_open(i)) continue;
            Answer answer = ask(i);
            if (is_good(answer, agreement)) answers.push_back(std::move(answer));
        }
        std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
            return a.best.front().order() < b.best.front().order();
        });
        bool any = false;
        std::vector<bool> settled(ledger_.entries().size());
        for (Answer& answer : answers) {
            const std::vector<std::uint32_t>& mended = answer.best.front().mended;
            if (std::any_of(mended.begin(), mended.end(), [&](std::uint32_t entry) { return settled[entry]; }))
                continue;
            for (const std::uint32_t entry : mended) settled[entry] = true;
            Answer again = any ? ask(answer.index) : std::move(answer);  // an earlier correction may have changed it
            if (any && !is_good(again, agreement)) continue;
            explain(std::move(again));
            any = true;
        }
        return any;
    }

    Answer ask(std::uint32_t index) {
        Answer answer{.index = index};
        std::vector<Hypothesis> found = hypotheses(index);
        answer.refuted_others = found.size() == 1 && ledger_.parts_of(ledger_.entries()[index]).size() > 1;
        std::erase_if(found, [](const Hypothesis& hypothesis) { return hypothesis.exceeds; });
        for (Hypothesis& hypothesis : found) {
            if (!answer.best.empty() && answer.best.front().order() < hypothesis.order()) continue;
            if (!answer.best.empty() && hypothesis.order() < answer.best.front().order()) answer.best.clear();
            answer.best.push_back(std::move(hypothesis));
        }
        return answer;
    }

    bool is_good(const Answer& answer, std::size_t agreement) const {
        if (answer.best.empty() || answer.best.size() > most_named) return false;
        const Hypothesis& first = answer.best.front();
        if (first.agreeing < agreement || (agreement > 1 && answer.best.size() > 1)) return false;
        return first.agreeing > 1 || answer.refuted_others || speaks_for_itself(first.cause.slip, answer.index);
    }

    /// Whether a slip that one equation alone speaks for is more than chance. With many lines some figure is always one
    /// keystroke away, and a line that is missing looks like one that was counted twice: then the gap must have more
    /// digits than chance would hit.
    bool speaks_for_itself(Slip slip, std::uint32_t index) const {
        const Ledger::Entry& entry = ledger_.entries()[index];
        const auto parts = ledger_.parts_of(entry);
        std::vector<Rational> figures = {ledger_.value(ledger_.target_of(entry))};
        for (const Ledger::Part& part : parts) figures.push_back(ledger_.value(part.figure));
        const Rational gap = figures.front() - ledger_.computed(entry);
        const int digits = digits_without_zeros(gap);
        constexpr int least = 3;
        switch (slip) {
            case Slip::blank:
                return true;
            case Slip::other:
            case Slip::stale:  // any gap is explained by a line that has not changed since last year
                return false;
            case Slip::digits_transposed:
            case Slip::digit_added:
            case Slip::digit_dropped:
            case Slip::digit_changed: {
                constexpr std::size_t few = 4;
                return digits >= least && parts.size() <= few;
            }
            case Slip::counted_twice:
            case Slip::wrong_unit: {
                // No missing line makes a sum too large, and one would be missing at the other stages, too.
                if (gap.sign() <= 0 || parts.size() < 2 || holds_at_another_stage(entry)) break;
                constexpr std::int64_t one_in = 50;
                return Rational::power_of_ten(digits) >= Rational(one_in * static_cast<std::int64_t>(parts.size()));
            }
            default:
                break;
        }
        return significant_digits(gap, figures) >= least;
    }

    void explain(Answer answer) {
        Explanation explanation;
        explanation.confirmed = confirmed_beside(answer.best.front(), answer.index);
        for (Hypothesis& hypothesis : answer.best) explanation.causes.push_back(std::move(hypothesis.cause));
        if (answer.best.size() == 1) {
            std::vector<Correction> corrections = {explanation.causes.front().correction};
            const auto& followers = explanation.causes.front().followers;
            corrections.insert(corrections.end(), followers.begin(), followers.end());
            ledger_.apply(corrections);
        } else {
            for (const std::uint32_t entry : answer.best.front().mended) named_[entry] = true;
        }
        diagnosis_.explanations.push_back(std::move(explanation));
    }

    /// Whether the same lines add up at another stage, where they say something.
    bool holds_at_another_stage(const Ledger::Entry& entry) const {
        const Figure& target = sheet_.figures[ledger_.target_of(entry)];
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId other = sheet_.cell(target.line, stage);
            if (stage == target.stage || other == no_id || sheet_.stages[stage].formula) continue;
            for (const Ledger::Use& use : ledger_.uses_of(other)) {
                const Ledger::Entry& sum = ledger_.entries()[use.entry];
                if (use.part == no_id && !sum.broken &&
                    ledger_.equation_of(sum).rule == ledger_.equation_of(entry).rule && sum.term_count > 1 &&
                    !ledger_.value(other).is_zero()) {
                    return true;
                }
            }
        }
        return false;
    }

    std::vector<Hypothesis> hypotheses(std::uint32_t index) {
        std::vector<Hypothesis> found;
        const Ledger::Entry& entry = ledger_.entries()[index];
        const Equation& equation = ledger_.equation_of(entry);
        const Rational exact = ledger_.computed(entry);
        const FigureId target = equation.target;
        const Rational gap = ledger_.value(target) - exact;
        for (const Rational& value : admissible(exact, equation.rounding, sheet_.figures[target].decimals)) {
            consider(found, {target, value}, index, gap);
        }
        if (equation.divisor_count != 0) return found;
        for (const Ledger::Part& part : ledger_.parts_of(entry)) {
            if (part.top.is_zero()) continue;
            const Rational meant = ledger_.value(part.figure) + gap / part.top;
            if (meant.is_integer() || equation.rounding == Rounding::exact) {
                consider(found, {part.figure, meant}, index, gap);
            }
            if (equation.rounding == Rounding::exact) continue;
            for (const int step : {-1, 1}) {  // the base of a rounded share is known to the unit only
                const Rational near = step < 0 ? meant.ceil() + Rational(-1) : meant.floor() + Rational(1);
                if (ledger_.would_hold(entry, ledger_.value(target),
                                       entry.top + part.top * (near - ledger_.value(part.figure)), entry.bottom)) {
                    consider(found, {part.figure, near}, index, gap);
                }
            }
        }
        return found;
    }

    void consider(std::vector<Hypothesis>& found, const Correction& correction, std::uint32_t index,
                  const Rational& gap) {
        if (budget_ <= 0 || !ledger_.is_written(correction.figure) || correction.value.overflowed()) return;
        if (correction.value == ledger_.value(correction.figure) && !ledger_.is_blank(correction.figure)) return;
        Cause cause{.slip = Slip::other, .correction = correction};
        recognize(cause, index, gap);
        const std::vector<Correction> corrections = {cause.correction};
        if (const FigureId other = partner_of(correction); other != no_id) {
            const std::vector<Correction> pair = {correction, {other, ledger_.value(correction.figure)}};
            // Two cells were swapped by themselves: nothing was computed from them.
            if (auto trial = try_corrections(ledger_, pair, budget_);
                trial && trial->mended.size() > 1 && trial->followers.empty()) {
                cause.slip = Slip::swapped;
                cause.witness = other;
                cause.followers = {pair[1]};
                add(found, std::move(cause), std::move(*trial), index);
                return;
            }
        }
        if (auto trial = try_corrections(ledger_, corrections, budget_))
            add(found, std::move(cause), std::move(*trial), index);
    }

    bool has_negative(std::uint32_t index) const {
        const Ledger::Entry& entry = ledger_.entries()[index];
        const auto parts = ledger_.parts_of(entry);
        const auto is_negative = [&](FigureId figure) { return ledger_.value(figure).sign() < 0; };
        return is_negative(ledger_.target_of(entry)) ||
               std::any_of(parts.begin(), parts.end(),
                           [&](const Ledger::Part& part) { return is_negative(part.figure); });
    }

    void add(std::vector<Hypothesis>& found, Cause cause, Trial trial, std::uint32_t index) {
        if (trial.mended.empty()) return;
        cause.followers.insert(cause.followers.end(), trial.followers.begin(), trial.followers.end());
        for (const std::uint32_t entry : trial.mended) cause.mended.push_back(ledger_.entries()[entry].equation);
        const auto stands_in = [&](FigureId figure, std::uint32_t entry) {
            const auto uses = ledger_.uses_of(figure);
            return std::any_of(uses.begin(), uses.end(), [&](const Ledger::Use& use) { return use.entry == entry; });
        };
        const FigureId other = cause.slip == Slip::swapped ? cause.witness : cause.correction.figure;
        const auto stands_here = [&](std::uint32_t entry) {
            return stands_in(cause.correction.figure, entry) || stands_in(other, entry);
        };
        const auto agreeing = std::count_if(trial.mended.begin(), trial.mended.end(), stands_here);
        const bool odd_sign =
            cause.slip == Slip::sign_lost && cause.correction.value.sign() < 0 && !has_negative(index);
        found.push_back(
            {std::move(cause), std::move(trial.mended), odd_sign, trial.exceeds, static_cast<std::size_t>(agreeing)});
    }

    /// Names the slip: of a total by what is missing in it, of any figure by how it is written.
    void recognize(Cause& cause, std::uint32_t index, const Rational& gap) const {
        const FigureId figure = cause.correction.figure;
        const Rational& written = ledger_.value(figure);
        if (ledger_.is_blank(figure)) {
            cause.slip = Slip::blank;
            return;
        }
        const Ledger::Entry& entry = ledger_.entries()[index];
        if (figure == ledger_.target_of(entry)) {
            for (const Ledger::Part& part : ledger_.parts_of(entry)) {
                const Rational addend = part.top * ledger_.value(part.figure);
                if (addend.is_zero() || part.top.abs() != Rational(1) || ledger_.parts_of(entry).size() < 2) continue;
                if (gap == -addend && sums_up_neighbours(part.figure)) {
                    cause = {
                        .slip = Slip::subtotal_among_parts, .correction = {part.figure, 0}, .witness = part.figure};
                    return;
                }
                if (gap == -addend || gap == addend) {
                    cause.slip = gap == -addend ? Slip::left_out : Slip::counted_twice;
                    cause.witness = part.figure;
                    return;
                }
                if (gap == Rational(-2) * addend) {
                    cause.slip = Slip::sign_lost;
                    cause.witness = part.figure;
                    return;
                }
            }
        }
        if (const auto slip = recognize_slip(written, cause.correction.value)) {
            cause.slip = *slip;
            return;
        }
        const Figure& self = sheet_.figures[figure];
        if (self.stage == no_stage) return;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId other = sheet_.cell(self.line, stage);
            if (stage == self.stage || !sheet_.is_number(other) || sheet_.stages[stage].formula) continue;
            if (ledger_.value(other) != written || written.is_zero()) continue;
            cause.slip = Slip::stale;
            cause.witness = other;
            return;
        }
    }

    /// Whether a line's figure is the sum of the lines right before or right after it: a subtotal among its own parts.
    bool sums_up_neighbours(FigureId figure) const {
        const Figure& self = sheet_.figures[figure];
        const Line& line = sheet_.lines[self.line];
        if (self.stage == no_stage || line.breakdown == no_id) return false;
        const std::vector<LineId>& siblings = sheet_.breakdowns[line.breakdown].lines;
        const auto run_adds_up = [&](std::ptrdiff_t step) {
            Rational sum;
            int count = 0;
            const auto size = static_cast<std::ptrdiff_t>(siblings.size());
            for (std::ptrdiff_t at = line.position - 1 + step; at >= 0 && at < size; at += step) {
                const FigureId cell = sheet_.cell(siblings[static_cast<std::size_t>(at)], self.stage);
                if (sheet_.is_number(cell)) sum += ledger_.value(cell);
                if (++count > 1 && sum == ledger_.value(figure)) return true;
            }
            return false;
        };
        return run_adds_up(1) || run_adds_up(-1);
    }

    /// The figure next to this one that has the value this one should have: the two may have been swapped.
    FigureId partner_of(const Correction& correction) const {
        const Figure& self = sheet_.figures[correction.figure];
        if (self.stage == no_stage) return no_id;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId other = sheet_.cell(self.line, stage);
            if (stage != self.stage && sheet_.is_number(other) && ledger_.value(other) == correction.value)
                return other;
        }
        const Line& line = sheet_.lines[self.line];
        if (line.breakdown == no_id) return no_id;
        const std::vector<LineId>& siblings = sheet_.breakdowns[line.breakdown].lines;
        for (const int step : {-1, 1}) {
            const std::size_t at = line.position - 1 + static_cast<std::size_t>(step + 1);
            if (at < 1 || at > siblings.size()) continue;
            const FigureId other = sheet_.cell(siblings[at - 1], self.stage);
            if (sheet_.is_number(other) && ledger_.value(other) == correction.value) return other;
        }
        return no_id;
    }

    /// The figures beside the wrong one that an equation of their own confirms: one that holds, says something and is
    /// no copy.
    std::vector<std::pair<FigureId, EquationId>> confirmed_beside(const Hypothesis& hypothesis,
                                                                  std::uint32_t index) const {
        std::vector<std::pair<FigureId, EquationId>> confirmed;
        const Ledger::Entry& entry = ledger_.entries()[index];
        std::vector<FigureId> others = {ledger_.target_of(entry)};
        for (const Ledger::Part& part : ledger_.parts_of(entry)) others.push_back(part.figure);
        for (const FigureId figure : others) {
            const bool corrected = ledger_.is_written(figure) && !ledger_.is_blank(figure) &&
                                   ledger_.value(figure) != sheet_.figures[figure].value;
            if (figure == hypothesis.cause.correction.figure || corrected || confirmed.size() >= most_named) continue;
            if (const EquationId by = confirmation_of(figure); by != no_id) confirmed.emplace_back(figure, by);
        }
        return confirmed;
    }

    EquationId confirmation_of(FigureId figure) const {
        FigureId original = figure;  // a figure stated again is confirmed with the one it repeats
        for (int step = 0; step < 2; ++step) {
            FigureId copied = no_id;
            for (const Ledger::Use& use : ledger_.uses_of(original)) {
                const Ledger::Entry& entry = ledger_.entries()[use.entry];
                if (use.part != no_id || entry.broken || ledger_.equation_of(entry).relation != Relation::equal)
                    continue;
                const auto parts = ledger_.parts_of(entry);
                const auto speaks = [&](const Ledger::Part& part) { return !ledger_.value(part.figure).is_zero(); };
                if (std::count_if(parts.begin(), parts.end(), speaks) > 1) return entry.equation;
                if (parts.size() == 1 && parts.front().top == Rational(1)) copied = parts.front().figure;
            }
            if (copied == no_id) return no_id;
            original = copied;
        }
        return no_id;
    }

    const Sheet& sheet_;
    Ledger ledger_;
    std::int64_t budget_;
    std::vector<bool> named_;  // entries that an ambiguous explanation speaks of
    Diagnosis diagnosis_;
};

}  // namespace

std::string_view word_of(Slip slip) {
    switch (slip) {
        case Slip::left_out:
            return "left-out";
        case Slip::counted_twice:
            return "counted-twice";
        case Slip::subtotal_among_parts:
            return "subtotal-among-parts";
        case Slip::sign_lost:
            return "sign-lost";
        case Slip::wrong_unit:
            return "wrong-unit";
        case Slip::swapped:
            return "swapped";
        case Slip::blank:
            return "blank";
        case Slip::stale:
            return "stale";
        case Slip::digits_transposed:
            return "digits-transposed";
        case Slip::digit_added:
            return "digit-added";
        case Slip::digit_dropped:
            return "digit-dropped";
        case Slip::digit_changed:
            return "digit-changed";
        case Slip::other:
            return "other";
    }
    return {};
}

Diagnosis diagnose(const Sheet& sheet, const Evaluation& evaluation) {
    const auto is_broken = [](const Verdict& verdict) { return verdict.outcome == Outcome::mismatch; };
    if (std::none_of(evaluation.verdicts.begin(), evaluation.verdicts.end(), is_broken)) return {};
    return Search(sheet, evaluation).run();
}

}  // namespace dxbudget
