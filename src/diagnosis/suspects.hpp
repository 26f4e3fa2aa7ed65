/// Suspects: figures one of which must be wrong, where no value is proven.
#pragma once

#include <cstdint>
#include <optional>

#include "diagnosis/hypothesis.hpp"
#include "diagnosis/ledger.hpp"
#include "dxbudget/diagnose.hpp"

namespace dxbudget {

/// The suspects of a broken equation whose target several others confirm, so that one of its parts must be wrong; none
/// where there are more than three, or where it may well be none of them. `budget` pays a unit for each equation looked
/// at.
std::optional<Suspicion> suspicion_of(const Ledger& ledger, const Ledger::Entry& entry, const Tried& tried,
                                      std::int64_t& budget);

}  // namespace dxbudget
