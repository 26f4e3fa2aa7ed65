/// A formula stands for a figure only where it gives the very number that the document prints there; so the workbook
/// shows the document, and what follows from a change of an input is computed as the document computes it.

#include "workbook/formulas.hpp"

#include <algorithm>
#include <utility>

namespace dxbudget {
namespace {

constexpr std::size_t longest_formula = 8'000;  // spreadsheets take 8,192 characters

/// A factor as a formula has it: `3`, `1/2`, in brackets where it needs them.
std::string factor_text(const Rational& factor) {
    return factor.is_integer() ? plain(factor) : "(" + as_fraction(factor) + ")";
}

/// Cells in their order, those in one column or row next to each other as a range: `C5:C9,C12`.
std::string ranges(std::vector<CellPlace> cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t last = i;
        const auto follows = [&](CellPlace next, std::uint32_t rows, std::uint32_t columns) {
            return next == CellPlace{cells[last].row + rows, cells[last].column + columns};
        };
        while (last + 1 < cells.size() && follows(cells[last + 1], 1, 0)) ++last;
        if (last == i) {
            while (last + 1 < cells.size() && follows(cells[last + 1], 0, 1)) ++last;
        }
        text += (text.empty() ? "" : ",") + reference(cells[i]);
        if (last > i) text += ":" + reference(cells[last]);
        i = last + 1;
    }
    return text;
}

std::string sum_of(const std::vector<CellPlace>& cells) {
    return cells.size() == 1 ? reference(cells.front()) : "SUM(" + ranges(cells) + ")";
}

/// A sum of terms as a formula.
class SumText {
  public:
    explicit SumText(const PlacedSheet& placed) : placed_(placed) {}

    /// False where the term cannot stand in a formula.
    bool add(const Term& term) {
        if (term.coefficient.is_zero()) return true;
        const CellPlace cell = placed_.cells[term.figure];
        if (!placed_.number_of(term.figure)) return counts_for_nothing(term);
        if (cell.is_none() || term.exact) return false;
        value_ += term.coefficient * *placed_.number_of(term.figure);
        if (term.coefficient == 1) {
            plus_.push_back(cell);
        } else if (term.coefficient == -1) {
            minus_.push_back(cell);
        } else {
            others_.emplace_back(term.coefficient, cell);
        }
        return true;
    }

    std::string text(const Rational& constant) const {
        std::string out;
        if (!plus_.empty()) out = sum_of(plus_);
        if (!minus_.empty()) out += "-" + sum_of(minus_);
        for (const auto& [factor, cell] : others_) {
            if (!out.empty()) out += "+";
            out += reference(cell) + "*" + factor_text(factor);
        }
        if (!constant.is_zero() || out.empty()) {
            out += (out.empty() || constant.sign() < 0 ? "" : "+") +
                   (constant.is_integer() ? plain(constant) : "(" + as_fraction(constant) + ")");
        }
        return out;
    }

    /// What the cells come to.
    const Rational& value() const { return value_; }
    bool is_one_cell() const { return plus_.size() == 1 && minus_.empty() && others_.empty(); }
    bool is_empty() const { return plus_.empty() && minus_.empty() && others_.empty(); }

  private:
    /// A nil or a remark: it stands in the cell as words.
    bool counts_for_nothing(const Term& term) const {
        const AmountKind kind = placed_.sheet.figures[term.figure].kind;
        return kind == AmountKind::nil || kind == AmountKind::remark ||
               (kind != AmountKind::number && placed_.evaluation.values[term.figure].origin == Value::Origin::nothing);
    }

    const PlacedSheet& placed_;
    std::vector<CellPlace> plus_;
    std::vector<CellPlace> minus_;
    std::vector<std::pair<Rational, CellPlace>> others_;
    Rational value_ = 0;
};

bool is_checked_or_computes(const Verdict& verdict) {
    return verdict.is_known && verdict.outcome != Outcome::not_checked && !verdict.computed.overflowed();
}

bool gives_a_value(const Equation& equation) {
    return equation.relation == Relation::equal && equation.derivation != Derivation::bound &&
           equation.derivation != Derivation::check && equation.derivation != Derivation::calculation &&
           equation.term_count > 0 && !equation.approximate;
}

/// The decimals of a step, `-2` for a hundred; nothing where it is no power of ten.
std::optional<int> digits_of_step(const Rational& step) {
    for (int digits = -9; digits <= 9; ++digits) {
        const Rational power =
            digits >= 0 ? Rational(1) / Rational::power_of_ten(digits) : Rational::power_of_ten(-digits);
        if (power == step) return digits;
    }
    return std::nullopt;
}

/// The formula with the function that rounds what it gives to the number that is printed; nothing where none does.
std::optional<std::string> rounded_formula(const std::string& formula, const Rational& exact, const Rational& printed,
                                           const Rational& step) {
    if (exact == printed) return formula;
    struct Function {
        Rounding rounding;
        std::string_view name;
    };
    static constexpr Function functions[] = {
        {Rounding::half_up, "ROUND"}, {Rounding::toward_zero, "ROUNDDOWN"}, {Rounding::away_from_zero, "ROUNDUP"}};
    const std::optional<int> digits = digits_of_step(step);
    if (!digits) return std::nullopt;
    for (const Function& function : functions) {
        if (rounded(exact, function.rounding, step) != printed) continue;
        // What binary fractions leave of a product that ends must not be rounded up or down.
        const std::string nearly = function.rounding == Rounding::half_up ? formula : "ROUND(" + formula + ",9)";
        return std::string(function.name) + "(" + nearly + "," + std::to_string(*digits) + ")";
    }
    return std::nullopt;
}

/// Chooses for figure after figure, what it is computed from first.
class Chooser {
  public:
    explicit Chooser(const PlacedSheet& placed)
        : placed_(placed), formulas_(placed.sheet.figures.size()), states_(placed.sheet.figures.size()) {}

    std::vector<std::string> run() {
        for (FigureId id = 0; id < formulas_.size(); ++id) {
            if (states_[id] == State::untouched) visit(id);
        }
        return std::move(formulas_);
    }

  private:
    enum class State : std::uint8_t { untouched, open, done };

    struct Frame {
        FigureId figure;
        std::vector<EquationId> candidates;  // the best last
        std::size_t next_term = 0;
    };

    std::span<const Term> all_terms(EquationId id) const {
        const Equation& equation = placed_.equations.equations[id];
        return {placed_.equations.terms.data() + equation.first_term, equation.term_count + equation.divisor_count};
    }

    bool has_term(EquationId id, FigureId figure) const {
        const auto terms = all_terms(id);
        return std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.figure == figure; });
    }

    /// Sources that are shares of their total are computed from it, not it from them.
    bool is_of_shares(EquationId id) const {
        const Equation& equation = placed_.equations.equations[id];
        if (equation.derivation != Derivation::sources) return false;
        const auto is_share = [&](const Term& term) {
            for (EquationId own = first_of(term.figure); own != no_id; own = placed_.equations.equations[own].next) {
                if (has_term(own, equation.target)) return true;
            }
            return false;
        };
        const auto terms = placed_.equations.terms_of(equation);
        return std::any_of(terms.begin(), terms.end(), is_share);
    }

    EquationId first_of(FigureId figure) const {
        return figure < placed_.equations.by_target.size() ? placed_.equations.by_target[figure] : no_id;
    }

    std::vector<EquationId> candidates_of(FigureId figure) const {
        std::vector<EquationId> found;
        if (!placed_.number_of(figure) || placed_.cells[figure].is_none()) return found;
        for (EquationId id = first_of(figure); id != no_id; id = placed_.equations.equations[id].next) {
            if (formula_for(figure, id) && !is_of_shares(id)) found.push_back(id);
        }
        std::stable_sort(found.begin(), found.end(), [&](EquationId left, EquationId right) {
            return placed_.equations.equations[left].derivation < placed_.equations.equations[right].derivation;
        });
        std::reverse(found.begin(), found.end());
        return found;
    }

    std::optional<std::string> formula_for(FigureId figure, EquationId id) const {
        const Verdict& verdict = placed_.evaluation.verdicts[id];
        const std::optional<Rational> result = result_of(placed_, id);
        if (!result || (verdict.outcome != Outcome::computes && !holds(verdict.outcome))) return std::nullopt;
        const std::optional<std::string> formula = formula_of(placed_, id);
        if (!formula) return std::nullopt;
        return rounded_formula(*formula, *result, *placed_.number_of(figure),
                               step_of(placed_.sheet, placed_.equations.equations[id]));
    }

    void open(FigureId figure) {
        states_[figure] = State::open;
        stack_.push_back({figure, candidates_of(figure)});
    }

    void visit(FigureId start) {
        open(start);
        while (!stack_.empty()) {
            Frame& frame = stack_.back();
            if (frame.candidates.empty()) {
                states_[frame.figure] = State::done;
                stack_.pop_back();
                continue;
            }
            const auto terms = all_terms(frame.candidates.back());
            if (frame.next_term == terms.size()) {
                formulas_[frame.figure] = *formula_for(frame.figure, frame.candidates.back());
                frame.candidates.clear();
                continue;
            }
            const FigureId term = terms[frame.next_term++].figure;
            if (states_[term] == State::open) {  // a circle
                frame.candidates.pop_back();
                frame.next_term = 0;
            } else if (states_[term] == State::untouched) {
                open(term);
            }
        }
    }

    const PlacedSheet& placed_;
    std::vector<std::string> formulas_;
    std::vector<State> states_;
    std::vector<Frame> stack_;
};

}  // namespace

std::optional<Rational> PlacedSheet::number_of(FigureId figure) const {
    const Figure& stated = sheet.figures[figure];
    const Value& value = evaluation.values[figure];
    std::optional<Rational> number;
    if (stated.kind == AmountKind::number) {
        number = stated.value;
    } else if (stated.kind != AmountKind::nil && stated.kind != AmountKind::remark &&
               value.origin == Value::Origin::computed) {
        number = value.value;
    }
    if (number && (number->overflowed() || !is_kept(*number))) return std::nullopt;
    return number;
}

std::optional<std::string> formula_of(const PlacedSheet& placed, EquationId id) {
    const Equation& equation = placed.equations.equations[id];
    if (!gives_a_value(equation)) return std::nullopt;
    SumText sum(placed);
    SumText divisor(placed);
    for (const Term& term : placed.equations.terms_of(equation)) {
        if (!sum.add(term)) return std::nullopt;
    }
    for (const Term& term : placed.equations.divisor_of(equation)) {
        if (!divisor.add(term)) return std::nullopt;
    }
    const bool divides = equation.divisor_count > 0;
    if (sum.is_empty() || (divides && divisor.value().is_zero())) return std::nullopt;
    Rational value = (divides ? sum.value() / divisor.value() : sum.value()) + equation.constant;
    std::string text = divides ? sum.text(0) : sum.text(equation.constant);
    if (divides) {
        const std::string below = divisor.text(0);
        text =
            (sum.is_one_cell() ? text : "(" + text + ")") + "/" + (divisor.is_one_cell() ? below : "(" + below + ")");
        if (!equation.constant.is_zero()) text += "+(" + as_fraction(equation.constant) + ")";
    }
    if (equation.cap != no_id) {
        if (placed.cells[equation.cap].is_none() || !placed.number_of(equation.cap)) return std::nullopt;
        text = "MIN(" + text + "," + reference(placed.cells[equation.cap]) + ")";
        value = std::min(value, *placed.number_of(equation.cap));
    }
    const bool is_computed = value == placed.evaluation.verdicts[id].computed;
    if (!is_computed || text.size() > longest_formula) return std::nullopt;
    return text;
}

std::optional<Rational> result_of(const PlacedSheet& placed, EquationId id) {
    const Verdict& verdict = placed.evaluation.verdicts[id];
    if (!is_checked_or_computes(verdict)) return std::nullopt;
    return verdict.computed;
}

std::vector<std::string> choose_formulas(const PlacedSheet& placed) {
    return Chooser(placed).run();
}

}  // namespace dxbudget
