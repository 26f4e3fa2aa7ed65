#include "tables/formula_flaws.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "tables/formula.hpp"
#include "tables/stated.hpp"
#include "tables/words.hpp"

namespace dxbudget::tables {
namespace {

/// A formula that adds up, and where it stands.
struct StatedSum {
    std::size_t row = 0;
    std::size_t column = 0;
    CellAddress at;
    std::vector<FormulaPart> parts;
};

/// One range in the sum's own column (or row), and how far from it: what formulas that were filled along share.
using Reach = std::pair<std::int64_t, std::int64_t>;

std::optional<Reach> reach_of(const StatedSum& sum, bool down) {
    if (sum.parts.size() != 1 || !sum.parts[0].is_summed || sum.parts[0].sign < 0) return std::nullopt;
    const FormulaPart& part = sum.parts[0];
    const auto lies_in = [](std::uint32_t first, std::uint32_t last, std::uint32_t own) {
        return first == own && last == own;
    };
    if (down) {
        if (!lies_in(part.first.column, part.last.column, sum.at.column)) return std::nullopt;
        return Reach{std::int64_t{part.first.row} - sum.at.row, std::int64_t{part.last.row} - sum.at.row};
    }
    if (!lies_in(part.first.row, part.last.row, sum.at.row)) return std::nullopt;
    return Reach{std::int64_t{part.first.column} - sum.at.column, std::int64_t{part.last.column} - sum.at.column};
}

/// The same sum with another reach; nothing where that would leave the sheet.
std::optional<FormulaPart> part_of(const StatedSum& sum, Reach reach, bool down) {
    const std::int64_t own = down ? sum.at.row : sum.at.column;
    if (own + reach.first < 0 || own + reach.second < 0) return std::nullopt;
    const auto first = static_cast<std::uint32_t>(own + reach.first);
    const auto last = static_cast<std::uint32_t>(own + reach.second);
    if (down) return FormulaPart{{first, sum.at.column}, {last, sum.at.column}};
    return FormulaPart{{sum.at.row, first}, {sum.at.row, last}};
}

std::string in_words(const FormulaPart& part) {
    return part.first == part.last ? in_words(part.first) : in_words(part.first) + ":" + in_words(part.last);
}

class FlawFinder {
  public:
    FlawFinder(const Grid& grid, const Figures& figures)
        : grid_(grid), figures_(figures), steps_left_(1'000'000 + 20 * figures.cells.size()) {}

    FormulaFlaws find() {
        for (std::size_t r = 0; r < grid_.rows.size(); ++r) {
            for (std::size_t c = 0; c < grid_.rows[r].size(); ++c) {
                const std::string_view formula = grid_.hints_of(r, c).formula;
                if (formula.empty()) continue;
                if (auto parts = read_formula(formula))
                    sums_.push_back({r, c, address_of(grid_, r, c), std::move(*parts)});
            }
        }
        for (const StatedSum& sum : sums_) check_result(sum);
        for (const bool down : {true, false}) compare(down);
        std::ranges::stable_sort(found_.flaws, {}, [](const FormulaFlaw& f) { return std::pair(f.row, f.column); });
        return std::move(found_);
    }

  private:
    std::optional<Rational> stored(std::size_t row, std::size_t column) const {
        const auto number = read_cell_number(grid_.hints_of(row, column).stored, {});
        if (!number || number->nil) return std::nullopt;
        return number->value();
    }

    /// What the cells of a part make; nothing where one of them cannot be read.
    std::optional<Rational> value_of(const FormulaPart& part) {
        Rational sum = 0;
        const auto begin_of = [](const std::vector<std::uint32_t>& numbers, std::uint32_t first) {
            return static_cast<std::size_t>(std::ranges::lower_bound(numbers, first) - numbers.begin());
        };
        const std::size_t first_column = begin_of(grid_.sheet_columns, part.first.column);
        for (std::size_t r = begin_of(grid_.sheet_rows, part.first.row);
             r < grid_.rows.size() && grid_.sheet_rows[r] <= part.last.row; ++r) {
            for (std::size_t c = first_column; c < grid_.rows[r].size() && grid_.sheet_columns[c] <= part.last.column;
                 ++c) {
                if (steps_left_ == 0) {
                    found_.complete = false;
                    return std::nullopt;
                }
                --steps_left_;
                const CellHints hints = grid_.hints_of(r, c);
                if (hints.stored.empty()) {  // words, which a sum passes over
                    if (!hints.formula.empty() || (!part.is_summed && !grid_.text(r, c).empty())) return std::nullopt;
                    continue;
                }
                const auto number = stored(r, c);
                if (!number) return std::nullopt;
                sum += part.sign < 0 ? Rational(0) - *number : *number;
            }
        }
        if (sum.overflowed()) return std::nullopt;
        return sum;
    }

    std::optional<Rational> value_of(const StatedSum& sum) {
        Rational total = 0;
        for (const FormulaPart& part : sum.parts) {
            const auto value = value_of(part);
            if (!value) return std::nullopt;
            total += *value;
        }
        if (total.overflowed()) return std::nullopt;
        return total;
    }

    /// Whether two numbers differ by more than floating point makes.
    static bool differ(const Rational& a, const Rational& b) {
        const Rational gap = (a - b).abs() * Rational::power_of_ten(9);
        return !gap.overflowed() && gap > a.abs() + b.abs() + Rational(1);
    }

    std::string name_of(const StatedSum& sum) const {
        const std::string row = label_of(grid_, figures_, true, sum.row);
        const std::string column = label_of(grid_, figures_, false, sum.column);
        return row.empty() || column.empty() ? row + column : row + " / " + column;
    }

    void check_result(const StatedSum& sum) {
        const auto declared = stored(sum.row, sum.column);
        const auto computed = declared ? value_of(sum) : std::nullopt;
        if (!computed || !differ(*declared, *computed)) return;
        add(sum, Severity::error,
            {{"`{0}` is stored as {1}, but its formula makes {2}",
              "「{0}」は {1} と保存されているが、数式の結果は {2}"},
             {name_of(sum), *declared, *computed}},
            {{"its formula is {0}", "数式は {0}"}, {std::string(grid_.hints_of(sum.row, sum.column).formula)}},
            sum.parts);
    }

    /// Compares the sums down the columns that stand in one row, or those along the rows that stand in one column.
    void compare(bool down) {
        std::map<std::size_t, std::vector<std::pair<Reach, const StatedSum*>>> lines;
        for (const StatedSum& sum : sums_)
            if (const auto reach = reach_of(sum, down)) lines[down ? sum.row : sum.column].emplace_back(*reach, &sum);
        for (const auto& [line, sums] : lines) {
            std::map<Reach, int> counts;
            for (const auto& [reach, sum] : sums) ++counts[reach];
            const auto usual = *std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
            for (const auto& [reach, sum] : sums) {
                if (usual.second >= 2 && usual.second > counts[reach])
                    compare_with(*sum, reach, usual.first, usual.second, down);
                else if (counts[reach] < 3 && down)
                    check_end(*sum);
            }
        }
    }

    void compare_with(const StatedSum& sum, Reach own, Reach usual, int others, bool down) {
        const auto part = part_of(sum, usual, down);
        if (!part || own.second < usual.first || usual.second < own.first) return;
        const auto here = value_of(sum);
        const auto there = value_of(*part);
        if (!here || !there || !differ(*here, *there)) return;
        add(sum, others >= 3 ? Severity::error : Severity::warning,
            {{"`{0}` adds up {1}, which makes {2}; like the others it would add up {3}, which makes {4}",
              "「{0}」は {1} の合計で {2} だが、他と同じなら {3} の合計で {4} になる"},
             {name_of(sum), in_words(sum.parts[0]), *here, in_words(*part), *there}},
            {{"{0} other formulas of the {1} do", "同じ{1}の他の数式 {0} 個はそうなっている"},
             {Rational(others), down ? Text{"row", "行"} : Text{"column", "列"}}},
            {*part});
    }

    /// Whether a total's sum ends before the figures above it do.
    void check_end(const StatedSum& sum) {
        const std::size_t last = sum.parts[0].last.row;
        if (last >= sum.at.row || !words_of(label_of(grid_, figures_, true, sum.row)).total) return;
        const std::size_t end = sum.row;
        std::size_t row = end;
        bool is_nothing = true;
        while (row > 0 && grid_.sheet_rows[row - 1] > last) {
            --row;
            const auto number = stored(row, sum.column);
            if (!number || !grid_.hints_of(row, sum.column).formula.empty()) return;
            is_nothing = is_nothing && *number == Rational(0);
        }
        if (is_nothing) return;
        add(sum, Severity::warning,
            {{"`{0}` adds up {1} and leaves out {2}", "「{0}」は {1} の合計で、{2} が入っていない"},
             {name_of(sum), in_words(sum.parts[0]),
              in_words(FormulaPart{address_of(grid_, row, sum.column), address_of(grid_, end - 1, sum.column)})}},
            {{"its name says that it is a total, and there are figures between", "名称は合計であり、間に数字がある"},
             {}},
            {FormulaPart{sum.parts[0].first, address_of(grid_, end - 1, sum.column)}});
    }

    void add(const StatedSum& sum, Severity severity, Message message, Message basis,
             std::vector<FormulaPart> expected) {
        if (flawed_.insert({sum.row, sum.column}).second)
            found_.flaws.push_back(
                {sum.row, sum.column, severity, std::move(message), std::move(basis), std::move(expected)});
    }

    const Grid& grid_;
    const Figures& figures_;
    std::size_t steps_left_;
    std::vector<StatedSum> sums_;
    std::set<std::pair<std::size_t, std::size_t>> flawed_;
    FormulaFlaws found_;
};

}  // namespace

FormulaFlaws find_formula_flaws(const Grid& grid, const Figures& figures) {
    return FlawFinder(grid, figures).find();
}

}  // namespace dxbudget::tables
