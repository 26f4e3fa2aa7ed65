/// The equations over declared figures alone, kept so that a change of one figure is weighed against all of them in
/// time in proportion to the equations it stands in.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "dxbudget/diagnose.hpp"
#include "dxbudget/equation.hpp"
#include "engine/check_equations.hpp"
#include "engine/expansion.hpp"

namespace dxbudget {

class Ledger {
  public:
    /// One equation: its target, and what its other side comes to at present.
    struct Entry {
        EquationId equation = no_id;
        Rational top = {};
        Rational bottom = 1;
        std::uint32_t first_term = 0;
        std::uint32_t term_count = 0;
        std::uint32_t slack = no_id;  ///< index into the slacks; none where the terms were not rounded one by one
        bool broken = false;
    };
    /// The right side of an entry: two sums, and how far the exact amounts may lie from them.
    struct Side {
        Rational top = {};
        Rational bottom = {};
        Slack of_top = {};
        Slack of_bottom = {};
    };
    /// A declared (or blank) figure on an equation's right side, with what it counts for there.
    struct Part {
        FigureId figure = no_id;
        Rational top = {};
        Rational bottom = {};
        bool is_bent = false;  ///< what a change of it does to the right side is not known
    };
    /// Where a figure stands.
    struct Use {
        std::uint32_t entry = 0;
        std::uint32_t part = no_id;  ///< `no_id`: it is the target
    };

    Ledger(const Sheet& sheet, const Evaluation& evaluation);

    const Sheet& sheet() const { return sheet_; }
    const std::vector<Entry>& entries() const { return entries_; }
    std::span<const Part> parts_of(const Entry& entry) const {
        return {parts_.data() + entry.first_term, entry.term_count};
    }
    std::span<const Use> uses_of(FigureId figure) const;
    /// The entries that a figure is the target of, in order; a figure may stand in many others.
    std::span<const std::uint32_t> entries_computing(FigureId figure) const;
    const Part& part(std::uint32_t index) const { return parts_[index]; }
    const Equation& equation_of(const Entry& entry) const {
        const std::size_t count = equations_.equations.size();
        return entry.equation < count ? equations_.equations[entry.equation] : checks_[entry.equation - count].equation;
    }
    /// Whether an entry is what a user asks for, and none of the sheet's own equations.
    bool is_check(const Entry& entry) const { return entry.equation >= equations_.equations.size(); }
    /// The case of a check that an entry is.
    const CheckEquation& check_of(const Entry& entry) const {
        return checks_[entry.equation - equations_.equations.size()];
    }
    FigureId target_of(const Entry& entry) const { return equation_of(entry).target; }
    const Rational& value(FigureId figure) const { return values_[figure]; }
    bool is_blank(FigureId figure) const { return sheet_.figures[figure].kind == AmountKind::blank; }
    /// Whether a figure can be changed: a number, or a blank.
    bool is_written(FigureId figure) const;

    /// The right side as it is at present.
    Side side_of(const Entry& entry) const;
    /// The side after a figure's value in one of its parts has become another.
    void shift(Side& side, const Entry& entry, const Part& part, const Rational& from, const Rational& to) const;
    /// What a right side comes to.
    Rational computed(const Entry& entry, const Side& side) const;
    Rational computed(const Entry& entry) const { return computed(entry, side_of(entry)); }
    /// Whether the equation would hold with another target and another right side.
    bool would_hold(const Entry& entry, const Rational& target, const Side& side) const;
    /// The targets with which it would hold.
    Range admissible(const Entry& entry, const Side& side) const;

    /// False where the equations are too much interwoven for the size of the sheet: then they are not all here.
    bool is_complete() const { return is_complete_; }

    /// Takes the corrections as the figures' values from now on.
    void apply(std::span<const Correction> corrections);

  private:
    void add_equations(Expansion& expansion);
    void add_checks(Expansion& expansion);
    void add_parts(Entry& entry, Expansion& expansion, std::span<const Term> top_terms,
                   std::span<const Term> bottom_terms);
    void take_slack(Entry& entry, const Verdict& verdict);
    void take_slack_of_check(Entry& entry, const CheckEquation& check);
    void fold_parts(std::uint32_t first);
    Slack slack_of_side(const Entry& entry, const Side& side) const;

    const Sheet& sheet_;
    const Equations& equations_;
    const Evaluation& evaluation_;
    std::vector<CheckEquation> checks_;
    std::vector<Entry> entries_;
    std::vector<Part> parts_;
    std::vector<std::pair<Slack, Slack>> slacks_;  // above and below the line of a quotient
    std::vector<Rational> values_;
    std::vector<Use> uses_;
    std::vector<std::uint32_t> first_use_;
    std::vector<std::uint32_t> by_target_;  // entries
    bool is_complete_ = true;
};

}  // namespace dxbudget
