/// A whole sheet, recalculated, in words and for programs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dxbudget/recalculate.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/sheet.hpp"
#include "dxbudget/source.hpp"

namespace dxbudget {

/// A sheet as it is written, and what its figures come to.
struct CalculatedSheet {
    const Sheet* sheet = nullptr;
    const Source* source = nullptr;
    const Document* document = nullptr;
    std::vector<Recalculated> results = {};

    /// Whether the sheet declares another number than the one computed.
    bool differs(FigureId figure) const;
};

/// A line of the sheet in the order in which people read it.
struct Row {
    LineId line = no_id;
    int depth = 0;
    Text heading = {};           ///< of the table that begins here; empty within one
    std::string_view name = {};  ///< the heading in the user's words, where there are any
};

/// Every line that has figures of its own column: the total, items, other breakdowns, funding, costs, workings.
std::vector<Row> rows_of(const Sheet& sheet);

/// An aligned table for a terminal: computed, and beside it what is declared where that differs.
std::string render_sheet_table(const CalculatedSheet& sheet, const RenderOptions& options);

/// One record a figure: sheet, path, name, stage, unit, computed, declared, origin. With a header; RFC 4180, and no
/// cell is a formula.
std::string render_sheets_csv(std::span<const CalculatedSheet> sheets);

/// A versioned document: sheets, stages, lines and their figures; amounts as strings.
std::string render_sheets_json(std::span<const CalculatedSheet> sheets);

/// A sheet with every figure as computed, in the format's canonical words. It holds by itself: what other files say
/// stands in it. `check` finds no error in it but where the figures that nothing computes disagree.
std::string render_sheets_yaml(std::span<const CalculatedSheet> sheets);

/// How a figure came to its value, in one word for programs: `leaf`, `computed`, `filled`, `set`, `nothing`.
std::string_view word_of(Recalculated::Origin origin);

}  // namespace dxbudget
