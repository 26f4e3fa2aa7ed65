/// `check --show-config`: which configuration holds for which sheets, and what becomes of the rules.
#pragma once

#include <span>
#include <string>

#include "cli/configuration_file.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace dxbudget {

/// Each configuration that holds for some of the inputs: its file, for how many, its text, and the severity of every
/// rule with who says so where it is not the rule's own.
std::string describe_configurations(std::span<const Input> inputs, const CheckOptions& options,
                                    ConfigurationFiles& projects, Language language);

}  // namespace dxbudget
