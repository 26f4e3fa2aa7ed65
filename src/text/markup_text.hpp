/// Text within the markup of HTML and XML.
#pragma once

#include <string_view>

namespace dxbudget {

/// How a character is written that would be markup in an element or between double quotes; empty: as it is.
constexpr std::string_view entity_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return {};
    }
}

}  // namespace dxbudget
