/// From an input to its audit, for the commands whose own output holds no findings.
#pragma once

#include <optional>
#include <string>

#include "configuration_file.hpp"
#include "console.hpp"
#include "dxbudget/audit.hpp"
#include "inputs.hpp"

namespace dxbudget {

/// The audit of an input under its project's configuration; `name` is what messages call it. Nothing, and said so, if
/// it cannot be read or its configuration cannot be used.
std::optional<Audit> audit_input(const Input& input, const std::string& name, bool causes, ConfigurationFiles& projects,
                                 Console& console);

}  // namespace dxbudget
