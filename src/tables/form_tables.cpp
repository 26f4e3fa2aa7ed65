#include "tables/form_tables.hpp"

#include <algorithm>
#include <set>

#include "format/keys.hpp"

namespace dxbudget::tables {
namespace {

bool has_figures(const ImportedTable& table) {
    return std::ranges::find(table.understanding.figures.state, FigureState::number) !=
           table.understanding.figures.state.end();
}

std::size_t texts_in(const Grid& grid, std::size_t row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(grid.rows[row], [](const GridCell& cell) { return !cell.text.empty(); }));
}

/// Whether all rows below the header are called as stages are.
bool has_stages_as_rows(const Grid& grid, std::size_t header) {
    std::size_t rows = 0;
    for (std::size_t row = header + 1; row < grid.rows.size(); ++row) {
        if (texts_in(grid, row) == 0) continue;
        if (known_stage(grid.text(row, 0)) == nullptr) return false;
        ++rows;
    }
    return rows > 0;
}

std::optional<FormPart> part_of(const Grid& grid, std::size_t header) {
    std::size_t stages = 0;
    bool has_total = false;
    bool has_project = false;
    bool has_personnel = false;
    for (std::size_t column = 1; column < grid.rows[header].size(); ++column) {
        const std::string_view word = grid.text(header, column);
        if (word.empty()) continue;
        stages += known_stage(word) != nullptr;
        has_total = has_total || key_of(word, Scope::funding) == Key::total;
        has_project = has_project || key_of(word, Scope::costs) == Key::project;
        has_personnel = has_personnel || key_of(word, Scope::costs) == Key::personnel;
    }
    const bool by_stage = has_stages_as_rows(grid, header);
    if (has_project && has_personnel && by_stage) return FormPart::costs;
    if (has_total && by_stage && texts_in(grid, header) >= 4) return FormPart::funding;
    if (stages >= 2 && !by_stage) return FormPart::items;
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<FormTable>> form_of(const std::vector<ImportedTable>& tables) {
    std::vector<FormTable> parts;
    std::set<FormPart> kinds;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!has_figures(tables[i])) continue;
        const Grid& grid = tables[i].grid;
        std::size_t header = 0;
        while (header + 1 < grid.rows.size() && texts_in(grid, header) < 3) ++header;
        const auto part = part_of(grid, header);
        if (!part || (*part == FormPart::costs && kinds.contains(FormPart::costs))) return std::nullopt;
        kinds.insert(*part);
        parts.push_back({*part, i, header});
    }
    if (kinds.size() < 2) return std::nullopt;
    return parts;
}

}  // namespace dxbudget::tables
