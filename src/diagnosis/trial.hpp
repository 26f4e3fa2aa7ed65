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
    bool changes_parts = false;              ///< some of the followers are what a corrected figure is computed from
    bool exceeds = false;  ///< an amount would exceed its limit, or not fit the staff, that did before
};

/// Tries corrections. An equation that held and would break is taken for computed from the corrected figure: its total,
/// its copy or its residual follows. Nothing, when an equation breaks that nobody would have computed so. `budget` pays
/// a unit for each equation looked at.
std::optional<Trial> try_corrections(const Ledger& ledger, std::span<const Correction> corrections,
                                     std::int64_t& budget);

/// The same of a line that counts for nothing in what it is a part of, which is all that changes; what is mended by
/// formulas alone says nothing of it and is left out.
std::optional<Trial> try_uncounted(const Ledger& ledger, LineId line, std::int64_t& budget);

/// Whether one broken equation would hold with corrections, whatever else they do.
bool would_mend(const Ledger& ledger, const Ledger::Entry& entry, std::span<const Correction> corrections);

}  // namespace dxbudget
