/// What is said of annotated tables (JSON lines on standard input) as they are, and with one digit changed.
///
/// A table is right where every annotated sum holds within the rounding of its figures. In each of these, up to five
/// figures that stand in at least two annotated sums get one digit changed, by more than rounding hides in two of them.
/// A slip is found where a new finding is about an equation with that figure. It is named where the figure is among the
/// suspects that stand in that equation, or, where there are none, is the finding's place. The draws are the same on
/// every run.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "annotated_table.hpp"
#include "tables/read_grids.hpp"
#include "tables/stated.hpp"
#include "tables/understand.hpp"

namespace {

using nlohmann::json;
using namespace dxbudget::tables;
using dxbudget::Severity;
using Cell = std::pair<std::size_t, std::size_t>;

constexpr std::size_t slips_of_a_table = 5;

struct Sum {
    Cell total;
    std::vector<Cell> parts;
};

struct Counts {
    int tables = 0;
    int right = 0;
    int false_errors = 0;  // right tables with one
    int false_warnings = 0;
    int slips = 0;
    int found = 0;
    int as_error = 0;
    int named = 0;
    int places = 0;  // that were named in all slips found
};

std::vector<Sum> sums_of(const json& table) {
    const auto cell = [](const json& pair) { return Cell{pair[0].get<std::size_t>(), pair[1].get<std::size_t>()}; };
    std::vector<Sum> sums;
    for (const json& annotation : table["aggregation_annotations"]) {
        if (annotation["operator"] != "Sum") continue;
        Sum sum{.total = cell(annotation["aggregator_index"]), .parts = {}};
        for (const json& part : annotation["aggregatee_indices"]) sum.parts.push_back(cell(part));
        sums.push_back(std::move(sum));
    }
    return sums;
}

bool is_figure(const Figures& figures, Cell cell) {
    return cell.first < figures.rows && cell.second < figures.columns &&
           figures.state[figures.at(cell.first, cell.second)] == FigureState::number;
}

/// How much the total is off, and what rounding may make of it; half units, as in the figures.
std::pair<std::int64_t, std::int64_t> gap_of(const Figures& figures, const Sum& sum) {
    std::int64_t gap = 0;
    std::int64_t slack = 0;
    const auto add = [&](Cell cell, int sign) {
        if (!is_figure(figures, cell)) return;
        const std::size_t at = figures.at(cell.first, cell.second);
        gap += sign * figures.value[at];
        slack += figures.slack[at];
    };
    add(sum.total, 1);
    for (const Cell& part : sum.parts) add(part, -1);
    return {gap, slack};
}

struct Said {
    Grid grid;
    Understanding table;
    std::vector<BrokenCell> broken;
};

Said say(const json& rows) {
    auto grids = std::get<std::vector<Grid>>(read_grids("table.csv", as_csv(rows)));
    Said said{.grid = std::move(grids.front()), .table = {}, .broken = {}};
    said.table = understand(said.grid);
    said.broken = broken_cells(said.grid, said.table);
    return said;
}

/// The cells that a finding is about.
std::set<Cell> cells_of(const Said& said, const BrokenCell& broken) {
    const Claim& claim = said.table.claims[broken.claim];
    std::set<Cell> cells = {{broken.row, broken.column}};
    for (const std::size_t part : claim.parts)
        cells.insert(claim.lines_are_rows ? Cell{part, broken.position} : Cell{broken.position, part});
    return cells;
}

/// Changes one digit, and not the last into one that looks the same when it is rounded away.
std::string with_a_digit_changed(const std::string& text, std::mt19937_64& random) {
    std::vector<std::size_t> digits;
    bool leading = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') continue;
        if (leading && text[i] == '0') continue;
        leading = false;
        digits.push_back(i);
    }
    if (digits.empty()) return text;
    std::string changed = text;
    const std::size_t at = digits[random() % digits.size()];
    const int old = text[at] - '0';
    changed[at] = static_cast<char>('0' + (old + 1 + static_cast<int>(random() % 9)) % 10);
    if (at == digits.front() && changed[at] == '0') changed[at] = old == 1 ? '2' : '1';
    return changed;
}

void count_slips(json table, const Said& before, const std::vector<Sum>& sums, std::mt19937_64& random,
                 Counts& counts) {
    std::map<Cell, std::set<std::size_t>> among;  // sums in which a cell stands
    for (std::size_t i = 0; i < sums.size(); ++i) {
        among[sums[i].total].insert(i);
        for (const Cell& part : sums[i].parts) among[part].insert(i);
    }
    std::vector<Cell> candidates;
    for (const auto& [cell, in] : among)
        if (in.size() >= 2 && is_figure(before.table.figures, cell)) candidates.push_back(cell);
    std::ranges::shuffle(candidates, random);
    std::set<std::pair<Cell, std::size_t>> old;
    for (const BrokenCell& cell : before.broken) old.emplace(Cell{cell.row, cell.column}, cell.position);
    std::size_t made = 0;
    for (const Cell& cell : candidates) {
        if (made == slips_of_a_table) break;
        json& text = table["table_array"][cell.first][cell.second];
        const std::string right = text.get<std::string>();
        text = with_a_digit_changed(right, random);
        const Said said = say(table["table_array"]);
        text = right;
        const auto fails = [&](std::size_t i) {
            const auto [gap, slack] = gap_of(said.table.figures, sums[i]);
            return std::abs(gap) > slack;
        };
        if (!is_figure(said.table.figures, cell) || std::ranges::count_if(among[cell], fails) < 2) continue;
        ++made;
        ++counts.slips;
        bool found = false;
        bool is_error = false;
        const std::vector<Cell> suspected = suspects(said.table, said.broken);
        std::set<Cell> named;
        for (const BrokenCell& broken : said.broken) {
            const std::set<Cell> cells = cells_of(said, broken);
            if (!cells.contains(cell) || old.contains({Cell{broken.row, broken.column}, broken.position})) continue;
            found = true;
            is_error = is_error || broken.severity == Severity::error;
            bool has_suspect = false;
            for (const Cell& place : suspected) {
                if (!cells.contains(place)) continue;
                has_suspect = true;
                named.insert(place);
            }
            if (!has_suspect) named.emplace(broken.row, broken.column);
        }
        counts.found += found;
        counts.as_error += is_error;
        counts.named += found && named.contains(cell);
        if (found) counts.places += static_cast<int>(named.size());
    }
}

double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
}

}  // namespace

int main() {
    Counts counts;
    std::mt19937_64 random(20260401);
    for (std::string line; std::getline(std::cin, line);) {
        const json table = json::parse(line);
        const Said said = say(table["table_array"]);
        const std::vector<Sum> sums = sums_of(table);
        ++counts.tables;
        const auto holds = [&](const Sum& sum) {
            const auto [gap, slack] = gap_of(said.table.figures, sum);
            return std::abs(gap) <= slack;
        };
        if (!std::ranges::all_of(sums, holds)) continue;
        ++counts.right;
        const auto is_error = [](const BrokenCell& cell) { return cell.severity == Severity::error; };
        const bool has_error = std::ranges::any_of(said.broken, is_error);
        counts.false_errors += has_error;
        counts.false_warnings += !has_error && !said.broken.empty();
        count_slips(table, said, sums, random, counts);
    }
    std::cout << fmt::format(
        "{} tables, {} of them right: {} ({:.1f} %) with a false error, {} more with a false warning\n"
        "{} slips of one digit: {:.1f} % found ({:.1f} % as an error), {:.1f} % named, with {:.2f} figures in the "
        "mean\n",
        counts.tables, counts.right, counts.false_errors, percent(counts.false_errors, counts.right),
        counts.false_warnings, counts.slips, percent(counts.found, counts.slips),
        percent(counts.as_error, counts.slips), percent(counts.named, counts.slips),
        counts.found == 0 ? 0.0 : static_cast<double>(counts.places) / counts.found);
    return 0;
}
