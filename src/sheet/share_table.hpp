/// The shares of a sheet's lines: what a line bears of another, and which that is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dxbudget/sheet.hpp"
#include "sheet/node_reader.hpp"

namespace dxbudget {

class Loader;

class ShareTable {
  public:
    /// All outlive it; the loader adds the lines that limits and bases are.
    ShareTable(Loader& loader, NodeReader& nodes, Sheet& sheet) : loader_(loader), nodes_(nodes), sheet_(sheet) {}

    void load(LineId line, NodeId value);
    /// Says so where several payers' parts make less or more than the whole.
    void check_parts(const std::optional<Rational>& whole, Span span);
    /// The line's share is written as a rate, so what it is of must be said.
    void call_rate(LineId line) { rates_.push_back(line); }
    /// What the share is of: `of:`.
    void load_base(LineId line, NodeId key, NodeId value);
    /// What the line may not exceed, which may be another line.
    void load_limit(LineId line, NodeId key, NodeId value);
    void report_lone_base(NodeId key);

    /// Once all lines have their names: which part of a text with several payers is a line's own.
    void choose_own_parts();
    /// Once all lines are known by their paths: what shares and limits name, and what is to be said of that.
    void settle();
    /// Once the figures stand in their places: shares, bases and limits that compare nothing, go round in a circle, or
    /// were rounded.
    void question();

  private:
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
    struct SplitShare {
        LineId line;
        std::optional<StageId> stage;
        std::vector<SharePart> parts;
        Span span;
    };

    void load_value(LineId line, std::optional<StageId> stage, NodeId value);
    void load_parts(LineId line, std::optional<StageId> stage, const std::vector<SharePart>& parts, Span span);
    void check_tables();
    void report_shares_not_whole(const Rational& whole, Span span, Severity severity);
    void report_share(LineId line, NodeId value);
    void report_blank_share(NodeId value);
    void question_idle_shares();
    void question_idle_bounds();
    void report_idle(Span span, Text word, LineId line, StageId stage);
    void give_up_sums_of_lost_shares();
    void require_bases();
    void lose_shares(LineId line);
    bool is_rate(LineId line) const;

    // share_table_bases.cpp
    void resolve_bases();
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

    // share_table_circles.cpp, share_table_rounded.cpp
    void report_circular_bases();
    void find_rounded_shares();

    std::vector<PendingBase> bases_;
    std::vector<PendingBase> limits_;  // in words, which may name lines
    std::vector<LineId> rates_;        // the lines whose share is called a rate
    std::vector<LineId> lost_shares_;  // the lines of shares that were not read
    std::vector<SplitShare> split_shares_;
    Loader& loader_;
    NodeReader& nodes_;
    Sheet& sheet_;
};

}  // namespace dxbudget
