#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "reading/csv.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// What a file reads as; a flaw is the last row.
Rows rows_of(std::string text) {
    const Source file("lines.csv", std::move(text));
    CsvReader reader(file);
    Rows rows;
    while (reader.next()) {
        auto& row = rows.emplace_back();
        for (const CsvCell& cell : reader.cells()) {
            CHECK(file.slice(cell.span) == cell.text);
            row.emplace_back(cell.text);
        }
    }
    const auto place = [&] {
        const Place at = file.place(reader.flaw_span().begin);
        return std::to_string(at.line) + ":" + std::to_string(at.column);
    };
    if (reader.flaw() == CsvFlaw::unclosed_quote) rows.push_back({"unclosed at " + place()});
    if (reader.flaw() == CsvFlaw::text_after_quote) rows.push_back({"text at " + place()});
    return rows;
}

/// A sheet whose lines stand in `lines.csv`.
Audit audit_lines(const std::string& sheet, const std::string& lines) {
    return audit_file({{"budget/sheet.yaml", sheet}, {"budget/lines.csv", lines}}, "budget/sheet.yaml");
}

/// What is found, and what helps.
std::vector<std::string> findings_of(const std::string& sheet, const std::string& lines) {
    const Audit checked = audit_lines(sheet, lines);
    std::vector<std::string> texts;
    for (const Finding& finding : checked.findings) {
        texts.push_back(placed(checked, finding));
        if (!finding.help.empty()) texts.back() += "; " + render(finding.help, Language::english);
    }
    return texts;
}

using Texts = std::vector<std::string>;

const std::string book = R"(unit: 千円
total: {requested: "3,800", previous: "3,500"}
items:
  csv: lines.csv
  levels: [款, 項, 目]
  stages: {requested: 本年度, previous: 前年度, change: 比較}
)";

}  // namespace

TEST_CASE("CSV is read as RFC 4180 has it") {
    CHECK(rows_of("") == Rows{});
    CHECK(rows_of("a,b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a,b\r\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("\xEF\xBB\xBF款,項\n総務費,\n") == Rows{{"款", "項"}, {"総務費", ""}});
    CHECK(rows_of("a\n\"1,000\"\n\"say \"\"so\"\"\"\n") == Rows{{"a"}, {"1,000"}, {"say \"\"so\"\""}});
    CHECK(rows_of("\"two\nlines\",2\n") == Rows{{"two\nlines", "2"}});
    CHECK(rows_of("\"\",2\n") == Rows{{"", "2"}});
    CHECK(rows_of(" a , \"b\" ,　c　\n") == Rows{{"a", "b", "c"}});
    CHECK(rows_of("a\n\n,,\n \nb\n") == Rows{{"a"}, {"b"}});
    CHECK(rows_of("a,\n") == Rows{{"a", ""}});
    CHECK(rows_of("5\" pipe,1\n") == Rows{{"5\" pipe", "1"}});
    CHECK(rows_of("a\n1,\"2\n3\n") == Rows{{"a"}, {"unclosed at 2:3"}});
    CHECK(rows_of("\"") == Rows{{"unclosed at 1:1"}});
    CHECK(rows_of("\"a\" b,1\n") == Rows{{"text at 1:5"}});
}

TEST_CASE("rows become the tree that their levels name") {
    const Audit checked = audit_lines(book,
                                      "款,項,目,本年度,前年度,比較\n"
                                      "総務費,,,\"3,000\",\"2,900\",100\n"
                                      "総務費,総務管理費,一般管理費,\"1,000\",900,100\n"
                                      "総務費,総務管理費,文書費,500,600,▲100\n"
                                      "総務費,徴税費,税務総務費,\"1,500\",\"1,400\",100\n"
                                      "民生費,社会福祉費,社会福祉総務費,800,600,200\n"
                                      "総務費,総務管理費,計,\"1,500\",\"1,500\",0\n"
                                      "歳出合計,,,\"3,800\",\"3,500\",300\n");
    CHECK(findings_of(book, "款,項,目,本年度,前年度,比較\n総務費,総務管理費,一般管理費,3800,3500,300\n") == Texts{});
    CHECK(checked.findings.empty());
    CHECK(value_of(checked, "items/総務費.requested") == "3000");
    CHECK(value_of(checked, "items/総務費/総務管理費.requested") == "1500");
    CHECK(value_of(checked, "items/総務費/徴税費.requested") == "1500");
    CHECK(value_of(checked, "items/民生費.change") == "200");
    CHECK(value_of(checked, "items/民生費/社会福祉費/社会福祉総務費.previous") == "600");
    CHECK(checked.tally.figures == 23);
    CHECK(checked.tally.not_checked == 0);
}

TEST_CASE("a finding stands at the line and column of the CSV file") {
    CHECK(findings_of(book,
                      "款,項,目,本年度,前年度,比較\n"
                      "総務費,総務管理費,一般管理費,\"1,000\",900,100\n"
                      "総務費,徴税費,税務総務費,\"2,800\",\"2,600\",300\n") ==
          Texts{"budget/lines.csv:3:31 税務総務費 at change is 100 too much: 300 declared, 200 computed"});
    CHECK(
        findings_of(book,
                    "款,項,目,本年度,前年度,比較\n"
                    "総務費,,,\"3,900\",\"3,500\",400\n"
                    "総務費,総務管理費,一般管理費,\"3,800\",\"3,5O0\",300\n") ==
        Texts{"budget/lines.csv:2:8 the items of total at requested are 100 too much: they add up to 3,900, for 3,800",
              "budget/lines.csv:2:8 総務費 at requested is 100 too much: 3,900 declared, its items add up to 3,800",
              "budget/lines.csv:3:29 `3,5O0` has `O` among its digits; write `3,500` if that is what was meant"});
}

TEST_CASE("blanks are filled from above only where that is asked for") {
    const std::string lines =
        "款,項,目,本年度,前年度,比較\n"
        "総務費,,,3800,3500,300\n"
        ",総務管理費,,3800,3500,300\n"
        ",,一般管理費,3000,2700,300\n"
        ",,文書費,800,800,0\n";
    CHECK(findings_of(book + "  fill: yes\n", lines) == Texts{});
    const Texts blank = findings_of(book, lines);
    REQUIRE(blank.size() == 3);
    CHECK(blank[0] ==
          "budget/lines.csv:3:2 `款` is blank in the row of `総務管理費`; fill it, or write beside `csv:` what a blank "
          "cell "
          "means: `fill: yes` for “as above”, `fill: no` for a line without that level");
    CHECK(
        findings_of(book + "  補完: はい\n", "款,項,目,本年度,前年度,比較\n,,一般管理費,1,1,0\n") ==
        Texts{"budget/lines.csv:2:3 `款` is blank in the row of `一般管理費`; no row above fills it; fill it in here"});
}

TEST_CASE("what cannot be read as CSV is said where it stands, and nothing is claimed of the rest") {
    const std::string header = "款,項,目,本年度,前年度,比較\n";
    CHECK(findings_of(book, "") == Texts{"budget/lines.csv:1:1 this file is empty; its first row names the columns"});
    CHECK(
        findings_of(book, header + "総務費,総務管理費,一般管理費,1,000,900,100\n") ==
        Texts{
            "budget/lines.csv:2:1 cells in this row: 7; columns in the header: 6; put an amount with commas in quotes: "
            "`\"10,000\"`"});
    CHECK(
        findings_of(book, header + "総務費,総務管理費\n") ==
        Texts{
            "budget/lines.csv:2:1 cells in this row: 2; columns in the header: 6; write the separators of empty cells, "
            "too"});
    CHECK(findings_of(book, header + ",,,1,2,3\n") ==
          Texts{"budget/lines.csv:2:1 this row names no line; fill one of the columns 款, 項, 目, or remove the row"});
    CHECK(findings_of(book, header + "\"総務費,総務管理費,一般管理費,1,2,3\n") ==
          Texts{"budget/lines.csv:2:1 this quote is not closed before the file ends; write a quote that is part of a "
                "cell twice: `\"\"`"});
    CHECK(findings_of(book, "\x8A\xBC,\x8D\x80\n\x91\x8D\x96\xB1\x94\xEF,1\n") ==
          Texts{"budget/lines.csv:1:1 the file is not UTF-8; it looks like Shift_JIS; write `encoding: CP932` "
                "beside `csv:` if it is that, or save the file as UTF-8"});
    CHECK(findings_of(book, header + "歳出合計,,,3800,3500,300\n総務費,,,3800,3500,\n総務費,,,3800,,\n") ==
          Texts{"budget/lines.csv:4:7 this line states `requested` twice"});
    CHECK(findings_of(book, "款,項,目,本年度,前年度,比較,本年度\n1,2,3,4,5,6,7\n") ==
          Texts{"budget/lines.csv:1:7 several columns are called `本年度`; give each column its own name"});
    CHECK(findings_of(book, "款\t項\t目\t本年度\n").at(0) ==
          "budget/sheet.yaml:5:12 `款` is not a column of `budget/lines.csv`; its cells are not separated by commas; "
          "write `separator: tab` beside `csv:`");
}

TEST_CASE("columns are found by their names") {
    const std::string lines = "区分,要求額,前年度,説明\n講座,100,90,二回\n";
    const std::string head = "total: {requested: 100}\nitems: {csv: lines.csv, ";
    const Audit checked = audit_lines(head + "levels: 区分, note: 説明}\n", lines);
    CHECK(checked.findings.empty());
    CHECK(value_of(checked, "items/講座.requested") == "100");
    CHECK(value_of(checked, "items/講座.previous") == "90");
    CHECK(checked.sheets[0].lines[1].note == "二回");
    CHECK(findings_of(head + "levels: [款]}", lines) ==
          Texts{"budget/sheet.yaml:2:34 `款` is not a column of `budget/lines.csv`; its columns are: 区分, 要求額, "
                "前年度, 説明"});
    CHECK(findings_of(head + "stages: {requested: 要求額}}", lines) ==
          Texts{"budget/sheet.yaml:2:14 nothing says which columns name the lines; write `levels: [...]`; its columns "
                "are: 区分, 要求額, 前年度, 説明"});
    CHECK(findings_of(head + "levels: [区分], colour: red}", lines).size() == 1);
}

TEST_CASE("a file of lines may hold their sources, and a funding table may be a file") {
    const std::string sheet =
        "unit: 千円\nitems:\n  csv: lines.csv\n  levels: [目]\n  stages: {amount: 計}\n"
        "  funding: {amount: [国庫, 一般財源]}\n";
    CHECK(findings_of(sheet, "目,計,国庫,一般財源\n道路費,100,50,50\n河川費,30,,30\n港湾費,7,,\n") == Texts{});
    CHECK(findings_of(sheet, "目,計,国庫,一般財源\n道路費,100,50,40\n") ==
          Texts{"budget/lines.csv:2:5 道路費 at amount is 10 too much for its funding: 100 declared, the sources add "
                "up to 90"});
    CHECK(findings_of("unit: 千円\ntotal: 100\nfunding: {csv: lines.csv, levels: [財源], stages: {amount: 額}}\n",
                      "財源,額\n国庫支出金,50\n一般財源,40\n") ==
          Texts{"budget/sheet.yaml:2:8 total at amount is 10 too much for its funding: 100 declared, the sources add "
                "up to 90"});
}

TEST_CASE("a doubled quote in a name is one") {
    const Audit checked =
        audit_lines("total: 5\nitems: {csv: lines.csv, levels: [名]}\n", "名,金額\n\"通称 \"\"窓口\"\"\",5\n");
    CHECK(checked.findings.empty());
    CHECK(value_of(checked, "items/通称 \"窓口\".amount") == "5");
}

TEST_CASE("levels nest no deeper than YAML") {
    const auto said = [](std::size_t levels) {
        std::string names, cells;
        for (std::size_t i = 0; i < levels; ++i) {
            names += "l" + std::to_string(i) + ", ";
            cells += "l" + std::to_string(i) + ",";
        }
        std::string row;
        for (std::size_t i = 0; i < levels; ++i) row += "x,";
        return findings_of(
            "unit: 千円\ntotal: 5\nitems:\n  csv: lines.csv\n  levels: [" + names + "]\n  stages: {amount: n}\n",
            cells + "n\n" + row + "5\n");
    };
    CHECK(said(100) == Texts{});
    CHECK(said(101) == Texts{"budget/sheet.yaml:5:11 more than 100 levels are named here; name the columns of the "
                             "levels, and no others"});
}

TEST_CASE("a blank means as above only within the branch of the row above") {
    const std::string sheet =
        "unit: 千円\ntotal: 10\nitems: {csv: lines.csv, levels: [款, 項, 目], stages: {amount: 額}, fill: yes}\n";
    CHECK(findings_of(sheet, "款,項,目,額\n総務費,管理費,給与,3\n,,旅費,2\n,選挙費,給与,1\n総務費,,旅費,4\n") ==
          Texts{});
    CHECK(findings_of(sheet, "款,項,目,額\n総務費,管理費,給与,3\n民生費,,旅費,2\n") ==
          Texts{"budget/lines.csv:3:6 `項` is blank in the row of `旅費`; no row above fills it; fill it in here"});
}

TEST_CASE("a line's sources in two rows are stated twice") {
    const std::string sheet =
        "unit: 千円\nitems:\n  csv: lines.csv\n  levels: [款, 目]\n  stages: {requested: 額}\n"
        "  funding: {requested: [国, 県]}\n";
    CHECK(findings_of(sheet, "款,目,額,国,県\n総務費,計,3,1,2\n総務費,給与,3,1,2\n") == Texts{});
    CHECK(findings_of(sheet, "款,目,額,国,県\n総務費,計,3,1,2\n総務費,給与,3,1,2\n総務費,計,,1,2\n") ==
          Texts{"budget/lines.csv:4:8 this line states `requested` twice",
                "budget/lines.csv:4:10 this line states `requested` twice"});
}
