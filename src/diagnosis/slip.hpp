/// Recognizing a slip by what was written and what should have been.
#pragma once

#include <optional>

#include "diagnosis/ledger.hpp"
#include "dxbudget/diagnose.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

/// The slip of one figure that makes `written` out of `meant`: sign, unit, or one keystroke (restricted
/// Damerau–Levenshtein distance 1 over the digits); none if it is not one.
std::optional<Slip> recognize_slip(const Rational& written, const Rational& meant);

/// Names the slip behind a correction of a broken equation: of a total by what is missing in it, of any figure by how
/// it is written.
void recognize(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry, Cause& cause);

/// Whether a line's figure is the sum of the lines right before or right after it: a subtotal among its own parts.
bool sums_up_neighbours(const Sheet& sheet, const Ledger& ledger, FigureId figure);

/// The figure beside the wrong one that has the value the wrong one should have: the two may have been swapped. `no_id`
/// if there is none.
FigureId swap_partner_of(const Sheet& sheet, const Ledger& ledger, const Correction& correction);

}  // namespace dxbudget
