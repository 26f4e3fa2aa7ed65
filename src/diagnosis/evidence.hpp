/// What speaks for a cause, and against it.
#pragma once

#include <cstddef>

#include "diagnosis/ledger.hpp"
#include "dxbudget/diagnose.hpp"

namespace dxbudget {

/// Whether a slip that one equation alone speaks for has enough digits to say something.
bool speaks_for_itself(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry, const Cause& cause);

/// Whether a slip of one figure is one that chance imitates: with many lines some figure is always one keystroke away,
/// and a line that is missing looks like one that was counted twice. Then it must be likely beside all others, too.
bool is_imitated_by_chance(const Ledger& ledger, const Ledger::Entry& entry, const Cause& cause);

/// Whether the same lines add up at another stage, where they say something.
bool holds_at_another_stage(const Sheet& sheet, const Ledger& ledger, const Ledger::Entry& entry);

/// The stages whose figures may have been taken for those of a stage, itself included: nobody mistakes a column for one
/// that is further away.
struct StageRange {
    StageId first = 0;
    StageId end = 0;
};
StageRange stages_near(const Sheet& sheet, StageId stage);

/// Whether any figure of the equation is negative.
bool has_negative(const Ledger& ledger, const Ledger::Entry& entry);

/// The equation that confirms a figure: one that computes it, holds, says something and is no copy; none if there is
/// none.
EquationId confirmation_of(const Ledger& ledger, FigureId figure);

}  // namespace dxbudget
