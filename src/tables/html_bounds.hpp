/// What a page may ask of its parser, which has no limits of its own.
#pragma once

#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget::tables {

/// Why a page is not given to the parser, whose time grows with the depth of a page and with the attributes of a tag;
/// nothing where it may be. Elements that are not closed count as long as a browser would keep them open.
Message why_not_parsed(std::string_view html);

}  // namespace dxbudget::tables
