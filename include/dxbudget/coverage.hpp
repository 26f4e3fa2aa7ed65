/// Which figures could be wrong unnoticed.
#pragma once

#include <cstdint>
#include <vector>

#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

namespace dxbudget {

/// Which figures of a sheet nothing protects.
struct Coverage {
    std::uint32_t figures = 0;               ///< declared numbers
    std::vector<FigureId> unprotected = {};  ///< those of them that could be changed beyond the rounding without any
                                             ///< equation of severity error breaking
    bool complete = true;  ///< false: the equations are too much interwoven for the size of the sheet, and some that
                           ///< are unprotected here are not
};

Coverage coverage_of(const Sheet& sheet, const Evaluation& evaluation);

}  // namespace dxbudget
