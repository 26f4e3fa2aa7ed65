/// What a table states that neither the lines nor the stages of a sheet say: checks.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tables/as_sheet.hpp"
#include "tables/imported.hpp"

namespace dxbudget::tables {

struct TableCheck {
    std::size_t row = 0;  ///< of the result
    std::size_t column = 0;
    std::size_t claim = 0;     ///< of the understanding; of a formula none
    std::string text = {};     ///< as the format writes it
    std::string message = {};  ///< why it is claimed, where it does not hold; may be empty
    Severity severity = Severity::error;
};

/// The checks of a table's sheet, and what no check can say.
struct TableChecks {
    std::vector<TableCheck> checks = {};
    std::vector<std::size_t> unsaid = {};  ///< claims of the understanding
};

TableChecks checks_of(const ImportedTable& table, const TableSheet& sheet, Language language);

}  // namespace dxbudget::tables
