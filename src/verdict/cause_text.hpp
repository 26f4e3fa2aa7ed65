/// Causes in words, told once: with the first finding that they explain.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// Tells each explanation at the first of its findings, and where it stands at the others. `found` says which finding
/// (an index into `findings`) each broken equation became.
void tell_causes(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                 std::span<const std::pair<EquationId, std::size_t>> found, std::vector<Finding>& findings);

/// Says of a finding that the cause at another one explains it.
void explain_by(Finding& finding, Span first, const Source& source);

}  // namespace dxbudget
