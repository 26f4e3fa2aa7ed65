#include <sys/stat.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/replace_file.hpp"
#include "cli/shell_word.hpp"
#include "cli/starter_sheet.hpp"
#include "schema/schema.hpp"

namespace dxbudget {
namespace {

bool exists(const std::string& path) {
    struct stat status = {};
    return ::lstat(path.c_str(), &status) == 0;
}

/// Why no new sheet can be written there, and what to do.
UsageError refusal_of(const std::string& path) {
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) {
        return {{{"`{0}` is a folder", "「{0}」はフォルダーである"}, {path}},
                {{"name the sheet in it: `dxbudget init {0}`", "その中のファイル名を指定する: 「dxbudget init {0}」"},
                 {file_in_command((std::filesystem::path(path) / "sheet.yaml").string())}}};
    }
    return {{{"`{0}` is there already; it stays as it is", "「{0}」は既にあるので、そのまま残した"}, {path}},
            {{"give the new sheet another name, or check this one: `dxbudget check {0}`",
              "別のファイル名を指定するか、「dxbudget check {0}」でこの調書を検査する"},
             {file_in_command(path)}}};
}

int refuse(const UsageError& refusal, Console& console) {
    console.fail(refusal.message, refusal.help);
    return not_done;
}

}  // namespace

int run_init(const InitOptions& options, Console& console) {
    const Language language = console.on_out().language;
    if (options.path == standard_input) {
        console.out.write(starter_sheet(language, "sheet.yaml", options.schema));
        return all_well;
    }
    if (exists(options.path)) return refuse(refusal_of(options.path), console);
    const std::filesystem::path folder = std::filesystem::path(options.path).parent_path();
    const std::string schema = (folder / schema_file_name).string();
    const bool makes_schema = options.schema && !exists(schema);
    Message failure = create_file(options.path, starter_sheet(language, options.path, options.schema));
    if (failure.empty() && makes_schema) failure = create_file(schema, sheet_schema(language));
    if (!failure.empty()) {
        console.fail(failure);
        return not_done;
    }
    const Message done =
        makes_schema ? Message{{"wrote `{0}`, and `{1}` for editors; next: `dxbudget check {2}`",
                                "「{0}」と、エディター用の「{1}」を作成した。次に行うこと: 「dxbudget check {2}」"},
                               {options.path, schema, file_in_command(options.path)}}
                     : Message{{"wrote `{0}`; next: `dxbudget check {1}`",
                                "「{0}」を作成した。次に行うこと: 「dxbudget check {1}」"},
                               {options.path, file_in_command(options.path)}};
    console.say(done);
    return all_well;
}

}  // namespace dxbudget
