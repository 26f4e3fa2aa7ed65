/// The sheet from its leaves up: what every figure would be, blanks filled, with other values where they are given.
#pragma once

#include <span>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// A value to calculate with in place of what the sheet says.
struct Setting {
    FigureId figure = no_id;
    Rational value = {};  ///< in the figure's unit
};

/// What a figure comes to.
struct Recalculated {
    enum class Origin : std::uint8_t {
        nothing,   ///< no number: nil, blank, a remark, or something unreadable
        leaf,      ///< as declared: no equation computes it
        set,       ///< as given
        computed,  ///< from other figures
        filled,    ///< a blank that an equation determines
    };
    Origin origin = Origin::nothing;
    bool open = false;  ///< the sheet states it nowhere, and to state it would claim more than the sheet does
    bool approximate = false;
    Rational value = {};
};

/// The sheet with the settings in place of its own figures.
Sheet with_settings(Sheet sheet, std::span<const Setting> settings);

/// Every figure's value from the leaves up, as it would be printed. What holds as declared stays as it is declared. A
/// share or calculation whose exact value has a part below the unit is cut toward zero otherwise; the source that takes
/// the rest takes the difference. Settings stay as they are.
std::vector<Recalculated> recalculate(const Sheet& sheet, const Equations& equations,
                                      std::span<const Setting> settings);

}  // namespace dxbudget
