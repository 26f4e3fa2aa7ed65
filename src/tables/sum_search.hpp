/// Finds which lines of a table are sums of others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/lines.hpp"

namespace dxbudget::tables {

/// What adds up along one direction, the surest first where it matters. No line is, through others, its own part; what
/// is a part of one run is left out of wider ones, so that nested subtotals are found from the inside out.
std::vector<Claim> find_sums(const Lines& lines);

}  // namespace dxbudget::tables
