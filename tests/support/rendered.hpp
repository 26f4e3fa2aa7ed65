/// The whole output of a format.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/render.hpp"

namespace dxbudget::testing {

/// Of a run over one sheet, without colours.
std::string rendered(const Format& format, const std::string& path, std::string_view sheet,
                     Language language = Language::english);

}  // namespace dxbudget::testing
