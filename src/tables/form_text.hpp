/// A form as a sheet: its tables and the lines around them.
#pragma once

#include <vector>

#include "tables/document_text.hpp"
#include "tables/form_tables.hpp"
#include "tables/sheet_text.hpp"

namespace dxbudget::tables {

/// The tables become items, funding and costs of one sheet; lines outside that state figures at stages restate the
/// total, and what no sheet has a place for is kept as comments.
void add_sheet_of_form(const ImportedFile& file, const std::vector<FormTable>& parts, const DocumentText& document,
                       Language language, SheetText& text);

}  // namespace dxbudget::tables
