/// What has changed between two versions of a sheet, in words and for programs.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/changes.hpp"
#include "dxbudget/render.hpp"

namespace dxbudget {

/// The changes in words, a line a figure, and what was not carried through.
std::string render_changes(const Audit& before, const Audit& after, const std::vector<SheetChanges>& changes,
                           const RenderOptions& options);

/// The same for programs; `docs/diff.schema.json` describes it.
std::string render_changes_json(const Audit& before, const Audit& after, const std::vector<SheetChanges>& changes,
                                Language language);

}  // namespace dxbudget
