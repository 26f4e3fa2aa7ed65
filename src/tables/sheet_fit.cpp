#include "tables/sheet_fit.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace dxbudget::tables {
namespace {

using Amounts = std::vector<std::optional<Rational>>;  // of each column of the sheet

class SheetFit {
  public:
    SheetFit(TableSheet& sheet, const Figures& figures, const std::vector<BrokenCell>& broken)
        : sheet_(sheet), figures_(figures) {
        for (const BrokenCell& cell : broken)
            if (cell.severity == Severity::error) reported_.insert({cell.row, cell.column});
    }

    void run() {
        if (sheet_.total) {
            fit_sum(*sheet_.total, "items", sheet_.items);
            for (std::size_t i = 0; i < sheet_.breakdowns.size(); ++i)
                fit_sum(*sheet_.total, sheet_.breakdown_name(i), sheet_.breakdowns[i]);
        } else {
            for (SheetLine& line : sheet_.items) fit_line(line);
        }
        for (SheetLine& line : sheet_.workings) fit_line(line);
        if (sheet_.total) rows_.emplace_back(sheet_.total->row, "total");
        for (std::size_t c = 0; c < sheet_.columns.size(); ++c) fit_formula(c);
    }

  private:
    bool is_number(std::size_t row, std::size_t c) const {
        return figures_.state[figures_.at(row, sheet_.columns[c].column)] == FigureState::number;
    }
    Rational figure(std::size_t row, std::size_t c) const {
        return figures_.cells[figures_.at(row, sheet_.columns[c].column)].as_written();
    }
    std::int64_t slack(std::size_t row, std::size_t c) const {
        return figures_.slack[figures_.at(row, sheet_.columns[c].column)];
    }
    int decimals(std::size_t row, std::size_t c) const {
        return figures_.cells[figures_.at(row, sheet_.columns[c].column)].decimals;
    }
    /// What so many units of slack come to.
    Rational as_amount(std::int64_t slack) const {
        return Rational(slack) / (Rational(2) * Rational::power_of_ten(figures_.decimals));
    }

    /// What a line counts for; `sums` is what its own lines come to.
    Amounts fit_line(SheetLine& line, Amounts& sums) {
        rows_.emplace_back(line.row, line.name);
        Amounts amounts(sheet_.columns.size());
        sums = line.items.empty() ? amounts : fit_sum(line, line.name, line.items);
        for (std::size_t c = 0; c < amounts.size(); ++c) {
            const FigureState state = figures_.state[figures_.at(line.row, sheet_.columns[c].column)];
            if (state == FigureState::number)
                amounts[c] = figure(line.row, c);
            else if (state == FigureState::nil)
                amounts[c] = Rational(0);
            else
                amounts[c] = sums[c];
            if (amounts[c] && line.subtracted) amounts[c] = Rational(0) - *amounts[c];
        }
        return amounts;
    }

    Amounts fit_line(SheetLine& line) {
        Amounts sums;
        return fit_line(line, sums);
    }

    /// What lines come to, and what the row that they add up to makes of it.
    Amounts fit_sum(SheetLine& sum, const std::string& name, std::vector<SheetLine>& lines) {
        const std::size_t row = sum.row;
        Amounts sums(sheet_.columns.size());
        std::vector<std::int64_t> slacks(sums.size());
        std::vector<Rational> reported_below(sums.size());  // of its lines
        for (SheetLine& line : lines) {
            Amounts own_sums;
            const Amounts amounts = fit_line(line, own_sums);
            for (std::size_t c = 0; c < sums.size(); ++c) {
                if (!amounts[c]) continue;
                sums[c] = sums[c].value_or(Rational(0)) + *amounts[c];
                slacks[c] += slack(line.row, c);
                if (own_sums[c] && is_reported(line.row, c)) {
                    const Rational excess = *amounts[c] - (line.subtracted ? Rational(0) - *own_sums[c] : *own_sums[c]);
                    reported_below[c] += excess;
                }
            }
        }
        for (std::size_t c = 0; c < sums.size(); ++c) {
            if (!sums[c] || sheet_.columns[c].is_ratio || !is_number(row, c)) continue;
            const Rational gap = (figure(row, c) - *sums[c]).abs();
            if (gap.is_zero() || is_reported(row, c)) continue;
            // Without the mistake of one of its lines it would be right.
            if (!reported_below[c].is_zero() && (*sums[c] - reported_below[c] - figure(row, c)).is_zero()) continue;
            if (gap <= as_amount(slacks[c] + slack(row, c)))
                sum.tolerance = larger(sum.tolerance, gap);
            else
                leave_out(c, name);
        }
        return sums;
    }

    bool is_reported(std::size_t row, std::size_t c) const {
        return reported_.contains({row, sheet_.columns[c].column});
    }

    static Rational larger(const Rational& a, const Rational& b) { return a < b ? b : a; }

    void leave_out(std::size_t c, const std::string& name) {
        std::vector<std::string>& names = sheet_.columns[c].not_added;
        sheet_.columns[c].is_declared = true;
        const std::string word = name.empty() ? "all" : name;
        if (std::ranges::find(names, word) == names.end()) names.push_back(word);
    }

    void fit_formula(std::size_t c) {
        SheetColumn& column = sheet_.columns[c];
        if (column.formula.empty()) return;
        std::vector<std::string> except;
        bool is_clear = true;
        std::set<std::string> names;
        for (const auto& [row, name] : rows_) {
            if (!is_number(row, c) || is_reported(row, c)) continue;
            std::int64_t slacks = slack(row, c);
            const auto made = computed(column, row, slacks);
            if (!made) continue;
            const int places = decimals(row, c);
            const Rational gap = (figure(row, c) - *made).abs();
            if (gap.is_zero()) continue;
            const bool is_rounded = gap * Rational(2) * Rational::power_of_ten(places) <= Rational(1);
            if (column.is_ratio && is_rounded) continue;  // to the decimals that it shows
            if (gap <= as_amount(slacks) || (column.operation == Operation::average && is_rounded)) {
                column.tolerance = larger(column.tolerance, gap);
                continue;
            }
            is_clear = is_clear && !name.empty() && name.find('=') == std::string::npos;
            except.push_back(name);
        }
        constexpr std::size_t most = 8;
        if (is_clear && except.size() <= most) {
            column.except = std::move(except);
            return;
        }
        sheet_.unplaced.push_back(column.claim);
        column.formula.clear();
        column.operands.clear();
    }

    /// What the formula gives in a row; nothing where none of its figures stand.
    std::optional<Rational> computed(const SheetColumn& column, std::size_t row, std::int64_t& slacks) const {
        std::vector<Rational> values;
        bool any = false;
        for (const std::size_t operand : column.operands) {
            const bool stands = is_number(row, operand);
            std::optional<Rational> value;
            if (stands)
                value = figure(row, operand);
            else if (!sheet_.columns[operand].formula.empty())
                value = computed(sheet_.columns[operand], row, slacks);
            any = any || value;
            values.push_back(value.value_or(Rational(0)));
            if (stands) slacks += slack(row, operand);
        }
        if (!any) return std::nullopt;
        Rational result = 0;
        switch (column.operation) {
            case Operation::sum:
            case Operation::average:
                for (std::size_t i = 0; i < values.size(); ++i)
                    result += column.subtracts(i) ? Rational(0) - values[i] : values[i];
                if (column.operation == Operation::average)
                    result = result / Rational(static_cast<std::int64_t>(values.size()));
                break;
            case Operation::division:
                if (values[1].is_zero()) return std::nullopt;
                result = Rational(column.scale) * values[0] / values[1];
                break;
            case Operation::relative_change:
                if (values[0].is_zero()) return std::nullopt;
                result = Rational(column.scale) * (values[1] - values[0]) / values[0];
                break;
        }
        if (result.overflowed()) return std::nullopt;
        return result;
    }

    TableSheet& sheet_;
    const Figures& figures_;
    std::set<std::pair<std::size_t, std::size_t>> reported_;
    std::vector<std::pair<std::size_t, std::string>> rows_;  // of lines, with their names
};

}  // namespace

void fit_to_table(TableSheet& sheet, const Figures& figures, const std::vector<BrokenCell>& broken) {
    SheetFit(sheet, figures, broken).run();
}

}  // namespace dxbudget::tables
