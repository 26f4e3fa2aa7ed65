/// The options of the commands that help to write sheets.

#include "cli/forms.hpp"
#include "cli/inputs.hpp"
#include "cli/read_command.hpp"

namespace dxbudget {

void read_schema(CommandLine& line, Text summary) {
    static constexpr std::array<Choice<SchemaOf>, 2> documents{
        {{"sheet", SchemaOf::sheet}, {"configuration", SchemaOf::configuration}}};
    std::string of = "sheet";
    line.option("of", of, "OF",
                {"What it describes: sheet, or configuration for .dxbudget.yaml (default: sheet)",
                 "対象: sheet(調書)、configuration(設定ファイル .dxbudget.yaml)。既定は sheet"},
                names_of(documents));
    if (!line.read(summary)) return;
    const SchemaOptions options{line.choose("OF", of, documents)};
    if (line.accepted()) line.outcome = options;
}

namespace {

/// What `init` would do with these words, or why it does not.
void settle_init(CommandLine& line, InitOptions& options, const std::string& form, bool names_file) {
    options.form = form.empty() ? &all_forms().front() : find_form(form);
    if (options.form == nullptr) {
        line.refuse(not_a_value("--form", form, form_names()));
        return;
    }
    if (options.lists && (names_file || !form.empty())) {
        line.refuse({{{"--list writes no sheet", "--list は調書を作らない"}, {}},
                     {{"leave it out, or what stands beside it", "--list か、ほかの指定を除く"}, {}}});
    }
    if (!names_file) options.path = form.empty() ? "sheet.yaml" : form + ".yaml";
    if (options.path.empty()) line.refuse({{{"the name of the sheet is empty", "調書のファイル名が空である"}, {}}});
    if (form.empty() && find_form(options.path) != nullptr) {
        line.refuse({{{"`{0}` is the name of a form, not of a file", "「{0}」は様式の名前で、ファイル名ではない"},
                      {options.path}},
                     {{"write `dxbudget init --form {0}`", "「dxbudget init --form {0}」と指定する"}, {options.path}}});
    }
    if (options.path == standard_input && !options.form->csv.empty()) {
        line.refuse({{{"the form `{0}` is two files, which standard output cannot take",
                       "様式「{0}」は2つのファイルから成り、標準出力には書き出せない"},
                      {form}},
                     {{"name a file: `dxbudget init --form {0} {0}.yaml`",
                       "ファイル名を指定する: 「dxbudget init --form {0} {0}.yaml」"},
                      {form}}});
    }
}

}  // namespace

void read_init(CommandLine& line, Text summary) {
    const std::string not_given(1, '\0');  // which no argument can be
    InitOptions options{.path = not_given};
    std::string form;
    bool no_schema = false;
    line.option("file", options.path, "FILE",
                {"The new sheet, or - for standard output (default: sheet.yaml; with --form, NAME.yaml)",
                 "新しい調書のファイル、又は標準出力の -(既定は sheet.yaml。--form を付けると NAME.yaml)"});
    line.option("--form", form, "NAME",
                {"Which form the sheet has, as --list calls it (default: starter)",
                 "調書の様式。--list が示す名前で指定する(既定は starter)"},
                form_names());
    line.flag("--list", options.lists, {"List the forms", "様式の一覧を示す"});
    line.flag("--no-schema", no_schema,
              {"Write no sheet.schema.json beside it for editors, nor the line that names it",
               "エディター用の sheet.schema.json と、それを示す行を書かない"});
    if (!line.read(summary)) return;
    options.schema = !no_schema;
    settle_init(line, options, form, options.path != not_given);
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
