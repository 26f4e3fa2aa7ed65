/// Lines from a CSV file: `items: {csv: lines.csv, levels: [款, 項, 目], stages: {requested: 本年度予算額}}`.
#pragma once

#include "dxbudget/sheet.hpp"
#include "sheet/csv_sink.hpp"

namespace dxbudget {

/// Reads the file that a table's description names into lines and figures of the sheet.
void load_csv_lines(CsvSink sink, BreakdownId breakdown, LineKind kind, NodeId description);

/// States the figures of rows of the whole, once the sheet's own are known: what it states itself they state again.
void state_whole_rows(CsvSink sink);

/// Whether rows that were added up are to be checked by more than their sums after all: formulas may have been settled
/// by what stood after them. The sheet's stages are complete.
bool csv_sums_are_stale(const CsvBacklog& backlog, const Sheet& sheet);

}  // namespace dxbudget
