/// From an input to its audit, for the commands whose own output holds no findings.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "cli/configuration_file.hpp"
#include "cli/console.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "dxbudget/audit.hpp"

namespace dxbudget {

/// The files that a command is to look at, without those below a folder that a configuration excludes.
std::vector<Input> find_inputs(const InputOptions& options, ConfigurationFiles& projects);

/// The audit of an input under its project's configuration. Nothing, and said so, if it cannot be read or its
/// configuration cannot be used. How it was read where it does not say so itself is said, too. Without
/// `tables` only sheets are taken.
std::optional<Audit> audit_input(const Input& input, bool causes, ConfigurationFiles& projects, Console& console,
                                 const TableOptions* tables = nullptr);

/// Tells the errors of reading alone on standard error, as `check` does; no other finding is left in the audit. False
/// where there are none.
bool tell_errors_of_reading(const std::string& name, std::optional<Audit>& audit, Console& console);

/// Says that no figure has that path, and which ones are near: `paths_like` it.
void say_unknown_figure(const std::string& path, std::span<const std::string> near, Console& console);

}  // namespace dxbudget
