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

/// The paths nearest to a mistyped one, at most ten: those that contain its last name, else those that begin alike.
std::vector<std::string> paths_like(const Audit& audit, std::string_view path);

/// Which figures of a sheet nothing protects.
struct Coverage {
    std::uint32_t figures = 0;               ///< declared numbers
    std::vector<FigureId> unprotected = {};  ///< those of them that could be changed beyond the rounding without any
                                             ///< equation of severity error breaking
};

Coverage coverage_of(const Sheet& sheet, const Evaluation& evaluation);

}  // namespace dxbudget
