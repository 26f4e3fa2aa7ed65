/// How CSV files are written: their encoding, separator and header, stated or found out.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string told_form(const std::string& description, const std::string& lines, Language language = Language::english) {
    return told_of_csv("unit: USD\ntotal: {requested: 30}\nitems: {csv: l.csv, " + description + "}\n", lines,
                       language);
}

std::string form_note(const std::string& words) {
    return "sheet.yaml:3:14 csv-form-not-stated: " + words + "\n1 of 1 hold\n";
}

constexpr const char* by_stage = "levels: [name], stages: {requested: asked}";
constexpr const char* all_hold = "1 of 1 hold\n";

/// Text in ASCII as UTF-16, its low bytes first.
std::string utf16(const std::string& text) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

const std::string mark = "\xff\xfe";

/// 名称,要求額 / 講座,10 / 広報,20 in Shift_JIS.
const std::string shift_jis = "\x96\xbc\x8f\xcc,\x97\x76\x8b\x81\x8a\x7a\n\x8d\x75\x8d\xc0,10\n\x8d\x4c\x95\xf1,20\n";
/// Größe;Betrag / Küche;10 / Bad;20 in CP1252.
const std::string german =
    "Gr\xf6\xdf"
    "e;Betrag\nK\xfc"
    "che;10\nBad;20\n";

}  // namespace

TEST_CASE("a separator that a sheet states is taken") {
    for (const auto& [word, c] : {std::pair<std::string, std::string>{"\";\"", ";"},
                                  {"semicolon", ";"},
                                  {"tab", "\t"},
                                  {"\"\\t\"", "\t"},
                                  {"タブ", "\t"},
                                  {"\"|\"", "|"},
                                  {"bar", "|"},
                                  {"comma", ","},
                                  {"コンマ", ","}}) {
        INFO(word);
        CHECK(told_form("separator: " + word + ", " + by_stage, "name" + c + "asked\na" + c + "10\nb" + c + "20\n") ==
              all_hold);
    }
    CHECK(
        told_form(std::string("separator: ';', ") + by_stage, "name;asked\n\"a;b\";10\nb;\"2,0\"\n") ==
        "l.csv:3:4 not-an-amount: the comma in `2,0` does not separate thousands | write `2.0`, or beside `unit:` the "
        "line `decimal: comma` if the sheet's commas are decimal points; a comma separates groups of three digits: "
        "`1,234`\n0 of 1 hold\n");
    CHECK(told_form(std::string("separator: slash, ") + by_stage, "name,asked\na,10\nb,20\n") ==
          "sheet.yaml:3:32 wrong-shape: `slash` is not a separator of cells | write `comma`, `semicolon`, `tab` or "
          "`bar`\n1 of 1 hold\n");
}

TEST_CASE("a separator is found where one alone makes the header") {
    const std::string of = "the cells of `l.csv` are separated by a ";
    const std::string only = ": only then does its header have the columns that are named here | write `separator: ";
    CHECK(told_form(by_stage, "name;asked\na;10\nb;20\n") ==
          form_note(of + "semicolon" + only + "semicolon` beside `csv:`"));
    CHECK(told_form(by_stage, "name\tasked\na\t10\nb\t20\n") == form_note(of + "tab" + only + "tab` beside `csv:`"));
    CHECK(told_form(by_stage, "name|asked\na|10\nb|20\n") == form_note(of + "bar" + only + "bar` beside `csv:`"));
    CHECK(told_form(by_stage, "name|asked\na|10\nb|20\n", Language::japanese) ==
          form_note("「l.csv」のセルの区切りを縦線として読んだ(指定した列の名称がそろう) | csv: と並べて「区切り: "
                    "縦線」と書く"));
    CHECK(told_form("levels: [name]", "name;requested;note, if any\na;10;\nb;20;x, y\n") ==
          form_note(of + "semicolon" + only + "semicolon` beside `csv:`"));
    const Files of_years = {
        {"sheet.yaml",
         "unit: EUR\nfiscal_year: 2026\ntotal: {2026 Request: 30}\nitems: {csv: l.csv, levels: [name]}\n"},
        {"l.csv", "name;2026 Request\na;10\nb;20\n"}};
    CHECK(told_with_help(audit_file(of_years, "sheet.yaml", false)) ==
          "csv-form-not-stated: " + of + "semicolon" + only + "semicolon` beside `csv:`\n");
    // Commas that stand in cells, and other separators that stand in cells, change nothing.
    CHECK(told_form(by_stage, "name,asked\na;1|2,10\nb\t3,20\n") == all_hold);
    CHECK(told_form(by_stage, "\"name\",\"asked\"\n\"a;b;c\",10\n\"b|c\",20\n") == all_hold);
    CHECK(told_form("levels: [name], stages: {requested: 'asked;for'}", "name,asked;for\na,10\nb,20\n") == all_hold);
    // Where no separator makes the header, what was found with commas is said.
    CHECK(told_form(by_stage, "name;askd\na;10\nb;20\n") ==
          "sheet.yaml:3:30 unknown-column: `name` is not a column of `l.csv` | its cells are not separated by commas; "
          "write `separator: semicolon` beside `csv:`\n"
          "sheet.yaml:3:57 unknown-column: `asked` is not a column of `l.csv` | its cells are not separated by commas; "
          "write `separator: semicolon` beside `csv:`\n0 of 0 hold\n");
    // A file in which two separators make it is not decided.
    CHECK(told_form(by_stage, "x;name;asked\nname|asked\na|10\n").find("unknown-column") != std::string::npos);
}

TEST_CASE("a header is taken from the row that is stated, or found by the names") {
    const std::string titled = "Budget of 2026,\n\n(in USD),\nname,asked\na,10\nb,20\n";
    CHECK(told_form(std::string("header: 4, ") + by_stage, titled) == all_hold);
    CHECK(told_form(std::string("header: 1, ") + by_stage, "name,asked\na,10\nb,20\n") == all_hold);
    CHECK(told_form(by_stage, titled) ==
          form_note("row 4 of `l.csv` is read as its header; the rows above it are not read | "
                    "write `header: 4` beside `csv:`"));
    CHECK(told_form(by_stage, titled, Language::japanese) ==
          form_note("「l.csv」の 4 行目を見出しとして読んだ。それより上の行は読んでいない | csv: と並べて「見出し行: "
                    "4」と書く"));
    CHECK(told_form("levels: [name]", "Budget of 2026\nname,requested\na,10\nb,20\n") ==
          form_note("row 2 of `l.csv` is read as its header; the rows above it are not read | write `header: 2` beside "
                    "`csv:`"));
    // Blank rows above the header are no title, as before.
    CHECK(told_form(by_stage, "\n,\nname,asked\na,10\nb,20\n") == all_hold);
    CHECK(told_form(std::string("header: 3, ") + by_stage, "\n,\nname,asked\na,10\nb,20\n") == all_hold);
    // Both at once.
    CHECK(told_form(by_stage, "Budget\nname;asked\na;10\nb;20\n").find("separated by a semicolon") !=
          std::string::npos);
    CHECK(told_form(by_stage, "Budget\nname;asked\na;10\nb;20\n").find("row 2 of `l.csv`") != std::string::npos);
    // A row that is not the header, blank or not there.
    CHECK(told_form(std::string("header: 3, ") + by_stage, titled).find("unknown-column: `name` is not a column") !=
          std::string::npos);
    CHECK(told_form(std::string("header: 2, ") + by_stage, titled) ==
          "l.csv:1:1 bad-csv: row 2 of this file has no text; it was to name the columns | count the rows as a "
          "spreadsheet numbers them, blank ones as well\n0 of 0 hold\n");
    CHECK(told_form(std::string("header: 9, ") + by_stage, titled, Language::japanese) ==
          "l.csv:1:1 bad-csv: 見出し行に指定された 9 行目に文字がない | 空行も含めた表計算ソフトの行番号を書く\n0 of 0 "
          "hold\n");
    for (const char* wrong : {"0", "-1", "two", "2.5", "1e3"}) {
        INFO(wrong);
        CHECK(told_form(std::string("header: ") + wrong + ", " + by_stage, "name,asked\na,10\nb,20\n")
                  .find("is not the number of a row") != std::string::npos);
    }
    // A header is sought among the first rows alone: the names of columns below are rows.
    std::string far;
    for (int i = 0; i < 60; ++i) far += "title,\n";
    CHECK(told_form(by_stage, far + "name,asked\na,10\nb,20\n").find("unknown-column") != std::string::npos);
}

TEST_CASE("an encoding that a sheet states is taken") {
    const std::string japanese = "levels: [名称], stages: {requested: 要求額}";
    for (const char* word : {"cp932", "CP932", "Shift_JIS", "shift-jis", "SJIS", "シフトJIS", "windows-31j"}) {
        INFO(word);
        CHECK(told_form(std::string("encoding: ") + word + ", " + japanese, shift_jis) == all_hold);
    }
    for (const char* word : {"cp1252", "windows-1252", "latin1", "ISO-8859-1"}) {
        INFO(word);
        CHECK(told_form(std::string("separator: semicolon, encoding: ") + word +
                            ", levels: [Größe], stages: {requested: Betrag}",
                        german) == all_hold);
    }
    const std::string plain = "name,asked\na,10\nb,20\n";
    for (const std::string& text : {plain, "\xef\xbb\xbf" + plain})
        CHECK(told_form(std::string("encoding: utf-8, ") + by_stage, text) == all_hold);
    for (const std::string& text : {mark + utf16(plain), utf16(plain)})
        CHECK(told_form(std::string("encoding: utf-16, ") + by_stage, text) == all_hold);
    CHECK(told_form(std::string("encoding: klingon, ") + by_stage, plain) ==
          "sheet.yaml:3:31 wrong-shape: `klingon` is not an encoding that is known here | write `utf-8`, `utf-16`, "
          "`cp932` (Shift_JIS), `euc-jp` or `cp1252`; or save the file as UTF-8\n1 of 1 hold\n");
    CHECK(told_form("encoding: euc-jp, " + japanese, shift_jis) ==
          "sheet.yaml:3:31 not-utf8: `l.csv` cannot be read as EUC-JP | leave out `encoding:` to have it found out, or "
          "save the file as UTF-8\n0 of 0 hold\n");
}

TEST_CASE("an encoding is found where there is no doubt") {
    const std::string japanese = "levels: [名称], stages: {requested: 要求額}";
    CHECK(told_form(japanese, shift_jis) ==
          form_note("`l.csv` is read as CP932: only then does its header have the columns that are named here | write "
                    "`encoding: CP932` beside `csv:`"));
    CHECK(told_form(japanese, shift_jis, Language::japanese) ==
          form_note(
              "「l.csv」を CP932 として読んだ(指定した列の名称がそろう) | csv: と並べて「文字コード: CP932」と書く"));
    CHECK(told_form("levels: [Größe], stages: {requested: Betrag}, separator: ';'", german) ==
          form_note("`l.csv` is read as CP1252: only then does its header have the columns that are named here | write "
                    "`encoding: CP1252` beside `csv:`"));
    CHECK(told_form(by_stage, mark + utf16("name,asked\na,10\nb,20\n")) ==
          form_note("`l.csv` is read as UTF-16: it begins with a byte order mark | write `encoding: UTF-16` beside "
                    "`csv:`"));
    // The names of the lines alone, in any language, do not tell: in another encoding they would be other names.
    CHECK(told_form(by_stage, "name,asked\n\x8d\x75\x8d\xc0\x82\xcc,10\nb,20\n") ==
          "l.csv:2:1 not-utf8: the file is not UTF-8; it looks like Shift_JIS | write `encoding: CP932` beside `csv:` "
          "if it is that, or save the file as UTF-8\n0 of 0 hold\n");
    CHECK(told_form(by_stage, "name,asked\nCaf\xe9,10\nb,20\n") ==
          "l.csv:2:4 not-utf8: the byte 0xE9 is not part of UTF-8 text | write `encoding: CP1252` beside `csv:` if it "
          "is that, or save the file as UTF-8\n0 of 0 hold\n");
    CHECK(told_form(by_stage, "name,asked\nCaf\xe9,10\nb,20\n", Language::japanese) ==
          "l.csv:2:4 not-utf8: バイト 0xE9 は UTF-8 の文字の一部ではない | csv: と並べて「文字コード: "
          "CP1252」と書く(違う場合はその名称)か、ファイルを UTF-8 で保存し直す\n0 of 0 hold\n");
    // One broken byte in a file that is UTF-8 otherwise is not another encoding.
    CHECK(told_form(japanese, "名称,要求額\n講座\xff,10\n広報,20\n").find("not-utf8") != std::string::npos);
}

TEST_CASE("places in a file of another encoding are those of its text") {
    const std::string wrong = "\x96\xbc\x8f\xcc,\x97\x76\x8b\x81\x8a\x7a\n\x8d\x75\x8d\xc0,1O\n\x8d\x4c\x95\xf1,20\n";
    CHECK(told_form("encoding: cp932, levels: [名称], stages: {requested: 要求額}", wrong)
              .starts_with("l.csv:2:5 not-an-amount: "));
    // Two tables of one file, the one stated and the other found out: each has its own text.
    const std::string sheet =
        "単位: 千円\n別内訳:\n  a: {csv: l.csv, 文字コード: cp932, 階層: [名称]}\n"
        "  b: {csv: l.csv, 階層: [名称]}\n合計: {要求額: 30}\n";
    const Files files = {{"sheet.yaml", sheet}, {"l.csv", shift_jis}};
    const Audit checked = audit_file(files, "sheet.yaml");
    CHECK(checked.tally.held == 2);
    CHECK(told_with_help(checked) ==
          "csv-form-not-stated: `l.csv` is read as CP932: only then does its header have the columns that are named "
          "here | write `encoding: CP932` beside `csv:`\n");
}
