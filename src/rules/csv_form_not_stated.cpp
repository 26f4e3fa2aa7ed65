#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::csv_form_not_stated{
    .id = "csv-form-not-stated",
    .severity = Severity::note,
    .summary = {"a sheet states how its CSV file is written", "CSV ファイルの書き方を調書に記載する"},
    .why =
        {"Unless the sheet says otherwise, a CSV file is UTF-8, with commas between its cells and the names of its "
         "columns in the first row. Where it is not, its encoding, separator and header row are found out if the "
         "columns that the sheet names can be read in one way only. The note says how the file is read; the line "
         "that it names makes it certain.",
         "CSV ファイルは、特に記載がなければ UTF-8 で、セルはコンマで区切られ、先頭の行に列の名称があるものとする。"
         "そうでない場合も、調書に書かれた列がただ一つの読み方でそろえば、文字コード、区切り、見出し行を判断して読む。"
         "どう読んだかを示すので、確かめて記載する。"},
    .bad = {R"(unit: EUR
total: {requested: 2000}
items: {csv: lines.csv, levels: [project], stages: {requested: asked for}}
#            ^^^^^^^^^ the cells of `lines.csv` are separated by a semicolon: only then does its header have the columns that are named here
)",
            R"(単位: 千円
合計: {要求額: 2000}
内訳: {CSV: lines.csv, 階層: [事業], 段階: {要求額: 要求額}}
#           ^^^^^^^^^ 「lines.csv」のセルの区切りをセミコロンとして読んだ(指定した列の名称がそろう)
)"},
    .good = {R"(unit: EUR
total: {requested: 2000}
items: {csv: lines.csv, separator: semicolon, levels: [project], stages: {requested: asked for}}
)",
             R"(単位: 千円
合計: {要求額: 2000}
内訳: {CSV: lines.csv, 区切り: セミコロン, 階層: [事業], 段階: {要求額: 要求額}}
)"},
    .beside = {.name = "lines.csv",
               .bad = {R"(project;asked for
Courses;1200
Office costs;800
)",
                       R"(事業;要求額
講座;1200
事務費;800
)"},
               .good = {R"(project;asked for
Courses;1200
Office costs;800
)",
                        R"(事業;要求額
講座;1200
事務費;800
)"}},
};

}  // namespace dxbudget
