/// Equations between figures, and the one engine that evaluates them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dxbudget/check.hpp"
#include "dxbudget/finding.hpp"
#include "dxbudget/rational.hpp"
#include "dxbudget/rounding.hpp"
#include "dxbudget/rule.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

using EquationId = std::uint32_t;

enum class Relation : std::uint8_t {
    equal,
    at_most,
    about,  ///< within the tolerance of the sheet's unit costs; it computes nothing
};

/// How an equation says that its target comes about.
enum class Derivation : std::uint8_t {
    items,        ///< the sum of what a line consists of
    sources,      ///< the sum of what funds it
    costs,        ///< project cost and personnel cost together
    staff,        ///< heads × unit cost
    formula,      ///< what the formula of its stage gives
    share,        ///< a share of other figures
    calculation,  ///< what the calculation that is written with it gives
    copy,         ///< the same figure, stated elsewhere
    bound,        ///< it does not: another figure only limits it
    check,        ///< it does not: a user says what it is equal to
};

/// Why an equation was not checked.
enum class Obstacle : std::uint8_t {
    none,
    unreadable,
    approximate,
    overflow,
    undetermined,
    no_year,        ///< whose unit cost holds is not known
    no_unit_cost,   ///< of one of the groups of staff, in that year
    no_head_count,  ///< no group of staff is stated
    unclear,        ///< what one of its figures counts for: words stand there though its parts or its share give an
                    ///< amount, or its parts are only some
    incomplete,     ///< something of one of its lines could not be read
};

/// Why an equation was not checked, in words.
Message describe_obstacle(Obstacle obstacle);

/// A figure with its factor.
struct Term {
    FigureId figure = no_id;
    bool exact = false;  ///< it counts with what its calculation gives, not with what is printed
    Rational coefficient = 1;
};

/// `target = Σ terms (÷ Σ divisor) + constant`, or `target <= …`, or `target ≈ …`.
struct Equation {
    const Rule* rule = nullptr;
    FigureId target = no_id;
    std::uint32_t first_term = 0;  ///< into `Equations::terms`
    std::uint32_t term_count = 0;
    std::uint32_t divisor_count = 0;  ///< how many terms, after the others, are the divisor
    Rational constant = {};           ///< a calculation's value; 100 as the factor of a percentage stands in the terms
    Span constant_span = {};          ///< where the calculation stands
    Derivation derivation = Derivation::items;
    Relation relation = Relation::equal;
    Obstacle missing = Obstacle::none;    ///< what is needed to check it besides its figures, and is not there
    Rounding rounding = Rounding::exact;  ///< of the target, to its last place …
    std::uint32_t places = no_id;         ///< … or to what this one of `Sheet::roundings` says
    bool one_by_one = false;              ///< the terms were rounded, too, each as its line says
    bool allots = false;                  ///< `rounding` is where its table's last units go, by largest remainder
    std::uint8_t share_decimals = 0;      ///< to which the share in its terms was rounded; 0: it is exact
    std::uint32_t tolerance = no_id;      ///< index into `Sheet::tolerances`: how far the sides may lie apart
    FigureId cap = no_id;                 ///< the right side is at most this figure
    FigureId residual = no_id;            ///< the term that takes what the others leave (`share: rest`)
    bool approximate = false;             ///< it informs: what it gives is only about right
    bool checked = true;                  ///< false: it only computes its target, the rest that others leave of the
                                          ///< whole, which is its first term
    EquationId next = no_id;              ///< the next equation with the same target
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
class EquationBuilder {
  public:
    explicit EquationBuilder(const Sheet& sheet, Equations& equations)
        : sheet_(sheet), equations_(equations), last_of_target_(sheet.figures.size(), no_id) {}

    /// Begins an equation for `target`; the terms follow.
    Equation& begin(const Rule& rule, Derivation derivation, FigureId target);
    /// Adds a term to the equation begun last; a figure that is `none` adds nothing.
    void add(FigureId figure, const Rational& coefficient = 1);
    /// Adds what a line comes to at a stage before it is rounded: its calculation, or its parts, or what is printed.
    void add_exact(LineId line, StageId stage, const Rational& coefficient = 1);
    void divide_by(FigureId figure, const Rational& coefficient = 1);
    /// Says of the equation begun last that it is between printed figures: it holds within what rounding them one by
    /// one may do.
    void allow_rounding();
    /// Says of the equation begun last that its sides may lie apart as far as the document says: of a sum its line, its
    /// stage or the sheet, of a formula its stage or the sheet.
    void allow_tolerance();
    /// Every line of which one of that kind speaks has the same figures, rounded as it says, at each stage of that one.
    void equate(const Rule& rule, LineKind kind);
    /// A line's figure is the sum of a breakdown's, at each stage where they say something.
    void add_up(const Rule& rule, const Breakdown& breakdown);

  private:
    const Sheet& sheet_;
    Equations& equations_;
    std::vector<EquationId> last_of_target_;
};

/// The equations of a sheet, by every rule that states some.
Equations equations_of(const Sheet& sheet);

enum class Outcome : std::uint8_t {
    holds,
    holds_within_rounding,
    holds_within_tolerance,
    mismatch,
    not_checked,
    computes,  ///< its target is not declared: nothing to check
};

struct Verdict {
    Outcome outcome = Outcome::computes;
    Obstacle obstacle = Obstacle::none;
    bool is_known = false;  ///< whether the right side comes to something
    Rational computed = {};
    std::uint32_t slack = no_id;  ///< index into `Evaluation::slacks`, where its terms were rounded one by one
};

/// Whether an equation holds, exactly or nearly.
constexpr bool holds(Outcome outcome) {
    return outcome == Outcome::holds || outcome == Outcome::holds_within_rounding ||
           outcome == Outcome::holds_within_tolerance;
}

/// A figure's value: as declared, or computed from its equation where it is not. What nobody can say is unreadable.
struct Value {
    enum class Origin : std::uint8_t { nothing, declared, computed, unreadable };
    Origin origin = Origin::nothing;
    bool approximate = false;
    Obstacle obstacle = Obstacle::none;  ///< of what is unreadable: why
    Rational value = {};
};

/// One case of a check that a user wrote: at a line, or once in a sheet.
struct CheckCase {
    const Check* check = nullptr;
    Outcome outcome = Outcome::not_checked;  ///< `mismatch`, `holds_within_rounding` or `not_checked`
    LineId line = no_id;                     ///< none: the check is made once
    std::vector<FigureId> figures = {};      ///< of each operand; of a case that is not checked: the one that is why
    Rational left = {};
    Rational right = {};
    std::string unit = {};  ///< of both sides
    Message reason = {};    ///< why it is not checked
};

/// What came of the checks that users wrote.
struct CheckOutcomes {
    std::uint32_t held = 0;
    std::vector<CheckCase> others = {};      ///< in the order of the checks, then of the lines
    std::span<const Check> of_project = {};  ///< the checks of the project among them
};

/// Every equation's verdict and every figure's value.
struct Evaluation {
    const Equations* equations = nullptr;
    std::vector<Verdict> verdicts;
    std::vector<Value> values;        ///< of each figure
    std::vector<EquationId> sources;  ///< what computed each figure; `none` where nothing did
    std::vector<Slack> slacks;        ///< of what was computed by some equations
    CheckOutcomes checks = {};        ///< filled in by `audit`

    Slack slack_of(const Verdict& verdict) const { return verdict.slack == no_id ? Slack{} : slacks[verdict.slack]; }
};

/// What an equation is held against: its target as declared, or what another equation says that it comes to.
const Rational& target_of(const Sheet& sheet, const Evaluation& evaluation, const Equation& equation);

/// Evaluates on the figures as declared; a figure that is not declared is computed from its own equation.
Evaluation evaluate(const Sheet& sheet, const Equations& equations);

/// Makes the checks that users wrote, the sheet's own and those of its project, on an evaluated sheet. What is wrong
/// with the sheet's own goes to `findings`; one of the project that names a line or a stage which the sheet has not
/// does not apply to it. Where the sheet says how its figures were rounded, they count as what rounds to them, unless
/// rounding is not allowed for.
CheckOutcomes make_checks(const Sheet& sheet, const Evaluation& evaluation, std::span<const Check> of_project,
                          std::vector<Finding>& findings, bool allows_rounding);

/// Whether the equation holds with that target and that right side, if only within its tolerance.
bool holds(const Sheet& sheet, const Equation& equation, const Rational& target, const Rational& computed,
           const Slack& slack);

/// The same without its tolerance.
bool holds_as_rounded(const Sheet& sheet, const Equation& equation, const Rational& target, const Rational& computed,
                      const Slack& slack);

/// The targets with which it would hold without its tolerance.
Range admissible(const Sheet& sheet, const Equation& equation, const Rational& computed, const Slack& slack);

/// What the target is a multiple of.
Rational step_of(const Sheet& sheet, const Equation& equation);

/// What a figure that was rounded by itself stands for, in an equation whose terms were rounded one by one.
Slack slack_of(const Sheet& sheet, FigureId figure, const Rational& value);

}  // namespace dxbudget
