#include "diagnosis/slip.hpp"

#include <algorithm>
#include <string>

#include "diagnosis/evidence.hpp"
#include "diagnosis/whereabouts.hpp"

namespace dxbudget {
namespace {

bool differs_by_power_of_ten(const Rational& written, const Rational& meant) {
    if (written.is_zero() || meant.is_zero()) return false;
    const Rational ratio = written / meant;
    for (const int power : {1, 2, 3, 4}) {
        if (ratio == Rational::power_of_ten(power) || ratio == Rational::power_of_ten(-power)) return true;
    }
    return false;
}

/// Whether `longer` is `shorter` with one digit more.
bool has_one_more(const std::string& longer, const std::string& shorter) {
    if (longer.size() != shorter.size() + 1) return false;
    const auto [at, other] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    return std::equal(at, shorter.end(), other + 1);
}

/// Whether cells without an amount are usual around one, in its column or on its line.
bool has_empty_cells_around(const Sheet& sheet, const Ledger& ledger, FigureId figure) {
    const ColumnTally column = column_around(sheet, figure);
    if (column.amounts < column.rows) return true;
    const Figure& self = sheet.figures[figure];
    const Line& line = sheet.lines[self.line];
    const auto is_empty = [&](FigureId cell) {
        return cell != no_id && ledger.is_written(cell) && ledger.value(cell).is_zero();
    };
    if (line.kind == LineKind::source && line.breakdown != no_id) {  // a row of sources
        const std::vector<LineId>& sources = sheet.breakdowns[line.breakdown].lines;
        constexpr std::size_t most = 32;
        const auto end = sources.begin() + static_cast<std::ptrdiff_t>(std::min(sources.size(), most));
        return std::any_of(sources.begin(), end,
                           [&](LineId source) { return is_empty(sheet.cell(source, self.stage)); });
    }
    const StageRange near = stages_near(sheet, self.stage);
    for (StageId stage = near.first; stage < near.end; ++stage) {
        if (is_empty(sheet.cell(self.line, stage))) return true;
    }
    return false;
}

/// The head count whose cost an amount is, to the unit; `no_id` if there is none.
FigureId staff_costing(const Sheet& sheet, const Ledger& ledger, StageId stage, const Rational& amount) {
    for (const LineId line : lines_beside(sheet, 0, LineKind::staff)) {
        const FigureId heads = sheet.cell(line, stage);
        const UnitCost* cost = unit_cost_at(sheet, line, stage);
        if (!sheet.is_number(heads) || cost == nullptr || cost->approximate) continue;
        if ((amount - ledger.value(heads) * cost->value).abs() < Rational(1)) return heads;
    }
    return no_id;
}

/// Whether a personnel cost would be what all its staff cost, as far as that is known.
bool would_fit_staff(const Ledger& ledger, const Correction& correction) {
    const auto uses = ledger.uses_of(correction.figure);
    return std::all_of(uses.begin(), uses.end(), [&](const Ledger::Use& use) {
        const Ledger::Entry& entry = ledger.entries()[use.entry];
        return ledger.equation_of(entry).relation != Relation::about ||
               ledger.would_hold(entry, correction.value, ledger.side_of(entry));
    });
}

/// Whether a personnel cost, or a total cost, lacks what some of the staff cost.
bool lacks_staff(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry, Cause& cause) {
    const Figure& wrong = sheet.figures[cause.correction.figure];
    const LineKind kind = sheet.lines[wrong.line].kind;
    if (ledger.equation_of(entry).derivation != Derivation::costs) return false;
    if (kind != LineKind::personnel && kind != LineKind::cost_total) return false;
    const Rational lacking = cause.correction.value - ledger.value(cause.correction.figure);
    const FigureId heads = staff_costing(sheet, ledger, wrong.stage, lacking);
    if (lacking.sign() <= 0 || heads == no_id || !would_fit_staff(ledger, cause.correction)) return false;
    cause.slip = Slip::staff_cost;
    cause.witness = heads;
    return true;
}

}  // namespace

bool sums_up_neighbours(const Sheet& sheet, const Ledger& ledger, FigureId figure) {
    const Figure& self = sheet.figures[figure];
    const Line& line = sheet.lines[self.line];
    if (self.stage == no_stage || line.breakdown == no_id) return false;
    const std::vector<LineId>& siblings = sheet.breakdowns[line.breakdown].lines;
    const auto run_adds_up = [&](std::ptrdiff_t step) {
        Rational sum;
        int count = 0;
        const auto size = static_cast<std::ptrdiff_t>(siblings.size());
        for (std::ptrdiff_t at = line.position - 1 + step; at >= 0 && at < size; at += step) {
            const FigureId cell = sheet.cell(siblings[static_cast<std::size_t>(at)], self.stage);
            if (sheet.is_number(cell)) {
                const LineId part = siblings[static_cast<std::size_t>(at)];
                sum += is_subtracted(sheet, part) ? -ledger.value(cell) : ledger.value(cell);
            }
            if (++count > 1 && sum == ledger.value(figure)) return true;
        }
        return false;
    };
    return run_adds_up(1) || run_adds_up(-1);
}

std::optional<Slip> recognize_slip(const Rational& written, const Rational& meant) {
    if (written == -meant) return Slip::sign_lost;
    if (differs_by_power_of_ten(written, meant))
        return written.is_integer() && meant.is_integer() ? Slip::wrong_unit : Slip::point_moved;
    if (written.sign() * meant.sign() < 0) return std::nullopt;
    const std::string before = plain(written.abs());
    const std::string after = plain(meant.abs());
    if (has_one_more(before, after)) return Slip::digit_added;
    if (has_one_more(after, before)) return Slip::digit_dropped;
    if (before.size() != after.size()) return std::nullopt;
    const auto [at, other] = std::mismatch(before.begin(), before.end(), after.begin());
    if (at == before.end()) return std::nullopt;
    if (std::equal(at + 1, before.end(), other + 1)) return Slip::digit_changed;
    const bool swapped = at + 1 != before.end() && at[0] == other[1] && at[1] == other[0];
    if (swapped && std::equal(at + 2, before.end(), other + 2)) return Slip::digits_transposed;
    return std::nullopt;
}

void recognize(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry, Cause& cause) {
    const FigureId figure = cause.correction.figure;
    const Rational& written = ledger.value(figure);
    const Rational gap = written - cause.correction.value;  // of a target
    if (ledger.is_blank(figure)) {
        cause.slip = Slip::blank;
        return;
    }
    if (figure == ledger.target_of(entry)) {
        for (const Ledger::Part& part : ledger.parts_of(entry)) {
            const Rational addend = part.top * ledger.value(part.figure);
            if (addend.is_zero() || part.top.abs() != Rational(1) || ledger.parts_of(entry).size() < 2) continue;
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
    if (lacks_staff(sheet, ledger, entry, cause)) return;
    const FigureId before = above(sheet, figure);
    const bool repeats = sheet.is_number(before) && ledger.value(before) == written && !written.is_zero();
    if (repeats && cause.correction.value.is_zero() && has_empty_cells_around(sheet, ledger, figure)) {
        cause.slip = Slip::repeated;
        cause.witness = before;
        return;
    }
    if (const auto slip = recognize_slip(written, cause.correction.value)) {
        cause.slip = *slip;
        return;
    }
    const Figure& self = sheet.figures[figure];
    if (self.stage == no_stage || written.is_zero()) return;
    const StageRange near = stages_near(sheet, self.stage);
    for (StageId stage = near.first; stage < near.end; ++stage) {
        const FigureId other = sheet.cell(self.line, stage);
        if (stage == self.stage || !sheet.is_number(other) || sheet.stages[stage].formula) continue;
        if (ledger.value(other) != written) continue;
        cause.slip = Slip::stale;
        cause.witness = other;
        return;
    }
    if (repeats && !cause.correction.value.is_zero()) {
        cause.slip = Slip::repeated;
        cause.witness = before;
    }
}

FigureId swap_partner_of(const Sheet& sheet, const Ledger& ledger, const Correction& correction) {
    const Figure& self = sheet.figures[correction.figure];
    if (self.stage == no_stage) return no_id;
    const StageRange near = stages_near(sheet, self.stage);
    for (StageId stage = near.first; stage < near.end; ++stage) {
        const FigureId other = sheet.cell(self.line, stage);
        if (stage != self.stage && sheet.is_number(other) && ledger.value(other) == correction.value) return other;
    }
    const Line& line = sheet.lines[self.line];
    if (line.breakdown == no_id) return no_id;
    const std::vector<LineId>& siblings = sheet.breakdowns[line.breakdown].lines;
    for (const int step : {-1, 1}) {
        const std::size_t at = line.position - 1 + static_cast<std::size_t>(step + 1);
        if (at < 1 || at > siblings.size()) continue;
        const FigureId other = sheet.cell(siblings[at - 1], self.stage);
        if (sheet.is_number(other) && ledger.value(other) == correction.value) return other;
    }
    return no_id;
}

std::string_view word_of(Slip slip) {
    switch (slip) {
        case Slip::left_out:
            return "left-out";
        case Slip::counted_twice:
            return "counted-twice";
        case Slip::subtotal_among_parts:
            return "subtotal-among-parts";
        case Slip::not_counted:
            return "not-counted";
        case Slip::sign_lost:
            return "sign-lost";
        case Slip::wrong_unit:
            return "wrong-unit";
        case Slip::point_moved:
            return "point-moved";
        case Slip::swapped:
            return "swapped";
        case Slip::joined:
            return "joined";
        case Slip::repeated:
            return "repeated";
        case Slip::shifted:
            return "shifted";
        case Slip::elsewhere:
            return "elsewhere";
        case Slip::staff_cost:
            return "staff-cost";
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

}  // namespace dxbudget
