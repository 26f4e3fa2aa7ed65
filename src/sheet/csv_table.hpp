/// A CSV file of lines on its way into the sheet: which column gives what (csv_columns.cpp), and the rows
/// (load_csv.cpp).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/csv.hpp"
#include "sheet/csv_column.hpp"
#include "sheet/loader.hpp"

namespace dxbudget {

class Loader::CsvTable {
  public:
    CsvTable(Loader& loader, BreakdownId breakdown, LineKind kind)
        : loader_(loader), breakdown_(breakdown), kind_(kind) {}

    void load(NodeId mapping);

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

    void load_file(NodeId mapping, NodeId name);
    bool open(NodeId name);
    void report_flaw(Span span, Message message, Message help = {});
    void report_reader_flaw();

    // which column gives what
    bool bind(NodeId mapping, NodeId file);
    std::optional<std::size_t> column_named(std::string_view name) const;
    std::optional<std::size_t> find_column(NodeId name);
    bool is_within_depth(NodeId levels);
    void bind_stages(NodeId mapping);
    void bind_stages_by_name();
    void bind_sources(NodeId mapping);
    std::string header_words() const;

    // columns that nothing reads (csv_unread.cpp)
    bool reads(std::size_t column) const;
    std::vector<std::size_t> columns_of_figures(const std::vector<std::size_t>& columns, std::size_t most_rows) const;
    std::string_view stage_meant_by(std::size_t column) const;
    bool report_misspelt_columns();
    void report_unread_columns(NodeId file);

    // rows
    bool load_plain();
    void make_room();
    void load_row();
    bool has_every_cell();
    bool is_row_of_whole(std::size_t depth) const;
    bool has_rows_since_subtotal() const;
    LineId add_subtotal(const CsvCell& cell);
    std::optional<std::size_t> depth_of_row();
    LineId line_of_row(std::size_t depth);
    Branch& branch_at(std::size_t level, const CsvCell& cell);
    LineId add_part(std::size_t level, const CsvCell& cell);
    void load_figures(LineId line, bool is_deepest);
    LineId first_source_of(LineId line, bool is_deepest);
    void load_sources(LineId line, bool is_deepest);
    std::string_view text_of(const CsvCell& cell);

    Loader& loader_;
    BreakdownId breakdown_;
    LineKind kind_;
    const Source* file_ = nullptr;
    std::unique_ptr<CsvReader> reader_;
    std::span<const CsvCell> cells_;  // of the row
    Span row_;
    std::vector<CsvCell> header_;
    std::vector<std::size_t> levels_;
    std::vector<CsvColumn> columns_;
    std::vector<CsvColumn> sources_;  // those of one source side by side
    std::optional<std::size_t> note_;
    bool fills_ = false;
    bool is_whole_ = true;                  // nothing of the file was lost
    std::size_t first_since_subtotal_ = 0;  // into the lines of the table
    std::vector<Branch> path_;              // of the row before: the whole, then a branch a level
    std::unordered_map<BranchKey, Branch, BranchHash> branches_;
    std::vector<BreakdownId> tables_;
    std::unordered_map<LineId, LineId> first_source_;  // of the lines above the deepest level
};

}  // namespace dxbudget
