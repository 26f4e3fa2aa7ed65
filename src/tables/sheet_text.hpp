/// Tables as sheets to correct and keep: documents of YAML.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/source.hpp"
#include "tables/document_text.hpp"
#include "tables/imported.hpp"

namespace dxbudget::tables {

/// Sheets in the text of YAML, and where in the document what stands in each of its lines was found.
struct SheetText {
    std::string yaml = {};
    std::vector<Span> places = {};
};

/// A sheet for each table that has figures: these as written with their places, and as comments what no sheet has a
/// place for.
/// `lines_in_csv`: the lines of a CSV file stay there, where the format can read them as they are.
SheetText sheets_of(const ImportedFile& file, const DocumentText& document, Language language,
                    bool lines_in_csv = false);

}  // namespace dxbudget::tables
