/// What a project says once for all its sheets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dxbudget/amount.hpp"
#include "dxbudget/check.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"
#include "dxbudget/unit_cost.hpp"

namespace dxbudget {

/// What is wanted of a rule.
struct RuleChoice {
    const Rule* rule = nullptr;
    std::optional<Severity> severity = {};  ///< in place of the rule's own; none: it is switched off
    std::string origin = {};                ///< who says so: `.dxbudget.yaml:7`, `--ignore`
};

/// A project's configuration, understood. Nothing in it refers to the text that it was read from.
struct Configuration {
    Unit unit = {};                               ///< of its amounts
    Notation notation = {};                       ///< of figures, where a sheet does not say it
    UnitCosts unit_costs = {};                    ///< hold for every sheet, except where a sheet has its own
    std::optional<RoundingChoice> rounding = {};  ///< likewise; its step is in `unit`
    std::vector<Check> checks = {};               ///< made on every sheet that has their lines and stages
    std::vector<RuleChoice> rules = {};           ///< how grave the findings of rules are
    std::vector<std::string> exclude = {};        ///< patterns of files and folders that hold no sheets, as written
    std::vector<std::string> include = {};        ///< patterns of those that do; empty: all the others
    std::optional<Language> language = {};        ///< of what is said about its sheets
};

/// Understands a configuration file; what is wrong with it goes to `findings`, and reading goes on after it. It is
/// usable if none of them is an error.
Configuration load_configuration(Source& source, std::vector<Finding>& findings);

}  // namespace dxbudget
