/// The frame of every page of a report.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/text.hpp"
#include "report/markup.hpp"

namespace dxbudget {

/// A whole page: the head with its policy and its style, and `body` in it. It needs no other file, and may load none.
std::string page_of(std::string_view title, const Markup& body, Language language);

}  // namespace dxbudget
