/// The lines of a text that stand in none of its tables.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dxbudget/source.hpp"
#include "tables/imported.hpp"

namespace dxbudget::tables {

struct OutsideLine {
    std::uint32_t number = 0;
    Span span = {};
    std::string_view text = {};  ///< without spaces around it
};

/// Of texts with bars or aligned columns; of other documents none. Lines that only rule are left out.
std::vector<OutsideLine> lines_outside(const ImportedFile& file);

}  // namespace dxbudget::tables
