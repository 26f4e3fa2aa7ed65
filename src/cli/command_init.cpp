#include <sys/stat.h>

#include <filesystem>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/forms.hpp"
#include "cli/inputs.hpp"
#include "cli/replace_file.hpp"
#include "cli/shell_word.hpp"
#include "schema/schema.hpp"

namespace dxbudget {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
    struct stat status = {};
    return ::lstat(path.c_str(), &status) == 0;
}

/// The path of a file in the folder of another.
std::string beside(const std::string& path, std::string_view name) {
    return (fs::path(path).parent_path() / name).string();
}

/// Why no new sheet can be written there, and what to do; no message if it can.
UsageError refusal_of(const std::string& path) {
    if (!exists(path)) return {};
    std::error_code unknown;
    if (fs::is_directory(path, unknown)) {
        return {{{"`{0}` is a folder", "「{0}」はフォルダーである"}, {path}},
                {{"name the sheet in it: `dxbudget init {0}`", "その中のファイル名を指定する: 「dxbudget init {0}」"},
                 {file_in_command((fs::path(path) / "sheet.yaml").string())}}};
    }
    return {{{"`{0}` already exists; not overwritten", "「{0}」は既にあるので、そのまま残した"}, {path}},
            {{"give the new sheet another name, or check this one: `dxbudget check {0}`",
              "別のファイル名を指定するか、「dxbudget check {0}」でこの調書を検査する"},
             {file_in_command(path)}}};
}

/// Likewise of the file with its lines.
UsageError refusal_of_csv(const std::string& csv, const std::string& sheet) {
    if (csv == sheet) {
        return {
            {{"`{0}` is the name of the file with the sheet's lines", "「{0}」は調書の行を書くファイルの名前である"},
             {csv}},
            {{"give the sheet another name, such as `{0}`", "調書には「{0}」などの別のファイル名を指定する"},
             {fs::path(csv).replace_extension(".yaml").string()}}};
    }
    if (!exists(csv)) return {};
    return {{{"`{0}` already exists; not overwritten", "「{0}」は既にあるので、そのまま残した"}, {csv}},
            {{"name the new sheet in another folder: its lines go into a file of that name beside it",
              "新しい調書を別のフォルダーに作る。その行は、同じフォルダーのこの名前のファイルに書かれる"},
             {}}};
}

int list_forms(Console& console) {
    HelpRows rows;
    for (const Form& form : all_forms()) {
        rows.emplace_back(form.name, form.summary.in(console.on_out().language));
    }
    console.out.write(help_table(rows));
    return all_well;
}

int fail(const Message& message, const Message& help, Console& console) {
    console.fail(message, help);
    return not_done;
}

/// What the command has done, for whoever called it.
void say_done(const std::string& sheet, const std::string& csv, const std::string& schema, Console& console) {
    if (!csv.empty()) {
        console.say({{"wrote `{0}`, the lines of `{1}`", "「{0}」({1} の行)を作成した"}, {csv, sheet}});
    }
    if (schema.empty()) {
        console.say(
            {{"wrote `{0}`; next: `dxbudget check {1}`", "「{0}」を作成した。次に行うこと: 「dxbudget check {1}」"},
             {sheet, file_in_command(sheet)}});
        return;
    }
    console.say({{"wrote `{0}`, and `{1}` for editors; next: `dxbudget check {2}`",
                  "「{0}」と、エディター用の「{1}」を作成した。次に行うこと: 「dxbudget check {2}」"},
                 {sheet, schema, file_in_command(sheet)}});
}

}  // namespace

int run_init(const InitOptions& options, Console& console) {
    if (options.lists) return list_forms(console);
    const Form& form = *options.form;
    const Language language = console.on_out().language;
    const std::string sheet = sheet_of(form, language, options.schema);
    if (options.path == standard_input) {
        console.out.write(sheet);
        return all_well;
    }
    UsageError refusal = refusal_of(options.path);
    const std::string csv = form.csv.empty() ? "" : beside(options.path, form.csv_name());
    if (refusal.message.empty() && !csv.empty()) refusal = refusal_of_csv(csv, options.path);
    if (!refusal.message.empty()) return fail(refusal.message, refusal.help, console);

    std::string schema = options.schema ? beside(options.path, schema_file_name) : "";
    if (!schema.empty() && exists(schema)) schema.clear();
    Message failure = create_file(options.path, sheet);
    if (failure.empty() && !csv.empty()) failure = create_file(csv, form.csv);
    if (failure.empty() && !schema.empty()) failure = create_file(schema, sheet_schema(form.language(language)));
    if (!failure.empty()) return fail(failure, {}, console);
    say_done(options.path, csv, schema, console);
    return all_well;
}

}  // namespace dxbudget
