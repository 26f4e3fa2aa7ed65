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
#include "sheet/ratio_name.hpp"
#include "sheet/read_figure.hpp"
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
    /// Says that the sheet is too large; nothing of it is taken in.
    void refuse_size(Span span, Message message, Message help);
    void check_size();
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

    // load_stages.cpp
    void load_stages(NodeId mapping);
    void load_stage(NodeId id, NodeId declaration);
    void load_stage_mapping(StageId stage, NodeId mapping);
    void load_label(StageId stage, NodeId label);
    std::vector<std::string_view> names_in(StageId stage, Key key, NodeId value);

    // load_ratios.cpp
    void note_named_ratio(StageId stage);
    void give_ratios_their_formulas();
    void report_ratio(StageId stage, Severity severity, Text pattern, std::vector<Argument> arguments, Message help);

    // load_stage_words.cpp
    struct StageWord {  // what a stage excepts, or does not add
        StageId stage;
        Key key;
        NodeId word;
    };
    void check_stage_words();
    void report_stage_word(const StageWord& entry, bool is_line, const std::unordered_set<std::string_view>& names);

    // load_stages.cpp: formulas, and stages by name
    void set_formula(StageId stage, std::string_view text, Span span, bool is_share = false);
    void read_formulas();
    void break_cycles();
    StageId stage_named(std::string_view word);
    StageId stage_of_year(std::string_view word);
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
    /// What `sign:` says; as the table says where it is not understood, and that was said.
    Sign load_sign(NodeId value);
    void load_line_sign(LineId line, NodeId key, NodeId value);
    /// What a `tolerance:` says, kept in the sheet; `no_id` where it says nothing.
    std::uint32_t load_tolerance(NodeId value);
    /// What a `rounding:` says, kept in the sheet; `no_id` where it says nothing.
    std::uint32_t load_rounding(NodeId value);
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

    // load_shares.cpp
    void load_share(LineId line, NodeId value);
    void load_share_value(LineId line, std::optional<StageId> stage, NodeId value);
    void load_share_parts(LineId line, std::optional<StageId> stage, const std::vector<SharePart>& parts, Span span);
    void check_share_parts(const std::optional<Rational>& whole, Span span);
    void choose_shares();
    // load_rounded_shares.cpp
    void find_rounded_shares();
    void check_share_tables();
    void report_shares_not_whole(const Rational& whole, Span span);
    void report_share(LineId line, NodeId value);
    void report_blank_share(NodeId value);
    void report_lone_base(NodeId key);
    void question_idle_shares();
    void question_idle_bounds();
    void report_idle(Span span, Text word, LineId line, StageId stage);
    void give_up_sums_of_lost_shares();
    void require_bases();
    void lose_shares(LineId line);
    bool is_rate(LineId line) const;

    // load_bases.cpp: what shares are of, and lines that others may not exceed
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
    struct BaseFound {
        LineId line = no_id;
        StageId stage = no_stage;            // none: that of the share
        std::vector<LineId> namesakes = {};  // the lines that it may be, where these are several
        bool is_known() const { return line != no_id; }
    };
    void load_share_base(LineId line, NodeId key, NodeId value);
    void load_limit(LineId line, NodeId key, NodeId value);
    void resolve_share_bases();
    void resolve_limits(NamedLines& names);
    std::vector<BaseTerm> split_base(const PendingBase& pending, bool only_between_spaces) const;
    std::vector<BaseTerm> terms_of_base(const PendingBase& pending, const NamedLines& names) const;
    BaseFound look_up_line(std::string_view text, LineId but, const NamedLines& names) const;
    BaseFound look_up(std::string_view text, LineId but, const NamedLines& names) const;
    bool is_amount(std::string_view text) const;
    LineId base_of(const PendingBase& pending, std::span<const BaseTerm> terms, NamedLines& names);
    LineId add_amount(const PendingBase& pending, const BaseTerm& term);
    void report_base(const PendingBase& pending, const BaseTerm& term, const BaseFound& found, NamedLines& names);
    void report_namesakes(const BaseTerm& term, const std::vector<LineId>& lines);
    void report_no_base(const PendingBase& pending, const BaseTerm& term, NamedLines& names);
    void report_circular_bases();

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

    friend class CsvSink;  // which is all that the reader of CSV files sees
    /// Whether rows that were added up are to be checked by more than their sums after all.
    bool rows_need_lines() const;

    // load_cells.cpp: from the figures as read to the grid of lines and stages
    void build_cells();
    void add_computed_cells();

    const LoadOptions& options_;
    AttachedFiles files_;
    Sheet sheet_;
    std::optional<Notation> table_notation_;  // of the CSV file that is being read
    FoundNotation found_;
    NotationEvidence evidence_;
    std::array<std::unordered_map<std::string_view, Meaning>, 12> meanings_;  // of each scope's words met so far
    std::unordered_map<std::string, StageId> stages_of_years_;  // by folded label: 令和4年度当初予算額
    std::unordered_map<std::string_view, StageId> own_words_;   // ids and labels that `stages:` declares
    struct PendingFormula {
        StageId stage;
        std::string_view text;
        Span span;
        bool is_share;  // of the whole: `share_of`
    };
    std::vector<PendingFormula> formulas_;
    std::vector<std::pair<StageId, NamedRatio>> named_ratios_;     // that have no formula of their own
    std::optional<std::unordered_set<std::uint32_t>> duplicates_;  // where keys stand twice, once anybody asks
    std::vector<StageWord> stage_words_;
    std::size_t searches_for_names_ = 0;  // that are near to a word which names nothing
    std::vector<PendingBase> bases_;
    std::vector<PendingBase> limits_;  // in words, which may name lines
    std::vector<LineId> rates_;        // the lines whose share is called a rate
    std::vector<LineId> lost_shares_;  // the lines of shares that were not read
    struct SplitShare {
        LineId line;
        std::optional<StageId> stage;
        std::vector<SharePart> parts;
        Span span;
    };
    std::vector<SplitShare> split_shares_;
    CsvBacklog csv_backlog_;
    std::vector<Link> links_;
    NodeId last_year_ = no_node;  // the name of that sheet
    bool is_too_large_ = false;
    bool is_declaring_ = false;  // a stage, whose formula may follow
    StatedFigures stated_;
};

}  // namespace dxbudget
