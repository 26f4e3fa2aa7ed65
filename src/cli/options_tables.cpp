/// How documents that are no sheets are read: what several commands take.

#include "cli/read_command.hpp"

namespace dxbudget {
namespace {

constexpr std::array<Choice<std::string_view>, 6> cells{{{"comma", "comma"},
                                                         {"semicolon", "semicolon"},
                                                         {"tab", "tab"},
                                                         {"bar", "bar"},
                                                         {"aligned", "aligned"},
                                                         {"html", "html"}}};
constexpr std::array<Choice<std::string_view>, 2> marks{{{"point", "point"}, {"comma", "comma"}}};
constexpr std::array<Choice<bool>, 2> of_hidden{{{"read", false}, {"skip", true}}};

}  // namespace

void table_options(CommandLine& line, TableWords& words, TableOptions& options) {
    line.option("--cells,--separator", words.cells, "HOW",
                {"How the cells of tables are separated: comma, semicolon, tab, bar, aligned or html (default: "
                 "detected)",
                 "表のセルの区切り: comma、semicolon、tab、bar、aligned、html(既定は自動判別)"},
                names_of(cells));
    line.option("--decimal", words.decimal, "MARK",
                {"What stands before the decimals in tables: point or comma (default: detected)",
                 "表の小数点: point(点)、comma(コンマ)(既定は自動判別)"},
                names_of(marks));
    line.option("--hidden", words.hidden, "HOW",
                {"Hidden rows, columns and sheets: read or skip (default: read)",
                 "非表示の行・列・シート: read(読む)、skip(飛ばす)(既定は read)"},
                names_of(of_hidden));
    line.option("--encoding", options.encoding, "NAME",
                {"The encoding of files with tables, such as CP932 (default: detected)",
                 "表のファイルの文字コード。例: CP932(既定は自動判別)"});
    line.flag("--tables", options.in_folders,
              {"In folders, read workbooks, web pages, CSV files and other texts with tables, too",
               "フォルダーでは、ブック、Web ページ、CSV などの表のファイルも読む"});
}

void choose_tables(CommandLine& line, const TableWords& words, TableOptions& options) {
    if (!words.cells.empty()) options.cells = line.choose("--cells", words.cells, cells);
    if (!words.decimal.empty()) options.decimal = line.choose("--decimal", words.decimal, marks);
    options.skips_hidden = line.choose("--hidden", words.hidden, of_hidden);
}

}  // namespace dxbudget
