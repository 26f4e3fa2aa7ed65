/// What the reader of CSV files needs of the sheet that is being loaded, and nothing else of its loader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dxbudget/sheet.hpp"
#include "sheet/attached_files.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

class Loader;

/// A row that states the figures of what its table breaks down. The sheet may state them as well, further on.
struct CsvWholeRow {
    LineId whole = no_id;
    std::string_view name = {};
    Span name_span = {};
    Span span = {};
    std::vector<Figure> figures = {};
};

/// What is left to do for the CSV files of a sheet once all of it is read.
struct CsvBacklog {
    std::vector<CsvWholeRow> whole_rows = {};
    std::vector<std::optional<Formula>> formulas = {};  ///< with which rows were added up; empty: none were
};

class CsvSink {
  public:
    /// The loader outlives it.
    explicit CsvSink(Loader& loader) : loader_(loader) {}

    // what the document says
    NodeReader& nodes();
    /// The files that are attached to the sheet's source.
    AttachedFiles& files();
    /// The stage that a key names; `no_stage` if it names none.
    StageId stage_of_key(NodeId key);
    StageId stage_named(std::string_view word);
    /// The words for stages that the sheet itself declares.
    const std::unordered_map<std::string_view, StageId>& own_words() const;
    std::uint32_t load_rounding(NodeId value);
    /// Takes over what `decimal:` or `negative:` says of the file, until the end of the table.
    void load_notation(Key key, NodeId value);
    void end_table();

    // the sheet
    const Sheet& sheet() const;
    Line& line(LineId id);
    Breakdown& breakdown(BreakdownId id);
    LineId add_line(LineKind kind, LineId parent, std::string_view name, Span span);
    BreakdownId add_breakdown(BreakdownKind kind, LineId whole, std::string_view name, Span span);
    void add_to(BreakdownId breakdown, LineId line);
    AmountContext amounts() const;
    Figure read_figure(LineId line, StageId stage, std::string_view text, Span span);
    void keep_figure(const Figure& figure);
    /// The figure that the line states at the stage so far; null if it states none.
    const Figure* figure_of(LineId line, StageId stage);
    /// A text that stands nowhere as it reads, for as long as the sheet lives.
    std::string_view keep_text(std::string text);
    /// Makes room for so many lines and figures more.
    void make_room(std::size_t lines, std::size_t figures);

    // rows that are added up
    bool sums_rows() const;
    std::vector<std::optional<Formula>> formulas_so_far() const;
    void count_sums(const SummedRows& count);
    CsvBacklog& backlog();

  private:
    Loader& loader_;
};

}  // namespace dxbudget
