/// What would happen if a figure had another value: who follows, what is mended, and whether anything else breaks.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "diagnosis/ledger.hpp"

namespace dxbudget {

/// Corrections that leave every equation holding that held, and the broken ones that they mend.
struct Trial {
    std::vector<Correction> followers = {};
    std::vector<std::uint32_t> mended = {};  ///< entries of the ledger
    bool exceeds = false;  ///< an amount would exceed its limit, or not fit the staff, that did before
};

/// Tries corrections. An equation that held and would break is taken for computed from the corrected figure: its total,
/// its copy or its residual follows. Nothing, when an equation breaks that nobody would have computed so. `budget` pays
/// a unit for each equation looked at.
std::optional<Trial> try_corrections(const Ledger& ledger, std::span<const Correction> corrections,
                                     std::int64_t& budget);

}  // namespace dxbudget
