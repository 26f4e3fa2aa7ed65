/// What the page of a sheet is called.
#pragma once

#include <string>
#include <string_view>

namespace dxbudget {

/// The name of a sheet's page, from its path: no two paths have the same, and it is a file name and an id of HTML
/// whatever the path says. Letters, numerals, `.` and `-` stay, `/` is `~`, every other byte `_` and two hexadecimal
/// digits; a long one is cut, and a digest of the path follows.
std::string page_name(std::string_view path);

/// Such a name as it stands in a URL.
std::string in_url(std::string_view name);

}  // namespace dxbudget
