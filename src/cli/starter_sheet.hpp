/// The sheet that `init` writes.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// The name of the schema that the sheet names to editors, beside it.
inline constexpr std::string_view schema_file_name = "sheet.schema.json";

/// A small complete sheet without findings: its keys and comments are in that language, its figures plainly invented.
/// Its last comment says how to check a file of that name.
std::string starter_sheet(Language language, std::string_view name, bool names_schema);

}  // namespace dxbudget
