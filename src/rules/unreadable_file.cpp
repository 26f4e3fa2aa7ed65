#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::unreadable_file{
    .id = "unreadable-file",
    .severity = Severity::error,
    .summary = {"a file that a sheet names can be read", "調書が指すファイルを読み込める"},
    .why =
        {"What stands in another file is part of the sheet, and cannot be checked without it. A sheet may name files "
         "in or below its own folder or the one that dxbudget is started in, and no others: a sheet from a stranger "
         "must not read "
         "what is not part of the project.",
         "他のファイルにある数字も調書の一部であり、読み込めなければ検査できない。読み込めるのは dxbudget "
         "を実行したフォルダー又は調書のフォルダー以下のファイルに限る("
         "外部から届いた調書に、無関係なファイルを読ませないため)。"},
    .bad = {R"(unit: USD
total: 300
funding: [{name: General fund, amount: 300}]
items:
  csv: lines.csv
#      ^^^^^^^^^ `lines.csv` does not exist
)",
            R"(単位: 千円
合計: 300
財源内訳: [{名称: 一般財源, 金額: 300}]
内訳:
  CSV: lines.csv
#      ^^^^^^^^^ 「lines.csv」がない
)"},
    .good = {R"(unit: USD
total: 300
funding: [{name: General fund, amount: 300}]
items:
  - {name: Administration, amount: 100}
  - {name: Social services, amount: 200}
)",
             R"(単位: 千円
合計: 300
財源内訳: [{名称: 一般財源, 金額: 300}]
内訳:
  - {名称: 総務費, 金額: 100}
  - {名称: 民生費, 金額: 200}
)"},
};

}  // namespace dxbudget
