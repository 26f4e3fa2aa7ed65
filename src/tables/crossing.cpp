#include "tables/crossing.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

namespace dxbudget::tables {
namespace {

constexpr std::size_t enough_others = 8;  // that are looked at

/// What would mend a broken sum, by one of its figures.
struct Correction {
    std::int64_t by = 0;
    std::int64_t slack = 0;
    std::size_t equation = 0;  // in the list of broken cells
};

/// The figures of a broken sum.
std::vector<std::size_t> cells_of(const Understanding& table, const BrokenCell& broken) {
    const Claim& claim = table.claims[broken.claim];
    std::vector<std::size_t> cells = {cell_of(claim, table.figures, claim.target, broken.position)};
    for (const std::size_t part : claim.parts) {
        const std::size_t at = cell_of(claim, table.figures, part, broken.position);
        if (table.figures.state[at] == FigureState::number) cells.push_back(at);
    }
    return cells;
}

std::map<std::size_t, std::vector<Correction>> corrections(const Understanding& table,
                                                           const std::vector<BrokenCell>& broken) {
    const Figures& figures = table.figures;
    std::map<std::size_t, std::vector<Correction>> by_cell;
    for (std::size_t i = 0; i < broken.size(); ++i) {
        if (table.claims[broken[i].claim].operation != Operation::sum) continue;
        const std::vector<std::size_t> cells = cells_of(table, broken[i]);
        std::int64_t gap = 2 * figures.value[cells.front()];
        std::int64_t slack = 0;
        for (const std::size_t at : cells) {
            gap -= figures.value[at];
            slack += figures.slack[at];
        }
        for (const std::size_t at : cells) by_cell[at].push_back({at == cells.front() ? -gap : gap, slack, i});
    }
    return by_cell;
}

/// The most of a figure's broken sums that one correction would mend.
std::vector<std::size_t> mended(std::vector<Correction> corrections) {
    std::ranges::sort(corrections, {}, &Correction::by);
    std::size_t first = 0;
    std::size_t best_first = 0;
    std::size_t best = 0;
    for (std::size_t last = 0; last < corrections.size(); ++last) {
        const auto is_apart = [&] {
            return corrections[last].by - corrections[first].by > corrections[last].slack + corrections[first].slack;
        };
        while (is_apart()) ++first;
        if (last - first + 1 <= best) continue;
        best = last - first + 1;
        best_first = first;
    }
    std::vector<std::size_t> equations;
    for (std::size_t i = best_first; i < best_first + best; ++i) equations.push_back(corrections[i].equation);
    return equations;
}

bool share_one_figure(const Understanding& table, const BrokenCell& a, const BrokenCell& b) {
    const std::vector<std::size_t> of_a = cells_of(table, a);
    int shared = 0;
    for (const std::size_t at : cells_of(table, b)) shared += std::ranges::find(of_a, at) != of_a.end();
    return shared == 1;
}

/// How often each figure stands in a sum that holds to the last digit.
std::vector<int> confirmations(const Understanding& table) {
    const Figures& figures = table.figures;
    std::vector<int> counts(figures.value.size());
    for (const Claim& claim : table.claims) {
        if (claim.operation != Operation::sum) continue;
        for (std::size_t p = 0; p < claim.agreements.size(); ++p) {
            if (claim.agreements[p] != Agreement::exact) continue;
            ++counts[cell_of(claim, figures, claim.target, p)];
            for (const std::size_t part : claim.parts) ++counts[cell_of(claim, figures, part, p)];
        }
    }
    return counts;
}

}  // namespace

std::vector<BrokenCell> with_another(const Understanding& table, std::vector<BrokenCell> broken,
                                     const std::vector<std::uint8_t>& needs_another) {
    std::vector<std::uint8_t> has_another(broken.size());
    for (const auto& [at, of_cell] : corrections(table, broken)) {
        const std::vector<std::size_t> equations = mended(of_cell);
        for (std::size_t i = 0; i < equations.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(equations.size(), i + 1 + enough_others); ++j)
                if (share_one_figure(table, broken[equations[i]], broken[equations[j]]))
                    has_another[equations[i]] = has_another[equations[j]] = 1;
    }
    std::vector<BrokenCell> left;
    for (std::size_t i = 0; i < broken.size(); ++i)
        if (!needs_another[i] || has_another[i]) left.push_back(broken[i]);
    return left;
}

std::vector<std::pair<std::size_t, std::size_t>> suspects(const Understanding& table,
                                                          const std::vector<BrokenCell>& broken) {
    const Figures& figures = table.figures;
    const std::vector<int> confirmed = confirmations(table);
    std::map<std::size_t, std::vector<std::size_t>> mends;  // of figures that mend several
    std::vector<int> best(broken.size(), std::numeric_limits<int>::min());
    const auto worth = [&](std::size_t at, std::size_t count) { return static_cast<int>(count) - confirmed[at]; };
    for (const auto& [at, of_cell] : corrections(table, broken)) {
        std::vector<std::size_t> equations = mended(of_cell);
        if (equations.size() < 2) continue;
        for (const std::size_t i : equations) best[i] = std::max(best[i], worth(at, equations.size()));
        mends.emplace(at, std::move(equations));
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [at, equations] : mends) {
        const int own = worth(at, equations.size());
        if (std::ranges::any_of(equations, [&](std::size_t i) { return best[i] == own; }))
            found.emplace_back(at / figures.columns, at % figures.columns);
    }
    return found;
}

}  // namespace dxbudget::tables
