/// What the right sides of equations come to. `check` asks it with the figures as declared, `calc` from the leaves up;
/// what counts, what counts for nothing, and what cannot be said is the same for both.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "dxbudget/equation.hpp"

namespace dxbudget {

/// What a right side comes to, and how far what it stands for may lie from there.
struct Side {
    Rational value = {};
    Slack slack = {};
    bool any = false;  ///< whether any figure in it has a value
    bool approximate = false;
    bool is_capped = false;              ///< whether it is the limit, not what the terms come to
    Obstacle obstacle = Obstacle::none;  ///< why it has none, though figures stand in it

    bool is_known() const { return any && obstacle == Obstacle::none; }
};

class RightSides {
  public:
    /// Nothing is known of any value yet.
    RightSides(const Sheet& sheet, const Equations& equations, std::vector<Value>& values)
        : sheet_(sheet), equations_(equations), values_(values) {
        values_.assign(sheet.figures.size(), {.origin = Value::Origin::unreadable});
    }

    /// The right side of an equation, of the values that are known so far; without the terms of `left_out`.
    Side of(const Equation& equation, FigureId left_out = no_id) const;

    /// Takes a figure's value from one of its equations, whose right side is known. What is not stated counts as what
    /// would be printed there; where more than one figure would do, as any of them.
    void take(FigureId figure, const Equation& equation, const Side& side);

    /// The same where a mark or words stand: it counts for nothing, but only where the equation says so, too.
    void take_nil(FigureId figure, const Side& side);

    /// Takes it that no equation says what a figure comes to.
    void take_nothing(FigureId figure);

    /// Keeps why an equation does not say what its target comes to, for when none does.
    void keep_obstacle(FigureId figure, const Side& side);

    /// How far what a figure stands for may lie from its value.
    Slack slack(FigureId figure, bool one_by_one) const;

  private:
    /// How far what a computed figure stands for may lie from its value.
    struct Leeway {
        Slack printed = {};     ///< where it is a choice what would be printed
        Slack one_by_one = {};  ///< by rounding, in equations between figures that were rounded one by one
    };

    Side sum(std::span<const Term> terms, bool one_by_one, FigureId left_out) const;
    Leeway leeway_of_terms(const Equation& equation) const;
    /// What a share comes to that was rounded to a few digits.
    Slack slack_of_share(const Equation& equation) const;

    const Sheet& sheet_;
    const Equations& equations_;
    std::vector<Value>& values_;
    std::unordered_map<FigureId, Leeway> leeways_;  // of computed figures that have any
};

}  // namespace dxbudget
