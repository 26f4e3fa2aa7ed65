/// What shares of lines are of, and where they hold.

#include <algorithm>

#include "dxbudget/sheet.hpp"

namespace dxbudget {

std::span<const BasePart> parts_of_base(const Sheet& sheet, LineId base) {
    const auto [first, last] =
        std::equal_range(sheet.base_parts.begin(), sheet.base_parts.end(), BasePart{.base = base},
                         [](const BasePart& a, const BasePart& b) { return a.base < b.base; });
    return {first, last};
}

/// Whether a share of that base, which names no stage, is meant at a stage.
static bool is_meant_at(const Sheet& sheet, LineId base, StageId stage) {
    if (base == no_id || sheet.lines[base].kind != LineKind::share_base) return true;
    for (const BasePart& part : parts_of_base(sheet, base)) {
        if (part.stage == no_stage) continue;
        const Stage& here = sheet.stages[stage];
        if (part.stage == stage || here.id == "previous" || here.kind != sheet.stages[part.stage].kind) return false;
    }
    return true;
}

const Share* share_at(const Sheet& sheet, LineId line, StageId stage) {
    const Share* found = nullptr;
    for (const Share& share : sheet.lines[line].shares) {
        if (share.stage == stage) return &share;
        if (!share.stage) found = &share;
    }
    return found == nullptr || is_meant_at(sheet, sheet.lines[line].share_base, stage) ? found : nullptr;
}

}  // namespace dxbudget
