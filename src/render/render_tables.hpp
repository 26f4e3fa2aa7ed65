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

/// What was decided, in words; in English it is the name of the option.
std::string subject_of(const GridDecision& decision, Language language);

/// An equation of rows or columns, and in how many of the others it holds.
std::string in_words(const Claim& claim, const ImportedTable& table, Language language);

/// A sheet for each table, as a document of YAML: the figures as written with their places, and as comments what no
/// sheet has a place for. Nothing where there is no table.
std::string render_tables_yaml(const ImportedFile& file, Language language);

/// One JSON document (`docs/tables.schema.json`) of all files.
std::string render_tables_json(const std::vector<ImportedFile>& files, Language language);

}  // namespace dxbudget::tables
