#include "engine/check_values.hpp"

namespace dxbudget {
namespace {

Rational compared(Operation operation, const Rational& left, const Rational& right) {
    if (left.overflowed() || right.overflowed()) return Rational::overflow();
    switch (operation) {
        case Operation::less:
            return truth_of(left < right);
        case Operation::at_most:
            return truth_of(left <= right);
        case Operation::greater:
            return truth_of(left > right);
        case Operation::at_least:
            return truth_of(left >= right);
        case Operation::equal:
            return truth_of(left == right);
        default:
            return truth_of(!(left == right));
    }
}

/// `and` and `or` of truths that may not be known: `decisive` is the one that decides by itself.
Rational joined(const Rational& left, const Rational& right, const Rational& decisive) {
    if (left == decisive || right == decisive) return decisive;
    return left.overflowed() ? left : right;
}

/// A comparison that allows for a tolerance.
Rational compared_within(Operation operation, const Rational& left, const Rational& right, const Rational& tolerance) {
    switch (operation) {
        case Operation::less:
        case Operation::at_most:
            return compared(operation, left, right + tolerance);
        case Operation::greater:
        case Operation::at_least:
            return compared(operation, left + tolerance, right);
        default:
            return compared(Operation::at_most, (left - right).abs(), tolerance);
    }
}

Rational combined_values(Operation operation, const Rational& left, const Rational& right) {
    switch (operation) {
        case Operation::add:
            return left + right;
        case Operation::subtract:
            return left - right;
        case Operation::multiply:
            return left * right;
        case Operation::divide:
            return left / right;
        case Operation::minimum:
            return left <= right ? left : right < left ? right : Rational::overflow();
        case Operation::maximum:
            return left >= right ? left : right > left ? right : Rational::overflow();
        case Operation::both:
            return joined(left, right, truth_of(false));
        case Operation::either:
            return joined(left, right, truth_of(true));
        default:
            return compared(operation, left, right);
    }
}

}  // namespace

CheckValues::CheckValues(const Sheet& sheet, const Evaluation& evaluation, const BoundCheck& bound)
    : sheet_(sheet), evaluation_(evaluation), bound_(bound), check_(*bound.check) {
    for (const BoundExpression& part : bound_.expressions) values_.push_back(part.value);
}

void CheckValues::calculate(std::span<const FigureId> figures, LineId line) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const BoundExpression& part = bound_.expressions[i];
        switch (part.operation) {
            case Operation::number:
            case Operation::percentage:
            case Operation::money:
                break;
            case Operation::operand:
                values_[i] = evaluation_.values[figures[part.operand]].value;
                break;
            case Operation::has_note:
                values_[i] = truth_of(!sheet_.lines[line].note.empty());
                break;
            case Operation::has_elsewhere:
                values_[i] = truth_of(!sheet_.lines[line].elsewhere.empty());
                break;
            case Operation::negate:
                values_[i] = -values_[part.left];
                break;
            case Operation::absolute:
                values_[i] = values_[part.left].abs();
                break;
            case Operation::round:
                values_[i] = dxbudget::rounded(values_[part.left], check_.expressions[i].rounding,
                                               step_of(check_.expressions[i]));
                break;
            case Operation::opposite:
                values_[i] = Rational(1) - values_[part.left];
                break;
            default:
                if (part.tolerance != no_expression) {
                    values_[i] = compared_within(part.operation, values_[part.left] * part.left_factor,
                                                 values_[part.right] * part.right_factor, tolerance_of(part));
                    break;
                }
                values_[i] = part.scaled ? combined_values(part.operation, values_[part.left] * part.left_factor,
                                                           values_[part.right] * part.right_factor)
                                         : combined_values(part.operation, values_[part.left], values_[part.right]);
        }
    }
}

Rational CheckValues::tolerance_of(const BoundExpression& comparison) const {
    if (comparison.tolerance == no_expression) return 0;
    return values_[comparison.tolerance] * comparison.tolerance_factor;
}

Rational CheckValues::is_due() const {
    if (check_.condition == no_expression) return truth_of(true);
    const Rational& condition = values_[check_.condition];
    if (condition.overflowed()) return condition;
    return truth_of(!(condition == Rational(truth_of(check_.unless))));
}

}  // namespace dxbudget
