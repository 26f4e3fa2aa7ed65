/// Makes the checks that users wrote. A check is bound to the sheet once; its parts stand in an order in which each
/// comes after its own, so that a case is one walk over them. A truth is 0 or 1, and an overflow where it is not known.

#include <algorithm>
#include <utility>

#include "dxbudget/equation.hpp"
#include "engine/check_binding.hpp"
#include "engine/check_interval.hpp"
#include "engine/figure_slacks.hpp"

namespace dxbudget {
namespace {

/// How many parts of checks are worked out in a sheet, so that hostile ones end.
constexpr std::uint64_t most_steps = 100'000'000;

Rational truth(bool value) {
    return value ? 1 : 0;
}

Rational compared(Operation operation, const Rational& left, const Rational& right) {
    if (left.overflowed() || right.overflowed()) return Rational::overflow();
    switch (operation) {
        case Operation::less:
            return truth(left < right);
        case Operation::at_most:
            return truth(left <= right);
        case Operation::greater:
            return truth(left > right);
        case Operation::at_least:
            return truth(left >= right);
        case Operation::equal:
            return truth(left == right);
        default:
            return truth(!(left == right));
    }
}

/// `and` and `or` of truths that may not be known: `decisive` is the one that decides by itself.
Rational joined(const Rational& left, const Rational& right, const Rational& decisive) {
    if (left == decisive || right == decisive) return decisive;
    return left.overflowed() ? left : right;
}

class Maker {
  public:
    /// Without `slacks`, figures are what is printed.
    Maker(const Sheet& sheet, const Evaluation& evaluation, const BoundCheck& bound, FigureSlacks* slacks,
          CheckOutcomes& outcomes)
        : sheet_(sheet),
          evaluation_(evaluation),
          bound_(bound),
          check_(*bound.check),
          slacks_(slacks),
          outcomes_(outcomes) {
        for (const BoundExpression& part : bound_.expressions) values_.push_back(part.value);
        figures_.resize(bound_.operands.size(), no_id);
    }

    void make(const std::vector<LineId>& lines) {
        if (!take_paths()) return;
        if (!bound_.each_line) return judge(no_id);
        bool any = false;
        for (const LineId line : lines) {
            if (!states_all(line)) continue;
            any = true;
            if (take_line(line)) judge(line);
        }
        if (!any && check_.origin.empty()) {
            leave(no_id, no_id,
                  {{"no line states all the stages that it names", "検査に使う欄の全てに記載がある行がない"}, {}});
        }
    }

    void leave_for_size() {
        leave(no_id, no_id, {{"the checks are too long for so many lines", "行数に対して検査の式が長すぎる"}, {}});
    }

  private:
    const Value& value_of(FigureId figure) const { return evaluation_.values[figure]; }
    bool has_value(FigureId figure) const {
        return figure != no_id && value_of(figure).origin != Value::Origin::nothing;
    }

    /// Whether every stage has a value at a line, or should have one, and the line states one of them: what is computed
    /// throughout says nothing that its parts do not say.
    bool states_all(LineId line) const {
        bool any_stands = false;
        for (const BoundOperand& operand : bound_.operands) {
            if (!operand.each_line) continue;
            const FigureId figure = sheet_.cell(line, operand.stage);
            if (!has_value(figure)) return false;
            any_stands = any_stands || sheet_.figures[figure].kind != AmountKind::absent;
        }
        return any_stands;
    }

    /// Takes the figures that paths name; false, and said so, where one has no value.
    bool take_paths() {
        for (std::size_t i = 0; i < bound_.operands.size(); ++i) {
            const BoundOperand& operand = bound_.operands[i];
            if (operand.each_line) continue;
            if (!has_value(operand.figure)) {
                leave(no_id, operand.figure,
                      {{"nothing is stated at `{0}`", "「{0}」に数字がない"}, {check_.slice(check_.operands[i].text)}});
                return false;
            }
            if (!take(i, operand.figure, no_id)) return false;
        }
        return true;
    }

    bool take_line(LineId line) {
        for (std::size_t i = 0; i < bound_.operands.size(); ++i) {
            const BoundOperand& operand = bound_.operands[i];
            if (operand.each_line && !take(i, sheet_.cell(line, operand.stage), line)) return false;
        }
        return true;
    }

    /// Takes a figure for an operand; false, and said so, where it cannot be compared.
    bool take(std::size_t operand, FigureId figure, LineId line) {
        figures_[operand] = figure;
        const Value& value = value_of(figure);
        if (value.origin != Value::Origin::unreadable && !value.approximate) return true;
        const bool unreadable = value.origin == Value::Origin::unreadable;
        leave(line, figure, describe_obstacle(unreadable ? value.obstacle : Obstacle::approximate));
        return false;
    }

    void judge(LineId line) {
        calculate(line);
        if (check_.condition != no_expression) {
            const Rational& condition = values_[check_.condition];
            if (!condition.overflowed() && condition == truth(check_.unless)) return;
            if (condition.overflowed()) return leave_for_overflow(line);
        }
        const BoundExpression& comparison = bound_.expressions[check_.comparison];
        const Rational& holds = values_[check_.comparison];
        if (holds.overflowed()) return leave_for_overflow(line);
        if (!holds.is_zero()) {
            ++outcomes_.held;
            return;
        }
        const bool may_hold = slacks_ != nullptr && holds_within_rounding();
        outcomes_.others.push_back({.check = &check_,
                                    .outcome = may_hold ? Outcome::holds_within_rounding : Outcome::mismatch,
                                    .line = line,
                                    .figures = figures_,
                                    .left = values_[comparison.left] * comparison.left_factor,
                                    .right = values_[comparison.right] * comparison.right_factor,
                                    .unit = bound_.unit});
    }

    void calculate(LineId line) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const BoundExpression& part = bound_.expressions[i];
            switch (part.operation) {
                case Operation::number:
                case Operation::percentage:
                case Operation::money:
                    break;
                case Operation::operand:
                    values_[i] = value_of(figures_[part.operand]).value;
                    break;
                case Operation::has_note:
                    values_[i] = truth(!sheet_.lines[line].note.empty());
                    break;
                case Operation::has_elsewhere:
                    values_[i] = truth(!sheet_.lines[line].elsewhere.empty());
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
                    values_[i] = part.scaled ? combined(part.operation, values_[part.left] * part.left_factor,
                                                        values_[part.right] * part.right_factor)
                                             : combined(part.operation, values_[part.left], values_[part.right]);
            }
        }
    }

    Rational tolerance_of(const BoundExpression& comparison) const {
        if (comparison.tolerance == no_expression) return 0;
        return values_[comparison.tolerance] * comparison.tolerance_factor;
    }

    /// Whether the comparison holds of some of the amounts that the figures stand for. Each part comes after its own.
    bool holds_within_rounding() const {
        std::vector<Interval> intervals;
        for (std::size_t i = 0; i < check_.comparison; ++i) {
            const BoundExpression& part = bound_.expressions[i];
            const auto side = [&](std::uint32_t id, const Rational& factor) {
                return dxbudget::combined(Operation::multiply, intervals[id], {factor, {}});
            };
            switch (part.operation) {
                case Operation::operand:
                    intervals.push_back({values_[i], slacks_->of(figures_[part.operand])});
                    break;
                case Operation::negate:
                    intervals.push_back(negated(intervals[part.left]));
                    break;
                case Operation::absolute:
                    intervals.push_back(absolute(intervals[part.left]));
                    break;
                case Operation::round:
                    intervals.push_back(
                        rounded(intervals[part.left], check_.expressions[i].rounding, step_of(check_.expressions[i])));
                    break;
                case Operation::add:
                case Operation::subtract:
                case Operation::multiply:
                case Operation::divide:
                case Operation::minimum:
                case Operation::maximum:
                    intervals.push_back(dxbudget::combined(part.operation, side(part.left, part.left_factor),
                                                           side(part.right, part.right_factor)));
                    break;
                default:
                    intervals.push_back({values_[i], {}});
            }
        }
        const BoundExpression& comparison = bound_.expressions[check_.comparison];
        const auto side = [&](std::uint32_t id, const Rational& factor) {
            return dxbudget::combined(Operation::multiply, intervals[id], {factor, {}});
        };
        const Interval left = side(comparison.left, comparison.left_factor);
        const Interval right = side(comparison.right, comparison.right_factor);
        const Rational tolerance = tolerance_of(comparison);
        if (left.value.overflowed() || right.value.overflowed() || tolerance.overflowed()) return false;
        return may_hold(comparison.operation, left, right, tolerance);
    }

    static Rational step_of(const Expression& part) { return Rational::power_of_ten(-part.decimals); }

    /// A comparison that allows for a tolerance.
    static Rational compared_within(Operation operation, const Rational& left, const Rational& right,
                                    const Rational& tolerance) {
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

    static Rational combined(Operation operation, const Rational& left, const Rational& right) {
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
                return joined(left, right, truth(false));
            case Operation::either:
                return joined(left, right, truth(true));
            default:
                return compared(operation, left, right);
        }
    }

    void leave(LineId line, FigureId figure, Message reason) {
        outcomes_.others.push_back({.check = &check_,
                                    .line = line,
                                    .figures = figure == no_id ? std::vector<FigureId>{} : std::vector{figure},
                                    .reason = std::move(reason)});
    }

    void leave_for_overflow(LineId line) {
        leave(line, figures_.empty() ? no_id : figures_.front(),
              {{"it divides by zero, or its numbers are too large to compute with",
                "0で割ることになるか、数が大きすぎて計算できない"},
               {}});
    }

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    const BoundCheck& bound_;
    const Check& check_;
    FigureSlacks* slacks_;
    CheckOutcomes& outcomes_;
    std::vector<Rational> values_;   // of each part
    std::vector<FigureId> figures_;  // of each operand
};

}  // namespace

CheckOutcomes make_checks(const Sheet& sheet, const Evaluation& evaluation, std::span<const Check> of_project,
                          std::vector<Finding>& findings, bool allows_rounding) {
    CheckOutcomes outcomes;
    if (sheet.checks.empty() && of_project.empty()) return outcomes;
    const std::vector<LineId> lines = checked_lines(sheet);
    FigureSlacks slacks(sheet, evaluation);
    FigureSlacks* const rounded_by = allows_rounding && !sheet.roundings.empty() ? &slacks : nullptr;
    std::uint64_t steps = 0;
    const auto make = [&](const Check& check, bool own) {
        auto bound = bind_check(sheet, check);
        if (auto* problem = std::get_if<Unbound>(&bound)) {
            if (own) {
                findings.push_back(std::move(problem->finding));
            } else if (!problem->missing || problem->misspelt) {
                outcomes.others.push_back({.check = &check, .reason = std::move(problem->finding.message)});
            }
            return;
        }
        const BoundCheck& ready = std::get<BoundCheck>(bound);
        Maker maker(sheet, evaluation, ready, rounded_by, outcomes);
        steps += ready.expressions.size() * (ready.each_line ? lines.size() : 1);
        steps > most_steps ? maker.leave_for_size() : maker.make(lines);
    };
    for (const Check& check : sheet.checks) make(check, true);
    for (const Check& check : of_project) make(check, false);
    return outcomes;
}

}  // namespace dxbudget
