/// Finds which lines of a table are sums of others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"
#include "tables/search_bounds.hpp"

namespace dxbudget::tables {

struct FoundSums {
    std::vector<Claim> claims = {};
    bool complete = true;  ///< false: a bound of the search was met, and there may be more
};

/// What adds up along one direction, the surest first where it matters. No line is, through others, its own part; what
/// is a part of one run is left out of wider ones, so that nested subtotals are found from the inside out.
FoundSums find_sums(const Lines& lines, const SearchBounds& bounds);

}  // namespace dxbudget::tables
