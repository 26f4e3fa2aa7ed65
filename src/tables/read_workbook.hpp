/// The sheets of workbooks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tables/read_grids.hpp"
#include "tables/sparse_sheet.hpp"
#include "tables/zip_file.hpp"

namespace dxbudget::tables {

/// The tables of a workbook, a sheet each, or why it cannot be read.
std::variant<std::vector<Grid>, Message> read_workbook(const std::string& name, std::string_view bytes, bool is_xlsx,
                                                       const GridOptions& options);

/// An Office Open XML workbook (ECMA-376), as Excel writes it; or why it cannot be read.
std::variant<SparseSheets, Message> read_xlsx(ZipFile& archive);

/// An OpenDocument spreadsheet (ISO/IEC 26300), as LibreOffice writes it; or why it cannot be read. What it repeats is
/// written out up to so many cells with something in them.
std::variant<SparseSheets, Message> read_ods(ZipFile& archive, std::size_t most_cells);

}  // namespace dxbudget::tables
