/// From the bytes of an input to its audit, whether it is a sheet or a document with tables.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "dxbudget/audit.hpp"
#include "tables/read_grids.hpp"

namespace dxbudget {

/// How the options ask for tables to be read.
tables::GridOptions grid_options(const TableOptions& options);

/// Whether an input is a document whose tables are to be understood, and no sheet: by its name and its bytes. Standard
/// input is a sheet unless an option says how its tables are to be read.
bool is_document(const Input& input, std::string_view bytes, const TableOptions& options);

/// The audit of an input with these bytes, or why it cannot be read.
std::variant<Audit, Message> audit_bytes(const Input& input, std::string bytes, const AuditOptions& options,
                                         const TableOptions& tables, Language language);

}  // namespace dxbudget
