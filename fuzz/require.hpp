/// What a harness claims. Unlike `assert` it holds in every build.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace dxbudget::fuzzing {

/// Ends the program where a claim does not hold, so that libFuzzer keeps the input.
inline void require(bool holds, std::string_view claim) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(claim.size()), claim.data());
    std::abort();
}

}  // namespace dxbudget::fuzzing
