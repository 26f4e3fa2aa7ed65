/// Slips that make several cells wrong at once, or of which the cells around tell: figures joined, repeated, shifted,
/// swapped, or standing elsewhere.
#pragma once

#include <vector>

#include "diagnosis/customs.hpp"
#include "diagnosis/ledger.hpp"
#include "diagnosis/whereabouts.hpp"
#include "dxbudget/diagnose.hpp"

namespace dxbudget {

/// What surrounds the cells of a sheet.
struct Surroundings {
    const Sheet& sheet;
    const Ledger& ledger;
    const Customs& customs;
    Whereabouts& whereabouts;
};

/// The slips of cells that would mend a broken equation, each with all cells that it makes wrong; what else they would
/// do is not looked at.
std::vector<Cause> slips_of_cells(const Surroundings& around, const Ledger::Entry& entry, std::int64_t& budget);

}  // namespace dxbudget
