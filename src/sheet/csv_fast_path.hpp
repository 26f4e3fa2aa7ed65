/// A CSV file of lines that is right in itself: it is added up in one pass, and needs no lines.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/csv.hpp"
#include "sheet/csv_columns.hpp"

namespace dxbudget {

/// How the rows of a file are to be read.
struct CsvLayout {
    std::size_t width = 0;                ///< cells of the header
    std::span<const std::size_t> levels;  ///< the columns that name the lines
    std::span<const CsvColumn> columns;   ///< those of the lines' own figures
    std::span<const CsvColumn> sources;   ///< those of their sources
    bool fills = false;                   ///< a blank level means the one of the row above
};

/// Adds a file up from its rows. It is plain when every figure is written in digits alone, every line above the deepest
/// level is stated once and in full, and all equations between its figures hold exactly. Of any other file the lines
/// have to be looked at one by one.
class CsvFastPath {
  public:
    /// A row of the whole, which the sheet may state itself as well.
    struct WholeRow {
        std::vector<CsvCell> cells;
        Span span;
    };

    /// For that layout, with the formulas of the stages; none where more than sums is to be checked of such columns:
    /// percentages, counts, formulas over what the file does not state. The layout outlives the book.
    static std::optional<CsvFastPath> plan(const Sheet& sheet, std::span<const std::optional<Formula>> formulas,
                                           const CsvLayout& layout);

    /// Reads the rows after the header; whether the file is plain.
    bool read(CsvReader reader);

    /// What the lines of the first level come to, column by column.
    std::span<const Int128> totals() const { return std::span(totals_).first(layout_.columns.size()); }
    const std::vector<WholeRow>& whole_rows() const { return whole_rows_; }
    const SummedRows& count() const { return count_; }

  private:
    using Node = std::uint32_t;  // a line above the deepest level; 0 is the whole

    struct Addend {
        std::size_t value = 0;  // index into `values_`
        bool negative = false;
    };
    /// `target = Σ addends`, or `target <= …`.
    struct Relation {
        std::size_t target = 0;
        std::vector<Addend> addends = {};
        bool at_most = false;
    };
    struct Step {
        std::string_view name;
        Node node = 0;
    };
    struct NodeKey {
        Node parent = 0;
        std::string_view name;
        friend bool operator==(const NodeKey&, const NodeKey&) = default;
    };
    struct NodeHash {
        std::size_t operator()(const NodeKey& key) const {
            return std::hash<std::string_view>()(key.name) ^ (std::size_t{key.parent} * 0x9E3779B97F4A7C15U);
        }
    };

    explicit CsvFastPath(const CsvLayout& layout) : layout_(layout) {}

    bool plan_columns(const Sheet& sheet, std::span<const std::optional<Formula>> formulas);
    bool plan_sources(std::span<const std::optional<Formula>> formulas);
    bool add_row(std::span<const CsvCell> cells, Span span);
    bool go_to(std::span<const CsvCell> cells, std::size_t depth);
    Node node_at(std::size_t depth) const { return depth == 0 ? 0 : path_[depth - 1].node; }
    Node add_node();
    bool read_values(std::span<const CsvCell> cells);
    bool holds(const Relation& relation) const;
    bool are_right(const std::vector<Relation>& relations);
    void add_to(Node node);
    bool state(Node node, Node whole);
    bool sums_hold();

    CsvLayout layout_;
    std::vector<std::size_t> cells_;    // of the columns, then of the sources
    std::vector<Relation> relations_;   // between a line's own figures
    std::vector<Relation> of_sources_;  // between them and its sources, where the row states these
    std::vector<std::int64_t> values_;  // of the row that is being read
    std::vector<Step> path_;            // of the row before, from the first level on
    std::unordered_map<NodeKey, Node, NodeHash> nodes_;
    std::vector<bool> is_stated_;  // of each node
    std::vector<bool> has_parts_;
    std::vector<std::int64_t> stated_;  // of each node, a value a column
    std::vector<Int128> totals_;        // of its parts, likewise
    std::vector<WholeRow> whole_rows_;
    SummedRows count_;
};

}  // namespace dxbudget
