#include "dxbudget/rules.hpp"

namespace dxbudget {

constinit const Rule rules::foreign_line_end{
    .id = "foreign-line-end",
    .severity = Severity::warning,
    .summary = {"lines end with LF or CRLF alone", "行末は LF 又は CRLF だけである"},
    .why = {"YAML 1.1 ends a line at the characters U+0085, U+2028 and U+2029, too; YAML 1.2, editors and dxbudget do "
            "not. After one of them other programs read another line: what is a comment here is a figure there.",
            "YAML 1.1 では U+0085、U+2028、U+2029 でも行が終わる。YAML 1.2、エディター、dxbudget "
            "では終わらない。そのため他のプログラムはその後を別の行として読み、ここで注釈であるものを数字とみなす。"},
    .bad = {"# line 3, column 20: other YAML programs begin a new line after the character U+2028\n"
            "unit: USD\n"
            "total: 400 # draft \u2028previous: 1\n"
            "items:\n"
            "  - {name: Courses, amount: 400}\n",

            "# 3行13桁: 他の YAML プログラムは、文字 U+2028 の後を別の行として読む\n単位: 千円\n合計: 400 # 案 "
            "\u2028前年度: 1\n内訳:\n  - {名称: 講座, 金額: 400}\n"},
    .good = {"unit: USD\n"
             "total: 400 # draft\n"
             "items:\n"
             "  - {name: Courses, amount: 400}\n",

             "単位: 千円\n"
             "合計: 400 # 案\n"
             "内訳:\n"
             "  - {名称: 講座, 金額: 400}\n"},
};

}  // namespace dxbudget
