/// Why a figure is what it is.
#pragma once

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

}  // namespace dxbudget
