/// Columns of a CSV file that repeat the total of a group in each of its rows.
#pragma once

#include <cstddef>
#include <optional>

#include "dxbudget/text.hpp"
#include "sheet/csv_columns.hpp"
#include "sheet/csv_file.hpp"

namespace dxbudget {

/// What to write for a column that nothing reads, and that has the same figure in all rows of each group, which is the
/// sum of a column that is read; nothing where it is not so, by the first rows.
std::optional<Message> propose_repeated_total(const CsvSink& sink, const CsvFile& file, const CsvColumns& columns,
                                              std::size_t column);

}  // namespace dxbudget
