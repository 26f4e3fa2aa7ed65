/// The table of a sheet, as its document has it.
#pragma once

#include <cstddef>

#include "report/markup.hpp"
#include "report/said.hpp"

namespace dxbudget {

/// Every line with its figures at each stage, in their notation; what a check says of them stands beside them.
void write_figures(Markup& out, const ReportedFile& report, std::size_t sheet);

}  // namespace dxbudget
