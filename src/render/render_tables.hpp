/// What was understood of a file's tables, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/render.hpp"
#include "tables/formula_flaws.hpp"
#include "tables/stated.hpp"

namespace dxbudget::tables {

/// A table and what is to be said of it.
struct ImportedTable {
    Grid grid;
    Understanding understanding;
    std::vector<BrokenCell> broken;
    std::vector<FormulaFlaw> flaws = {};
};

/// A file that was read, or why it was not.
struct ImportedFile {
    std::string name;
    std::vector<ImportedTable> tables = {};
    Message error = {};
};

/// The decisions, what adds up, and what does not, with the places of cells.
std::string render_tables(const ImportedFile& file, RenderOptions options);

/// One JSON document (`docs/tables.schema.json`) of all files.
std::string render_tables_json(const std::vector<ImportedFile>& files, Language language);

}  // namespace dxbudget::tables
