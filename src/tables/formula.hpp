/// The formulas of workbooks, as far as they add up cells of their own sheet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/cell_address.hpp"

namespace dxbudget::tables {

/// Cells that a formula adds or subtracts, from `first` (above and left) to `last`.
struct FormulaPart {
    CellAddress first;
    CellAddress last;
    int sign = 1;
    bool is_summed = true;  ///< by SUM, which passes over words

    bool holds(CellAddress cell) const {
        return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column &&
               cell.column <= last.column;
    }
    friend bool operator==(const FormulaPart&, const FormulaPart&) = default;
};

/// The parts of `SUM(C3:C9)`, `C3+C4`, `C4-D4`, `SUM(C3,C5:C7)-D2`; nothing for a formula that does more.
std::optional<std::vector<FormulaPart>> read_formula(std::string_view formula);

/// A formula written at `from` as it reads at `to`: references without `$` move along.
std::string moved_formula(std::string_view formula, CellAddress from, CellAddress to);

/// A formula of an OpenDocument sheet, `of:=SUM([.C3:.C9];[.C11])`, as Excel writes it: `SUM(C3:C9,C11)`.
std::string formula_of_ods(std::string_view formula);

}  // namespace dxbudget::tables
