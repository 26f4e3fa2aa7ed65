#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unread_column{
    .id = "unread-column",
    .severity = Severity::note,
    .summary = {"every column of a CSV file that holds amounts is read", "CSV ファイルの金額の列はすべて読む"},
    .why = {"A column that nothing reads is not checked, and its absence is easily overlooked. Columns whose names say "
            "that they hold codes or dates are passed over. Where the column is none of the sheet's, ignore "
            "the note with a comment.",
            "読まない列は検査されず、抜けていても気付きにくい。コードや日付と分かる名称の列は対象としない。調書に"
            "関係のない列であれば、コメントでこの注記を除外する。"},
    .bad = {R"(unit: USD
stages: {commissioned: of which contracts}
total: {requested: 2000, commissioned: 800}
items: {csv: lines.csv, levels: [project], stages: {requested: asked for}}
#            ^^^^^^^^^ nothing reads these columns of `lines.csv`, which hold figures: of which contracts
)",
            R"(単位: 千円
段階: {commissioned: うち委託料}
合計: {要求額: 2000, commissioned: 800}
内訳: {CSV: lines.csv, 階層: [事業], 段階: {要求額: 要求額}}
#           ^^^^^^^^^ 「lines.csv」の次の列には数字があるが、読んでいない: うち委託料
)"},
    .good = {R"(unit: USD
stages: {commissioned: of which contracts}
total: {requested: 2000, commissioned: 800}
items: {csv: lines.csv, levels: [project], stages: {requested: asked for, commissioned: of which contracts}}
)",
             R"(単位: 千円
段階: {commissioned: うち委託料}
合計: {要求額: 2000, commissioned: 800}
内訳: {CSV: lines.csv, 階層: [事業], 段階: {要求額: 要求額, commissioned: うち委託料}}
)"},
    .beside = {.name = "lines.csv",
               .bad = {R"(project,asked for,of which contracts
Courses,1200,500
Office costs,800,300
)",
                       R"(事業,要求額,うち委託料
講座,1200,500
事務費,800,300
)"},
               .good = {R"(project,asked for,of which contracts
Courses,1200,500
Office costs,800,300
)",
                        R"(事業,要求額,うち委託料
講座,1200,500
事務費,800,300
)"}},
};

}  // namespace dxbudget
