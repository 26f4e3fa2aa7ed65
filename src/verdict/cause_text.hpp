/// Causes in words, told once: with the first finding that they explain.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// Which finding (an index into all findings) each broken equation and each failed check became, by their order.
struct FoundMismatches {
    using Found = std::vector<std::pair<std::uint32_t, std::size_t>>;
    Found equations = {};
    Found checks = {};  ///< by their place in `CheckOutcomes::others`

    /// The finding of one of them; null where it became none.
    static Finding* finding_of(const Found& found, std::uint32_t id, std::vector<Finding>& findings);
};

/// Tells each explanation at the first of its findings, and where it stands at the others.
void attach_causes(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                   const FoundMismatches& found, std::vector<Finding>& findings);

/// Says of a finding that the cause at another one explains it.
void explain_by(Finding& finding, Span first, const Source& source);

}  // namespace dxbudget
