#include "tables/word_claims.hpp"

#include <algorithm>
#include <utility>

#include "sheet/sum_names.hpp"
#include "tables/stated.hpp"
#include "tables/words.hpp"

namespace dxbudget::tables {
namespace {

class TotalsByName {
  public:
    TotalsByName(const Grid& grid, Understanding& table)
        : grid_(grid), table_(table), figures_(table.figures), made_by_(figures_.rows) {}

    void run() {
        for (std::size_t c = 0; c < table_.claims.size(); ++c) {
            const Claim& claim = table_.claims[c];
            if (!claim.lines_are_rows) continue;
            if (claim.operation == Operation::sum)
                made_by_[claim.target].push_back(c);
            else
                derived_.push_back(claim.target);
        }
        find_columns();
        if (columns_.empty()) return;
        for (std::size_t row = 0; row < figures_.rows; ++row) take(row);
        for (Claim& claim : found_) table_.claims.push_back(std::move(claim));
    }

  private:
    bool is_number(std::size_t row, std::size_t column) const {
        return figures_.state[figures_.at(row, column)] == FigureState::number;
    }

    /// The columns of amounts.
    void find_columns() {
        for (std::size_t column = 0; column < figures_.columns; ++column) {
            std::size_t numbers = 0;
            std::size_t percents = 0;
            for (std::size_t row = 0; row < figures_.rows; ++row) {
                numbers += is_number(row, column);
                percents += figures_.cells[figures_.at(row, column)].percent;
            }
            const LineWords words = words_of(label_of(grid_, figures_, false, column));
            const bool is_derived = std::ranges::any_of(table_.claims, [&](const Claim& claim) {
                return !claim.lines_are_rows && claim.operation != Operation::sum && claim.target == column;
            });
            if (numbers >= 3 && percents == 0 && !words.ratio && !words.average && !is_derived)
                columns_.push_back(column);
        }
    }

    void take(std::size_t row) {
        const bool has_figure = std::ranges::any_of(columns_, [&](std::size_t c) { return is_number(row, c); });
        if (!has_figure || std::ranges::find(derived_, row) != derived_.end()) return;
        if (!made_by_[row].empty()) {
            for (const std::size_t index : made_by_[row]) remove(table_.claims[index].parts);
        } else if (std::ranges::find(covered_, row) != covered_.end()) {
            return;
        } else if (names_a_sum(label_of(grid_, figures_, true, row))) {
            claim(row);
        }
        open_.push_back(row);
        if (!made_by_[row].empty() || names_a_sum(label_of(grid_, figures_, true, row))) since_ = open_.size();
    }

    /// Rows that a claim adds up are open no more, and those further below will not be.
    void remove(const std::vector<std::size_t>& rows) {
        std::erase_if(open_, [&](std::size_t row) { return std::ranges::find(rows, row) != rows.end(); });
        covered_.insert(covered_.end(), rows.begin(), rows.end());
        since_ = std::min(since_, open_.size());
    }

    void claim(std::size_t row) {
        const std::vector<std::size_t> all = open_;
        const std::vector<std::size_t> recent(open_.begin() + static_cast<std::ptrdiff_t>(since_), open_.end());
        Claim best = claim_of(row, recent);
        if (Claim other = claim_of(row, all); other.evidence.held() > best.evidence.held()) best = std::move(other);
        if (best.parts.size() < 2) return;
        const int held = best.evidence.held();
        const int failed = best.evidence.broken;
        if (held + failed == 0 || failed > std::max(held, 1)) return;
        remove(best.parts);
        found_.push_back(std::move(best));
    }

    /// Half of a figure's last printed place. That all are multiples of more is no rounding that a name could state.
    std::int64_t printed_slack(std::size_t row, std::size_t column) const {
        std::int64_t slack = 1;
        for (int d = figures_.cells[figures_.at(row, column)].decimals; d < figures_.decimals; ++d) slack *= 10;
        return slack;
    }

    Claim claim_of(std::size_t row, const std::vector<std::size_t>& parts) const {
        Claim claim{.shape = Shape::run, .target = row, .parts = parts, .by_name = true};
        claim.agreements.resize(figures_.columns, Agreement::absent);
        for (const std::size_t column : columns_) {
            if (!is_number(row, column)) continue;
            std::int64_t gap = figures_.value[figures_.at(row, column)];
            std::int64_t slack = printed_slack(row, column);
            bool any = false;
            for (const std::size_t part : parts) {
                if (!is_number(part, column)) continue;
                any = true;
                gap -= figures_.value[figures_.at(part, column)];
                slack += printed_slack(part, column);
            }
            if (!any) continue;
            Agreement& agreement = claim.agreements[column];
            agreement = gap == 0 ? Agreement::exact : std::abs(gap) <= slack ? Agreement::rounded : Agreement::broken;
            claim.evidence.add(agreement, 0);
        }
        return claim;
    }

    const Grid& grid_;
    Understanding& table_;
    const Figures& figures_;
    std::vector<std::vector<std::size_t>> made_by_;  // the sums of each row
    std::vector<std::size_t> derived_;
    std::vector<std::size_t> columns_;
    std::vector<std::size_t> open_;  // rows that no total takes in yet
    std::vector<std::size_t> covered_;
    std::size_t since_ = 0;  // how many of them stand above the last total
    std::vector<Claim> found_;
};

}  // namespace

void add_claims_by_words(const Grid& grid, Understanding& table) {
    TotalsByName(grid, table).run();
}

}  // namespace dxbudget::tables
