/// Consistent sheets at random: every equation holds, and every figure is protected by at least one.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace dxbudget::testing {

/// A figure of a generated sheet: its text's bytes, and what it says.
struct GeneratedFigure {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t value = 0;
};

struct GeneratedSheet {
    std::string text;
    std::vector<GeneratedFigure> figures;
};

/// Depth, number of lines, stages, funding, costs and notation are drawn.
GeneratedSheet generate_sheet(std::mt19937_64& random);

/// The sheet with one figure saying something else, in plain digits.
std::string with_figure(const GeneratedSheet& sheet, std::size_t figure, std::int64_t value);

}  // namespace dxbudget::testing
