/// The options of `import`.

#include <utility>

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<ImportFormat>, 3> formats_of_import{
    {{"text", ImportFormat::text}, {"json", ImportFormat::json}, {"yaml", ImportFormat::yaml}}};
}  // namespace

void read_import(CommandLine& line, Text summary) {
    ImportOptions options;
    std::string output = "yaml";
    TableWords words;
    line.option("files", options.input.paths, "FILE",
                {"Workbooks, web pages, CSV files and other texts with tables, or - for standard input",
                 "ブック、Web ページ、CSV などの表のファイル、又は標準入力の -"});
    line.option("-o,--output", output, "FORMAT",
                {"yaml, sheets to correct and keep; text, what adds up and what does not; or json (default: yaml)",
                 "yaml(直して使う調書)、text(成り立つ計算と合わない計算)、json。既定は yaml"},
                names_of(formats_of_import));
    table_options(line, words, options.input.tables);
    if (!line.read(summary)) return;
    options.format = line.choose("--output", output, formats_of_import);
    choose_tables(line, words, options.input.tables);
    if (options.input.paths.empty()) {
        line.refuse({{{"no file is named", "ファイルの指定がない"}, {}},
                     {{"write `dxbudget import table.csv`", "「dxbudget import table.csv」のように指定する"}, {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
