/// The tables of a file, and what was understood of each.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "tables/formula_flaws.hpp"
#include "tables/read_grids.hpp"
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

/// The tables of a file with these bytes, or why it cannot be read.
std::variant<std::vector<ImportedTable>, Message> import_tables(const std::string& name, std::string bytes,
                                                                const GridOptions& options = {});

/// What was decided, in words; in English it is the name of the option.
std::string subject_of(const GridDecision& decision, Language language);

/// An equation of rows or columns, and in how many of the others it holds.
std::string in_words(const Claim& claim, const ImportedTable& table, Language language);

}  // namespace dxbudget::tables
