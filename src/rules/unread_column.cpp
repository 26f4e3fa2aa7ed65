#include "dxbudget/rules.hpp"

namespace dxbudget {

static constexpr std::string_view lines_with_parts = R"(事業,要求額,うち委託料
講座,1200,300
広報,800,500
)";

constinit const Rule rules::unread_column{
    .id = "unread-column",
    .severity = Severity::note,
    .summary = {"every column of a CSV file that holds amounts is read", "CSV ファイルの金額の列はすべて読む"},
    .why = {"A column that nothing reads is not checked, and its absence is easily overlooked. Columns whose names say "
            "that they hold codes or dates are passed over. Where the column is none of the sheet's, ignore "
            "the note with a comment.",
            "読まない列は検査されず、抜けていても気付きにくい。コードや日付と分かる名称の列は対象としない。調書に"
            "関係のない列であれば、コメントでこの注記を除外する。"},
    .bad = R"(unit: 千円
stages: {commissioned: うち委託料}
total: {requested: 2000, commissioned: 800}
items: {csv: lines.csv, levels: [事業], stages: {requested: 要求額}}
#            ^^^^^^^^^ nothing reads these columns of `lines.csv`, which hold figures: うち委託料
)",
    .good = R"(unit: 千円
stages: {commissioned: うち委託料}
total: {requested: 2000, commissioned: 800}
items: {csv: lines.csv, levels: [事業], stages: {requested: 要求額, commissioned: うち委託料}}
)",
    .beside = {.name = "lines.csv", .bad = lines_with_parts, .good = lines_with_parts},
};

}  // namespace dxbudget
