#include <algorithm>
#include <variant>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "render/render_tables.hpp"
#include "tables/read_grids.hpp"

namespace dxbudget {
namespace {

using namespace tables;

ImportedFile import_file(const std::string& path, const std::string& name, const GridOptions& options,
                         Language language) {
    ImportedFile file{.name = name};
    auto bytes = read_input(path);
    if (auto* message = std::get_if<Message>(&bytes)) {
        file.error = std::move(*message);
        return file;
    }
    auto grids = read_grids(name, std::get<std::string>(std::move(bytes)), options);
    if (auto* message = std::get_if<Message>(&grids)) {
        file.error = {{"{0}: {1}", "{0}: {1}"}, {name, render(*message, language)}};
        return file;
    }
    for (Grid& grid : std::get<std::vector<Grid>>(grids)) {
        Understanding understanding = understand(grid);
        std::vector<BrokenCell> broken = broken_cells(grid, understanding);
        FormulaFlaws formulas = find_formula_flaws(grid, understanding.figures);
        understanding.complete = understanding.complete && formulas.complete;
        file.tables.push_back(
            {std::move(grid), std::move(understanding), std::move(broken), std::move(formulas.flaws)});
    }
    return file;
}

bool has_error(const ImportedTable& table) {
    const auto is_error = [](const auto& finding) { return finding.severity == Severity::error; };
    return std::ranges::any_of(table.broken, is_error) || std::ranges::any_of(table.flaws, is_error);
}

}  // namespace

int run_import(const ImportOptions& options, Console& console) {
    const Language language = console.on_out().language;
    const tables::GridOptions reading = {.encoding = options.encoding,
                                         .format = tables::find_grid_format(options.cells),
                                         .skips_hidden = options.skips_hidden};
    int status = all_well;
    std::vector<tables::ImportedFile> files;
    for (const std::string& path : options.paths) {
        tables::ImportedFile file = import_file(path, path == standard_input ? "<stdin>" : path, reading, language);
        if (!file.error.empty()) {
            console.fail(file.error);
            status = not_done;
        }
        if (status == all_well && std::ranges::any_of(file.tables, has_error)) status = findings_made;
        if (options.format == ImportFormat::json)
            files.push_back(std::move(file));
        else if (file.error.empty() && options.format == ImportFormat::yaml)
            console.out.write(tables::render_tables_yaml(file, language));
        else if (file.error.empty())
            console.out.write(tables::render_tables(file, console.on_out()));
    }
    if (options.format == ImportFormat::json) console.out.write(tables::render_tables_json(files, language));
    return status;
}

}  // namespace dxbudget
