/// The commands: each takes its options, writes to the console, and returns the exit status.
#pragma once

#include "console.hpp"
#include "options.hpp"

namespace dxbudget {

int run_check(const CheckOptions& options, Console& console);
int run_calc(const CalcOptions& options, Console& console);
int run_fix(const FixOptions& options, Console& console);
int run_explain(const ExplainOptions& options, Console& console);
int run_coverage(const CoverageOptions& options, Console& console);
int run_mutate(const MutateOptions& options, Console& console);
int run_rules(const RulesOptions& options, Console& console);
int run_rule(const RuleOptions& options, Console& console);

}  // namespace dxbudget
