/// What the parts of a check come to in one case. They stand in an order in which each comes after its own, so that a
/// case is one walk over them. A truth is 0 or 1, and an overflow where it is not known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dxbudget/equation.hpp"
#include "engine/check_binding.hpp"

namespace dxbudget {

constexpr int truth_of(bool value) {
    return value ? 1 : 0;
}

class CheckValues {
  public:
    CheckValues(const Sheet& sheet, const Evaluation& evaluation, const BoundCheck& bound);

    /// Works out all parts with those figures for the operands; the line is the one that the check is made for.
    void calculate(std::span<const FigureId> figures, LineId line);
    const Rational& of(std::uint32_t part) const { return values_[part]; }
    Rational tolerance_of(const BoundExpression& comparison) const;
    /// Whether the condition lets the check be made; an overflow where that is not known.
    Rational is_due() const;
    /// Of a rounding: what it rounds to multiples of.
    static Rational step_of(const Expression& part) { return Rational::power_of_ten(-part.decimals); }

  private:
    const Sheet& sheet_;
    const Evaluation& evaluation_;
    const BoundCheck& bound_;
    const Check& check_;
    std::vector<Rational> values_;
};

}  // namespace dxbudget
