#include <nlohmann/json.hpp>

#include "render/exact.hpp"
#include "render/render_tables.hpp"
#include "tables/cell_address.hpp"
#include "text/json_text.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

constexpr int version = 1;

std::string_view name_of(Operation operation) {
    switch (operation) {
        case Operation::sum:
            return "sum";
        case Operation::average:
            return "average";
        case Operation::division:
            return "division";
        case Operation::relative_change:
            return "relative-change";
    }
    return "";
}

std::string_view name_of(FigureState state) {
    switch (state) {
        case FigureState::none:
            return "text";
        case FigureState::nil:
            return "nil";
        case FigureState::number:
            return "number";
        case FigureState::label:
            return "label";
    }
    return "";
}

Json place_json(const Grid& grid, std::size_t row, std::size_t column) {
    if (grid.is_sheet()) return {{"sheet", grid.name}, {"cell", in_words(address_of(grid, row, column))}};
    const Place place = grid.source->place(grid.rows[row][column].span.begin);
    return {{"line", place.line}, {"column", place.column}};
}

/// What the format knows of a cell, where it is not the usual.
void add_hints(Json& json, const CellHints& hints, std::string_view text) {
    if (hints.rows > 1) json["spans_rows"] = hints.rows;
    if (hints.columns > 1) json["spans_columns"] = hints.columns;
    if (!hints.stored.empty() && hints.stored != text) json["stored"] = hints.stored;
    if (!hints.format.empty()) json["format"] = hints.format;
    if (!hints.formula.empty()) json["formula"] = hints.formula;
    if (hints.indent > 0) json["indent"] = hints.indent;
    if (hints.bold) json["bold"] = true;
    if (hints.hidden) json["hidden"] = true;
}

Json cell_json(const Grid& grid, const Figures& figures, std::size_t row, std::size_t column) {
    const GridCell& cell = grid.rows[row][column];
    const FigureState state = figures.state[figures.at(row, column)];
    Json json = {{"row", row + 1},
                 {"column", column + 1},
                 {"text", cell.text},
                 {"kind", name_of(state)},
                 {"place", place_json(grid, row, column)}};
    if (state == FigureState::number) {
        json["value"] = exact(figures.cells[figures.at(row, column)].value());
    }
    add_hints(json, grid.hints_of(row, column), cell.text);
    return json;
}

Json equation_json(const Claim& claim, const ImportedTable& table) {
    Json parts = Json::array();
    for (const std::size_t part : claim.parts) parts.push_back(part + 1);
    Json holding = Json::array();
    Json broken = Json::array();
    for (std::size_t p = 0; p < claim.agreements.size(); ++p) {
        if (holds(claim.agreements[p])) holding.push_back(p + 1);
        if (claim.agreements[p] == Agreement::broken) broken.push_back(p + 1);
    }
    return {{"operation", name_of(claim.operation)},
            {"lines", claim.lines_are_rows ? "rows" : "columns"},
            {"result", claim.target + 1},
            {"label", label_of(table.grid, table.understanding.figures, claim.lines_are_rows, claim.target)},
            {"parts", std::move(parts)},
            {"scale", claim.scale},
            {"holds_in", std::move(holding)},
            {"fails_in", std::move(broken)},
            {"evidence_digits", static_cast<int>(claim.evidence.digits)}};
}

Json broken_json(const BrokenCell& cell, const ImportedTable& table, Language language) {
    return {{"row", cell.row + 1},
            {"column", cell.column + 1},
            {"place", place_json(table.grid, cell.row, cell.column)},
            {"equation", cell.claim + 1},
            {"severity", cell.severity == Severity::error ? "error" : "warning"},
            {"declared", exact(cell.declared)},
            {"computed", exact(cell.computed)},
            {"message", render(in_words(cell, table.grid, table.understanding), language)},
            {"basis", render(basis_in_words(cell, table.grid, table.understanding), language)}};
}

Json table_json(const ImportedTable& table, Language language) {
    Json cells = Json::array();
    for (std::size_t r = 0; r < table.grid.rows.size(); ++r)
        for (std::size_t c = 0; c < table.grid.rows[r].size(); ++c)
            if (!table.grid.rows[r][c].text.empty() || !table.grid.hints_of(r, c).formula.empty())
                cells.push_back(cell_json(table.grid, table.understanding.figures, r, c));
    Json equations = Json::array();
    for (const Claim& claim : table.understanding.claims) equations.push_back(equation_json(claim, table));
    Json broken = Json::array();
    for (const BrokenCell& cell : table.broken) broken.push_back(broken_json(cell, table, language));
    Json formulas = Json::array();
    for (const FormulaFlaw& flaw : table.flaws)
        formulas.push_back({{"row", flaw.row + 1},
                            {"column", flaw.column + 1},
                            {"place", place_json(table.grid, flaw.row, flaw.column)},
                            {"severity", flaw.severity == Severity::error ? "error" : "warning"},
                            {"message", render(flaw.message, language)},
                            {"basis", render(flaw.basis, language)}});
    return {{"name", table.grid.name},           {"rows", table.grid.rows.size()},
            {"columns", table.grid.width()},     {"cells", std::move(cells)},
            {"equations", std::move(equations)}, {"complete", table.understanding.complete},
            {"broken", std::move(broken)},       {"formulas", std::move(formulas)}};
}

}  // namespace

std::string render_tables_json(const std::vector<ImportedFile>& files, Language language) {
    Json document = {{"version", version}, {"files", Json::array()}};
    for (const ImportedFile& file : files) {
        Json json = {{"path", file.name}};
        if (!file.error.empty()) {
            json["error"] = render(file.error, language);
        } else {
            json["decisions"] = Json::array();
            if (!file.tables.empty())
                for (const GridDecision& decision : file.tables.front().grid.decisions)
                    json["decisions"].push_back({{"subject", decision.subject},
                                                 {"value", decision.value},
                                                 {"reason", render(decision.reason, language)}});
            json["tables"] = Json::array();
            for (const ImportedTable& table : file.tables) json["tables"].push_back(table_json(table, language));
        }
        document["files"].push_back(std::move(json));
    }
    return dump(document, 2) + "\n";
}

}  // namespace dxbudget::tables
