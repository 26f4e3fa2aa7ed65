/// The options of `import`.

#include <utility>

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<ImportFormat>, 3> formats_of_import{
    {{"text", ImportFormat::text}, {"json", ImportFormat::json}, {"yaml", ImportFormat::yaml}}};

constexpr std::array<Choice<bool>, 2> places_of_lines{{{"yaml", false}, {"csv", true}}};

}  // namespace

void read_import(CommandLine& line, Text summary) {
    ImportOptions options;
    std::string output = "yaml";
    std::string lines = "yaml";
    TableWords words;
    line.option("files", options.input.paths, "FILE",
                {"Workbooks, web pages, CSV files and other texts with tables, or - for standard input",
                 "ブック、Web ページ、CSV などの表のファイル、又は標準入力の -"});
    line.option("-o,--output", output, "FORMAT",
                {"yaml, sheets to correct and keep; text, what adds up and what does not; or json (default: yaml)",
                 "yaml(直して使う調書)、text(成り立つ計算と合わない計算)、json。既定は yaml"},
                names_of(formats_of_import));
    line.option("--lines", lines, "WHERE",
                {"Where the sheet has the lines of a CSV file: yaml, in itself, or csv, in that file (default: yaml)",
                 "CSV の各行の置き場所: yaml(調書の中)、csv(元の CSV のまま)(既定は yaml)"},
                names_of(places_of_lines));
    table_options(line, words, options.input.tables);
    if (!line.read(summary)) return;
    options.format = line.choose("--output", output, formats_of_import);
    options.lines_in_csv = line.choose("--lines", lines, places_of_lines);
    choose_tables(line, words, options.input.tables);
    if (options.input.paths.empty()) {
        line.refuse({{{"no file is named", "ファイルの指定がない"}, {}},
                     {{"write `dxbudget import table.csv`", "「dxbudget import table.csv」のように指定する"}, {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
