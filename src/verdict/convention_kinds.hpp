/// The conventions that are looked for, a file each kind. Each kind gives those that its figures may speak for; whether
/// one makes the sheet hold is checked by whoever asks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// What is written in a sheet to declare something.
struct Declaration {
    Span place = {};  ///< what it replaces; empty: it is put in before
    std::string text = {};
};

/// A convention, as a sheet would declare it: in its text, or, of a rounding for the whole sheet, as what that says.
struct Convention {
    std::vector<Declaration> declarations = {};  ///< by place
    Message advice = {};  ///< its last three arguments, how many equations then hold, are added when that is known
    std::optional<RoundingChoice> rounding = {};
    bool replaces_causes = false;  ///< it says more than any slip could: a total in all its digits
};

/// A sheet of which every error is an equation that does not hold, or shares that do not come to the whole.
struct StrictReading {
    const Audit& audit;
    std::size_t index = 0;                    ///< of the sheet
    std::vector<EquationId> mismatches = {};  ///< in their order
    std::vector<const Finding*> shares = {};  ///< findings of shares that do not come to the whole
    std::vector<const Finding*> checks = {};  ///< findings of checks that users wrote

    const Sheet& sheet() const { return audit.sheets[index]; }
    const Equations& equations() const { return audit.equations[index]; }
    const Evaluation& evaluation() const { return audit.evaluations[index]; }
    /// What a mismatch declares less what it computes.
    Rational difference(EquationId id) const;
};

/// Figures that were rounded one by one, or totals of exact amounts.
std::vector<Convention> rounding_conventions(const StrictReading& reading);
/// A column or a block of figures in a multiple of the sheet's unit.
std::vector<Convention> unit_conventions(const StrictReading& reading);
/// Percentages that were rounded one by one.
std::vector<Convention> percentage_conventions(const StrictReading& reading);
/// Lines that list only some of their parts, or are shown and not added.
std::vector<Convention> line_conventions(const StrictReading& reading);

/// Puts declarations in the order of their places, as a convention has them.
void put_in_order(std::vector<Declaration>& declarations);

/// A key for the whole sheet; none where it cannot be put in.
std::vector<Declaration> declared_at_top(const StrictReading& reading, const std::string& words);
/// A key of one line; none where it cannot be put in.
std::vector<Declaration> declared_at(const StrictReading& reading, LineId line, const std::string& words);
/// Likewise, of the total where the line is the whole.
std::vector<Declaration> declared_beside_figures(const StrictReading& reading, LineId line, const std::string& words);
/// Whether a place lies in the sheet's own file.
bool is_in_own_file(const StrictReading& reading, Span place);

/// The decimal digits of a number before its trailing zeros: what it has in common with another by more than chance.
int digits_of_evidence(Rational number);

}  // namespace dxbudget
