/// Understands a grid: which cells are figures, and which lines are made of which others.
#pragma once

#include <vector>

#include "tables/claim.hpp"
#include "tables/figures.hpp"
#include "tables/grid.hpp"

namespace dxbudget::tables {

struct Understanding {
    Figures figures;
    std::vector<Claim> claims;  ///< ratios and averages, then sums
};

Understanding understand(const Grid& grid);

}  // namespace dxbudget::tables
