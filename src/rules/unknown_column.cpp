#include "dxbudget/rules.hpp"

namespace dxbudget {

static constexpr std::string_view lines = R"(款,項,本年度予算額
総務費,総務管理費,1200
総務費,徴税費,800
)";

constinit const Rule rules::unknown_column{
    .id = "unknown-column",
    .severity = Severity::error,
    .summary = {"a column that a sheet names stands in the header of its CSV file",
                "調書が指す列が CSV ファイルの見出しにある"},
    .why =
        {"Columns are found by their names in the first row. Where a name is not there, its figures would be "
         "missing without a word; so nothing of the file is taken until the name is mended. Where the columns of "
         "stages are found by their names, one with figures whose name is nearly a stage's is an error, too.",
         "列は先頭の行の名称で探す。名称が違うと、その列の金額が気付かれないまま抜け落ちる。名称を直すまで、その"
         "ファイルからは何も取り込まない。段階の列を名称で探すときは、段階の名称とわずかに違う数字の列も誤りとする。"},
    .bad = R"(unit: 千円
total: 2,000
items: {csv: lines.csv, levels: [款, 項], stages: {amount: 本年予算額}}
#                                                          ^^^^^^^^^^ `本年予算額` is no column of `lines.csv`
)",
    .good = R"(unit: 千円
total: 2,000
items: {csv: lines.csv, levels: [款, 項], stages: {amount: 本年度予算額}}
)",
    .beside = {.name = "lines.csv", .bad = lines, .good = lines},
};

}  // namespace dxbudget
