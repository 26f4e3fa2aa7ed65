/// The options of the commands that help to write sheets.

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

void read_init(CommandLine& line, Text summary) {
    InitOptions options;
    bool no_schema = false;
    line.option("file", options.path, "FILE",
                {"The new sheet, or - for standard output (default: sheet.yaml)",
                 "新しい調書のファイル、又は標準出力の -(既定は sheet.yaml)"});
    line.flag("--no-schema", no_schema,
              {"Write no sheet.schema.json beside it for editors, nor the line that names it",
               "エディター用の sheet.schema.json と、それを示す行を書かない"});
    if (!line.read(summary)) return;
    options.schema = !no_schema;
    if (options.path.empty()) line.refuse({{{"the name of the sheet is empty", "調書のファイル名が空である"}, {}}});
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
