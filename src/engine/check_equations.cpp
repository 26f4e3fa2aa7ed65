#include "engine/check_equations.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "engine/check_binding.hpp"

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

/// What a check says is zero; none where it is not linear, or says something else.
std::optional<LinearForm> linear_form(const BoundCheck& bound) {
    const Check& check = *bound.check;
    constexpr std::size_t most_parts = 200;  // each form has a factor for each operand
    if (check.condition != no_expression || bound.expressions.size() > most_parts) return std::nullopt;
    const BoundExpression& comparison = bound.expressions[check.comparison];
    if (comparison.operation != Operation::equal || comparison.tolerance != no_expression) return std::nullopt;
    std::vector<LinearForm> forms;
    for (std::size_t i = 0; i <= check.comparison; ++i) {
        const BoundExpression& part = bound.expressions[i];
        LinearForm form{.factors = std::vector<Rational>(bound.operands.size())};
        switch (part.operation) {
            case Operation::number:
            case Operation::percentage:
            case Operation::money:
                form.constant = part.value;
                break;
            case Operation::operand:
                form.factors[part.operand] = 1;
                break;
            case Operation::negate:
                form.add(forms[part.left], -1);
                break;
            default: {
                if (part.left == no_expression || part.right == no_expression) return std::nullopt;
                LinearForm right = forms[part.right];
                form.add(forms[part.left], part.left_factor);
                right.scale(part.right_factor);
                auto both = combined_forms(part.operation, std::move(form), right);
                if (!both) return std::nullopt;
                form = std::move(*both);
            }
        }
        forms.push_back(std::move(form));
    }
    return std::move(forms.back());
}

/// The case of a check at a line; none where a figure is no number.
std::optional<CheckEquation> equation_at(const Sheet& sheet, const BoundCheck& bound, const LinearForm& form,
                                         LineId line) {
    CheckEquation check{.equation = {.derivation = Derivation::check}};
    Rational of_target;
    for (std::size_t i = 0; i < bound.operands.size(); ++i) {
        const BoundOperand& operand = bound.operands[i];
        const FigureId figure = operand.each_line ? sheet.cell(line, operand.stage) : operand.figure;
        if (!sheet.is_number(figure)) return std::nullopt;
        if (form.factors[i].is_zero()) continue;
        if (check.equation.target == no_id) {
            check.equation.target = figure;
            of_target = -form.factors[i];
        } else {
            check.terms.push_back({.figure = figure, .coefficient = form.factors[i]});
        }
    }
    const auto is_target = [&](const Term& term) { return term.figure == check.equation.target; };
    if (check.equation.target == no_id || std::any_of(check.terms.begin(), check.terms.end(), is_target))
        return std::nullopt;
    for (Term& term : check.terms) term.coefficient = term.coefficient / of_target;
    check.equation.constant = form.constant / of_target;
    return check;
}

}  // namespace

std::vector<CheckEquation> equations_of_checks(const Sheet& sheet) {
    std::vector<CheckEquation> equations;
    if (sheet.checks.empty()) return equations;
    const std::vector<LineId> lines = checked_lines(sheet);
    constexpr std::size_t most = 100'000;
    for (const Check& check : sheet.checks) {
        const auto bound = bind_check(sheet, check);
        const auto* ready = std::get_if<BoundCheck>(&bound);
        const auto form = ready == nullptr ? std::nullopt : linear_form(*ready);
        if (!form) continue;
        const auto take = [&](LineId line) {
            auto equation = equation_at(sheet, *ready, *form, line);
            if (equation && equations.size() < most) equations.push_back(std::move(*equation));
        };
        if (!ready->each_line) {
            take(no_id);
        } else {
            std::for_each(lines.begin(), lines.end(), take);
        }
    }
    return equations;
}

}  // namespace dxbudget
