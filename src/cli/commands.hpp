/// The commands: each takes its options, writes to the console, and returns the exit status.
#pragma once

#include "cli/configuration_file.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"

namespace dxbudget {

int run_check(const CheckOptions& options, ConfigurationFiles& projects, Console& console);
int run_calc(const CalcOptions& options, ConfigurationFiles& projects, Console& console);
int run_fix(const FixOptions& options, ConfigurationFiles& projects, Console& console);
int run_explain(const ExplainOptions& options, ConfigurationFiles& projects, Console& console);
int run_coverage(const CoverageOptions& options, ConfigurationFiles& projects, Console& console);
int run_mutate(const MutateOptions& options, ConfigurationFiles& projects, Console& console);
int run_diff(const DiffOptions& options, ConfigurationFiles& projects, Console& console);
int run_import(const ImportOptions& options, Console& console);
int run_rules(const RulesOptions& options, Console& console);
int run_rule(const RuleOptions& options, Console& console);
int run_schema(const SchemaOptions& options, Console& console);
int run_init(const InitOptions& options, Console& console);
int run_completion(const CompletionOptions& options, Console& console);
int run_man(const ManOptions& options, Console& console);

}  // namespace dxbudget
