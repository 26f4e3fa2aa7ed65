#include "diagnosis/ledger.hpp"

#include <algorithm>
#include <numeric>

#include "dxbudget/rule.hpp"

namespace dxbudget {

Ledger::Ledger(const Sheet& sheet, const Evaluation& evaluation)
    : sheet_(sheet), equations_(*evaluation.equations), evaluation_(evaluation), values_(sheet.figures.size()) {
    for (FigureId id = 0; id < sheet.figures.size(); ++id) {
        if (sheet.figures[id].kind == AmountKind::number) values_[id] = sheet.figures[id].value;
    }
    Expansion expansion(sheet, evaluation);
    add_equations(expansion);
    add_checks(expansion);
    is_complete_ = expansion.is_complete();

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
    by_target_.resize(entries_.size());
    std::iota(by_target_.begin(), by_target_.end(), 0U);
    std::ranges::stable_sort(by_target_, {}, [&](std::uint32_t entry) { return target_of(entries_[entry]); });
}

void Ledger::add_equations(Expansion& expansion) {
    for (EquationId id = 0; id < equations_.equations.size(); ++id) {
        const Outcome outcome = evaluation_.verdicts[id].outcome;
        const Equation& equation = equations_.equations[id];
        // What is stated nowhere cannot be corrected.
        const bool is_open = outcome == Outcome::computes || outcome == Outcome::not_checked;
        if (is_open || !sheet_.is_number(equation.target)) continue;
        Entry entry{.equation = id};
        add_parts(entry, expansion, equations_.terms_of(equation), equations_.divisor_of(equation));
        take_slack(entry, evaluation_.verdicts[id]);
        entry.broken = outcome == Outcome::mismatch;
        entries_.push_back(entry);
    }
}

/// What users say is equal counts as the sheet's own equations do.
void Ledger::add_checks(Expansion& expansion) {
    checks_ = equations_of_checks(sheet_, evaluation_);
    for (std::size_t i = 0; i < checks_.size(); ++i) {
        Entry entry{.equation = static_cast<EquationId>(equations_.equations.size() + i)};
        add_parts(entry, expansion, checks_[i].terms, {});
        take_slack_of_check(entry, checks_[i]);
        entry.broken = !would_hold(entry, values_[checks_[i].equation.target], side_of(entry));
        entries_.push_back(entry);
    }
}

/// Its tolerance, and where figures are rounded how far what they stand for may lie from them.
void Ledger::take_slack_of_check(Entry& entry, const CheckEquation& check) {
    if (!check.equation.one_by_one && check.tolerance.is_zero()) return;
    entry.slack = static_cast<std::uint32_t>(slacks_.size());
    Slack& slack = slacks_.emplace_back().first;
    slack.below = -check.tolerance;
    slack.above = check.tolerance;
    if (!check.equation.one_by_one) return;
    for (const Part& part : parts_of(entry)) slack.add(slack_of(sheet_, part.figure, values_[part.figure]), part.top);
}

/// The right side over written figures: one that is computed stands for those that it is computed from.
void Ledger::add_parts(Entry& entry, Expansion& expansion, std::span<const Term> top_terms,
                       std::span<const Term> bottom_terms) {
    Expansion::Sum top{.parts = {}, .constant = equation_of(entry).constant};
    for (const Term& term : top_terms) expansion.add(top, term, 1);
    Expansion::Sum bottom{.parts = {}, .constant = bottom_terms.empty() ? 1 : 0};
    for (const Term& term : bottom_terms) expansion.add(bottom, term, 1);
    entry.top = top.constant;
    entry.bottom = bottom.constant;
    entry.first_term = static_cast<std::uint32_t>(parts_.size());
    for (const Expansion::Part& part : top.parts) parts_.push_back({part.figure, part.factor, 0, part.is_bent});
    for (const Expansion::Part& part : bottom.parts) parts_.push_back({part.figure, 0, part.factor, part.is_bent});
    fold_parts(entry.first_term);
    entry.term_count = static_cast<std::uint32_t>(parts_.size()) - entry.first_term;
    for (const Part& part : parts_of(entry)) {
        entry.top += part.top * values_[part.figure];
        entry.bottom += part.bottom * values_[part.figure];
    }
}

/// How far what the parts stand for may lie from them; of a sum the verdict knows it, with what is not stated in it.
void Ledger::take_slack(Entry& entry, const Verdict& verdict) {
    const Equation& equation = equation_of(entry);
    if (!equation.one_by_one && verdict.slack == no_id) return;
    entry.slack = static_cast<std::uint32_t>(slacks_.size());
    auto& [of_top, of_bottom] = slacks_.emplace_back();
    if (equation.divisor_count == 0) {
        of_top = evaluation_.slack_of(verdict);
        return;
    }
    for (const Part& part : parts_of(entry)) {
        const Slack slack = slack_of(sheet_, part.figure, values_[part.figure]);
        of_top.add(slack, part.top);
        of_bottom.add(slack, part.bottom);
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
            parts_[last - 1].is_bent = parts_[last - 1].is_bent || parts_[i].is_bent;
        } else {
            parts_[last++] = parts_[i];
        }
    }
    parts_.resize(last);
}

std::span<const Ledger::Use> Ledger::uses_of(FigureId figure) const {
    return {uses_.data() + first_use_[figure], first_use_[figure + 1] - first_use_[figure]};
}

std::span<const std::uint32_t> Ledger::entries_computing(FigureId figure) const {
    // clang 14 makes no span of the subrange that std::ranges::equal_range gives.
    const auto is_before = [&](std::uint32_t entry, FigureId target) { return target_of(entries_[entry]) < target; };
    const auto is_after = [&](FigureId target, std::uint32_t entry) { return target < target_of(entries_[entry]); };
    const auto first = std::lower_bound(by_target_.begin(), by_target_.end(), figure, is_before);
    return {first, std::upper_bound(first, by_target_.end(), figure, is_after)};
}

bool Ledger::is_written(FigureId figure) const {
    const AmountKind kind = sheet_.figures[figure].kind;
    return kind == AmountKind::number || kind == AmountKind::blank;
}

Ledger::Side Ledger::side_of(const Entry& entry) const {
    Side side{.top = entry.top, .bottom = entry.bottom};
    if (entry.slack != no_id) {
        side.of_top = slacks_[entry.slack].first;
        side.of_bottom = slacks_[entry.slack].second;
    }
    return side;
}

void Ledger::shift(Side& side, const Entry& entry, const Part& part, const Rational& from, const Rational& to) const {
    side.top += part.top * (to - from);
    side.bottom += part.bottom * (to - from);
    if (entry.slack == no_id || !equation_of(entry).one_by_one) return;
    const Slack before = slack_of(sheet_, part.figure, from);
    const Slack after = slack_of(sheet_, part.figure, to);
    side.of_top.add(before, part.top, -1);
    side.of_top.add(after, part.top);
    side.of_bottom.add(before, part.bottom, -1);
    side.of_bottom.add(after, part.bottom);
}

Rational Ledger::computed(const Entry& entry, const Side& side) const {
    const Rational exact = side.top / side.bottom;
    const FigureId cap = equation_of(entry).cap;
    const bool capped = cap != no_id && evaluation_.values[cap].origin != Value::Origin::nothing;
    return capped && exact > evaluation_.values[cap].value ? evaluation_.values[cap].value : exact;
}

Slack Ledger::slack_of_side(const Entry& entry, const Side& side) const {
    if (equation_of(entry).divisor_count == 0) return side.of_top;
    return slack_of_quotient(side.top, side.of_top, side.bottom, side.of_bottom).value_or(Slack{});
}

bool Ledger::would_hold(const Entry& entry, const Rational& target, const Side& side) const {
    return holds(sheet_, equation_of(entry), target, computed(entry, side), slack_of_side(entry, side));
}

Range Ledger::admissible(const Entry& entry, const Side& side) const {
    return dxbudget::admissible(sheet_, equation_of(entry), computed(entry, side), slack_of_side(entry, side));
}

void Ledger::apply(std::span<const Correction> corrections) {
    std::vector<std::uint32_t> touched;
    for (const Correction& correction : corrections) {
        for (const Use& use : uses_of(correction.figure)) {
            touched.push_back(use.entry);
            if (use.part == no_id) continue;
            Entry& entry = entries_[use.entry];
            Side side = side_of(entry);
            shift(side, entry, parts_[use.part], values_[correction.figure], correction.value);
            entry.top = side.top;
            entry.bottom = side.bottom;
            if (entry.slack != no_id) slacks_[entry.slack] = {side.of_top, side.of_bottom};
        }
        values_[correction.figure] = correction.value;
    }
    for (const std::uint32_t index : touched) {
        Entry& entry = entries_[index];
        entry.broken = !would_hold(entry, values_[target_of(entry)], side_of(entry));
    }
}

}  // namespace dxbudget
