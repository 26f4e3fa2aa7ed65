/// The search for causes. Each broken equation is asked which of its figures, with which value, would mend it; each
/// answer is tried with everything that follows from it. The more equations agree on a value, the better the cause;
/// then come the more systematic slip, and the one that mends more. The best causes are applied and the rest is asked
/// again, so that independent mistakes are found one after the other.

#include "dxbudget/diagnose.hpp"

#include <algorithm>

#include "diagnosis/cell_slips.hpp"
#include "diagnosis/customs.hpp"
#include "diagnosis/evidence.hpp"
#include "diagnosis/hypothesis.hpp"
#include "diagnosis/ledger.hpp"
#include "diagnosis/odds.hpp"
#include "diagnosis/slip.hpp"
#include "diagnosis/suspects.hpp"
#include "diagnosis/trial.hpp"
#include "diagnosis/whereabouts.hpp"
#include "dxbudget/rule.hpp"
#include "sheet/sum_names.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_named = 3;

class Search {
  public:
    Search(const Sheet& sheet, const Evaluation& evaluation, std::int64_t effort)
        : sheet_(sheet),
          ledger_(sheet, evaluation),
          customs_(sheet),
          whereabouts_(ledger_),
          budget_(effort + 40 * static_cast<std::int64_t>(ledger_.entries().size())),
          named_(ledger_.entries().size()) {}

    Diagnosis run() {
        if (!ledger_.is_complete()) budget_ = 0;
        // Causes that several equations agree on come first: they are surest, and mending them unties the others.
        for (const std::size_t agreement : {2U, 1U}) {
            constexpr int most_rounds = 200;
            for (int round = 0; round < most_rounds && explain_round(agreement); ++round) {
            }
        }
        for (std::uint32_t i = 0; i < ledger_.entries().size(); ++i) {
            const Ledger::Entry& entry = ledger_.entries()[i];
            if (!is_open(i) || ledger_.is_check(entry)) continue;
            diagnosis_.unexplained.push_back(entry.equation);
            if (budget_ > 0) suspect(i);
        }
        diagnosis_.complete = budget_ > 0;
        return std::move(diagnosis_);
    }

  private:
    bool is_open(std::uint32_t index) const {
        const Ledger::Entry& entry = ledger_.entries()[index];
        if (!entry.broken || named_[index]) return false;
        if (!ledger_.is_check(entry)) return ledger_.equation_of(entry).rule->severity == Severity::error;
        const CheckEquation& check = ledger_.check_of(entry);
        return check.failed != no_id && check.check->severity == Severity::error;
    }

    /// The best hypotheses for one equation.
    struct Answer {
        std::uint32_t index = 0;
        std::vector<Hypothesis> best = {};
        bool refuted_others = false;  ///< every other figure of the equation was tried, and would break another
        std::size_t refuted_agreement = 0;
        double weight = 0;  ///< of all that it may come from
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
        Tried tried = hypotheses(index);
        if (is_to_weigh(index, tried)) weigh(ledger_, ledger_.entries()[index], tried);
        Answer answer{.index = index, .refuted_agreement = tried.refuted_agreement, .weight = tried.weight};
        answer.refuted_others =
            tried.survivors.size() == 1 && !tried.dismissed && ledger_.parts_of(ledger_.entries()[index]).size() > 1;
        answer.best = best_of(std::move(tried.survivors));
        return answer;
    }

    void suspect(std::uint32_t index) {
        constexpr std::size_t enough = 2;
        const Ledger::Entry& entry = ledger_.entries()[index];
        std::vector<EquationId> by = confirmations_of(ledger_, entry, budget_);
        if (by.size() < enough) return;
        Tried tried = hypotheses(index);
        weigh(ledger_, entry, tried);
        if (auto suspicion = suspicion_of(ledger_, entry, tried, std::move(by)))
            diagnosis_.suspicions.push_back(*std::move(suspicion));
    }

    /// Whether one equation alone speaks for what survived, and chance may imitate it.
    bool is_to_weigh(std::uint32_t index, const Tried& tried) const {
        const Ledger::Entry& entry = ledger_.entries()[index];
        const auto agree = [](const Hypothesis& one) { return one.agreeing > 1; };
        const auto is_imitated = [&](const Hypothesis& one) {
            return is_imitated_by_chance(ledger_, entry, one.cause);
        };
        return std::none_of(tried.survivors.begin(), tried.survivors.end(), agree) &&
               std::any_of(tried.survivors.begin(), tried.survivors.end(), is_imitated);
    }

    bool is_good(const Answer& answer, std::size_t agreement) const {
        if (answer.best.empty() || answer.best.size() > most_named) return false;
        const Hypothesis& first = answer.best.front();
        if (first.agreeing < agreement || (agreement > 1 && answer.best.size() > 1)) return false;
        // More of the broken equations agree on another value, which an equation that holds speaks against: the
        // figures cannot tell who is right.
        if (answer.refuted_agreement > first.agreeing) return false;
        if (first.agreeing > 1) return true;
        if (first.cause.slip == Slip::blank && customs_.leaves_blanks(first.cause.correction.figure)) return false;
        return answer.refuted_others || std::any_of(answer.best.begin(), answer.best.end(), [&](const Hypothesis& one) {
                   const Ledger::Entry& entry = ledger_.entries()[answer.index];
                   return speaks_for_itself(sheet_, ledger_, entry, one.cause) &&
                          (!is_imitated_by_chance(ledger_, entry, one.cause) || are_likely(answer));
               });
    }

    /// Whether it is hardly possible that none of the best is it.
    static bool are_likely(const Answer& answer) {
        constexpr double most = 0.1;
        double weight = 0;
        for (const Hypothesis& one : answer.best) weight += one.weight;
        return answer.weight - weight < most * answer.weight;
    }

    void explain(Answer answer) {
        Explanation explanation;
        explanation.confirmed = confirmed_beside(answer.best.front(), answer.index);
        for (Hypothesis& hypothesis : answer.best) explanation.causes.push_back(std::move(hypothesis.cause));
        if (answer.best.size() == 1 && !is_of_line(explanation.causes.front().slip)) {
            std::vector<Correction> corrections = {explanation.causes.front().correction};
            const auto& followers = explanation.causes.front().followers;
            corrections.insert(corrections.end(), followers.begin(), followers.end());
            ledger_.apply(corrections);
        } else {
            for (const std::uint32_t entry : answer.best.front().mended) named_[entry] = true;
        }
        diagnosis_.explanations.push_back(std::move(explanation));
    }

    Tried hypotheses(std::uint32_t index) {
        Tried found;
        const Ledger::Entry& entry = ledger_.entries()[index];
        const Equation& equation = ledger_.equation_of(entry);
        const Rational exact = ledger_.computed(entry);
        const FigureId target = equation.target;
        const Ledger::Side side = ledger_.side_of(entry);
        const Range targets = ledger_.admissible(entry, side);
        const Rational step = step_of(sheet_, equation);
        each_of(targets, step, [&](const Rational& value) { consider(found, {target, value}, index); });
        if (equation.divisor_count != 0) return found;
        for (Cause& cause : slips_of_cells({sheet_, ledger_, customs_, whereabouts_}, entry, budget_))
            propose(found, std::move(cause), index);
        if (equation.derivation == Derivation::items) consider_uncounted(found, index);
        const bool rounded = equation.rounding != Rounding::exact || equation.one_by_one;
        // What the right side would have to come to: one amount, or a range of them.
        const Rational& declared = ledger_.value(target);
        for (const Ledger::Part& part : ledger_.parts_of(entry)) {
            if (part.top.is_zero() || part.is_bent) continue;
            const Rational& written = ledger_.value(part.figure);
            const Rational meant = written + (declared - exact) / part.top;
            if (!rounded) {
                consider(found, {part.figure, meant}, index);
                continue;
            }
            const Rational reach = ((targets.high - targets.low) / part.top.abs()).ceil() + Rational(1);
            each_of({meant.floor() - reach, meant.ceil() + reach}, 1, [&](const Rational& near) {
                Ledger::Side mended = side;
                ledger_.shift(mended, entry, part, written, near);
                if (ledger_.would_hold(entry, declared, mended)) consider(found, {part.figure, near}, index);
            });
        }
        return found;
    }

    /// Visits the multiples of a step in a range; only the middle of a wide one, since a cause that needs luck is none.
    template <class Visit>
    static void each_of(Range range, const Rational& step, Visit visit) {
        constexpr int most = 24;
        const Rational width = Rational(most) * step;
        if (range.high - range.low > width) {
            range.low += ((range.high - range.low - width) / (Rational(2) * step)).floor() * step;
            range.high = range.low + width;
        }
        for (Rational value = range.low; value <= range.high; value += step) visit(value);
    }

    void consider(Tried& found, const Correction& correction, std::uint32_t index) {
        if (budget_ <= 0 || !ledger_.is_written(correction.figure) || correction.value.overflowed()) return;
        if (correction.value == ledger_.value(correction.figure) && !ledger_.is_blank(correction.figure)) return;
        if (is_out_of_custom(correction)) {
            found.dismissed = found.dismissed || ledger_.is_blank(correction.figure);
            return;
        }
        Cause cause{.slip = Slip::other, .correction = correction};
        recognize(sheet_, ledger_, ledger_.entries()[index], cause);
        if (cause.slip == Slip::left_out && is_of_which(cause.witness)) return;
        const std::vector<Correction> corrections = {cause.correction};
        if (const FigureId other = swap_partner_of(sheet_, ledger_, correction); other != no_id) {
            const std::vector<Correction> pair = {correction, {other, ledger_.value(correction.figure)}};
            // Two cells were swapped by themselves: nothing was computed from them.
            if (auto trial = try_corrections(ledger_, pair, budget_);
                trial && trial->mended.size() > 1 && trial->followers.empty()) {
                cause.slip = Slip::swapped;
                cause.witness = other;
                cause.followers = {pair[1]};
                cause.alike = 1;
                add(found.survivors, std::move(cause), std::move(*trial), index);
                return;
            }
        }
        if (auto trial = try_corrections(ledger_, corrections, budget_)) {
            add(found.survivors, std::move(cause), std::move(*trial), index);
        } else {
            found.refuted_agreement = std::max(found.refuted_agreement, count_mended(correction));
        }
    }

    /// Whether a value would be the first of its kind in its table.
    bool is_out_of_custom(const Correction& correction) const {
        const bool is_negative = correction.value.sign() < 0 && ledger_.is_blank(correction.figure);
        return (is_negative && !customs_.may_be_negative(correction.figure)) ||
               customs_.is_off_grain(correction.figure, correction.value);
    }

    /// Tries a slip of several cells; where other figures would follow, nobody made it.
    void propose(Tried& found, Cause cause, std::uint32_t index) {
        std::vector<Correction> corrections = {cause.correction};
        corrections.insert(corrections.end(), cause.followers.begin(), cause.followers.end());
        if (budget_ <= 0 || std::any_of(corrections.begin(), corrections.end(), [&](const Correction& correction) {
                return customs_.is_off_grain(correction.figure, correction.value);
            }))
            return;
        auto trial = try_corrections(ledger_, corrections, budget_);
        if (trial && trial->followers.empty()) add(found.survivors, std::move(cause), std::move(*trial), index);
    }

    /// Whether a figure's line shows a part of another one again, so that its total is right without it.
    bool is_of_which(FigureId figure) const {
        return figure != no_id && names_an_of_which_line(sheet_.lines[sheet_.figures[figure].line].name);
    }

    /// Tries whether a line that the total lacks is in none of its totals: a subtotal among its own parts, or a line
    /// that is shown and not added.
    void consider_uncounted(Tried& found, std::uint32_t index) {
        const Ledger::Entry& entry = ledger_.entries()[index];
        const Rational gap = ledger_.value(ledger_.target_of(entry)) - ledger_.computed(entry);
        for (const Ledger::Part& part : ledger_.parts_of(entry)) {
            const Figure& figure = sheet_.figures[part.figure];
            if (part.top.is_zero() || part.is_bent || gap != -part.top * ledger_.value(part.figure)) continue;
            if (figure.stage == no_stage || sheet_.lines[figure.line].breakdown == no_id) continue;
            auto trial = try_uncounted(ledger_, figure.line, budget_);
            if (!trial || trial->mended.empty()) continue;
            const bool is_subtotal = sums_up_neighbours(sheet_, ledger_, part.figure);
            if (!is_subtotal && trial->mended.size() < 2 && !is_of_which(part.figure)) continue;
            Hypothesis hypothesis{.cause = {.slip = is_subtotal ? Slip::subtotal_among_parts : Slip::not_counted,
                                            .correction = {part.figure, 0},
                                            .witness = part.figure},
                                  .mended = std::move(trial->mended)};
            hypothesis.agreeing = hypothesis.mended.size();
            for (const std::uint32_t mended : hypothesis.mended)
                hypothesis.cause.mended.push_back(ledger_.entries()[mended].equation);
            found.survivors.push_back(std::move(hypothesis));
        }
    }

    /// How many broken equations a correction mends by itself, whatever it breaks.
    std::size_t count_mended(const Correction& correction) const {
        const auto uses = ledger_.uses_of(correction.figure);
        return static_cast<std::size_t>(std::count_if(uses.begin(), uses.end(), [&](const Ledger::Use& use) {
            const Ledger::Entry& entry = ledger_.entries()[use.entry];
            if (!entry.broken) return false;
            Ledger::Side side = ledger_.side_of(entry);
            if (use.part == no_id) return ledger_.would_hold(entry, correction.value, side);
            ledger_.shift(side, entry, ledger_.part(use.part), ledger_.value(correction.figure), correction.value);
            return ledger_.would_hold(entry, ledger_.value(ledger_.target_of(entry)), side);
        }));
    }

    void add(std::vector<Hypothesis>& found, Cause cause, Trial trial, std::uint32_t index) {
        if (trial.mended.empty()) return;
        cause.changes_parts = trial.changes_parts;
        cause.followers.insert(cause.followers.end(), trial.followers.begin(), trial.followers.end());
        for (const std::uint32_t entry : trial.mended) {
            const Ledger::Entry& mended = ledger_.entries()[entry];
            if (!ledger_.is_check(mended)) {
                cause.mended.push_back(mended.equation);
            } else if (const std::uint32_t failed = ledger_.check_of(mended).failed; failed != no_id) {
                cause.mended_checks.push_back(failed);
            }
        }
        const auto stands_in = [&](FigureId figure, std::uint32_t entry) {
            const auto uses = ledger_.uses_of(figure);
            return std::binary_search(uses.begin(), uses.end(), Ledger::Use{.entry = entry},
                                      [](const Ledger::Use& a, const Ledger::Use& b) { return a.entry < b.entry; });
        };
        const auto stands_here = [&](std::uint32_t entry) {
            const auto is_in = [&](const Correction& correction) { return stands_in(correction.figure, entry); };
            const auto own_end = cause.followers.begin() + cause.alike;
            return is_in(cause.correction) || std::any_of(cause.followers.begin(), own_end, is_in);
        };
        const auto agreeing = std::count_if(trial.mended.begin(), trial.mended.end(), stands_here);
        const bool odd_sign = cause.slip == Slip::sign_lost && cause.correction.value.sign() < 0 &&
                              !has_negative(ledger_, ledger_.entries()[index]);
        found.push_back(
            {std::move(cause), std::move(trial.mended), odd_sign, trial.exceeds, static_cast<std::size_t>(agreeing)});
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
            if (const EquationId by = confirmation_of(ledger_, figure); by != no_id) confirmed.emplace_back(figure, by);
        }
        return confirmed;
    }

    const Sheet& sheet_;
    Ledger ledger_;
    Customs customs_;
    Whereabouts whereabouts_;
    std::int64_t budget_;
    std::vector<bool> named_;  // entries that an ambiguous explanation speaks of
    Diagnosis diagnosis_;
};

}  // namespace

Diagnosis diagnose(const Sheet& sheet, const Evaluation& evaluation, std::int64_t effort) {
    const auto is_broken = [](const Verdict& verdict) { return verdict.outcome == Outcome::mismatch; };
    const auto asks_for_equality = [](const CheckCase& one) {
        return one.outcome == Outcome::mismatch && one.check->severity == Severity::error &&
               one.check->expressions[one.check->comparison].operation == Operation::equal;
    };
    const std::vector<CheckCase>& checks = evaluation.checks.others;
    if (std::none_of(evaluation.verdicts.begin(), evaluation.verdicts.end(), is_broken) &&
        std::none_of(checks.begin(), checks.end(), asks_for_equality))
        return {};
    return Search(sheet, evaluation, effort).run();
}

}  // namespace dxbudget
