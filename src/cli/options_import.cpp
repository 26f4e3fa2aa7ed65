/// The options of `import`.

#include <utility>

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<ImportFormat>, 3> formats_of_import{
    {{"text", ImportFormat::text}, {"json", ImportFormat::json}, {"yaml", ImportFormat::yaml}}};
constexpr std::array<Choice<std::string_view>, 6> cells{{{"comma", "comma"},
                                                         {"semicolon", "semicolon"},
                                                         {"tab", "tab"},
                                                         {"bar", "bar"},
                                                         {"aligned", "aligned"},
                                                         {"html", "html"}}};

constexpr std::array<Choice<bool>, 2> of_hidden{{{"read", false}, {"skip", true}}};

}  // namespace

void read_import(CommandLine& line, Text summary) {
    ImportOptions options;
    std::string output = "text";
    std::string separated;
    std::string hidden = "read";
    line.option("files", options.paths, "FILE",
                {"Workbooks, web pages, CSV files and other texts with tables, or - for standard input",
                 "ブック、Web ページ、CSV などの表のファイル、又は標準入力の -"});
    line.option("-o,--output", output, "FORMAT", 
                {"text, json, or yaml: sheets to correct and keep (default: text)",
                 "text、json、yaml(直して使う調書)。既定は text"},
                names_of(formats_of_import));
    line.option("--cells", separated, "HOW",
                {"How cells are separated: comma, semicolon, tab, bar, aligned or html (default: detected)",
                 "セルの区切り: comma、semicolon、tab、bar、aligned、html(既定は自動判別)"},
                names_of(cells));
    line.option("--hidden", hidden, "HOW",
                {"Hidden rows, columns and sheets: read or skip (default: read)",
                 "非表示の行・列・シート: read(読む)、skip(飛ばす)(既定は read)"},
                names_of(of_hidden));
    line.option("--encoding", options.encoding, "NAME",
                {"The encoding of the files, such as CP932 (default: detected)",
                 "ファイルの文字コード。例: CP932(既定は自動判別)"});
    if (!line.read(summary)) return;
    options.format = line.choose("--output", output, formats_of_import);
    if (!separated.empty()) options.cells = line.choose("--cells", separated, cells);
    options.skips_hidden = line.choose("--hidden", hidden, of_hidden);
    if (options.paths.empty()) {
        line.refuse({{{"no file is named", "ファイルの指定がない"}, {}},
                     {{"write `dxbudget import table.csv`", "「dxbudget import table.csv」のように指定する"}, {}}});
    }
    if (line.accepted()) line.outcome = std::move(options);
}

}  // namespace dxbudget
