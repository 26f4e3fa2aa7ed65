/// Figures in the order of what they are computed from, without recursion: a chain of them may be as long as the sheet.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "dxbudget/equation.hpp"

namespace dxbudget {

class DependencyOrder {
  public:
    /// `ways` has for each figure the first equation that it is to be settled by; it outlives the order.
    explicit DependencyOrder(const std::vector<EquationId>& ways) : first_way_(ways), marks_(ways.size()) {}

    bool is_settled(FigureId figure) const { return marks_[figure] == Mark::settled; }
    void mark_settled(FigureId figure) { marks_[figure] = Mark::settled; }

    /// Settles a figure, and before it what it needs. Its ways are the equations that it is the target of, then
    /// `no_id`. `needs(figure, way, need)` calls `need` with each figure of a way; `attempt(figure, way)` settles the
    /// figure and returns nothing, or returns the way to try next. A figure that needs itself is not settled at that
    /// time: asked for by an attempt, it is left as it is.
    template <class Needs, class Attempt>
    void settle(FigureId figure, Needs needs, Attempt attempt) {
        if (!steps_.empty()) return;
        const auto need = [&](FigureId needed) {
            if (marks_[needed] == Mark::untouched) steps_.push_back({.figure = needed, .way = first_way_[needed]});
        };
        for (need(figure); !steps_.empty();) {
            const Step step = steps_.back();
            if (is_settled(step.figure)) {  // another that was needed has needed it, too
                steps_.pop_back();
                continue;
            }
            if (!step.is_prepared) {
                marks_[step.figure] = Mark::open;
                steps_.back().is_prepared = true;
                const std::size_t present = steps_.size();
                needs(step.figure, step.way, need);
                std::reverse(steps_.begin() + static_cast<std::ptrdiff_t>(present), steps_.end());  // the first is next
                if (steps_.size() > present) continue;
            }
            if (const std::optional<EquationId> next = attempt(step.figure, step.way)) {
                steps_.back() = {.figure = step.figure, .way = *next};
            } else {
                mark_settled(step.figure);
                steps_.pop_back();
            }
        }
    }

  private:
    enum class Mark : std::uint8_t { untouched, open, settled };
    struct Step {
        FigureId figure = no_id;
        EquationId way = no_id;
        bool is_prepared = false;  ///< what the way needs stands above, or is settled
    };

    const std::vector<EquationId>& first_way_;
    std::vector<Mark> marks_;
    std::vector<Step> steps_;
};

/// Calls `visit` with the figures that an equation computes its target from.
template <class Visit>
void each_operand(const Equations& equations, const Equation& equation, Visit visit) {
    for (const Term& term : equations.terms_of(equation)) {
        if (!term.exact) visit(term.figure);
    }
    for (const Term& term : equations.divisor_of(equation)) {
        if (!term.exact) visit(term.figure);
    }
    if (equation.cap != no_id) visit(equation.cap);
}

}  // namespace dxbudget
