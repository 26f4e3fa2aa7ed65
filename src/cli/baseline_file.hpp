/// The file of a baseline, and what it calls the sheets.
#pragma once

#include <optional>
#include <string>

#include "cli/configuration_file.hpp"
#include "cli/console.hpp"
#include "dxbudget/baseline.hpp"

namespace dxbudget {

/// The findings that are known. Nothing, and said so, where the file cannot be used.
std::optional<Baseline> read_baseline(const std::string& path, Console& console);

/// Whether a file is a baseline; one that is not must not be replaced by one.
bool is_a_baseline(const std::string& path, std::string text);

/// What a baseline calls a sheet: its path from the baseline's folder.
std::string name_in_baseline(const std::string& sheet, const std::string& baseline, const ConfigurationFiles& projects);

}  // namespace dxbudget
