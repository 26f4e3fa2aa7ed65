#include "tables/outside_lines.hpp"

#include <algorithm>
#include <set>

#include "tables/separated_text.hpp"

namespace dxbudget::tables {

std::vector<OutsideLine> lines_outside(const ImportedFile& file) {
    const Grid& first = file.tables.front().grid;
    const bool is_text = std::ranges::any_of(first.decisions, [](const GridDecision& decision) {
        return decision.subject == "cells" && (decision.value == "bar" || decision.value == "aligned");
    });
    if (!is_text) return {};
    const Source& source = *first.source;
    std::set<std::uint32_t> inside;
    for (const ImportedTable& table : file.tables) {
        for (const auto& row : table.grid.rows) {
            for (const GridCell& cell : row) {
                if (cell.text.empty()) continue;
                const std::uint32_t last = source.place(cell.span.end).line;
                for (std::uint32_t line = source.place(cell.span.begin).line; line <= last; ++line) inside.insert(line);
            }
        }
    }
    std::vector<OutsideLine> lines;
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
        const GridCell content = trimmed_cell(source.line(number), source.text().data());
        const bool rules = content.text.find_first_not_of(" \t\r|+-=:_") == std::string_view::npos;
        if (!rules && !inside.contains(number)) lines.push_back({number, content.span, content.text});
    }
    return lines;
}

}  // namespace dxbudget::tables
