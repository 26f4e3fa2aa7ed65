#include "diagnosis/evidence.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace dxbudget {
namespace {

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

bool is_formula(const Ledger& ledger, const Ledger::Entry& entry) {
    return ledger.equation_of(entry).derivation == Derivation::formula;
}

}  // namespace

StageRange stages_near(const Sheet& sheet, StageId stage) {
    constexpr std::size_t farthest = 32;
    const std::size_t first = stage - std::min<std::size_t>(stage, farthest);
    const std::size_t end = std::min(sheet.stages.size(), std::size_t{stage} + farthest + 1);
    return {static_cast<StageId>(first), static_cast<StageId>(end)};
}

bool holds_at_another_stage(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry) {
    const Figure& target = sheet.figures[ledger.target_of(entry)];
    const StageRange near = stages_near(sheet, target.stage);
    for (StageId stage = near.first; stage < near.end; ++stage) {
        const FigureId other = sheet.cell(target.line, stage);
        if (stage == target.stage || other == no_id || sheet.stages[stage].formula) continue;
        for (const std::uint32_t index : ledger.entries_computing(other)) {
            const Ledger::Entry& sum = ledger.entries()[index];
            const bool is_alike = ledger.equation_of(sum).derivation == ledger.equation_of(entry).derivation;
            if (is_alike && !sum.broken && sum.term_count > 1 && !ledger.value(other).is_zero()) {
                return true;
            }
        }
    }
    return false;
}

bool speaks_for_itself(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry, const Cause& cause) {
    const auto parts = ledger.parts_of(entry);
    std::vector<Rational> figures = {ledger.value(ledger.target_of(entry))};
    for (const Ledger::Part& part : parts) figures.push_back(ledger.value(part.figure));
    const Rational gap = figures.front() - ledger.computed(entry);
    constexpr int least = 3;
    switch (cause.slip) {
        case Slip::blank:
            return true;
        case Slip::other:
        case Slip::stale:  // any gap is explained by a line that has not changed since last year
            return false;
        case Slip::elsewhere:  // likewise, but where the table links the two
            return cause.is_likely;
        case Slip::repeated: {  // likewise, but where nothing should stand
            if (!cause.correction.value.is_zero()) return false;
            // Among sources that are mostly blank, that two rows have the same says as much as that it is the gap.
            const bool is_source = sheet.lines[sheet.figures[cause.correction.figure].line].kind == LineKind::source;
            return (is_source ? 2 : 1) * significant_digits(gap, figures) >= least;
        }
        case Slip::digits_transposed:
            // Neighbours give gaps of at most two digits.
            if (is_formula(ledger, entry) && parts.size() <= 2 && significant_digits(gap, figures) >= 2) return true;
            [[fallthrough]];
        case Slip::digit_added:
        case Slip::digit_dropped:
        case Slip::digit_changed:
            if (parts.size() == 1) return true;  // two statements of one figure are not one keystroke apart by chance
            break;
        default:
            break;
    }
    return significant_digits(gap, figures) >= least;
}

bool is_imitated_by_chance(const Ledger& ledger, const Ledger::Entry& entry, const Cause& cause) {
    switch (cause.slip) {
        case Slip::left_out:
        case Slip::counted_twice:
        case Slip::sign_lost:
        case Slip::wrong_unit:
        case Slip::point_moved:
            return true;
        case Slip::digits_transposed:  // of three figures of a formula one gap in fifty is such
            return ledger.parts_of(entry).size() > (is_formula(ledger, entry) ? 2 : 1);
        case Slip::digit_added:
        case Slip::digit_dropped:
        case Slip::digit_changed:
            return ledger.parts_of(entry).size() > 1;
        default:
            return false;
    }
}

bool has_negative(const Ledger& ledger, const Ledger::Entry& entry) {
    const auto parts = ledger.parts_of(entry);
    const auto is_negative = [&](FigureId figure) { return ledger.value(figure).sign() < 0; };
    return is_negative(ledger.target_of(entry)) ||
           std::any_of(parts.begin(), parts.end(), [&](const Ledger::Part& part) { return is_negative(part.figure); });
}

EquationId confirmation_of(const Ledger& ledger, FigureId figure) {
    FigureId original = figure;  // a figure stated again is confirmed with the one it repeats
    for (int step = 0; step < 2; ++step) {
        FigureId copied = no_id;
        for (const std::uint32_t index : ledger.entries_computing(original)) {
            const Ledger::Entry& entry = ledger.entries()[index];
            const Relation relation = ledger.equation_of(entry).relation;
            if (entry.broken || relation == Relation::at_most || ledger.is_check(entry)) continue;
            const auto parts = ledger.parts_of(entry);
            const auto speaks = [&](const Ledger::Part& part) { return !ledger.value(part.figure).is_zero(); };
            const std::ptrdiff_t enough = relation == Relation::about ? 1 : 2;  // one group of staff says something
            if (std::count_if(parts.begin(), parts.end(), speaks) >= enough) return entry.equation;
            if (relation == Relation::about) continue;
            if (parts.size() == 1 && parts.front().top == Rational(1)) copied = parts.front().figure;
        }
        if (copied == no_id) return no_id;
        original = copied;
    }
    return no_id;
}

}  // namespace dxbudget
