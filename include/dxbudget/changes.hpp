/// What has changed between two versions of a sheet, figure by figure, and whether its totals follow.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

enum class ChangeKind : std::uint8_t {
    changed,
    added,    ///< the old sheet does not state it
    dropped,  ///< the new sheet does not state it
};

/// Whether the figures that are computed from a changed one have followed it.
enum class Following : std::uint8_t {
    none,         ///< nothing that is stated is computed from it
    carried,      ///< each of them holds, or has changed by as much as what it is computed from
    not_carried,  ///< one of them has not
    not_checked,  ///< of one of them nobody can tell
};

/// A figure as one version has it.
struct Version {
    FigureId figure = no_id;  ///< in the version's own sheet; none: its line or stage is not there
    bool stated = false;
    std::optional<Rational> value = {};  ///< in the new sheet's unit; computed where it is not stated
};

/// A figure that the two versions do not state alike.
struct FigureChange {
    ChangeKind kind = ChangeKind::changed;
    Version before = {};
    Version after = {};
    Following following = Following::none;

    /// How much more it is now; nothing where one of them is no number.
    std::optional<Rational> difference() const;
};

/// An equation of the new sheet whose target has changed otherwise than what it is computed from.
struct Gap {
    EquationId equation = 0;          ///< of the new sheet
    Rational by = {};                 ///< how much more the target is than before; without `of`, than computed
    std::optional<Rational> of = {};  ///< how much more what it is computed from is; none: nothing to compare it with
};

/// A sheet in both versions; null where one has none.
struct SheetChanges {
    std::optional<std::size_t> before = {};  ///< index into the sheets of the old file
    std::optional<std::size_t> after = {};
    bool comparable = true;                  ///< false: their units do not convert, and no figure was compared
    std::vector<FigureChange> figures = {};  ///< in the order of the new sheet; what was dropped stands where it stood
    std::vector<Gap> gaps = {};              ///< by their equations
    std::vector<EquationId> not_checked = {};  ///< equations of the new sheet that a change reaches
};

/// All sheets of two files. A sheet is compared with the one of its title, where that is unique in both files; one
/// without a title with the next such one, and the last that are left with each other. Lines are known by their names
/// and those of the lines that they are part of.
std::vector<SheetChanges> changes_between(const Audit& before, const Audit& after);

}  // namespace dxbudget
