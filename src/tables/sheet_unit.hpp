/// What a document says that its figures are in.
#pragma once

#include <string>
#include <string_view>

#include "tables/figures.hpp"
#include "tables/grid.hpp"

namespace dxbudget::tables {

/// The unit that a text states, as the format writes it: `千円` of （単位：千円）, `USD thousand` of (USD thousand),
/// `$ thousand` of ($000s); empty where it states none.
std::string unit_stated(std::string_view text);

/// Whether a text states the unit and nothing else: （単位：千円）, ($000s).
bool says_only_the_unit(std::string_view text);

/// The currency that all figures which have any have beside them; empty where they have none, or several.
std::string unit_beside(const Grid& grid, const Figures& figures);

}  // namespace dxbudget::tables
