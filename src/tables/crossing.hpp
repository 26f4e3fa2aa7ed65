/// Broken sums that cross at one figure.
#pragma once

#include <cstdint>
#include <vector>

#include "tables/stated.hpp"

namespace dxbudget::tables {

/// Where a line of a claim has its figure in a position.
inline std::size_t cell_of(const Claim& claim, const Figures& figures, std::size_t line, std::size_t position) {
    return claim.lines_are_rows ? figures.at(line, position) : figures.at(position, line);
}

/// Leaves out the broken cells that need another one and have none: a sum with one figure in common, which the same
/// correction of that figure would mend.
std::vector<BrokenCell> with_another(const Understanding& table, std::vector<BrokenCell> broken,
                                     const std::vector<std::uint8_t>& needs_another);

}  // namespace dxbudget::tables
