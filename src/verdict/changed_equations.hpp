/// Whether what has changed in a sheet is carried through to what is computed from it.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "dxbudget/changes.hpp"

namespace dxbudget {

/// A version of a sheet.
struct EvaluatedSheet {
    const Sheet& sheet;
    const Equations& equations;
    const Evaluation& evaluation;
};

/// Whether a figure is in the unit of its sheet.
bool is_money(const Sheet& sheet, const Figure& figure);

/// The equations of both versions, and how far each target has followed what it is computed from.
class ChangedEquations {
  public:
    /// `lines` and `stages` say where those of the old version are in the new one.
    ChangedEquations(EvaluatedSheet before, EvaluatedSheet after, const Rational& factor, std::span<const LineId> lines,
                     std::span<const StageId> stages);

    /// Fills in what the changes of figures come to.
    void follow(SheetChanges& changes);

  private:
    enum class State : std::uint8_t { computes, carried, not_carried, not_checked };

    void pair_up();
    State state_of(EquationId id, std::vector<Gap>& gaps) const;
    Following following_of(const FigureChange& change) const;
    FigureId in_new(FigureId old_figure) const;

    EvaluatedSheet before_;
    EvaluatedSheet after_;
    Rational factor_;
    std::span<const LineId> lines_;
    std::span<const StageId> stages_;
    std::vector<EquationId> pairs_;              // of each equation of the new version: that of the old one
    std::vector<EquationId> successors_;         // of each equation of the old version: that of the new one
    std::vector<State> states_;                  // of the equations of the new version
    std::vector<std::vector<EquationId>> uses_;  // of each figure of the new version: the equations it is a term of
    std::vector<std::vector<EquationId>> uses_before_;  // the same of the old version
};

}  // namespace dxbudget
