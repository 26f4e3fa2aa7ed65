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
    /// All outlive it. `fills`: a blank level means the one of the row above, or that the line has none; none: nobody
    /// knows.
    CsvRows(CsvSink& sink, CsvFile& file, const CsvColumns& columns, BreakdownId breakdown, LineKind kind,
            std::optional<bool> fills);

    /// The rows from here to the end of the file.
    void load();
    /// One row alone.
    void load_row(std::span<const CsvCell> cells, Span row);
    /// What was lost may be what is missing in a sum: nothing is claimed of the tables that the rows fill.
    void give_up_sums();

  private:
    /// A line above the deepest level, or the whole.
    struct Branch {
        LineId line = no_id;
        BreakdownId parts = no_id;  // added with the first of them
    };
    struct Step {
        std::string_view name;
        std::size_t branch = 0;
    };
    struct BranchKey {
        std::size_t above;
        std::size_t level;
        std::string_view name;
        friend bool operator==(const BranchKey&, const BranchKey&) = default;
    };
    struct FigureKey {
        LineId line;
        StageId stage;
        std::string_view text;  // none: the first
        friend bool operator==(const FigureKey&, const FigureKey&) = default;
    };
    struct Hash {
        static std::size_t mix(std::size_t a, std::size_t b, std::string_view name) {
            return std::hash<std::string_view>()(name) ^ ((a * 256 + b + 1) * 0x9E3779B97F4A7C15U);
        }
        std::size_t operator()(const BranchKey& key) const { return mix(key.above, key.level, key.name); }
        std::size_t operator()(const FigureKey& key) const { return mix(key.line, key.stage, key.text); }
    };

    bool has_every_cell();
    bool is_row_of_whole(std::size_t depth) const;
    bool has_rows_since_subtotal() const;
    LineId add_subtotal(const CsvCell& cell);
    std::optional<std::size_t> depth_of_row();
    void report_no_name();
    void report_blank_level(std::size_t level, std::size_t deepest);
    LineId line_of_row(std::size_t depth);
    void go_to(std::size_t depth, const CsvCell& cell);
    LineId add_part(std::size_t branch, const CsvCell& cell);
    LineId line_at_level(std::size_t of_level, std::size_t depth, LineId line) const;
    void load_row_of_whole(const CsvCell& name);
    void load_figure(const CsvColumn& column, LineId line, bool is_new_line);
    void report_figure_of_no_line(const CsvColumn& column);
    void state_again(LineId line, StageId stage, const CsvCell& cell);
    LineId first_source_of(LineId line, bool is_deepest);
    void load_sources(LineId line, bool is_deepest);
    const CsvCell& level(std::size_t level) const { return cells_[columns_.levels[level]]; }
    std::string_view text_of(const CsvCell& cell);

    CsvSink& sink_;
    CsvFile& file_;
    const CsvColumns& columns_;
    BreakdownId breakdown_;
    LineKind kind_;
    std::optional<bool> fills_;
    std::span<const CsvCell> cells_;  // of the row
    Span row_;
    std::size_t first_since_subtotal_ = 0;  // into the lines of the table
    std::vector<Branch> known_;             // the whole, then the others as they come
    std::vector<Step> path_;                // of the row before: the whole, then a branch a level
    std::unordered_map<BranchKey, std::size_t, Hash> branches_;
    std::unordered_map<FigureKey, std::string_view, Hash> repeated_;  // texts of figures that stand in several rows
    std::vector<BreakdownId> tables_;
    std::unordered_map<LineId, LineId> first_source_;  // of the lines above the deepest level
};

}  // namespace dxbudget
