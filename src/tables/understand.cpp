#include "tables/understand.hpp"

#include <utility>

#include "tables/average_search.hpp"
#include "tables/lines.hpp"
#include "tables/ratio_search.hpp"
#include "tables/sum_search.hpp"

namespace dxbudget::tables {

/// Ratios and averages come first: what they make is not to be added up, and no sum fails there.
Understanding understand(const Grid& grid, const SearchBounds& bounds) {
    Understanding table{.figures = read_figures(grid), .claims = {}};
    const Figures& figures = table.figures;
    std::vector<std::uint8_t> derived(figures.value.size());
    const std::vector<std::uint8_t> none = derived;
    const auto take = [&](std::vector<Claim> claims) {
        for (Claim& claim : claims) table.claims.push_back(std::move(claim));
    };
    for (const bool rows : {false, true}) {
        const Lines lines = lines_of(grid, figures, none, rows);
        take(find_ratios(lines, bounds));
        take(find_averages(lines, bounds));
        for (const Claim& claim : table.claims) {
            if (claim.lines_are_rows != rows) continue;
            for (std::size_t p = 0; p < claim.agreements.size(); ++p)
                if (claim.agreements[p] == Agreement::exact || claim.agreements[p] == Agreement::rounded)
                    derived[figures.at(lines.row(claim.target, p), lines.column(claim.target, p))] = 1;
        }
    }
    for (const bool rows : {false, true}) {
        FoundSums sums = find_sums(lines_of(grid, figures, derived, rows), bounds);
        take(std::move(sums.claims));
        table.complete = table.complete && sums.complete;
    }
    return table;
}

}  // namespace dxbudget::tables
