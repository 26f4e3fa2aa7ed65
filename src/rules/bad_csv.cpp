#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::bad_csv{
    .id = "bad-csv",
    .severity = Severity::error,
    .summary = {"a file of lines can be read as CSV: every row has the header's columns and names its line",
                "明細のファイルを CSV として読める(各行に見出しと同じ数の列があり、行の名称がある)"},
    .why =
        {"A row whose cells stand in the wrong columns gives wrong figures, and an open quote swallows the rest of "
         "the file. Such rows are not guessed: they are left out, and no sum over them is claimed until they are "
         "mended. The format is RFC 4180: commas between cells, a cell with a comma or a line end in it in double "
         "quotes, and a header row.",
         "列のずれた行は誤った金額になり、閉じていない引用符はファイルの残りを飲み込む。そのような行は推測せずに除き、"
         "直すまではその合計を検査しない。形式は RFC "
         "4180(カンマ区切り、カンマや改行を含むセルは二重引用符で囲む、先頭は見出しの行)。"},
    .bad = {R"(unit: USD
total: 11,200
items: {csv: lines.csv, levels: [chapter, item], stages: {amount: dollars}}
# line 3, column 1 of lines.csv: cells in this row: 4; columns in the header: 3
)",
            R"(単位: 千円
合計: 11,200
内訳: {CSV: lines.csv, 階層: [款, 項], 段階: {金額: 金額}}
# lines.csv 3行1桁: この行のセルは 4 個だが、見出しの列は 3 個である
)"},
    .good = {R"(unit: USD
total: 11,200
items: {csv: lines.csv, levels: [chapter, item], stages: {amount: dollars}}
)",
             R"(単位: 千円
合計: 11,200
内訳: {CSV: lines.csv, 階層: [款, 項], 段階: {金額: 金額}}
)"},
    .beside = {.name = "lines.csv",
               .bad = {R"(chapter,item,dollars
Libraries,Books,1200
Libraries,Staff,10,000
)",
                       R"(款,項,金額
総務費,総務管理費,1200
総務費,徴税費,10,000
)"},
               .good = {R"(chapter,item,dollars
Libraries,Books,1200
Libraries,Staff,"10,000"
)",
                        R"(款,項,金額
総務費,総務管理費,1200
総務費,徴税費,"10,000"
)"}},
};

}  // namespace dxbudget
