#pragma once

#include <span>
#include <unordered_map>

#include "dxbudget/equation.hpp"

namespace dxbudget {

/// How far what figures stand for may lie from their values: of what was rounded by itself as its sheet says, of what
/// is computed as far as its terms.
class FigureSlacks {
  public:
    FigureSlacks(const Sheet& sheet, const Evaluation& evaluation) : sheet_(sheet), evaluation_(evaluation) {}

    const Slack& of(FigureId figure);

  private:
    /// The equation that a figure is the sum by; null where it was rounded itself.
    const Equation* sum_of(FigureId figure) const;
    std::span<const Term> terms_of(const Equation* sum) const;
    Slack of_sum(const Equation& sum) const;

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    std::unordered_map<FigureId, Slack> known_;
};

}  // namespace dxbudget
