/// Causes as they are weighed against each other.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "dxbudget/diagnose.hpp"

namespace dxbudget {

/// A cause that survived its trial.
struct Hypothesis {
    Cause cause;
    std::vector<std::uint32_t> mended;
    bool odd_sign = false;     ///< it would be the only negative figure of its equation
    bool exceeds = false;      ///< it would push an amount over its limit: no cause, but not refuted by any sum either
    std::size_t agreeing = 0;  ///< of them, those that the wrong figure itself stands in: each speaks for the value
    double weight = 0;         ///< how likely it is, beside others of the same equation

    /// Systematic slips come before keystrokes, and a value that only the equations speak for comes last.
    int rank() const;

    std::tuple<std::size_t, int, std::size_t> order() const { return {~agreeing, rank(), ~mended.size()}; }
};

/// What was tried for one equation.
struct Tried {
    std::vector<Hypothesis> survivors = {};
    std::size_t refuted_agreement = 0;  ///< the most broken equations that agree on one value which others refute
    bool dismissed = false;             ///< a value was dismissed that no equation speaks against
    double weight = 0;                  ///< of all that it may come from, survivors or not
};

/// The best of them, those that mend as much in another way, and blanks, which come last; the one that changes the
/// fewest figures first. Those that are less likely than the first say so.
std::vector<Hypothesis> best_of(std::vector<Hypothesis> found);

}  // namespace dxbudget
