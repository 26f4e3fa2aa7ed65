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
#include "reading/trap.hpp"

namespace dxbudget {

struct LinkedSheet;

/// What the figures of a sheet say of their notation, and which of them.
struct FoundNotation {
    bool decimal_comma = false;
    std::string unit = {};
    Span comma_place = {};
    Span unit_place = {};
};

class Loader {
  public:
    /// Reads figures with what was found by those that could not be read without it.
    Loader(const Document& document, Source& source, std::vector<Finding>& findings, const LoadOptions& options,
           FoundNotation found = {})
        : document_(document), source_(source), findings_(findings), options_(options), found_(std::move(found)) {}

    /// The document as a sheet of the project.
    Sheet run();
    /// What figures that could not be read in that sheet show of its notation; nothing where they leave it open, or it
    /// was found before.
    std::optional<FoundNotation> find_notation(const Sheet& sheet) const;
    /// Goes on with the files that another loader of the same document attached.
    void share_files(Loader& other) { attached_ = std::move(other.attached_); }
    /// The document as a project's configuration.
    Configuration configuration();

  private:
    /// What a word in the place of a key means.
    struct Meaning {
        Key key = Key::none;
        StageId stage = no_stage;

        bool is_stage() const { return stage != no_stage; }
        bool is_unknown() const { return key == Key::none && stage == no_stage; }
    };
    /// The entry of a mapping that is being read.
    struct Entry {
        NodeId mapping = no_node;
        NodeId key = no_node;
        NodeId value = no_node;
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

    // load.cpp: nodes, words and findings
    const Node& node(NodeId id) const { return document_[id]; }
    template <class Visit>
    void each_entry(NodeId mapping, Visit visit) {
        dxbudget::each_entry(document_, mapping, [&](NodeId key, NodeId value) {
            const Entry outer = std::exchange(entry_, {mapping, key, value});
            visit(key, value);
            entry_ = outer;
        });
    }
    template <class Visit>
    void each_element(NodeId sequence, Visit visit) const {
        for (NodeId id = node(sequence).first_child; id != no_node; id = node(id).next_sibling) visit(id);
    }
    /// Whether the node is of that shape; says what is wrong where it is not. Blank and unreadable nodes are passed
    /// over.
    bool is_mapping(NodeId id);
    bool is_sequence(NodeId id);
    /// The text of a scalar; empty for a blank, reported where it is something else.
    std::string_view text_of(NodeId id);
    /// What a key says in a scope, where it is a word at all.
    Key key_at(NodeId key, Scope scope) const;
    /// Whether the mapping that is being read has a key, so far as it is short.
    bool is_stated(std::string_view word) const;
    /// Where the shape of a node is to be corrected: at its key, where it begins on another line than that.
    Span place_of_shape(NodeId id) const;
    bool flag_of(NodeId id, bool otherwise);
    Meaning meaning_of(NodeId key, Scope scope);
    /// `meaning_of`, and says so where it is unknown.
    Meaning known_meaning_of(NodeId key, Scope scope);
    Finding& report(const Rule& rule, Span span, Message message, Message help = {});
    void report_shape(NodeId id, Expected expected);
    void report_unknown_key(NodeId key, Scope scope);
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
    /// Says that the sheet is too large; nothing of it is taken in.
    void refuse_size(Span span, Message message, Message help);
    void check_size();
    Sheet refused_sheet() const;

    // load_file.cpp
    void report_unreadable_here(NodeId name);
    /// The path that a node names, relative to the sheet's own; empty, and said so, where no file can be read.
    std::string path_named(NodeId name);
    /// The file of that path, if it is attached already.
    const Source* attached(const std::string& path) const;
    /// Takes in a file that is not; null, and said so, where there is no room for it.
    const Source* attach_file(NodeId name, const std::string& path, std::string text);
    /// Reads and attaches the file that a node names; null, and said so, where it cannot be.
    const Source* open_file(NodeId name);

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

    // load_configuration.cpp
    /// What the project says, for what the sheet leaves open.
    void take_over(const Configuration& project);
    void load_configuration_key(NodeId key, NodeId value);
    void require_unit(NodeId root);
    void load_severities(NodeId mapping);
    void load_language(NodeId value);
    void load_patterns(NodeId value, std::vector<std::string>& patterns);

    // load_unit_costs.cpp
    void load_unit_costs(NodeId mapping);
    void load_unit_cost(NodeId group, std::optional<int> year, NodeId value);
    std::optional<Figure> read_not_negative(NodeId value);

    // load_stages.cpp
    void load_stages(NodeId mapping);
    void load_stage(NodeId id, NodeId declaration);
    void load_stage_mapping(StageId stage, NodeId mapping);
    void load_label(StageId stage, NodeId label);
    std::vector<std::string_view> names_in(StageId stage, Key key, NodeId value);

    // load_stage_words.cpp
    struct StageWord {  // what a stage excepts, or does not add
        StageId stage;
        Key key;
        NodeId word;
    };
    void check_stage_words();
    void report_stage_word(const StageWord& entry, bool is_line, const std::unordered_set<std::string_view>& names);

    // load_stages.cpp: formulas, and stages by name
    void set_formula(StageId stage, std::string_view text, Span span);
    void read_formulas();
    void break_cycles();
    StageId stage_named(std::string_view word);
    StageId use_stage(const KnownStage& known, std::string_view word);
    StageId add_stage(std::string_view id, Text label);
    std::optional<Formula> formula_of_change() const;
    void give_change_its_formula();
    /// The formulas of the stages as they are known so far.
    std::vector<std::optional<Formula>> formulas_so_far() const;

    // load_lines.cpp
    LineId add_line(LineKind kind, LineId parent, std::string_view name, Span span);
    BreakdownId add_breakdown(BreakdownKind kind, LineId whole, std::string_view name, Span span);
    void add_to(BreakdownId breakdown, LineId line);
    void load_body(LineId line, NodeId mapping, Scope scope);
    void mark_incomplete(LineId line);
    void load_line_key(LineId line, Meaning meaning, NodeId key, NodeId value);
    void load_total(LineId line, NodeId value);
    void load_items(LineId whole, BreakdownKind kind, std::string_view name, NodeId key, NodeId list);
    void load_table(BreakdownId breakdown, NodeId mapping);
    /// Whether some key of a mapping is such a one; for `Key::none`, any key of the scope.
    bool has_key(NodeId mapping, Scope scope, Key wanted = Key::none) const;
    void load_item(BreakdownId breakdown, LineKind kind, NodeId entry);
    void load_breakdowns(NodeId mapping);
    void load_workings(NodeId node);
    void load_also(LineId line, NodeId value);
    void load_bound(LineId line, LineKind kind, NodeId key, NodeId value);
    void add_figure(LineId line, StageId stage, NodeId value, NodeId key = no_node);
    void keep_figure(const Figure& figure, NodeId key = no_node);
    bool is_duplicate(NodeId key);
    Figure read_figure(LineId line, StageId stage, NodeId value);
    /// A figure from its text, which stands at `span` byte for byte.
    Figure read_figure(LineId line, StageId stage, std::string_view text, Span span);
    bool loses_figure(Figure& figure, std::uint32_t after);
    void read_number(Figure& figure, std::string_view text, std::optional<std::uint32_t> begin);
    FigureId find_added(LineId line, StageId stage);
    FigureId find_among_many(LineId line, StageId stage);

    // load_shares.cpp
    void load_share(LineId line, NodeId value);
    void load_share_value(LineId line, std::optional<StageId> stage, NodeId value);
    void load_share_parts(LineId line, std::optional<StageId> stage, const std::vector<SharePart>& parts, Span span);
    void check_share_parts(const std::optional<Rational>& whole, Span span);
    void choose_shares();
    void check_share_tables();
    void report_shares_not_whole(const Rational& whole, Span span);
    void report_share(LineId line, NodeId value);
    void give_up_sums_of_lost_shares();

    // load_bases.cpp: what shares are of
    class NamedLines;
    struct PendingBase {
        LineId line;
        NodeId key, value;
    };
    struct BaseTerm {
        std::string_view text;
        Span span;
        bool subtracted;
    };
    void load_share_base(LineId line, NodeId key, NodeId value);
    void resolve_share_bases();
    std::vector<BaseTerm> terms_of_base(const PendingBase& pending, const NamedLines& names) const;
    LineId base_of_terms(const PendingBase& pending, std::span<const BaseTerm> terms, NamedLines& names);
    LineId find_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names);
    void report_bases(const BaseTerm& term, const std::vector<LineId>& lines);
    void report_no_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names);

    // load_rounding.cpp
    /// What a `rounding:` says, kept in the sheet; `no_id` where it says nothing.
    std::uint32_t load_rounding(NodeId value);
    std::optional<bool> adds_exact(NodeId setting);
    std::optional<Rational> read_step(NodeId setting);

    // load_tables.cpp: funding and costs, either way round
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

    // load_notation.cpp
    /// Takes over what `decimal:` or `negative:` says; nothing at any other key.
    void load_notation(Key key, NodeId value, Notation& notation);
    Custom custom_of_sheet() const;
    /// Takes over what was found, and says so.
    void take_found_notation();
    /// Keeps what a figure that cannot be read shows of the notation that it is written in.
    void keep_evidence(std::string_view text, const AmountContext& context, Span place);
    /// What an amount in the sheet's unit is to be read as, where the loader is.
    AmountContext amounts() const;

    // load_csv.cpp: lines from a CSV file
    class CsvTable;
    bool rows_need_lines() const;
    void load_csv(BreakdownId breakdown, LineKind kind, NodeId mapping);
    void load_whole_rows();

    // load_checks.cpp
    /// The checks of a list; those that cannot be read are reported and left out.
    std::vector<Check> load_checks(NodeId list);
    std::optional<Check> load_check(NodeId entry);
    std::optional<Check> load_check_text(NodeId value);
    bool is_glued_check(NodeId mapping) const;

    // load_cells.cpp: from the figures as read to the grid of lines and stages
    void build_cells();
    void add_computed_cells();

    const Document& document_;
    Source& source_;
    std::vector<Finding>& findings_;
    const LoadOptions& options_;
    Sheet sheet_;
    std::optional<Notation> table_notation_;  // of the CSV file that is being read
    FoundNotation found_;
    struct {
        FoundNotation found;
        int commas = 0;           // figures in which a comma can only be a decimal mark
        bool is_certain = false;  // one of them has thousands grouped otherwise, too
        bool units_differ = false;
    } evidence_;
    Entry entry_;
    Configuration project_;  // what of a configuration is no part of a sheet
    std::array<std::unordered_map<std::string_view, Meaning>, 12> meanings_;  // of each scope's words met so far
    std::unordered_map<std::string_view, StageId> own_words_;                 // ids and labels that `stages:` declares
    struct PendingFormula {
        StageId stage;
        std::string_view text;
        Span span;
    };
    std::vector<PendingFormula> formulas_;
    LineId wide_line_ = no_id;                                     // the line with many stages that was asked for last,
    std::vector<FigureId> of_wide_line_;                           // its figures by stage,
    FigureId newest_of_wide_line_ = no_id;                         // and the last of them
    std::optional<std::unordered_set<std::uint32_t>> duplicates_;  // where keys stand twice, once anybody asks
    std::vector<StageWord> stage_words_;
    std::size_t searches_for_names_ = 0;  // that are near to a word which names nothing
    std::vector<PendingBase> bases_;
    std::vector<LineId> lost_shares_;  // the lines of shares that were not read
    struct SplitShare {
        LineId line;
        std::optional<StageId> stage;
        std::vector<SharePart> parts;
        Span span;
    };
    std::vector<SplitShare> split_shares_;
    struct WholeRow {  // of a CSV file, for the line that its table breaks down
        LineId whole;
        std::string_view name;
        Span name_span, span;
        std::vector<Figure> figures;
    };
    std::vector<WholeRow> whole_rows_;
    std::vector<std::optional<Formula>> formulas_of_rows_;  // with which rows were added up; empty: none were
    std::vector<Link> links_;
    NodeId last_year_ = no_node;  // the name of that sheet
    bool is_too_large_ = false;
    std::unordered_map<std::string, const Source*> attached_;
    std::vector<FigureId> last_figure_;     // of each line; older ones through `earlier_figure_`
    std::vector<FigureId> earlier_figure_;  // of each figure
};

}  // namespace dxbudget
