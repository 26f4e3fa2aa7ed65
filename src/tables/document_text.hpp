/// The one text that stands for a document, so that a place in it is a place in the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/source.hpp"
#include "tables/imported.hpp"

namespace dxbudget::tables {

/// Of a text the text itself; of a workbook a line for each row of its sheets, whose places are called as cells are.
class DocumentText {
  public:
    /// The tables are those of one file, at least one.
    DocumentText(const std::string& name, const std::vector<ImportedTable>& tables);

    /// Where a cell stands.
    Span span_of(std::size_t table, std::size_t row, std::size_t column) const;

    std::string_view slice(Span span) const { return source_.slice(span); }
    Source& source() { return source_; }

  private:
    const std::vector<ImportedTable>& tables_;
    Source source_;
    std::vector<std::vector<std::vector<Span>>> spans_;  // of a workbook's cells
};

}  // namespace dxbudget::tables
