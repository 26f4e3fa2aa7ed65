/// yaml-cpp's reasons, in plain words.
#pragma once

#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// What yaml-cpp means by the message of its exception.
Text yaml_reason(std::string_view message);

}  // namespace dxbudget
