#include <algorithm>
#include <variant>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/read_document.hpp"
#include "render/render_tables.hpp"
#include "tables/document_text.hpp"
#include "tables/imported.hpp"
#include "tables/sheet_text.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

using namespace tables;

ImportedFile import_file(const Input& input, const GridOptions& options, Language language) {
    ImportedFile file{.name = input.name};
    auto bytes = input.error.empty() ? read_input(input.path) : std::variant<std::string, Message>(input.error);
    if (auto* message = std::get_if<Message>(&bytes)) {
        file.error = std::move(*message);
        return file;
    }
    auto tables = import_tables(input.name, std::get<std::string>(std::move(bytes)), options);
    if (auto* message = std::get_if<Message>(&tables))
        file.error = {{"{0}: {1}", "{0}: {1}"}, {input.name, render(*message, language)}};
    else
        file.tables = std::get<std::vector<ImportedTable>>(std::move(tables));
    return file;
}

std::string in_yaml(const ImportedFile& file, bool lines_in_csv, Language language) {
    if (file.tables.empty())
        return render({{"# {0}: no table\n", "# {0}: 表がない\n"}, {printable(file.name)}}, language);
    return sheets_of(file, DocumentText(file.name, file.tables), language, lines_in_csv).yaml;
}

bool has_error(const ImportedTable& table) {
    const auto is_error = [](const auto& finding) { return finding.severity == Severity::error; };
    return std::ranges::any_of(table.broken, is_error) || std::ranges::any_of(table.flaws, is_error);
}

}  // namespace

int run_import(const ImportOptions& options, Console& console) {
    const Language language = console.on_out().language;
    const GridOptions reading = grid_options(options.input.tables);
    int status = all_well;
    std::vector<ImportedFile> files;
    for (const Input& input : find_inputs(options.input.paths, options.input.stdin_name, {}, Wanted::documents)) {
        ImportedFile file = import_file(input, reading, language);
        if (!file.error.empty()) {
            console.fail(file.error);
            status = not_done;
        }
        if (status == all_well && std::ranges::any_of(file.tables, has_error)) status = findings_made;
        if (options.format == ImportFormat::json)
            files.push_back(std::move(file));
        else if (file.error.empty() && options.format == ImportFormat::yaml)
            console.out.write(in_yaml(file, options.lines_in_csv, language));
        else if (file.error.empty())
            console.out.write(render_tables(file, console.on_out()));
    }
    if (options.format == ImportFormat::json) console.out.write(render_tables_json(files, language));
    return status;
}

}  // namespace dxbudget
