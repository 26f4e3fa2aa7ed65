/// The rows of a CSV file as lines and figures of the sheet.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sheet/csv_columns.hpp"
#include "sheet/csv_file.hpp"

namespace dxbudget {

class CsvRows {
  public:
    /// All outlive it. `fills`: a blank level means the one of the row above.
    CsvRows(CsvSink& sink, CsvFile& file, const CsvColumns& columns, BreakdownId breakdown, LineKind kind, bool fills);

    /// The rows from here to the end of the file.
    void load();
    /// One row alone.
    void load_row(std::span<const CsvCell> cells, Span row);
    /// What was lost may be what is missing in a sum: nothing is claimed of the tables that the rows fill.
    void give_up_sums();

  private:
    /// A line above the deepest level, or the whole.
    struct Branch {
        std::string_view name;
        LineId line = no_id;
        BreakdownId parts = no_id;  // added with the first of them
    };
    struct BranchKey {
        BreakdownId table;
        std::string_view name;
        friend bool operator==(const BranchKey&, const BranchKey&) = default;
    };
    struct BranchHash {
        std::size_t operator()(const BranchKey& key) const {
            return std::hash<std::string_view>()(key.name) ^ (std::size_t{key.table} * 0x9E3779B97F4A7C15U);
        }
    };

    bool has_every_cell();
    bool is_row_of_whole(std::size_t depth) const;
    bool has_rows_since_subtotal() const;
    LineId add_subtotal(const CsvCell& cell);
    std::optional<std::size_t> depth_of_row();
    void report_no_name();
    void report_blank_level(std::size_t level, std::size_t deepest);
    LineId line_of_row(std::size_t depth);
    Branch& branch_at(std::size_t level, const CsvCell& cell);
    LineId add_part(std::size_t level, const CsvCell& cell);
    void load_row_of_whole(const CsvCell& name);
    void load_figures(LineId line, bool is_deepest);
    LineId first_source_of(LineId line, bool is_deepest);
    void load_sources(LineId line, bool is_deepest);
    const CsvCell& level(std::size_t level) const { return cells_[columns_.levels[level]]; }
    std::string_view text_of(const CsvCell& cell);

    CsvSink& sink_;
    CsvFile& file_;
    const CsvColumns& columns_;
    BreakdownId breakdown_;
    LineKind kind_;
    bool fills_;
    std::span<const CsvCell> cells_;  // of the row
    Span row_;
    std::size_t first_since_subtotal_ = 0;  // into the lines of the table
    std::vector<Branch> path_;              // of the row before: the whole, then a branch a level
    std::unordered_map<BranchKey, Branch, BranchHash> branches_;
    std::vector<BreakdownId> tables_;
    std::unordered_map<LineId, LineId> first_source_;  // of the lines above the deepest level
};

}  // namespace dxbudget
