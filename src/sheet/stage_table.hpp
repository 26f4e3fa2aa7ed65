/// The stages of a sheet: those that it declares and those that its words name, and how figures at them are computed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dxbudget/sheet.hpp"
#include "format/keys.hpp"
#include "sheet/node_reader.hpp"
#include "sheet/ratio_name.hpp"

namespace dxbudget {

class StageTable {
  public:
    /// Both outlive it.
    StageTable(NodeReader& nodes, Sheet& sheet) : nodes_(nodes), sheet_(sheet) {}

    /// Takes in what `stages:` declares.
    void load(NodeId mapping);
    /// Reads the formulas that were declared, now that all stages are known.
    void read_formulas();
    /// Whether more are declared than a sheet may have; that was said.
    bool has_too_many() const { return has_too_many_; }

    /// The stage that a word names; a known one is added where it is named first. `no_stage` if it names none.
    StageId named(std::string_view word);
    StageId use(const KnownStage& known, std::string_view word);
    /// The ids and labels that the sheet declares.
    const std::unordered_map<std::string_view, StageId>& declared() const { return declared_; }
    /// The formulas of the stages as they are known so far.
    std::vector<std::optional<Formula>> formulas_so_far() const;

    /// Once all lines are known: takes in what `except` and `not_added` name.
    void check_words();
    void give_change_its_formula();
    /// A stage that is computed from itself has no formula at all, and that is said.
    void break_cycles();
    /// Once the figures stand in their places: ratios that only their names explain are computed as most of them are.
    void give_ratios_their_formulas();

  private:
    struct PendingFormula {
        StageId stage;
        std::string_view text;
        Span span;
        bool is_share;  // of the whole: `share_of`
    };
    struct StageWord {  // what a stage excepts, or does not add
        StageId stage;
        Key key;
        NodeId word;
    };

    AmountContext amounts() const { return {.unit = &sheet_.unit, .notation = sheet_.notation}; }
    StageId add(std::string_view id, Text label);
    StageId of_year(std::string_view word);
    void load_one(NodeId id, NodeId declaration);
    void load_mapping(StageId stage, NodeId mapping);
    void load_label(StageId stage, NodeId label);
    std::vector<std::string_view> names_in(StageId stage, Key key, NodeId value);
    void set_formula(StageId stage, std::string_view text, Span span, bool is_share = false);
    std::optional<Formula> formula_of_change() const;

    // stage_table_ratios.cpp
    void note_ratio(StageId stage);
    void report_ratio(StageId stage, Severity severity, Text pattern, std::vector<Argument> arguments, Message help);

    // stage_table_words.cpp
    void report_word(const StageWord& entry, bool is_line, const std::unordered_set<std::string_view>& names);

    NodeReader& nodes_;
    Sheet& sheet_;
    std::unordered_map<std::string_view, StageId> declared_;
    std::unordered_map<std::string, StageId> of_years_;  // by folded label: 令和4年度当初予算額
    std::vector<PendingFormula> formulas_;
    std::vector<std::pair<StageId, NamedRatio>> named_ratios_;  // that have no formula of their own
    std::vector<StageWord> words_;
    std::size_t searches_for_names_ = 0;  // that are near to a word which names nothing
    bool has_too_many_ = false;
    bool is_declaring_ = false;  // a stage, whose formula may follow
};

}  // namespace dxbudget
