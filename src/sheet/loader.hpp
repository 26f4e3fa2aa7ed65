/// How a document becomes a sheet, one member function a kind of table; the parts stand in load*.cpp.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dxbudget/configuration.hpp"
#include "dxbudget/rules.hpp"
#include "dxbudget/sheet.hpp"
#include "format/keys.hpp"
#include "sheet/attached_files.hpp"
#include "sheet/csv_sink.hpp"
#include "sheet/find_notation.hpp"
#include "sheet/node_reader.hpp"
#include "sheet/read_figure.hpp"
#include "sheet/share_table.hpp"
#include "sheet/stage_table.hpp"
#include "sheet/stated_figures.hpp"

namespace dxbudget {

struct LinkedSheet;

class Loader : private NodeReader {
  public:
    /// Reads figures with what was found by those that could not be read without it.
    Loader(const Document& document, Source& source, std::vector<Finding>& findings, const LoadOptions& options,
           FoundNotation found = {})
        : NodeReader(document, source, findings),
          options_(options),
          files_(*this, source, options.read_file),
          found_(std::move(found)) {
        name_stages(sheet_.stages);
    }

    /// The document as a sheet of the project.
    Sheet run();
    /// What figures that could not be read in that sheet show of its notation; nothing where they leave it open, or it
    /// was found before.
    std::optional<FoundNotation> find_notation(const Sheet& sheet) const {
        return evidence_.find(sheet, source_, found_);
    }
    /// Goes on with the files that another loader of the same document attached.
    void share_files(Loader& other) { files_.share(other.files_); }

  private:
    /// What a word in the place of a key means.
    struct Meaning {
        Key key = Key::none;
        StageId stage = no_stage;

        bool is_stage() const { return stage != no_stage; }
        bool is_unknown() const { return key == Key::none && stage == no_stage; }
    };
    /// The rows of a funding or cost table: their labels, and the lines that they became.
    class Rows {
      public:
        /// The line of a label; `no_id` if it has none.
        LineId find(std::string_view label) const {
            const auto known = lines_.find(label);
            return known == lines_.end() ? no_id : known->second;
        }
        LineId add(std::string_view label, LineId line) { return lines_[label] = line; }

      private:
        std::unordered_map<std::string_view, LineId> lines_;
    };

    // load.cpp: words that may be stages
    Meaning meaning_of(NodeId key, Scope scope);
    /// `meaning_of`, and says so where it is unknown.
    Meaning known_meaning_of(NodeId key, Scope scope);
    void report_no_stage(NodeId key);
    /// Every stage of a mapping with its value; a key that names none is reported, notes are passed over.
    template <class Visit>
    void each_stage_entry(NodeId mapping, Visit visit) {
        each_entry(mapping, [&](NodeId key, NodeId value) {
            const Meaning meaning = meaning_of(key, Scope::also);
            if (meaning.is_stage()) return visit(meaning.stage, value);
            if (meaning.key == Key::none) return report_unknown_key(key, Scope::also);
            if (meaning.key != Key::note) report_no_stage(key);
        });
    }
    /// Whether nothing of the sheet is to be taken in, which is said.
    bool is_too_large();
    Sheet refused_sheet() const;

    // load_links.cpp: sheets that build on sheets
    struct Link {
        LineId line = no_id;
        const LinkedSheet* linked = nullptr;
        NodeId name = no_node;
    };
    const LinkedSheet* open_sheet(NodeId name);
    void load_link(LineId line, NodeId value);
    void link_sheets();
    enum class Linking : std::uint8_t {
        given,    // the other sheet says something there
        silent,   // it says nothing, and neither does the line
        follows,  // from other figures of this sheet
    };
    Linking link_stage(const Link& link, StageId stage, LineId& again);
    std::optional<Figure> figure_of(const Link& link, LineId line, StageId stage);
    std::optional<Span> span_here(const Link& link, Span theirs);
    void link_last_year();

    void load_sheet(NodeId root);
    void load_sheet_key(Key key, NodeId value);

    /// What the project says, for what the sheet leaves open.
    void take_over(const Configuration& project);

    // load.cpp: how the figures of the sheet are written
    Custom custom_of_sheet() const;
    /// Takes over what was found, and says so.
    void take_found_notation();
    /// What an amount in the sheet's unit is to be read as, where the loader is.
    AmountContext amounts() const;

    // load_lines.cpp
    LineId add_line(LineKind kind, LineId parent, std::string_view name, Span span);
    BreakdownId add_breakdown(BreakdownKind kind, LineId whole, std::string_view name, Span span);
    void add_to(BreakdownId breakdown, LineId line);
    void load_body(LineId line, NodeId mapping, Scope scope);
    void mark_incomplete(LineId line);
    /// What `sign:` says; as the table says where it is not understood, and that was said.
    Sign load_sign(NodeId value);
    void load_line_sign(LineId line, NodeId key, NodeId value);
    void load_line_key(LineId line, Meaning meaning, NodeId key, NodeId value);
    void load_total(LineId line, NodeId value);
    void load_items(LineId whole, BreakdownKind kind, std::string_view name, NodeId key, NodeId list);
    void load_table(BreakdownId breakdown, NodeId mapping);
    void load_item(BreakdownId breakdown, LineKind kind, NodeId entry);
    void load_breakdowns(NodeId mapping);
    void load_workings(NodeId node);
    void load_also(LineId line, NodeId value);
    void load_bound(LineId line, LineKind kind, NodeId key, NodeId value);

    // load_figures.cpp
    void add_figure(LineId line, StageId stage, NodeId value, NodeId key = no_node);
    void keep_figure(const Figure& figure, NodeId key = no_node);
    bool is_duplicate(NodeId key);
    Figure read_figure(LineId line, StageId stage, NodeId value);
    /// A figure from its text, which stands at `span` byte for byte.
    Figure read_figure(LineId line, StageId stage, std::string_view text, Span span);
    AmountContext amounts_at(LineId line, StageId stage) const;
    Figure as_figure(const WrittenFigure& written, const AmountContext& context);

    // load_tables.cpp: funding and costs, either way round
    bool states_one_amount(std::string_view text) const;
    void report_lone_funding(NodeId value);
    void load_funding(LineId whole, NodeId key, NodeId value);
    void load_funding_list(BreakdownId breakdown, NodeId list);
    void load_source(BreakdownId breakdown, NodeId entry);
    LineId source_line(BreakdownId breakdown, std::string_view label, Span span, Rows& rows);
    void load_costs(NodeId value);
    LineId cost_line(std::string_view label, NodeId key, NodeId value, Rows& rows);
    void load_staff(NodeId value, Rows& rows);
    /// Whether the keys of a table are stages (true) or labels (false); nothing, and said so, when they are neither or
    /// both.
    std::optional<bool> stages_are_keys(NodeId table, Scope scope);

    friend class ShareTable;
    friend class CsvSink;  // which is all that the reader of CSV files sees
    /// Whether rows that were added up are to be checked by more than their sums after all.
    bool rows_need_lines() const;

    // load_cells.cpp: from the figures as read to the grid of lines and stages
    void build_cells();
    void add_computed_cells();

    const LoadOptions& options_;
    AttachedFiles files_;
    Sheet sheet_;
    StageTable stages_{*this, sheet_};
    ShareTable shares_{*this, *this, sheet_};
    std::optional<Notation> table_notation_;  // of the CSV file that is being read
    FoundNotation found_;
    NotationEvidence evidence_;
    std::array<std::unordered_map<std::string_view, Meaning>, 12> meanings_;  // of each scope's words met so far
    std::optional<std::unordered_set<std::uint32_t>> duplicates_;  // where keys stand twice, once anybody asks
    CsvBacklog csv_backlog_;
    std::vector<Link> links_;
    NodeId last_year_ = no_node;  // the name of that sheet
    StatedFigures stated_;
};

}  // namespace dxbudget
