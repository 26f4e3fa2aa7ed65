/// How the options of each command are made and read. Each function leaves what is to be done in
/// `CommandLine::outcome`.
#pragma once

#include "cli/command_line.hpp"

namespace dxbudget {

// options_check.cpp
void read_check(CommandLine& line, Text summary);

// options_sheets.cpp
void read_report(CommandLine& line, Text summary);
void read_calc(CommandLine& line, Text summary);
void read_explain(CommandLine& line, Text summary);
void read_fix(CommandLine& line, Text summary);
void read_coverage(CommandLine& line, Text summary);
void read_mutate(CommandLine& line, Text summary);
void read_diff(CommandLine& line, Text summary);

// options_import.cpp
void read_import(CommandLine& line, Text summary);

// options_rules.cpp
void read_rules(CommandLine& line, Text summary);
void read_rule(CommandLine& line, Text summary);

// options_init.cpp
void read_schema(CommandLine& line, Text summary);
void read_init(CommandLine& line, Text summary);
// options_completion.cpp
void read_completion(CommandLine& line, Text summary);
void read_man(CommandLine& line, Text summary);

// options_findings.cpp: what `check` and `report` take
Words names_of(std::span<const Format* const> formats);
/// What each format is for, and what the exit status says.
std::string help_of_formats(const CommandLine& line, std::span<const Format* const> formats);
void fail_on_option(CommandLine& line, std::string& word);
std::optional<Severity> least_severity(CommandLine& line, const std::string& word);
void baseline_option(CommandLine& line, std::string& file);
void jobs_option(CommandLine& line, std::string& word);
std::uint32_t number_of_jobs(CommandLine& line, const std::string& word);
/// The outputs as they are asked for, of those formats; no two of them to one place.
void take_outputs(CommandLine& line, CheckOptions& options, const std::vector<std::string>& outputs,
                  std::span<const Format* const> formats);

// options_tables.cpp: how documents that are no sheets are read
struct TableWords {
    std::string cells = {};
    std::string decimal = {};
    std::string hidden = "read";
};
void table_options(CommandLine& line, TableWords& words, TableOptions& options);
/// Takes the words of these options once they have been read.
void choose_tables(CommandLine& line, const TableWords& words, TableOptions& options);

// options_input.cpp: what several commands take
void stdin_option(CommandLine& line, InputOptions& input);
void configuration_options(CommandLine& line, InputOptions& input);
/// Refuses two configurations at once.
void refuse_two_configurations(CommandLine& line, const InputOptions& input);
/// A whole number; the command line is refused, with `expected`, if the word is none or lies outside.
std::uint32_t whole_number(CommandLine& line, const std::string& word, std::uint32_t least, std::uint32_t most,
                           Text expected);

}  // namespace dxbudget
