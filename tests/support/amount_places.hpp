/// An amount's text in every place where figures stand: the value as it is read there, or what is found instead.
#pragma once

#include <string>
#include <string_view>

#include "dxbudget/audit.hpp"

namespace dxbudget::testing {

/// A text in single quotes, in which YAML knows no escapes.
std::string scalar(std::string_view text);

/// The errors of reading: `not-an-amount: message`.
std::string errors_of(const Audit& checked);

/// Of a line in a sheet of that unit; `more` are further lines of the sheet.
std::string in_sheet(std::string_view text, std::string_view unit, std::string_view more = "");
/// Of a cell of a CSV file.
std::string in_csv(std::string_view text, std::string_view unit, std::string_view more = "");
/// As `limit:`.
std::string as_limit(std::string_view text, std::string_view unit, std::string_view more = "");
/// As `of:`, which a rate is of.
std::string as_base(std::string_view text, std::string_view unit, std::string_view more = "");
/// As what a member of staff costs.
std::string as_unit_cost(std::string_view text, std::string_view unit, std::string_view more = "");
/// In a check: the value itself, where it equals what the text means there.
std::string in_check(std::string_view text, std::string_view unit, std::string_view more, std::string_view value);

}  // namespace dxbudget::testing
