#include "engine/check_equations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "engine/check_binding.hpp"
#include "engine/check_values.hpp"

namespace dxbudget {
namespace {

/// A sum of operands, each with its factor, and a constant.
struct LinearForm {
    std::vector<Rational> factors = {};  // of each operand of the check
    Rational constant = {};

    bool is_constant() const {
        return std::all_of(factors.begin(), factors.end(), [](const Rational& factor) { return factor.is_zero(); });
    }
    void scale(const Rational& by) {
        for (Rational& factor : factors) factor = factor * by;
        constant = constant * by;
    }
    void add(const LinearForm& other, const Rational& by) {
        for (std::size_t i = 0; i < factors.size(); ++i) factors[i] += other.factors[i] * by;
        constant += other.constant * by;
    }
};

/// Of two parts together; none where that is not linear.
std::optional<LinearForm> combined_forms(Operation operation, LinearForm left, const LinearForm& right) {
    switch (operation) {
        case Operation::add:
            left.add(right, 1);
            return left;
        case Operation::subtract:
        case Operation::equal:  // what is zero where both sides are equal
            left.add(right, -1);
            return left;
        case Operation::multiply:
            if (right.is_constant()) {
                left.scale(right.constant);
                return left;
            }
            if (!left.is_constant()) return std::nullopt;
            return combined_forms(operation, right, left);
        case Operation::divide:
            if (!right.is_constant() || right.constant.is_zero()) return std::nullopt;
            left.scale(Rational(1) / right.constant);
            return left;
        default:
            return std::nullopt;
    }
}

using Forms = std::vector<std::optional<LinearForm>>;

/// Of one part, whose own parts are known.
std::optional<LinearForm> form_of(const BoundExpression& part, const Forms& forms, std::size_t operands) {
    LinearForm form{.factors = std::vector<Rational>(operands)};
    switch (part.operation) {
        case Operation::number:
        case Operation::percentage:
        case Operation::money:
            form.constant = part.value;
            return form;
        case Operation::operand:
            form.factors[part.operand] = 1;
            return form;
        case Operation::negate:
            if (!forms[part.left]) return std::nullopt;
            form.add(*forms[part.left], -1);
            return form;
        default: {
            const bool has_both = part.left != no_expression && part.right != no_expression;
            if (!has_both || !forms[part.left] || !forms[part.right]) return std::nullopt;
            LinearForm right = *forms[part.right];
            form.add(*forms[part.left], part.left_factor);
            right.scale(part.right_factor);
            return combined_forms(part.operation, std::move(form), right);
        }
    }
}

/// What a check says is zero; none where it is not linear, or says something else.
std::optional<LinearForm> linear_form(const BoundCheck& bound) {
    const Check& check = *bound.check;
    constexpr std::size_t most_parts = 200;  // each form has a factor for each operand
    if (bound.expressions.size() > most_parts) return std::nullopt;
    if (bound.expressions[check.comparison].operation != Operation::equal) return std::nullopt;
    Forms forms;
    for (std::size_t i = 0; i <= check.comparison; ++i)
        forms.push_back(form_of(bound.expressions[i], forms, bound.operands.size()));
    return std::move(forms.back());
}

/// States the cases of one check as equations.
class CaseStater {
  public:
    CaseStater(const Sheet& sheet, const Evaluation& evaluation, const BoundCheck& bound, LinearForm form)
        : sheet_(sheet),
          evaluation_(evaluation),
          bound_(bound),
          form_(std::move(form)),
          values_(sheet, evaluation, bound),
          figures_(bound.operands.size(), no_id) {}

    /// The case at a line; none where it is not made, or nothing is stated that it could be compared with.
    std::optional<CheckEquation> state(LineId line) {
        if (!take_figures(line)) return std::nullopt;
        values_.calculate(figures_, line);
        const BoundExpression& comparison = bound_.expressions[bound_.check->comparison];
        const Rational tolerance = values_.tolerance_of(comparison);
        if (!(values_.is_due() == Rational(1)) || tolerance.overflowed()) return std::nullopt;
        CheckEquation check{.equation = {.derivation = Derivation::check}, .check = bound_.check, .line = line};
        Rational of_target;
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            if (form_.factors[i].is_zero()) continue;
            if (check.equation.target == no_id && sheet_.is_number(figures_[i])) {
                check.equation.target = figures_[i];
                of_target = -form_.factors[i];
            } else {
                check.terms.push_back({.figure = figures_[i], .coefficient = form_.factors[i]});
            }
        }
        const auto is_target = [&](const Term& term) { return term.figure == check.equation.target; };
        if (check.equation.target == no_id || std::any_of(check.terms.begin(), check.terms.end(), is_target))
            return std::nullopt;
        for (Term& term : check.terms) term.coefficient = term.coefficient / of_target;
        check.equation.constant = form_.constant / of_target;
        check.tolerance = tolerance / of_target.abs();
        take_rounding(check.equation);
        return check;
    }

  private:
    /// The figures of the operands; false where one says nothing, and is no blank that could.
    bool take_figures(LineId line) {
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            const BoundOperand& operand = bound_.operands[i];
            const FigureId figure = operand.each_line ? sheet_.cell(line, operand.stage) : operand.figure;
            if (figure == no_id) return false;
            const Value& value = evaluation_.values[figure];
            const bool has_value = value.origin == Value::Origin::declared || value.origin == Value::Origin::computed;
            const bool is_open = sheet_.figures[figure].kind == AmountKind::blank &&
                                 value.origin == Value::Origin::nothing && !form_.factors[i].is_zero();
            if ((!has_value && !is_open) || value.approximate) return false;
            if (is_open && bound_.check->condition != no_expression) return false;
            figures_[i] = figure;
        }
        return true;
    }

    /// Where the sheet's figures are rounded each stands for all amounts that round to it.
    void take_rounding(Equation& equation) const {
        if (sheet_.roundings.empty()) return;
        const Figure& target = sheet_.figures[equation.target];
        const RoundingRule rule = rounding_of(sheet_, target.line, target.stage);
        equation.rounding = rule.sums;
        // What is no multiple of the step was not rounded to it.
        const bool is_multiple =
            rule.places != no_id && (target.value / *sheet_.roundings[rule.places].step).is_integer();
        if (is_multiple) equation.places = rule.places;
        equation.one_by_one = true;
    }

    const Sheet& sheet_;
    const Evaluation& evaluation_;
    const BoundCheck& bound_;
    LinearForm form_;
    CheckValues values_;
    std::vector<FigureId> figures_;  // of each operand
};

using Case = std::pair<const Check*, LineId>;

std::map<Case, std::uint32_t> failed_cases(const CheckOutcomes& checks) {
    std::map<Case, std::uint32_t> failed;
    for (std::uint32_t i = 0; i < checks.others.size(); ++i) {
        const CheckCase& one = checks.others[i];
        if (one.outcome == Outcome::mismatch) failed.emplace(Case(one.check, one.line), i);
    }
    return failed;
}

}  // namespace

std::vector<CheckEquation> equations_of_checks(const Sheet& sheet, const Evaluation& evaluation) {
    std::vector<CheckEquation> equations;
    const std::span<const Check> of_project = evaluation.checks.of_project;
    if (sheet.checks.empty() && of_project.empty()) return equations;
    const std::vector<LineId> lines = checked_lines(sheet);
    const std::map<Case, std::uint32_t> failed = failed_cases(evaluation.checks);
    constexpr std::size_t most = 100'000;
    constexpr std::size_t most_steps = 10'000'000;  // so that hostile checks end
    std::size_t steps = 0;
    const auto state = [&](const Check& check) {
        const auto bound = bind_check(sheet, check);
        const auto* ready = std::get_if<BoundCheck>(&bound);
        auto form = ready == nullptr ? std::nullopt : linear_form(*ready);
        if (!form) return;
        steps += ready->expressions.size() * (ready->each_line ? lines.size() : 1);
        if (steps > most_steps) return;
        CaseStater stater(sheet, evaluation, *ready, std::move(*form));
        const auto take = [&](LineId line) {
            if (equations.size() >= most) return;
            auto equation = stater.state(line);
            if (!equation) return;
            if (const auto found = failed.find({&check, line}); found != failed.end()) equation->failed = found->second;
            equations.push_back(std::move(*equation));
        };
        if (!ready->each_line) {
            take(no_id);
        } else {
            std::for_each(lines.begin(), lines.end(), take);
        }
    };
    for (const Check& check : sheet.checks) state(check);
    for (const Check& check : of_project) state(check);
    return equations;
}

}  // namespace dxbudget
