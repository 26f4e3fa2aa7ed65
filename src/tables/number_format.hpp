/// Stored numbers as a spreadsheet shows them (ECMA-376, part 1, 18.8.30 and 18.8.31).
#pragma once

#include <string>
#include <string_view>

namespace dxbudget::tables {

/// The code of a format that every workbook has without saying so; `General` for one that differs by country.
std::string_view built_in_number_format(unsigned id);

/// A stored number (`1234.5`, `1E-05`) as its format shows it. What the format would hide is shown all the same: the
/// sign of a negative number in red, a figure in `;;;`. A format that is more than figures and words is not followed.
/// A text that is no number stays as it is.
std::string shown_number(std::string_view stored, std::string_view format, bool counts_from_1904 = false);

}  // namespace dxbudget::tables
