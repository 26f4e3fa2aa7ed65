#include "diagnosis/cell_slips.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "diagnosis/trial.hpp"

namespace dxbudget {
namespace {

class CellSlips {
  public:
    CellSlips(const Surroundings& around, const Ledger::Entry& entry, std::int64_t& budget)
        : around_(around), sheet_(around.sheet), ledger_(around.ledger), entry_(entry), budget_(budget) {}

    std::vector<Cause> run() {
        const Equation& equation = ledger_.equation_of(entry_);
        if (equation.divisor_count != 0) return {};
        if (equation.derivation == Derivation::formula) seek_swapped();
        std::vector<Correction> repeated;
        std::vector<FigureId> empty;
        for (const Ledger::Part& part : ledger_.parts_of(entry_)) {
            if (part.top.is_zero() || part.is_bent || !ledger_.is_written(part.figure)) continue;
            --budget_;
            if (ledger_.value(part.figure).is_zero()) {
                empty.push_back(part.figure);
                continue;
            }
            seek_joined(part.figure);
            seek_shifted(part.figure);
            const FigureId before = above(sheet_, part.figure);
            if (sheet_.is_number(before) && ledger_.value(before) == ledger_.value(part.figure))
                repeated.push_back({part.figure, 0});
        }
        seek_repeated(repeated);
        constexpr std::size_t few = 16;
        if (empty.size() <= few) {
            for (const FigureId figure : empty) seek_elsewhere(figure);
        }
        return std::move(found_);
    }

  private:
    bool mends(std::span<const Correction> corrections) {
        --budget_;
        return would_mend(ledger_, entry_, corrections);
    }

    void find(Slip slip, std::span<const Correction> corrections, FigureId witness) {
        Cause cause{.slip = slip, .correction = corrections.front(), .witness = witness};
        cause.followers.assign(corrections.begin() + 1, corrections.end());
        cause.alike = static_cast<std::uint32_t>(cause.followers.size());
        found_.push_back(std::move(cause));
    }

    /// Two figures of a row that its formula counts differently, in each other's place.
    void seek_swapped() {
        std::vector<FigureId> figures = {ledger_.target_of(entry_)};
        for (const Ledger::Part& part : ledger_.parts_of(entry_)) figures.push_back(part.figure);
        constexpr std::size_t few = 6;
        if (figures.size() > few) return;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            for (std::size_t j = i + 1; j < figures.size(); ++j) {
                const Rational& one = ledger_.value(figures[i]);
                const Rational& other = ledger_.value(figures[j]);
                if (one == other || !sheet_.is_number(figures[i]) || !sheet_.is_number(figures[j])) continue;
                const std::array corrections = {Correction{figures[i], other}, Correction{figures[j], one}};
                if (mends(corrections)) find(Slip::swapped, corrections, figures[j]);
            }
        }
    }

    /// The cells beside a figure: of the lines around in its table, and of the stages around on its line.
    std::array<FigureId, 4> cells_around(const Figure& figure) const {
        std::array<FigureId, 4> cells = {no_id, no_id, no_id, no_id};
        const Line& line = sheet_.lines[figure.line];
        if (line.breakdown != no_id) {
            const std::vector<LineId>& lines = sheet_.breakdowns[line.breakdown].lines;
            if (line.position > 1) cells[0] = sheet_.cell(lines[line.position - 2], figure.stage);
            if (line.position < lines.size()) cells[1] = sheet_.cell(lines[line.position], figure.stage);
        }
        const auto at = [&](std::size_t stage) { return sheet_.cell(figure.line, static_cast<StageId>(stage)); };
        if (figure.stage > 0) cells[2] = at(std::size_t{figure.stage} - 1);
        if (std::size_t{figure.stage} + 1 < sheet_.stages.size()) cells[3] = at(std::size_t{figure.stage} + 1);
        return cells;
    }

    /// 1476 where 1 and 476 should stand in it and in an empty cell beside it.
    void seek_joined(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        const Rational& value = ledger_.value(id);
        if (figure.stage == no_stage || value.sign() < 0 || !value.is_integer()) return;
        const std::array<FigureId, 4> cells = cells_around(figure);
        const std::string digits = plain(value);
        const std::size_t first = found_.size();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i] == no_id || !ledger_.is_written(cells[i]) || !ledger_.value(cells[i]).is_zero()) continue;
            const bool is_before = i % 2 == 0;
            for (std::size_t at = 1; at < digits.size(); ++at) {
                if (digits[at] == '0') continue;  // no figure begins with it
                const Rational power = Rational::power_of_ten(static_cast<int>(digits.size() - at));
                const Rational front = (value / power).floor();
                const Rational back = value - front * power;
                const std::array corrections = {Correction{id, is_before ? back : front},
                                                Correction{cells[i], is_before ? front : back}};
                if (mends(corrections)) find(Slip::joined, corrections, cells[i]);
            }
        }
        prefer_usual(first);
    }

    /// Of several cells that one of two joined figures may be from, the one whose column is filled the most, and where
    /// both figures are as long as others of their columns.
    void prefer_usual(std::size_t first) {
        if (found_.size() < first + 2) return;
        std::vector<double> odds;
        for (std::size_t i = first; i < found_.size(); ++i) {
            const Cause& cause = found_[i];
            const Correction& other = cause.followers.front();
            const ColumnTally here = column_around(sheet_, cause.correction.figure, cause.correction.value);
            const ColumnTally there = column_around(sheet_, other.figure, other.value);
            odds.push_back((there.amounts + 0.5) / (there.rows - there.amounts + 0.5) * share_as_long(here) *
                           share_as_long(there));
        }
        const double most = *std::max_element(odds.begin(), odds.end());
        for (std::size_t i = 0; i < odds.size(); ++i) found_[first + i].is_likely = odds[i] == most;
    }

    static double share_as_long(const ColumnTally& column) { return (column.as_long + 0.5) / (column.amounts + 2); }

    /// The figures of a row that stand one column to the right, or to the left, of their own.
    void seek_shifted(FigureId id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.stage == no_stage || sheet_.stages.size() < 3) return;
        const std::vector<FigureId> row = row_of(figure.line);
        const auto self = std::find(row.begin(), row.end(), id);
        if (row.size() < 3 || self == row.end()) return;
        const auto at = static_cast<std::size_t>(self - row.begin());
        const auto value_at = [&](std::size_t place) {
            return place < row.size() ? ledger_.value(row[place]) : Rational();
        };
        for (const bool to_left : {true, false}) {
            // What leaves the row at one end is nothing, or a figure would be lost.
            if (!value_at(to_left ? 0 : row.size() - 1).is_zero()) continue;
            const Rational own = to_left ? value_at(at + 1) : at == 0 ? Rational() : value_at(at - 1);
            if (own == value_at(at)) continue;
            if (const std::array one = {Correction{id, own}}; !mends(one)) continue;
            std::vector<Correction> corrections;
            for (std::size_t place = 0; place < row.size(); ++place) {
                const Rational meant = to_left ? value_at(place + 1) : place == 0 ? Rational() : value_at(place - 1);
                if (meant != value_at(place)) corrections.push_back({row[place], meant});
            }
            if (corrections.size() > 1) find(Slip::shifted, corrections, id);
        }
    }

    /// The cells of a line whose amounts are written, from one end of the row to the other; none where one is not.
    std::vector<FigureId> row_of(LineId line) const {
        constexpr std::size_t widest = 32;
        std::vector<FigureId> row;
        if (sheet_.stages.size() > widest) return row;
        for (std::size_t stage = 0; stage < sheet_.stages.size(); ++stage) {
            const FigureId cell = sheet_.cell(line, static_cast<StageId>(stage));
            if (sheet_.stages[stage].formula || cell == no_id) continue;
            if (!ledger_.is_written(cell)) return {};
            row.push_back(cell);
        }
        return row;
    }

    /// Cells that have what the row above has, where nothing should stand: two, or all of them.
    void seek_repeated(std::span<const Correction> cells) {
        const auto take = [&](std::span<const Correction> some) {
            if (mends(some)) find(Slip::repeated, some, above(sheet_, some.front().figure));
        };
        if (cells.size() > 2) take(cells);
        constexpr std::size_t few = 8;
        for (std::size_t i = 0; i < std::min(cells.size(), few); ++i) {
            for (std::size_t j = i + 1; j < std::min(cells.size(), few); ++j) {
                const std::array pair = {cells[i], cells[j]};
                take(pair);
            }
        }
    }

    /// An empty cell where an amount is needed that stands elsewhere in the sheet.
    void seek_elsewhere(FigureId id) {
        const auto parts = ledger_.parts_of(entry_);
        const auto is_before = [](const Ledger::Part& part, FigureId figure) { return part.figure < figure; };
        const auto part = std::lower_bound(parts.begin(), parts.end(), id, is_before);
        const Rational lacking = ledger_.value(ledger_.target_of(entry_)) - ledger_.computed(entry_);
        const Rational meant = lacking / part->top;
        const bool is_formula = ledger_.equation_of(entry_).derivation == Derivation::formula;
        if (meant.sign() < 0 && !is_formula && !around_.customs.may_be_negative(id)) return;
        const std::array corrections = {Correction{id, meant}};
        if (!mends(corrections)) return;
        const auto counterpart = around_.whereabouts.counterpart_of(id, meant);
        if (!counterpart) return;
        find(Slip::elsewhere, corrections, counterpart->figure);
        const ColumnTally column = column_around(sheet_, id);
        const bool is_usual_sign =
            column.amounts == 0 || (meant.sign() < 0 ? column.negatives > 0 : column.negatives < column.amounts);
        found_.back().is_likely = counterpart->is_linked && is_usual_sign;
    }

    const Surroundings& around_;
    const Sheet& sheet_;
    const Ledger& ledger_;
    const Ledger::Entry& entry_;
    std::int64_t& budget_;
    std::vector<Cause> found_;
};

}  // namespace

std::vector<Cause> slips_of_cells(const Surroundings& around, const Ledger::Entry& entry, std::int64_t& budget) {
    return CellSlips(around, entry, budget).run();
}

}  // namespace dxbudget
