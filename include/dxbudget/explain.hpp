/// Why a figure is what it is, and what protects it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/render.hpp"

namespace dxbudget {

/// The adding-machine tape of a figure: each equation that computes it, term by term with line, sign, value and running
/// sum, declared against computed; then every other equation in which it stands, with its verdict.
std::string render_explanation(const Audit& audit, std::size_t sheet, FigureId figure, const RenderOptions& options);

/// The figures' paths, in a language, that are the fewest keystrokes from a mistyped one, the nearest first, at most
/// five; what was typed may be the last name of a path, with its stage or without, or a part of it. Empty where none is
/// near.
std::vector<std::string> paths_like(const Audit& audit, std::string_view path, Language language);

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
