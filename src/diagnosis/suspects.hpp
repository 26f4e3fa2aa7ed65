/// Suspects: figures one of which must be wrong, where no value is proven.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "diagnosis/hypothesis.hpp"
#include "diagnosis/ledger.hpp"
#include "dxbudget/diagnose.hpp"

namespace dxbudget {

/// The equations beside a broken one that confirm its target. `budget` pays a unit for each that is looked at.
std::vector<EquationId> confirmations_of(const Ledger& ledger, const Ledger::Entry& broken, std::int64_t& budget);

/// The suspects of a broken equation whose target those others confirm, so that one of its parts must be wrong; none
/// where there are more than three, or where it may well be none of them.
std::optional<Suspicion> suspicion_of(const Ledger& ledger, const Ledger::Entry& entry, const Tried& tried,
                                      std::vector<EquationId> by);

}  // namespace dxbudget
