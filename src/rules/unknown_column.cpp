#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unknown_column{
    .id = "unknown-column",
    .severity = Severity::error,
    .summary = {"a column that a sheet names stands in the header of its CSV file",
                "調書が指す列が CSV ファイルの見出しにある"},
    .why = {"Columns are found by their names in the first row. Where a name is not there, its figures would be "
            "missing without a word; so nothing of the file is taken until the name is mended. Where the columns of "
            "stages are found by their names, one with figures whose name is nearly a stage's is an error, too.",
            "列は先頭の行の名称で探す。名称が違うと、その列の金額が気付かれないまま抜け落ちる。名称を直すまで、その"
            "ファイルからは何も取り込まない。欄の列を名称で探すときは、欄の名称とわずかに違う数字の列も誤りとする。"},
    .bad = {R"(unit: USD
total: 2,000
items: {csv: lines.csv, levels: [chapter, item], stages: {amount: this-year}}
#                                                                 ^^^^^^^^^ `this-year` is not a column of `lines.csv`
)",
            R"(単位: 千円
合計: 2,000
内訳: {CSV: lines.csv, 階層: [款, 項], 段階: {金額: 本年予算額}}
#                                                   ^^^^^^^^^^ 「lines.csv」に「本年予算額」という列はない
)"},
    .good = {R"(unit: USD
total: 2,000
items: {csv: lines.csv, levels: [chapter, item], stages: {amount: this year}}
)",
             R"(単位: 千円
合計: 2,000
内訳: {CSV: lines.csv, 階層: [款, 項], 段階: {金額: 本年度予算額}}
)"},
    .beside = {.name = "lines.csv",
               .bad = {R"(chapter,item,this year
Libraries,Books,1200
Libraries,Staff,800
)",
                       R"(款,項,本年度予算額
総務費,総務管理費,1200
総務費,徴税費,800
)"},
               .good = {R"(chapter,item,this year
Libraries,Books,1200
Libraries,Staff,800
)",
                        R"(款,項,本年度予算額
総務費,総務管理費,1200
総務費,徴税費,800
)"}},
};

}  // namespace dxbudget
