/// Finds which lines of a table are averages of others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"
#include "tables/search_bounds.hpp"

namespace dxbudget::tables {

/// At most one for a line: the average of a run of lines, near it.
std::vector<Claim> find_averages(const Lines& lines, const SearchBounds& bounds);

}  // namespace dxbudget::tables
