#include "tables/document_text.hpp"

#include <utility>

#include "tables/cell_address.hpp"

namespace dxbudget::tables {
namespace {

/// The rows of a workbook's sheets as lines, and where each cell begins and ends in them.
std::string lines_of_sheets(const std::vector<ImportedTable>& tables,
                            std::vector<std::vector<std::vector<Span>>>& spans, std::vector<NamedPlace>& places) {
    std::string text;
    for (const ImportedTable& table : tables) {
        auto& rows = spans.emplace_back(table.grid.rows.size());
        for (std::size_t row = 0; row < table.grid.rows.size(); ++row) {
            for (std::size_t column = 0; column < table.grid.rows[row].size(); ++column) {
                const auto begin = static_cast<std::uint32_t>(text.size());
                for (const char c : table.grid.text(row, column)) text += c == '\n' || c == '\r' ? ' ' : c;
                const auto end = static_cast<std::uint32_t>(text.size());
                rows[row].push_back({begin, end});
                const CellAddress at = address_of(table.grid, row, column);
                places.push_back({begin, place_of(table.grid, row, column), {at.row + 1, at.column + 1}});
                if (column + 1 < table.grid.rows[row].size()) text += " | ";
            }
            text += '\n';
        }
    }
    return text;
}

}  // namespace

DocumentText::DocumentText(const std::string& name, const std::vector<ImportedTable>& tables)
    : tables_(tables), source_(name, "") {
    const Grid& first = tables.front().grid;
    if (!first.is_sheet()) {
        source_ = Source(name, std::string(first.source->text()));
        return;
    }
    std::vector<NamedPlace> places;
    source_ = Source(name, lines_of_sheets(tables, spans_, places));
    source_.name_places(std::move(places));
}

Span DocumentText::span_of(std::size_t table, std::size_t row, std::size_t column) const {
    if (!spans_.empty()) return column < spans_[table][row].size() ? spans_[table][row][column] : Span{};
    const auto& cells = tables_[table].grid.rows[row];
    return column < cells.size() ? cells[column].span : Span{};
}

}  // namespace dxbudget::tables
