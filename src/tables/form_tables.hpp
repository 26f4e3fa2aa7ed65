/// A document whose tables are the parts of one budget request: items, funding by stage, costs with personnel.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tables/imported.hpp"

namespace dxbudget::tables {

enum class FormPart : std::uint8_t { items, funding, costs };

/// A table of a form: its words say what each row and column is.
struct FormTable {
    FormPart part = FormPart::items;
    std::size_t table = 0;   ///< of the file
    std::size_t header = 0;  ///< the row that names the columns
};

/// The tables as parts of one form; nothing where their words do not say so of every table with figures, or there are
/// not two kinds of parts.
std::optional<std::vector<FormTable>> form_of(const std::vector<ImportedTable>& tables);

}  // namespace dxbudget::tables
