/// What was understood of a file's tables, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "dxbudget/render.hpp"
#include "tables/imported.hpp"

namespace dxbudget::tables {

/// The decisions, what adds up, and what does not, with the places of cells.
std::string render_tables(const ImportedFile& file, RenderOptions options);

/// One JSON document (`docs/tables.schema.json`) of all files.
std::string render_tables_json(const std::vector<ImportedFile>& files, Language language);

}  // namespace dxbudget::tables
