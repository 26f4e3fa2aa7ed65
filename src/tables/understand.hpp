/// Understands a grid: which cells are figures, and which lines are made of which others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/figures.hpp"
#include "tables/grid.hpp"
#include "tables/search_bounds.hpp"

namespace dxbudget::tables {

struct Understanding {
    Figures figures;
    std::vector<Claim> claims;  ///< ratios and averages, then sums
    bool complete = true;       ///< false: a bound of the search was met, and more may add up
};

Understanding understand(const Grid& grid, const SearchBounds& bounds = {});

}  // namespace dxbudget::tables
