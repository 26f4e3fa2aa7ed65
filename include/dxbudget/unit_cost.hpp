/// What one member of staff costs in a year, as a sheet or the project's configuration says.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dxbudget/amount.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// The yearly cost of one person of a group.
struct UnitCost {
    std::string group = {};         ///< 正職員, without spaces, full-width letters folded
    std::optional<int> year = {};   ///< the calendar year in which its fiscal year begins; none: the sheet's own year
    Rational value = {};            ///< not negative; in the unit of the sheet or configuration that states it
    bool approximate = false;       ///< 約8,000: what follows from it only informs
    std::optional<Span> span = {};  ///< where it stands in the sheet; none in another sheet's configuration
};

/// All of them, and how far a personnel cost may lie from what they give.
struct UnitCosts {
    std::vector<UnitCost> costs = {};
    std::map<std::pair<std::string, std::optional<int>>, std::size_t> places = {};  ///< of each in `costs`
    std::optional<Rational> tolerance = {};                                         ///< not negative; none: one unit
    bool stated = false;  ///< whether anybody states any, usable or not

    /// Adds a cost, unless one of that group and year is known.
    void add(UnitCost cost);
    /// The cost of a person of a group in a year; null if it is not known.
    const UnitCost* find(const std::string& group, std::optional<int> year) const;
};

/// Adds what a project says to what a sheet says itself, which wins group by group and year by year. Amounts are
/// converted exactly; those that do not convert are left out. `own_year` is the sheet's.
void add_unit_costs(UnitCosts& sheet, const Unit& sheet_unit, std::optional<int> own_year, const UnitCosts& project,
                    const Unit& project_unit);

}  // namespace dxbudget
