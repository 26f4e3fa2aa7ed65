#include "dxbudget/rules.hpp"

namespace dxbudget {

using namespace std::string_view_literals;

constinit const Rule rules::not_utf8{
    .id = "not-utf8",
    .severity = Severity::error,
    .summary = {"the file is UTF-8 text", "ファイルの文字コードは UTF-8 である"},
    .why = {"Spreadsheets and older systems save Japanese as Shift_JIS, EUC-JP or UTF-16. Read as anything else, every "
            "name turns into other characters, so nothing is read before the encoding is right.",
            "表計算ソフトや古いシステムは、日本語を Shift_JIS、EUC-JP、UTF-16 "
            "で保存することがある。誤った文字コードで読むと名称がすべて化けるため、正しい文字コードになるまで内容は検査"
            "しない。"},
    .bad = {"# line 2, column 2: the file is not UTF-8; it looks like UTF-16\n"
            "u\0n\0i\0t\0:\0 \0U\0S\0D\0\n\0"
            "t\0o\0t\0a\0l\0:\0 \0{\0r\0e\0q\0u\0e\0s\0t\0e\0d\0:\0 \0d\0}\0\n\0"sv,
            "# 2行2桁: ファイルが UTF-8 ではない。UTF-16 とみられる\n"
            "u\0n\0i\0t\0:\0 \0J\0P\0Y\0\n\0"
            "t\0o\0t\0a\0l\0:\0 \0{\0r\0e\0q\0u\0e\0s\0t\0e\0d\0:\0 \0d\0}\0\n\0"sv},
    .good = {R"(unit: USD
total: {requested: 400}
items:
  - {name: Courses, requested: 400}
)",
             R"(単位: 千円
合計: {要求額: 400}
内訳:
  - {名称: 講座, 要求額: 400}
)"},
};

}  // namespace dxbudget
