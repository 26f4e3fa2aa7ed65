/// How the program writes YAML.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// A text in double quotes that YAML reads back as it is: one line, in which nothing is hidden and which the runner of
/// GitHub Actions does not take for a command.
std::string yaml_quoted(std::string_view text);

}  // namespace dxbudget
