/// Equations between figures, and the one engine that evaluates them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dxbudget/rational.hpp"
#include "dxbudget/rule.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

using EquationId = std::uint32_t;

enum class Relation : std::uint8_t { equal, at_most };

/// How far a declared figure may lie from the exact value.
enum class Rounding : std::uint8_t {
    exact,
    either,   ///< up or down to the figure's last place, where the exact value has a part below it
    half_up,  ///< to the nearest, half away from zero
};

/// A figure with its factor.
struct Term {
    FigureId figure = no_id;
    Rational coefficient = 1;
};

/// `target = Σ terms (÷ Σ divisor) + constant`, or `target <= …`.
struct Equation {
    const Rule* rule = nullptr;
    FigureId target = no_id;
    std::uint32_t first_term = 0;  ///< into `Equations::terms`
    std::uint32_t term_count = 0;
    std::uint32_t divisor_count = 0;  ///< how many terms, after the others, are the divisor
    Rational constant = {};           ///< a calculation's value; 100 as the factor of a percentage stands in the terms
    Span constant_span = {};          ///< where the calculation stands
    Relation relation = Relation::equal;
    Rounding rounding = Rounding::exact;
    FigureId residual = no_id;  ///< the term that takes what the others leave (`share: rest`)
    bool approximate = false;   ///< it informs: what it gives is only about right
    bool checked = true;        ///< false: it only computes its target
    EquationId next = no_id;    ///< the next equation with the same target
};

/// All equations of a sheet. May add figures that the sheet does not state: those that equations compute.
struct Equations {
    std::vector<Equation> equations;
    std::vector<Term> terms;
    std::vector<EquationId> by_target;  ///< the first equation of each figure, `none` if it has none

    std::span<const Term> terms_of(const Equation& e) const { return {terms.data() + e.first_term, e.term_count}; }
    std::span<const Term> divisor_of(const Equation& e) const {
        return {terms.data() + e.first_term + e.term_count, e.divisor_count};
    }
};

/// Collects what rules state.
class Statements {
  public:
    explicit Statements(const Sheet& sheet, Equations& equations) : sheet_(sheet), equations_(equations) {}

    /// Begins an equation for `target`; the terms follow.
    Equation& begin(const Rule& rule, FigureId target);
    /// Adds a term to the equation begun last; a figure that is `none` adds nothing.
    void add(FigureId figure, const Rational& coefficient = 1);
    void divide_by(FigureId figure, const Rational& coefficient = 1);
    /// A line's figure is the sum of a breakdown's, at each stage where they say something.
    void add_up(const Rule& rule, const Breakdown& breakdown);

  private:
    const Sheet& sheet_;
    Equations& equations_;
};

/// The equations of a sheet, by every rule that states some.
Equations state(const Sheet& sheet);

enum class Outcome : std::uint8_t {
    holds,
    holds_within_rounding,
    mismatch,
    not_checked,
    computes,  ///< its target is not declared: nothing to check
};

/// Why an equation was not checked.
enum class Obstacle : std::uint8_t { none, unreadable, approximate, overflow, undetermined };

struct Verdict {
    Outcome outcome = Outcome::computes;
    Obstacle obstacle = Obstacle::none;
    Rational computed = {};
};

/// A figure's value: as declared, or computed from its equation where it is not.
struct Value {
    enum class Origin : std::uint8_t { nothing, declared, computed, unreadable };
    Origin origin = Origin::nothing;
    bool approximate = false;
    Rational value = {};
};

/// Every equation's verdict and every figure's value.
struct Evaluation {
    const Equations* equations = nullptr;
    std::vector<Verdict> verdicts;
    std::vector<Value> values;  ///< of each figure
};

/// Evaluates on the figures as declared; a figure that is not declared is computed from its own equation.
Evaluation evaluate(const Sheet& sheet, const Equations& equations);

/// The declared figures that an exact value admits, lowest first: one, or two where the rounding leaves a choice.
std::vector<Rational> admissible(const Rational& exact, Rounding rounding, int decimals);

}  // namespace dxbudget
