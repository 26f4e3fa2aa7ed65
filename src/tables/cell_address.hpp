/// How the cells of workbooks are called: `C12`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tables/grid.hpp"

namespace dxbudget::tables {

/// A cell of a sheet; both count from 0.
struct CellAddress {
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    friend bool operator==(CellAddress, CellAddress) = default;
};

/// The most that a spreadsheet has of each.
inline constexpr std::uint32_t most_sheet_rows = 1'048'576;
inline constexpr std::uint32_t most_sheet_columns = 16'384;

/// `C12`, with `$` or without; nothing where that is no cell of a sheet.
std::optional<CellAddress> read_address(std::string_view text);

/// `A` for 0, `XFD` for the last.
std::string column_name(std::uint32_t column);
std::string in_words(CellAddress address);

/// The address of a grid's cell, where the grid is a sheet.
CellAddress address_of(const Grid& grid, std::size_t row, std::size_t column);

/// Where a grid's cell stands, as people find it: `12:5` in a text, `Costs!C12` in a workbook.
std::string place_of(const Grid& grid, std::size_t row, std::size_t column);

}  // namespace dxbudget::tables
