/// Which findings of a check count: what the rules in force, comments in the sheet and its project make of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/configuration.hpp"
#include "dxbudget/finding.hpp"

namespace dxbudget {

/// A finding that does not count, and why. Nothing is hidden: it is counted apart, and listed on request.
struct SetAside {
    Finding finding = {};
    std::string reason = {};  ///< as the comment says it
    Span comment = {};        ///< the comment that ignores it
};

/// Findings that count and are not told.
struct NotShown {
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    std::uint32_t notes = 0;

    std::uint32_t all() const { return errors + warnings + notes; }
};

/// What became of the findings that do not count, or are too many to be told.
struct Judgement {
    std::vector<SetAside> ignored = {};                               ///< by comments in the sheet; by place
    std::vector<Finding> known = {};                                  ///< from before, and accepted; by place
    std::uint32_t switched_off = 0;                                   ///< of rules that are switched off
    NotShown not_shown = {};                                          ///< after the most that were to be shown
    std::vector<std::pair<const Rule*, std::uint32_t>> by_rule = {};  ///< how many findings count, shown or not
};

/// The severity at which a finding counts; nothing where its rule is switched off. A severity that is the finding's own
/// (of approximate figures, of a check that says how grave it is) stays.
std::optional<Severity> severity_of(const Finding& finding, std::span<const RuleChoice> choices);

/// Whether a finding is known from before.
using IsKnown = std::function<bool(const Finding& finding)>;

/// Leaves in the audit the findings that count, at the severities that the choices give them; of several choices about
/// a rule the last one holds. Comments that ignore findings are read here, and what is wrong with them is found. What
/// cannot be ignored is never known, either; what is switched off may be, so that the baseline's entry has its use.
Judgement judge(Audit& audit, std::span<const RuleChoice> choices = {}, const IsKnown& is_known = {});

/// Leaves the first `most` findings in the audit; the others are counted in the judgement.
void show_first(std::uint32_t most, Audit& audit, Judgement& judgement);

}  // namespace dxbudget
