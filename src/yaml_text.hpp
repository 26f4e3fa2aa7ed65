/// How the program writes YAML.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// A text in double quotes that YAML reads back as it is.
std::string yaml_quoted(std::string_view text);

}  // namespace dxbudget
