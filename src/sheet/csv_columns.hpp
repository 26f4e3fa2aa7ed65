/// Which column of a CSV file gives what.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

class CsvFile;
class CsvSink;

/// A column of figures.
struct CsvColumn {
    std::size_t cell = 0;
    StageId stage = 0;
    std::string_view source = {};  ///< whose part of the line it is; none: the line itself
    Span source_span = {};
    std::optional<std::size_t> level = {};  ///< whose figures it holds, as an index into the levels; none: the row's
};

struct CsvColumns {
    std::vector<std::size_t> levels = {};  ///< that name the lines, from the outermost in
    std::vector<CsvColumn> figures = {};   ///< of the lines themselves
    std::vector<CsvColumn> sources = {};   ///< of their sources, those of one source side by side
    std::optional<std::size_t> note = {};

    /// Whether a column gives anything.
    bool reads(std::size_t column) const;
};

/// The columns that the description of a file names, or that are called as stages are; nothing, and said so, where they
/// cannot be told. `name` is where the description names the file.
std::optional<CsvColumns> bind_columns(CsvSink& sink, CsvFile& file, NodeId description, NodeId name);

/// Reports columns that hold figures and nothing reads, whose names are nearly a stage's; whether there are any.
bool report_misspelt_columns(CsvSink& sink, CsvFile& file, const CsvColumns& columns);

/// Notes all other columns that hold figures and nothing reads.
void report_unread_columns(CsvSink& sink, const CsvFile& file, const CsvColumns& columns, NodeId name);

}  // namespace dxbudget
