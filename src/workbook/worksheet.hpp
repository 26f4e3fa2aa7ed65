/// A sheet as a worksheet.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/render.hpp"
#include "workbook/zip_writer.hpp"

namespace dxbudget {

/// A sheet of a workbook, and what the summary says of it.
struct Worksheet {
    PackedPart cells = {};
    PackedPart comments = {};  ///< nothing in it: there are none
    PackedPart shapes = {};    ///< of the comments
    std::string title = {};
};

/// The worksheet of a sheet: its figures as the document has them, those that an equation computes as formulas, what is
/// wrong marked, and below it every finding with what is declared and computed.
Worksheet worksheet_of(const CheckedFile& file, std::size_t sheet, Language language);

/// The parts of a worksheet that begins so: `columns` are their widths in characters.
std::string worksheet_part(const std::vector<double>& columns, std::uint32_t frozen_rows, bool freezes_name,
                           const std::string& rows, const std::string& after);

}  // namespace dxbudget
