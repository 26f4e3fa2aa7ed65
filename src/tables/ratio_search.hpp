/// Finds which lines of a table are quotients or relative changes of two others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"
#include "tables/search_bounds.hpp"

namespace dxbudget::tables {

/// At most one for a line. `parts` are dividend and divisor, or the old and the new amount.
std::vector<Claim> find_ratios(const Lines& lines, const SearchBounds& bounds);

}  // namespace dxbudget::tables
