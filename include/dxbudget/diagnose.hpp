/// Causes: which figure is most likely wrong, by which slip, and the proof.
///
/// The fewest changes that mend the broken equations are looked for, systematic slips first: error localization after
/// Fellegi and Holt, A Systematic Approach to Automatic Edit and Imputation (JASA 71, 1976); deductive correction of
/// typing, sign and swapping errors after Scholtus, Algorithms for correcting sign errors and rounding errors in
/// business survey data (Statistics Netherlands, 2008, 2009).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// How a figure came to be wrong.
enum class Slip : std::uint8_t {
    left_out,              ///< an addend is missing from the total
    counted_twice,         ///< an addend is in the total twice
    subtotal_among_parts,  ///< a subtotal stands among the lines that it adds up; its correction is to count for
                           ///< nothing
    not_counted,           ///< a line is in none of its totals; its correction is to count for nothing
    sign_lost,             ///< minus for plus, or the reverse
    wrong_unit,            ///< ten, a hundred, a thousand or ten thousand times too much or too little
    point_moved,           ///< the same of a figure with decimals: its point is lost, or stands elsewhere
    swapped,               ///< two figures stand in each other's place
    joined,                ///< two neighbouring figures, written as one: 1 and 476 as 1476
    repeated,              ///< the figure of the row above, in one row or several cells of it
    shifted,               ///< the figures of a row, each one column from its own
    elsewhere,             ///< nothing is written where an amount is needed that stands elsewhere in the sheet
    staff_cost,         ///< the cost of some staff is in the total cost and not in the personnel cost, or the reverse
    blank,              ///< nothing is written where the equations need a number
    stale,              ///< the figure of another stage of the same line
    digits_transposed,  ///< two neighbouring digits in the wrong order
    digit_added,
    digit_dropped,
    digit_changed,
    other,  ///< no slip known by name; two equations agree on the value
};

/// The slip's name for programs: `left-out`.
std::string_view word_of(Slip slip);

/// A figure, and the value that mends it.
struct Correction {
    FigureId figure = no_id;
    Rational value = {};
};

/// One slip that explains broken equations, and what was computed on from it. Proved: with all corrections the
/// equations in `mended` hold, and every equation that held still does.
struct Cause {
    Slip slip = Slip::other;
    Correction correction = {};
    FigureId witness = no_id;  ///< the addend left out or counted twice; the figure copied from, joined or swapped
                               ///< with; the head count whose cost it is; where the same amount stands
    std::vector<Correction> followers =
        {};                      ///< what was computed from the wrong figure; the other figures of the same slip first
    std::uint32_t alike = 0;     ///< how many of the followers are wrong by the same slip
    bool changes_parts = false;  ///< whether some of the followers are what the figure is computed from
    bool is_likely = true;       ///< as likely as the first of its explanation
    std::vector<EquationId> mended = {};            ///< the broken equations that it explains
    std::vector<std::uint32_t> mended_checks = {};  ///< likewise the failed checks, by their place in
                                                    ///< `CheckOutcomes::others`
};

/// Whether a slip is mended by what is said of a line, `counted: no`, and not by another figure.
constexpr bool is_of_line(Slip slip) {
    return slip == Slip::subtotal_among_parts || slip == Slip::not_counted;
}

/// Broken equations, and the causes that would explain them: one, two or three, the likeliest first.
struct Explanation {
    std::vector<Cause> causes = {};
    /// Figures of the equations that others confirm, and the equation that does.
    std::vector<std::pair<FigureId, EquationId>> confirmed = {};
};

/// A broken equation whose target others confirm, and the one, two or three of its parts of which one must be wrong;
/// what each would have to be is not proven.
struct Suspicion {
    EquationId equation = no_id;
    std::vector<Cause> suspects = {};  ///< the likeliest first; `other` where no slip would make it
    std::vector<EquationId> by = {};   ///< what confirms the target
};

struct Diagnosis {
    std::vector<Explanation> explanations = {};
    std::vector<Suspicion> suspicions = {};    ///< of equations that no cause explains
    std::vector<EquationId> unexplained = {};  ///< broken equations that no cause, or too many, would explain
    bool complete = true;                      ///< false: the search was cut short by its bound
    bool is_convention = false;  ///< a convention that the sheet does not declare explains all that is wrong
};

/// How many figures are tried in their equations for any sheet, besides what is in proportion to its size.
inline constexpr std::int64_t usual_effort = 100'000;

/// Explains the broken equations of severity error, and the failed checks that say what is equal. Takes time in
/// proportion to the sheet; none for a sheet without such.
Diagnosis diagnose(const Sheet& sheet, const Evaluation& evaluation, std::int64_t effort = usual_effort);

}  // namespace dxbudget
