/// Makes the checks that users wrote. A check is bound to the sheet once, and each of its cases is one walk over it.

#include <algorithm>
#include <utility>

#include "dxbudget/equation.hpp"
#include "engine/check_binding.hpp"
#include "engine/check_interval.hpp"
#include "engine/check_values.hpp"
#include "engine/figure_slacks.hpp"

namespace dxbudget {
namespace {

/// How many parts of checks are worked out in a sheet, so that hostile ones end.
constexpr std::uint64_t most_steps = 100'000'000;

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
          outcomes_(outcomes),
          values_(sheet, evaluation, bound) {
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
        values_.calculate(figures_, line);
        const Rational is_due = values_.is_due();
        if (is_due.overflowed()) return leave_for_overflow(line);
        if (is_due.is_zero()) return;
        const BoundExpression& comparison = bound_.expressions[check_.comparison];
        const Rational& holds = values_.of(check_.comparison);
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
                                    .left = values_.of(comparison.left) * comparison.left_factor,
                                    .right = values_.of(comparison.right) * comparison.right_factor,
                                    .unit = bound_.unit});
    }

    /// Whether the comparison holds of some of the amounts that the figures stand for. Each part comes after its own.
    bool holds_within_rounding() const {
        std::vector<Interval> intervals;
        for (std::uint32_t i = 0; i < check_.comparison; ++i) {
            const BoundExpression& part = bound_.expressions[i];
            const auto side = [&](std::uint32_t id, const Rational& factor) {
                return dxbudget::combined(Operation::multiply, intervals[id], {factor, {}});
            };
            switch (part.operation) {
                case Operation::operand:
                    intervals.push_back({values_.of(i), slacks_->of(figures_[part.operand])});
                    break;
                case Operation::negate:
                    intervals.push_back(negated(intervals[part.left]));
                    break;
                case Operation::absolute:
                    intervals.push_back(absolute(intervals[part.left]));
                    break;
                case Operation::round:
                    intervals.push_back(rounded(intervals[part.left], check_.expressions[i].rounding,
                                                CheckValues::step_of(check_.expressions[i])));
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
                    intervals.push_back({values_.of(i), {}});
            }
        }
        const BoundExpression& comparison = bound_.expressions[check_.comparison];
        const auto side = [&](std::uint32_t id, const Rational& factor) {
            return dxbudget::combined(Operation::multiply, intervals[id], {factor, {}});
        };
        const Interval left = side(comparison.left, comparison.left_factor);
        const Interval right = side(comparison.right, comparison.right_factor);
        const Rational tolerance = values_.tolerance_of(comparison);
        if (left.value.overflowed() || right.value.overflowed() || tolerance.overflowed()) return false;
        return may_hold(comparison.operation, left, right, tolerance);
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
    CheckValues values_;
    std::vector<FigureId> figures_;  // of each operand
};

}  // namespace

CheckOutcomes make_checks(const Sheet& sheet, const Evaluation& evaluation, std::span<const Check> of_project,
                          std::vector<Finding>& findings, bool allows_rounding) {
    CheckOutcomes outcomes{.of_project = of_project};
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
