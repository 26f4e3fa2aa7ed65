/// How likely the causes of one equation are beside each other, and beside a mistake that is none of them.
#pragma once

#include "diagnosis/hypothesis.hpp"
#include "diagnosis/ledger.hpp"

namespace dxbudget {

/// Weighs what one broken equation may come from: each survivor by how often its slip is made, shared among the places
/// where it could have been made and among what it could have made there; and what is none of them by how often its
/// mistake would leave just this difference. Of one that several equations agree on nothing is asked.
void weigh(const Ledger& ledger, const Ledger::Entry& entry, Tried& tried);

}  // namespace dxbudget
