/// A table as a sheet: its rows as lines, its columns as stages, and what fits into neither.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dxbudget/amount.hpp"
#include "tables/grid.hpp"
#include "tables/sheet_columns.hpp"
#include "tables/stated.hpp"
#include "tables/understand.hpp"

namespace dxbudget::tables {

/// A row as a line.
struct SheetLine {
    std::size_t row = 0;  ///< with the figures
    std::string name = {};
    std::optional<std::size_t> head = {};  ///< the row above its parts that names it, where the row itself is its total
    bool subtracted = false;
    Rational tolerance = {};  ///< how far its figures lie from what adds up to them
    std::vector<SheetLine> items = {};
};

struct TableSheet {
    std::string unit = {};   ///< as the format writes it; empty: none was found
    Unit money = {};         ///< the same, as read
    Notation notation = {};  ///< of the figures
    bool states_brackets = false;
    bool is_japanese = false;

    /// A tolerance as the sheet writes it, rounded up to six decimals.
    std::string in_digits(const Rational& tolerance) const;
    /// Whether stages say how far formulas may be off, which would hold for sums, too.
    bool has_tolerances() const {
        return std::ranges::any_of(columns, [](const SheetColumn& column) { return !column.tolerance.is_zero(); });
    }
    std::size_t first_row = 0;  ///< the first with a number
    std::vector<SheetColumn> columns = {};
    std::optional<SheetLine> total = {};  ///< what the items come to; without lines of its own
    std::vector<SheetLine> items = {};
    std::vector<std::vector<SheetLine>> breakdowns = {};  ///< of the same total
    std::vector<SheetLine> workings = {};                 ///< rows that are no part of it
    std::vector<std::size_t> unplaced = {};               ///< equations that it does not say
    std::vector<std::vector<std::uint8_t>> placed = {};   ///< of each cell, whether the sheet has it
    std::vector<std::vector<std::size_t>> notes = {};     ///< of each row, the columns with words after its name

    /// In the language of the document, so that its figures are called the same whoever reads it.
    std::string breakdown_name(std::size_t index) const {
        return (is_japanese ? "内訳" : "breakdown ") + std::to_string(index + 2);
    }
};

/// What a cell with a figure is in the sheet: `text` as the format reads it.
struct SheetFigure {
    std::string text;
    bool is_as_written = true;  ///< false: the document writes it otherwise
};

TableSheet as_sheet(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken);

/// Nothing where the format could not read what stands there as what it is.
std::optional<SheetFigure> figure_in(const TableSheet& sheet, const SheetColumn& column, const Grid& grid,
                                     const Figures& figures, std::size_t row);

}  // namespace dxbudget::tables
