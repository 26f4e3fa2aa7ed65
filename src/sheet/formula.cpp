#include "sheet/formula.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "format/keys.hpp"

namespace dxbudget {
namespace {

/// A sum of stages with factors, and a constant.
struct Linear {
    std::vector<FormulaTerm> terms;
    Rational constant;
};

/// One such sum over another; a divisor of 1 is no division.
struct Quotient {
    Linear top;
    Linear bottom{.terms = {}, .constant = 1};
};

Linear scaled(Linear sum, const Rational& factor) {
    for (FormulaTerm& term : sum.terms) term.coefficient = term.coefficient * factor;
    sum.constant = sum.constant * factor;
    return sum;
}

Linear added(Linear left, const Linear& right, const Rational& factor) {
    for (const FormulaTerm& term : right.terms) {
        const auto same = std::find_if(left.terms.begin(), left.terms.end(),
                                       [&](const FormulaTerm& other) { return other.stage == term.stage; });
        const Rational coefficient = term.coefficient * factor;
        if (same == left.terms.end()) {
            left.terms.push_back({term.stage, coefficient});
        } else {
            same->coefficient += coefficient;
        }
    }
    left.constant += right.constant * factor;
    return left;
}

bool is_constant(const Quotient& value) {
    return value.top.terms.empty() && value.bottom.terms.empty();
}
bool is_undivided(const Quotient& value) {
    return value.bottom.terms.empty();
}

class Parser {
  public:
    Parser(std::string text, const std::function<std::optional<StageId>(std::string_view)>& stage_of)
        : text_(std::move(text)), rest_(text_), stage_of_(stage_of) {}

    std::optional<Quotient> whole() {
        auto value = sum(0);
        return value && rest_.empty() ? value : std::nullopt;
    }

  private:
    static constexpr int deepest = 20;

    bool take(std::string_view mark) {
        if (!rest_.starts_with(mark)) return false;
        rest_.remove_prefix(mark.size());
        return true;
    }
    bool take_minus() { return take("-") || take("−") || take("‐"); }

    std::optional<Quotient> sum(int depth) {
        const bool negative = take_minus();
        auto value = product(depth);
        if (value && negative) value->top = scaled(std::move(value->top), -1);
        while (value) {
            const bool plus = take("+");
            if (!plus && !take_minus()) break;
            auto right = product(depth);
            if (!right) return std::nullopt;
            value = combine(std::move(*value), *right, plus ? 1 : -1);
        }
        return value;
    }

    static std::optional<Quotient> combine(Quotient left, const Quotient& right, const Rational& sign) {
        if (is_undivided(left) && is_undivided(right)) {
            left.top = added(std::move(left.top), right.top, sign);
            return left;
        }
        if (is_constant(right)) {  // a / b - 1 is (a - b) / b
            left.top = added(std::move(left.top), left.bottom, right.top.constant * sign);
            return left;
        }
        return std::nullopt;
    }

    std::optional<Quotient> product(int depth) {
        auto value = factor(depth);
        while (value) {
            const bool times = take("*") || take("×");
            if (!times && !take("/") && !take("÷")) break;
            auto right = factor(depth);
            if (!right) return std::nullopt;
            value = times ? multiplied(std::move(*value), std::move(*right)) : divided(std::move(*value), *right);
        }
        return value;
    }

    static std::optional<Quotient> multiplied(Quotient left, Quotient right) {
        if (is_constant(left)) std::swap(left, right);
        if (!is_constant(right)) return std::nullopt;
        left.top = scaled(std::move(left.top), right.top.constant);
        return left;
    }

    static std::optional<Quotient> divided(Quotient left, const Quotient& right) {
        if (!is_undivided(left) || !is_undivided(right)) return std::nullopt;
        if (is_constant(right)) {
            if (right.top.constant.is_zero()) return std::nullopt;
            left.top = scaled(std::move(left.top), Rational(1) / right.top.constant);
            return left;
        }
        left.bottom = right.top;
        return left;
    }

    std::optional<Quotient> factor(int depth) {
        if (take("(")) {
            if (depth >= deepest) return std::nullopt;
            auto value = sum(depth + 1);
            return value && take(")") ? value : std::nullopt;
        }
        std::size_t length = 0;
        while (length < rest_.size() && !ends_word(rest_.substr(length))) ++length;
        const std::string_view word = rest_.substr(0, length);
        rest_.remove_prefix(length);
        if (word.empty()) return std::nullopt;
        if (const auto stage = stage_of_(word)) return Quotient{.top = {.terms = {{*stage, 1}}, .constant = 0}};
        if (word.front() < '0' || word.front() > '9') return std::nullopt;
        const Amount number = read_amount(word, {});
        if (number.kind != AmountKind::number) return std::nullopt;
        return Quotient{.top = {.terms = {}, .constant = number.value}};
    }

    static bool ends_word(std::string_view rest) {
        for (const std::string_view mark : {"+", "-", "*", "/", "(", ")", "×", "÷", "−", "‐"}) {
            if (rest.starts_with(mark)) return true;
        }
        return false;
    }

    std::string text_;
    std::string_view rest_;
    const std::function<std::optional<StageId>(std::string_view)>& stage_of_;
};

}  // namespace

std::optional<Formula> read_formula(std::string_view text,
                                    const std::function<std::optional<StageId>(std::string_view)>& stage_of) {
    std::string narrow;  // spaces say nothing in a formula
    std::copy_if(text.begin(), text.end(), std::back_inserter(narrow), [](char c) { return c != ' '; });
    auto value = Parser(std::move(narrow), stage_of).whole();
    if (!value || value->top.terms.empty()) return std::nullopt;
    if (is_undivided(*value)) return Formula{std::move(value->top.terms), {}, value->top.constant};
    if (!value->bottom.constant.is_zero() || !value->top.constant.is_zero()) return std::nullopt;
    return Formula{std::move(value->top.terms), std::move(value->bottom.terms), 0};
}

}  // namespace dxbudget
