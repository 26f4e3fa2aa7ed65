/// The whole check of one file: from its bytes to findings.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/document.hpp"
#include "dxbudget/equation.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

struct Rule;

/// How much was checked. `equations` counts those that were to be checked: it is the sum of the five below it.
struct Tally {
    std::uint32_t sheets = 0;
    std::uint32_t figures = 0;  ///< numbers that the sheets declare
    std::uint32_t equations = 0;
    std::uint32_t held = 0;  ///< exactly
    std::uint32_t held_within_rounding = 0;
    std::uint32_t held_within_tolerance = 0;
    std::uint32_t mismatched = 0;
    std::uint32_t not_checked = 0;

    /// Counts an equation by what became of it; what only computes is none.
    void count(Outcome outcome);

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// An equation, or a check that a user wrote, that could not be checked, and why.
struct NotChecked {
    Span span = {};
    std::string figure = {};  ///< the path of the figure that was to be checked; of a check, the one that is why
    std::string check = {};   ///< the user's check
    const Rule* rule = nullptr;
    Message reason = {};
};

/// What is wanted of a check.
struct AuditOptions {
    bool causes = true;                  ///< look for the causes of mismatches
    bool strict_rounding = false;        ///< what holds only within rounding or a tolerance is an error
    std::int64_t effort = usual_effort;  ///< of the search for causes
    LoadOptions loading = {};            ///< the project and its files; the configuration outlives the check
};

/// A file and everything that was found out about it. Can be moved, not copied: views point into its own parts.
struct Audit {
    std::unique_ptr<Source> source = {};  ///< never null; on the heap, since views into it must survive a move
    std::vector<Document> documents = {};
    std::vector<Sheet> sheets = {};  ///< one of each document
    std::vector<Equations> equations = {};
    std::vector<Evaluation> evaluations = {};
    std::vector<Diagnosis> diagnoses = {};     ///< of each sheet; empty ones where causes were not looked for
    std::vector<Finding> findings = {};        ///< in the order of `put_in_order`
    std::vector<NotChecked> not_checked = {};  ///< by place
    Tally tally = {};
    AuditOptions options = {};  ///< what it was made with
};

/// An equation that holds, but not exactly.
struct HeldInexactly {
    Span span = {};
    std::string figure = {};
    const Rule* rule = nullptr;
    Rational declared = {};
    Rational computed = {};
    FigureStyle style = {};                  ///< in which its sheet writes them
    std::optional<Rational> tolerance = {};  ///< that it holds within; none: it holds within rounding
};

/// All of them, in the order of the equations.
std::vector<HeldInexactly> held_inexactly(const Audit& audit);

/// Whether a finding is told before another: by place, then rule.
bool stands_before(const Finding& left, const Finding& right);

/// Puts findings in the order in which they are told.
void put_in_order(std::vector<Finding>& findings);

/// Checks documents that were read already, whose nodes stand in `source`; `findings` are those of the reading.
Audit audit_documents(Source source, std::vector<Document> documents, std::vector<Finding> findings,
                      const AuditOptions& options = {});

/// Checks a file. Never throws on any bytes; what is wrong with them is among the findings.
Audit audit(Source source, const AuditOptions& options = {});

}  // namespace dxbudget
