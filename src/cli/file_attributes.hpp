/// What belongs to a file besides its bytes.
#pragma once

#include <string>

namespace dxbudget {

/// Gives an open file the mode, owner, access list and extended attributes of the file at `from`. 0, or the errno of
/// what could not be kept; labels that the system gives by itself (`security.`, `trusted.`) are kept where it lets us.
int copy_attributes(const std::string& from, int to);

}  // namespace dxbudget
