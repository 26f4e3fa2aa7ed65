#include "tables/stated.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "sheet/sum_names.hpp"
#include "tables/crossing.hpp"
#include "tables/words.hpp"

namespace dxbudget::tables {
namespace {

/// What the parts make exactly; nothing where that cannot be said.
std::optional<Rational> computed(const Claim& claim, const Figures& figures, std::size_t position) {
    std::vector<Rational> parts;
    for (const std::size_t part : claim.parts) {
        const std::size_t at = cell_of(claim, figures, part, position);
        if (figures.state[at] == FigureState::number) parts.push_back(figures.cells[at].as_written());
    }
    Rational result = 0;
    switch (claim.operation) {
        case Operation::sum:
        case Operation::average:
            for (const Rational& part : parts) result += part;
            if (claim.operation == Operation::average)
                result = result / Rational(static_cast<std::int64_t>(parts.size()));
            break;
        case Operation::division:
            if (parts.size() != 2) return std::nullopt;
            result = Rational(claim.scale) * parts[0] / parts[1];
            break;
        case Operation::relative_change:
            if (parts.size() != 2) return std::nullopt;
            result = Rational(claim.scale) * (parts[1] - parts[0]) / parts[0];
            break;
    }
    if (result.overflowed()) return std::nullopt;
    return result;
}

/// The most that the rounding of the parts of a sum may make, and of the result itself.
bool is_within_rounding(const Claim& claim, const Figures& figures, std::size_t position, std::size_t target) {
    if (claim.operation != Operation::sum) return false;
    std::int64_t gap = figures.value[target];
    std::int64_t slack = figures.slack[target];
    for (const std::size_t part : claim.parts) {
        const std::size_t at = cell_of(claim, figures, part, position);
        if (figures.state[at] != FigureState::number) continue;
        gap -= figures.value[at];
        slack += figures.slack[at];
    }
    const bool rounds = std::ranges::any_of(claim.agreements, [](Agreement a) { return a == Agreement::rounded; });
    return gap == 0 || (rounds && std::abs(gap) <= slack);
}

/// Marks what is a ratio or an average.
std::vector<std::uint8_t> derived_figures(const Understanding& table) {
    std::vector<std::uint8_t> derived(table.figures.value.size());
    for (const Claim& claim : table.claims) {
        if (claim.operation == Operation::sum) continue;
        for (std::size_t p = 0; p < claim.agreements.size(); ++p)
            if (claim.agreements[p] != Agreement::absent) derived[cell_of(claim, table.figures, claim.target, p)] = 1;
    }
    return derived;
}

/// Rows or columns in which sums fail more often than they hold: their figures are of another kind.
class StrangePositions {
  public:
    explicit StrangePositions(const Understanding& table) {
        for (const Claim& claim : table.claims) {
            if (claim.operation != Operation::sum) continue;
            std::vector<int>& balance = balances(claim);
            balance.resize(std::max(balance.size(), claim.agreements.size()));
            std::vector<int>& failed = failures(claim);
            failed.resize(balance.size());
            for (std::size_t p = 0; p < claim.agreements.size(); ++p) {
                const bool is_broken = claim.agreements[p] == Agreement::broken;
                balance[p] += is_broken ? -1 : holds(claim.agreements[p]);
                failed[p] += is_broken;
            }
        }
    }

    bool contain(const Claim& claim, std::size_t position) {
        return claim.operation == Operation::sum && failures(claim)[position] >= 3 && balances(claim)[position] < 0;
    }

  private:
    std::vector<int>& balances(const Claim& claim) { return balances_[claim.lines_are_rows ? 1 : 0]; }
    std::vector<int>& failures(const Claim& claim) { return failures_[claim.lines_are_rows ? 1 : 0]; }

    std::array<std::vector<int>, 2> balances_;  // held less failed
    std::array<std::vector<int>, 2> failures_;
};

/// The positions in which a claim fails; not those where nothing need add up.
std::vector<std::size_t> failures(const Grid& grid, const Understanding& table, const Claim& claim,
                                  const std::vector<std::uint8_t>& derived, StrangePositions& strange) {
    std::vector<std::size_t> positions;
    for (std::size_t position = 0; position < claim.agreements.size(); ++position) {
        if (claim.agreements[position] != Agreement::broken) continue;
        const std::size_t target = cell_of(claim, table.figures, claim.target, position);
        if ((claim.operation == Operation::sum && derived[target]) || strange.contain(claim, position)) continue;
        const LineWords across = words_of(label_of(grid, table.figures, !claim.lines_are_rows, position));
        if (across.percent || across.average || is_within_rounding(claim, table.figures, position, target)) continue;
        positions.push_back(position);
    }
    return positions;
}

}  // namespace

std::vector<BrokenCell> broken_cells(const Grid& grid, const Understanding& table) {
    const Figures& figures = table.figures;
    const std::vector<std::uint8_t> derived = derived_figures(table);
    StrangePositions strange(table);
    std::vector<BrokenCell> broken;
    std::vector<std::uint8_t> needs_another;  // of each in `broken`
    for (std::size_t c = 0; c < table.claims.size(); ++c) {
        const Claim& claim = table.claims[c];
        const bool is_sum = claim.operation == Operation::sum;
        const std::vector<std::size_t> failed = failures(grid, table, claim, derived, strange);
        const std::size_t held = static_cast<std::size_t>(claim.evidence.held());
        const std::string label = label_of(grid, figures, claim.lines_are_rows, claim.target);
        // A row that is called a total and nothing else states its sum, however few columns there are.
        const bool is_stated = is_sum && claim.lines_are_rows && names_a_sum(label);
        if (failed.empty() || failed.size() > std::max<std::size_t>(held, is_stated)) continue;
        if (!is_sum && (held < 5 || failed.size() * 8 > held)) continue;
        const bool is_named = words_of(label).total;
        const bool is_rare = failed.size() == 1 || failed.size() * (is_sum && is_named ? 3 : 6) <= held;
        for (const std::size_t position : failed) {
            const std::size_t target = cell_of(claim, figures, claim.target, position);
            const auto made = computed(claim, figures, position);
            if (!made) continue;
            broken.push_back({.claim = c,
                              .position = position,
                              .row = target / figures.columns,
                              .column = target % figures.columns,
                              .declared = figures.cells[target].as_written(),
                              .computed = *made,
                              .severity = is_sum && (held >= 3 || is_named) ? Severity::error : Severity::warning,
                              .held = static_cast<int>(held)});
            needs_another.push_back(!is_rare || (held < 2 && !is_named && !is_stated));
        }
    }
    broken = with_another(table, std::move(broken), needs_another);
    std::ranges::stable_sort(broken, [](const BrokenCell& a, const BrokenCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return broken;
}

std::string label_of(const Grid& grid, const Figures& figures, bool is_row, std::size_t line) {
    std::string label;
    const auto add = [&](std::string_view text, bool before) {
        if (text.empty()) return;
        if (label.empty())
            label = text;
        else
            label = before ? std::string(text) + " " + label : label + " " + std::string(text);
    };
    if (is_row) {
        for (std::size_t c = 0; c < figures.columns && figures.state[figures.at(line, c)] != FigureState::number; ++c)
            add(grid.text(line, c), false);
    } else {
        std::size_t first = 0;
        while (first < figures.rows && figures.state[figures.at(first, line)] != FigureState::number) ++first;
        int seen = 0;
        for (std::size_t r = first; r-- > 0 && seen < 2;) {
            seen += !grid.text(r, line).empty();
            add(grid.text(r, line), true);
        }
    }
    return label;
}

Message in_words(const BrokenCell& cell, const Grid& grid, const Understanding& table) {
    const Claim& claim = table.claims[cell.claim];
    const std::string row = label_of(grid, table.figures, true, cell.row);
    const std::string column = label_of(grid, table.figures, false, cell.column);
    const std::string name = row.empty() || column.empty() ? row + column : row + " / " + column;
    const Rational difference = (cell.declared - cell.computed).abs();
    const bool less = cell.declared < cell.computed;
    switch (claim.operation) {
        case Operation::sum:
            return {{"`{0}` is {1}; its parts add up to {2}, so it is {3} too {4}",
                     "「{0}」は {1} だが、内訳の合計は {2} で、{3} {4}"},
                    {name, cell.declared, cell.computed, difference,
                     less ? Text{"little", "少ない"} : Text{"much", "多い"}}};
        case Operation::average:
            return {{"`{0}` is {1}; the average is {2}", "「{0}」は {1} だが、平均は {2}"},
                    {name, cell.declared, cell.computed}};
        case Operation::division:
            return {{"`{0}` is {1}; the quotient is {2}", "「{0}」は {1} だが、割り算の結果は {2}"},
                    {name, cell.declared, cell.computed}};
        case Operation::relative_change:
            return {{"`{0}` is {1}; the relative change is {2}", "「{0}」は {1} だが、増減率は {2}"},
                    {name, cell.declared, cell.computed}};
    }
    return {};
}

Message basis_in_words(const BrokenCell& cell, const Grid& grid, const Understanding& table) {
    const Claim& claim = table.claims[cell.claim];
    const bool is_total = words_of(label_of(grid, table.figures, claim.lines_are_rows, claim.target)).total;
    const Text where = claim.lines_are_rows ? Text{"column", "列"} : Text{"row", "行"};
    if (is_total && cell.held == 0) return {{"its name says that it is a total", "名称は合計である"}, {}};
    if (is_total)
        return {{"the same holds in {0} other {1}{0||s}, and its name says that it is a total",
                 "同じ計算は他の {0}{1}で成り立ち、名称も合計である"},
                {Rational(cell.held), where}};
    return {{"the same holds in {0} other {1}{0||s}", "同じ計算は他の {0}{1}で成り立つ"}, {Rational(cell.held), where}};
}

}  // namespace dxbudget::tables
