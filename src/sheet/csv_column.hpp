/// What a column of figures in a CSV file gives.
#pragma once

#include <cstddef>
#include <string_view>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

struct CsvColumn {
    std::size_t cell = 0;
    StageId stage = 0;
    std::string_view source = {};  ///< whose part of the line it is; none: the line itself
    Span source_span = {};
};

}  // namespace dxbudget
