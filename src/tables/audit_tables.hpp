/// The check of a document that is no sheet: its tables as sheets, with the places of the document.
#pragma once

#include <string>
#include <variant>

#include "dxbudget/audit.hpp"
#include "tables/read_grids.hpp"

namespace dxbudget::tables {

/// Checks the tables of a file with these bytes, or says why it cannot be read. `language` is that of the words of its
/// checks.
std::variant<Audit, Message> audit_tables(const std::string& name, std::string bytes, const GridOptions& reading,
                                          const AuditOptions& options, Language language);

}  // namespace dxbudget::tables
