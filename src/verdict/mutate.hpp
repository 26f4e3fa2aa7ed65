/// Trying every slip on a sheet: which would go unseen, and how often the true figure would be named.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// A way to get a figure wrong.
enum class Mutation : std::uint8_t {
    digit_changed,
    digits_transposed,
    digit_dropped,
    digit_added,
    sign_lost,
    addend_left_out
};
inline constexpr std::size_t mutation_count = 6;

Text name_of(Mutation mutation);

/// What came of one kind of slip.
struct MutationScore {
    std::uint32_t tried = 0;
    std::uint32_t seen = 0;   ///< an equation of severity error broke
    std::uint32_t named = 0;  ///< the true figure was the only cause named for what broke first
};

struct MutationReport {
    std::array<MutationScore, mutation_count> scores = {};
    std::vector<std::uint32_t> unseen = {};  ///< of each figure, how many of its slips went unseen
    std::uint32_t broken = 0;                ///< equations that do not hold to begin with: slips may hide behind them
    std::uint32_t every = 1;                 ///< only every n-th slip was tried, because there are so many
};

/// Injects each single slip into the sheet's declared figures, in memory, and checks it again. Slips within the
/// rounding of a share or calculation count as unseen.
MutationReport mutate(const Sheet& sheet);

}  // namespace dxbudget
