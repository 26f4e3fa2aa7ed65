#include "diagnosis/whereabouts.hpp"

#include <algorithm>

namespace dxbudget {
namespace {

constexpr std::int64_t least_amount = 100;

/// The line before another in its table; the last of the table before where it is the first of one. `no_id` if there is
/// none.
LineId line_before(const Sheet& sheet, LineId id) {
    const Line& line = sheet.lines[id];
    if (line.breakdown == no_id) return no_id;
    if (line.position > 1) return sheet.breakdowns[line.breakdown].lines[line.position - 2];
    const Line& parent = sheet.lines[line.parent];
    if (parent.breakdown == no_id || parent.position < 2) return no_id;
    const LineId before = sheet.breakdowns[parent.breakdown].lines[parent.position - 2];
    for (const BreakdownId table : sheet.lines[before].breakdowns) {
        const Breakdown& breakdown = sheet.breakdowns[table];
        if (breakdown.kind == BreakdownKind::items && !breakdown.lines.empty()) return breakdown.lines.back();
    }
    return no_id;
}

/// The source of a name in the funding of a line; `no_id` if there is none.
LineId source_named(const Sheet& sheet, LineId id, std::string_view name) {
    for (const BreakdownId table : sheet.lines[id].breakdowns) {
        const Breakdown& breakdown = sheet.breakdowns[table];
        if (breakdown.kind != BreakdownKind::funding) continue;
        const auto is_before = [&](LineId line, std::string_view word) { return sheet.lines[line].name < word; };
        const auto found = std::lower_bound(breakdown.by_name.begin(), breakdown.by_name.end(), name, is_before);
        if (found != breakdown.by_name.end() && sheet.lines[*found].name == name) return *found;
    }
    return no_id;
}

/// The lines among which one stands, of its table or beside it.
std::span<const LineId> rows_around(const Sheet& sheet, const Line& line) {
    if (line.breakdown != no_id) return sheet.breakdowns[line.breakdown].lines;
    return line.kind == LineKind::working ? lines_beside(sheet, line.parent, line.kind) : std::span<const LineId>{};
}

/// What an empty cell would have to be for the formula of its row to hold, without its sign; zero where it holds.
Rational lacking_at(const Ledger& ledger, FigureId figure) {
    for (const Ledger::Use& use : ledger.uses_of(figure)) {
        const Ledger::Entry& entry = ledger.entries()[use.entry];
        const bool is_formula = ledger.equation_of(entry).derivation == Derivation::formula;
        if (!entry.broken || use.part == no_id || !is_formula || ledger.part(use.part).top.is_zero()) continue;
        const Rational gap = ledger.value(ledger.target_of(entry)) - ledger.computed(entry);
        return (gap / ledger.part(use.part).top).abs();
    }
    return {};
}

/// Whether the rows around have, or lack, the same amount in both columns, as far apart as the two figures, and none
/// another.
bool are_linked(const Ledger& ledger, const Figure& one, const Figure& other) {
    const Sheet& sheet = ledger.sheet();
    const Line& line = sheet.lines[one.line];
    const Line& partner = sheet.lines[other.line];
    if (line.breakdown != partner.breakdown || line.kind != partner.kind) return false;
    constexpr std::int64_t farthest = 32;
    const std::span<const LineId> rows = rows_around(sheet, line);
    const std::int64_t distance = std::int64_t{partner.position} - line.position;
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::int64_t here = std::int64_t{line.position} - 1;
    int agreeing = 0;
    for (std::int64_t row = std::max<std::int64_t>(here - farthest, 0); row < std::min(here + farthest, count); ++row) {
        const std::int64_t counterpart = row + distance;
        if (row == here || counterpart < 0 || counterpart >= count) continue;
        const FigureId left = sheet.cell(rows[static_cast<std::size_t>(row)], one.stage);
        const FigureId right = sheet.cell(rows[static_cast<std::size_t>(counterpart)], other.stage);
        if (left == no_id || !ledger.is_written(left) || !sheet.is_number(right)) continue;
        Rational amount = ledger.value(left).abs();
        if (amount.is_zero()) amount = lacking_at(ledger, left);
        if (amount != ledger.value(right).abs()) return false;
        if (!amount.is_zero()) ++agreeing;
    }
    return agreeing > 0;
}

}  // namespace

FigureId above(const Sheet& sheet, FigureId figure) {
    const Figure& self = sheet.figures[figure];
    if (self.stage == no_stage) return no_id;
    const Line& line = sheet.lines[self.line];
    LineId before = line_before(sheet, line.kind == LineKind::source ? line.parent : self.line);
    if (before != no_id && line.kind == LineKind::source) before = source_named(sheet, before, line.name);
    return before == no_id ? no_id : sheet.cell(before, self.stage);
}

ColumnTally column_around(const Sheet& sheet, FigureId figure, const Rational& amount) {
    const auto digits_of = [](const Rational& value) { return plain(value.abs().truncate()).size(); };
    const std::size_t digits = digits_of(amount);
    ColumnTally tally;
    const Figure& self = sheet.figures[figure];
    if (self.stage == no_stage) return tally;
    const Line& line = sheet.lines[self.line];
    const bool is_source = line.kind == LineKind::source;
    const Line& row = is_source ? sheet.lines[line.parent] : line;
    const std::span<const LineId> rows = rows_around(sheet, row);
    constexpr std::size_t farthest = 16;
    const std::size_t here = row.position - 1;
    for (std::size_t i = here - std::min(here, farthest); i < std::min(rows.size(), here + farthest); ++i) {
        const LineId other = is_source ? source_named(sheet, rows[i], line.name) : rows[i];
        tally.rows += i == here ? 0 : 1;
        const FigureId cell = other == no_id || i == here ? no_id : sheet.cell(other, self.stage);
        if (!sheet.is_number(cell) || sheet.figures[cell].value.is_zero()) continue;
        ++tally.amounts;
        tally.as_long += digits_of(sheet.figures[cell].value) == digits ? 1 : 0;
        tally.negatives += sheet.figures[cell].value.sign() < 0 ? 1 : 0;
    }
    return tally;
}

void Whereabouts::collect() {
    is_collected_ = true;
    for (FigureId id = 0; id < sheet_.figures.size(); ++id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.kind != AmountKind::number || figure.stage == no_stage) continue;
        const Rational size = figure.value.abs();
        if (size >= Rational(least_amount)) by_size_.emplace_back(size, id);
    }
    const auto is_less = [](const Entry& a, const Entry& b) {
        return a.first < b.first || (a.first == b.first && a.second < b.second);
    };
    std::sort(by_size_.begin(), by_size_.end(), is_less);
}

std::optional<Counterpart> Whereabouts::counterpart_of(FigureId figure, const Rational& amount) {
    if (!is_collected_) collect();
    const Figure& self = sheet_.figures[figure];
    const Rational size = amount.abs();
    if (self.stage == no_stage || size < Rational(least_amount)) return std::nullopt;
    const auto is_less = [](const Entry& entry, const Rational& value) { return entry.first < value; };
    auto entry = std::lower_bound(by_size_.begin(), by_size_.end(), size, is_less);
    std::optional<Counterpart> found;
    constexpr int most = 16;
    for (int tried = 0; tried < most && entry != by_size_.end() && entry->first == size; ++tried, ++entry) {
        const Figure& other = sheet_.figures[entry->second];
        const BreakdownId table = sheet_.lines[self.line].breakdown;
        const bool is_beside =
            table != no_id && other.stage == self.stage && sheet_.lines[other.line].breakdown == table;
        if (other.line == self.line || is_beside) continue;
        // Beneath or above a figure of the row itself, it only repeats that one.
        const FigureId own = sheet_.cell(self.line, other.stage);
        if (own != no_id && ledger_.value(own).abs() == size) continue;
        if (are_linked(ledger_, self, other)) return Counterpart{entry->second, true};
        if (!found) found = Counterpart{entry->second, false};
    }
    return found;
}

}  // namespace dxbudget
