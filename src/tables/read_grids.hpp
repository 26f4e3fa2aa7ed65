/// From a file to its tables: workbooks, pages, separated values, Markdown, text with bars, and aligned columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tables/grid.hpp"

namespace dxbudget::tables {

/// How the cells of a text are told apart. Of a workbook this is no question.
enum class GridFormat : std::uint8_t { comma, semicolon, tab, bar, aligned, html };

/// The format of that name: `comma`, `semicolon`, `tab`, `bar`, `aligned`, `html`.
std::optional<GridFormat> find_grid_format(std::string_view name);

/// What a user decided instead of the program.
struct GridOptions {
    std::string encoding = {};              ///< empty: found out
    std::optional<GridFormat> format = {};  ///< none: found out
    std::size_t most_cells = 4'000'000;     ///< of a table; more are refused
    std::optional<char> decimal = {};       ///< `.` or `,`; none: found out
    bool skips_hidden = false;              ///< leaves out what a workbook hides
};

/// The tables of a file, or why it cannot be read. Separated values are one table, and so is a sheet of a workbook; a
/// text and a page may have several.
std::variant<std::vector<Grid>, Message> read_grids(const std::string& name, std::string bytes,
                                                    const GridOptions& options = {});

}  // namespace dxbudget::tables
