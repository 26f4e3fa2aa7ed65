#include "tables/stated.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "sheet/sum_names.hpp"
#include "tables/words.hpp"

namespace dxbudget::tables {
namespace {

/// The figure of a cell as written: of `5 %` 5.
Rational figure(const Figures& figures, std::size_t at) {
    CellNumber number = figures.cells[at];
    number.percent = false;
    return number.value();
}

std::size_t cell_of(const Claim& claim, const Figures& figures, std::size_t line, std::size_t position) {
    return claim.lines_are_rows ? figures.at(line, position) : figures.at(position, line);
}

/// What the parts make exactly; nothing where that cannot be said.
std::optional<Rational> computed(const Claim& claim, const Figures& figures, std::size_t position) {
    std::vector<Rational> parts;
    for (const std::size_t part : claim.parts) {
        const std::size_t at = cell_of(claim, figures, part, position);
        if (figures.state[at] == FigureState::number) parts.push_back(figure(figures, at));
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

}  // namespace

std::vector<BrokenCell> broken_cells(const Grid& grid, const Understanding& table) {
    const Figures& figures = table.figures;
    const std::vector<std::uint8_t> derived = derived_figures(table);
    std::vector<BrokenCell> broken;
    for (std::size_t c = 0; c < table.claims.size(); ++c) {
        const Claim& claim = table.claims[c];
        const int held = claim.evidence.held();
        const bool is_named = words_of(label_of(grid, figures, claim.lines_are_rows, claim.target)).total;
        // Where the other direction is one of ratios or averages, nothing need add up.
        const auto may_fail = [&](std::size_t position) {
            if (claim.agreements[position] != Agreement::broken) return false;
            if (claim.operation == Operation::sum && derived[cell_of(claim, figures, claim.target, position)])
                return false;
            const LineWords across = words_of(label_of(grid, figures, !claim.lines_are_rows, position));
            return !across.percent && !across.average;
        };
        int failed = 0;
        for (std::size_t position = 0; position < claim.agreements.size(); ++position) failed += may_fail(position);
        if (failed == 0) continue;
        // A row that is called a total and nothing else states its sum, however few columns there are.
        const bool is_stated = claim.operation == Operation::sum && claim.lines_are_rows &&
                               names_a_sum(label_of(grid, figures, true, claim.target));
        if (is_stated ? failed > std::max(held, 1) : held < 2) continue;
        if (!is_stated && failed > 1 && failed * (is_named && claim.operation == Operation::sum ? 3 : 6) > held)
            continue;
        if (claim.operation != Operation::sum && (held < 5 || failed * 8 > held)) continue;
        for (std::size_t position = 0; position < claim.agreements.size(); ++position) {
            if (!may_fail(position)) continue;
            const std::size_t target = cell_of(claim, figures, claim.target, position);
            const auto made = computed(claim, figures, position);
            if (!made || is_within_rounding(claim, figures, position, target)) continue;
            const bool sure = claim.operation == Operation::sum && (held >= 3 || is_named);
            broken.push_back({.claim = c,
                              .position = position,
                              .row = target / figures.columns,
                              .column = target % figures.columns,
                              .declared = figure(figures, target),
                              .computed = *made,
                              .severity = sure ? Severity::error : Severity::warning,
                              .held = held});
        }
    }
    std::ranges::stable_sort(broken, [](const BrokenCell& a, const BrokenCell& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return broken;
}

std::vector<std::pair<std::size_t, std::size_t>> suspects(const Understanding& table,
                                                          const std::vector<BrokenCell>& broken) {
    const Figures& figures = table.figures;
    std::map<std::size_t, int> counts;
    for (const BrokenCell& cell : broken) {
        const Claim& claim = table.claims[cell.claim];
        ++counts[cell_of(claim, figures, claim.target, cell.position)];
        for (const std::size_t part : claim.parts) {
            const std::size_t at = cell_of(claim, figures, part, cell.position);
            if (figures.state[at] == FigureState::number) ++counts[at];
        }
    }
    int most = 1;
    for (const auto& [at, count] : counts) most = std::max(most, count);
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [at, count] : counts)
        if (most > 1 && count == most) found.emplace_back(at / figures.columns, at % figures.columns);
    return found;
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
