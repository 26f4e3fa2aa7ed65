/// Tables of other documents: how cells are read, what is understood, and what does not agree.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "catch.hpp"
#include "reading/decode.hpp"
#include "render/render_tables.hpp"
#include "tables/cell_number.hpp"
#include "tables/read_grids.hpp"
#include "tables/stated.hpp"
#include "tables/understand.hpp"

using namespace dxbudget;
using namespace dxbudget::tables;

namespace {

using Operation = dxbudget::tables::Operation;  // there is one of checks, too

std::string number_in(std::string_view text, NumberStyle style = {}) {
    const auto number = read_cell_number(text, style);
    if (!number) return "text";
    return number->nil ? "nil" : plain(number->value());
}

std::vector<Grid> grids_of(std::string text, const std::string& name = "table.csv", const GridOptions& options = {}) {
    auto grids = read_grids(name, std::move(text), options);
    REQUIRE(std::holds_alternative<std::vector<Grid>>(grids));
    return std::get<std::vector<Grid>>(std::move(grids));
}

/// The cells of a grid, with `|` between them.
std::vector<std::string> rows_of(const Grid& grid) {
    std::vector<std::string> rows;
    for (const auto& cells : grid.rows) {
        std::string row;
        for (std::size_t c = 0; c < cells.size(); ++c) row += (c == 0 ? "" : "|") + std::string(cells[c].text);
        rows.push_back(row);
    }
    return rows;
}

std::string decision(const Grid& grid, std::string_view subject) {
    for (const GridDecision& made : grid.decisions)
        if (made.subject == subject) return made.value;
    return {};
}

/// What was understood: `row 5 = sum 2 3 4`, counted from 1.
std::vector<std::string> claims_in(const Understanding& table) {
    std::vector<std::string> claims;
    for (const Claim& claim : table.claims) {
        std::string text = (claim.lines_are_rows ? "row " : "column ") + std::to_string(claim.target + 1) + " =";
        switch (claim.operation) {
            case Operation::sum:
                text += " sum";
                break;
            case Operation::average:
                text += " average";
                break;
            case Operation::division:
                text += " quotient";
                break;
            case Operation::relative_change:
                text += " change";
                break;
        }
        for (const std::size_t part : claim.parts) text += " " + std::to_string(part + 1);
        claims.push_back(text);
    }
    return claims;
}

std::vector<std::string> claims_of(const std::string& csv) {
    return claims_in(understand(grids_of(csv).front()));
}

std::vector<std::string> broken_in(const std::string& csv, Language language = Language::english) {
    const std::vector<Grid> grids = grids_of(csv);
    const Understanding table = understand(grids.front());
    std::vector<std::string> messages;
    for (const BrokenCell& cell : broken_cells(grids.front(), table))
        messages.push_back((cell.severity == Severity::error ? "error: " : "warning: ") +
                           render(in_words(cell, grids.front(), table), language) + "; " +
                           render(basis_in_words(cell, grids.front(), table), language));
    return messages;
}

using Texts = std::vector<std::string>;

const std::string budget =
    "Item,2022,2023,2024,2025\n"
    "Staff,1207,1311,1402,1433\n"
    "Travel,318,254,291,307\n"
    "Rent,845,845,872,899\n"
    "Total,2370,2410,2565,2639\n";

}  // namespace

TEST_CASE("a cell's number is read exactly, or is a text") {
    CHECK(number_in("1,234.50") == "1234.5");
    CHECK(number_in(" 1 234 ") == "1234");
    CHECK(number_in("1\u00a0234\u00a0567") == "1234567");
    CHECK(number_in("(1,200)") == "-1200");
    CHECK(number_in("$(1,200)") == "-1200");
    CHECK(number_in("($1,200)") == "-1200");
    CHECK(number_in("△1,200") == "-1200");
    CHECK(number_in("\u22121,200") == "-1200");
    CHECK(number_in("1,200-") == "-1200");
    CHECK(number_in("12.5%") == "0.125");
    CHECK(number_in("１２，３４５") == "12345");
    CHECK(number_in("68,582千円") == "68582");
    CHECK(number_in("1,200*") == "1200");
    CHECK(number_in("-") == "nil");
    CHECK(number_in("–") == "nil");
    CHECK(number_in("1.234,5", {',', '.'}) == "1234.5");
    for (const char* text :
         {"", "2002-2005", "1,23", "12,3456", "1.2.3", "A1", "10 to 20", "(12", "--5-5", "0x10", "1e5"})
        CHECK(number_in(text) == "text");
}

TEST_CASE("the decimal mark is that of the cells that leave no doubt") {
    const auto style = [](std::vector<std::string_view> cells) { return find_number_style(cells).decimal; };
    CHECK(style({"1,234", "5,678"}) == '.');
    CHECK(style({"1,234.5"}) == '.');
    CHECK(style({"1.234,5"}) == ',');
    CHECK(style({"12,5", "3,75", "1.234"}) == ',');
    CHECK(style({"1.234.567", "2.345"}) == ',');
    CHECK(style({"1,234,567", "2,345"}) == '.');
    CHECK(style({}) == '.');
}

TEST_CASE("an encoding is found out, and said") {
    struct Case {
        std::string bytes;
        std::string text;
        std::string encoding;
    };
    const std::vector<Case> cases = {
        {"費目,額\n", "費目,額\n", "UTF-8"},
        {"\xef\xbb\xbf費目\n", "費目\n", "UTF-8"},
        {std::string("\xff\xfe\x31\x00\x0a\x00", 6), "1\n", "UTF-16"},
        {"\x8f\x64\x82\xcc\x8d\x87\x8c\x76\x82\xc5\x82\xb7\n", "重の合計です\n", "CP932"},
        {"Geb\xfchren;5\n", "Gebühren;5\n", "CP1252"},
    };
    for (const Case& expected : cases) {
        const auto decoded = decode_text(expected.bytes, "");
        REQUIRE(std::holds_alternative<DecodedText>(decoded));
        CHECK(std::get<DecodedText>(decoded).text == expected.text);
        CHECK(std::get<DecodedText>(decoded).encoding == expected.encoding);
    }
    const auto message = [](std::string bytes, const char* encoding, Language language) {
        return render(std::get<Message>(decode_text(std::move(bytes), encoding)), language);
    };
    CHECK(message("\xff\xfe", "UTF-8", Language::english) == "the file cannot be read as UTF-8");
    CHECK(message("\xff\xfe", "UTF-8", Language::japanese) == "UTF-8 として読めない");
    CHECK(message("PK\x03\x04", "", Language::english) == "the file is not text; it contains control characters");
    CHECK(message("PK\x03\x04", "", Language::japanese) == "テキストファイルではない(制御文字を含む)");
}

TEST_CASE("separators and quotes are found out") {
    const Grid comma = std::move(grids_of("a,\"b, \"\"c\"\"\"\n1,2\n").front());
    CHECK(rows_of(comma) == Texts{"a|b, \"c\"", "1|2"});
    CHECK(decision(comma, "cells") == "comma");
    CHECK(decision(grids_of("a;b\n1,5;2\n3,5;4\n").front(), "cells") == "semicolon");
    CHECK(decision(grids_of("a\tb\n1,5\t2\n", "table.txt").front(), "cells") == "tab");
    CHECK(rows_of(grids_of("a,\"b\n1,2\n").front()) == Texts{"a|\"b", "1|2"});
    CHECK(rows_of(grids_of("a,\"two\nlines\",c\r\n").front()) == Texts{"a|two\nlines|c"});
    CHECK(rows_of(grids_of("a,b;c\n", "table.csv", {.format = GridFormat::semicolon}).front()) == Texts{"a,b|c"});
    const Grid placed = std::move(grids_of("a\n 費目, 12\n").front());
    CHECK(placed.source->place(placed.rows[1][1].span.begin) == Place{2, 6});
}

TEST_CASE("tables in text are read by their bars or by their columns") {
    const auto markdown =
        grids_of("Some words.\n\n| Item | 2024 |\n|---|---:|\n| **Staff** | 1,200 |\n\n| B | 1 |\n", "page.md");
    REQUIRE(markdown.size() == 2);
    CHECK(rows_of(markdown[0]) == Texts{"Item|2024", "Staff|1,200"});
    CHECK(rows_of(markdown[1]) == Texts{"B|1"});
    const auto aligned = grids_of(
        "                  2024     2025\n"
        "Staff            1,200    1,300\n"
        "Office travel       300      250\n"
        "Rent                         800\n"
        "Total            1,500    2,350\n",
        "page.txt");
    REQUIRE(aligned.size() == 1);
    CHECK(decision(aligned[0], "cells") == "aligned");
    CHECK(rows_of(aligned[0]) ==
          Texts{"|2024|2025", "Staff|1,200|1,300", "Office travel|300|250", "Rent||800", "Total|1,500|2,350"});
}

TEST_CASE("what adds up is found by arithmetic") {
    CHECK(claims_of(budget) == Texts{"row 5 = sum 2 3 4"});
    // the total first, without a word that says so
    CHECK(claims_of("X,2370,2410,2565\nA,1207,1311,1402\nB,318,254,291\nC,845,845,872\n") ==
          Texts{"row 1 = sum 2 3 4"});
    // nested, with a gap
    CHECK(claims_of("A,1207,1311,1402\nB,318,254,291\nS,1525,1565,1693\nC,845,846,872\nD,111,135,162\nT,956,981,1034\n"
                    "G,2481,2546,2727\n") == Texts{"row 3 = sum 1 2", "row 7 = sum 3 6", "row 6 = sum 4 5"});
    // a total that was found to be an addend first is still a total itself
    CHECK(claims_of("a,b,c,abc,d,e,all\n7,5,3,15,20311,54177,74503\n6,4,9,19,30417,61259,91695\n"
                    "8,8,2,18,40923,70331,111272\n") == Texts{"column 7 = sum 4 5 6", "column 4 = sum 1 2 3"});
    // a few lines among others, and a run without one of them
    CHECK(claims_of("A,1207,1311,1402\nk,31,57,12\nB,318,254,291\nl,77,5,63\nm,9,48,22\nC,845,846,872\n"
                    "sum,2370,2411,2565\n") == Texts{"row 7 = sum 1 3 6"});
    // of two rows that are equal, side by side, both are totals
    CHECK(claims_of("A,1207,1311,1402\nB,318,254,291\nS,1525,1565,1693\nSame,1525,1565,1693\n") ==
          Texts{"row 3 = sum 1 2", "row 4 = sum 1 2"});
    // totals stand on one side of their addends, also where a table of few figures could be read the other way
    CHECK(claims_of("A,1207,1311\nB,318,254\nTotal,1525,1565\nC,845,846\nD,111,135\nTotal,956,981\n"
                    "E,0,0\nF,4,3\nTotal,4,3\n") == Texts{"row 3 = sum 1 2", "row 6 = sum 4 5", "row 9 = sum 7 8"});
    // a divisor that never changes
    CHECK(claims_of("n,of,made,share\na,48,31,0.6458\nb,48,17,0.3542\nc,48,40,0.8333\nd,48,29,0.6042\n") ==
          Texts{"column 4 = quotient 3 2"});
    // a difference is a sum of what it leaves
    CHECK(claims_of("In,5120,4866,7311\nOut,3877,3999,4102\nBalance,1243,867,3209\n") == Texts{"row 1 = sum 2 3"});
    CHECK(claims_of("Rate,12.50,8.25,40.00\nHours,37,124,61\nPay,462.50,1023.00,2440.00\n") ==
          Texts{"row 1 = quotient 3 2"});
    CHECK(claims_of("n,Old,New,Growth %\na,1234,1311,6.2\nb,877,912,4.0\nc,5120,4466,-12.8\nd,3077,3990,29.7\n") ==
          Texts{"column 4 = change 2 3"});
}

TEST_CASE("what may be chance is not claimed") {
    CHECK(claims_of("a,1\nb,2\nc,3\n").empty());
    CHECK(claims_of("a,1207,318,845\nb,977,1311,254\nc,402,291,872\n").empty());
    CHECK(claims_of("a,0,0,0\nb,0,0,0\nc,0,0,0\n").empty());
    CHECK(claims_of("year,2001,2002,2003\n").empty());
    CHECK(claims_of("").empty());
}

TEST_CASE("a cell that breaks what the table states is found, with what that rests on") {
    CHECK(broken_in(budget).empty());
    std::string slipped = budget;
    slipped.replace(slipped.find("2565"), 4, "2656");
    CHECK(broken_in(slipped) ==
          Texts{"error: `Total / 2024` is 2,656; its parts add up to 2,565, so it is 91 too much; the same holds "
                "in 3 other columns, and its name says that it is a total"});
    CHECK(broken_in(slipped, Language::japanese) ==
          Texts{"error: 「Total / 2024」は 2,656 だが、内訳の合計は 2,565 で、91 多い; 同じ計算は他の "
                "3列で成り立ち、名称も合計である"});
}

TEST_CASE("the figure in two broken equations is the suspect") {
    const std::vector<Grid> grids = grids_of(
        "Item,Q1,Q2,Q3,Total\nA,1207,1311,1402,3920\nB,318,254,291,863\nC,845,846,827,2563\nD,677,702,915,2294\nTotal,"
        "3047,3113,3480,9640\n");
    const Understanding table = understand(grids.front());
    const auto broken = broken_cells(grids.front(), table);
    CHECK(broken.size() == 2);
    using Cells = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(suspects(table, broken) == Cells{{3, 3}});
}

TEST_CASE("sums that fail in several places are broken where two of them cross at one figure") {
    const std::string right =
        "Item,Q1,Q2,Q3,Q4,Year\nA,1207,1311,1402,1118,5038\nB,318,254,291,377,1240\nC,845,846,827,791,3309\n"
        "D,677,702,915,688,2982\nE,3047,3113,3435,2974,12569\n";
    CHECK(broken_in(right).empty());
    std::string slipped = right;
    slipped.replace(slipped.find("1207"), 4, "1270");
    slipped.replace(slipped.find("254"), 3, "264");
    const std::vector<Grid> grids = grids_of(slipped);
    const Understanding table = understand(grids.front());
    const std::vector<BrokenCell> broken = broken_cells(grids.front(), table);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const BrokenCell& cell : broken) places.emplace_back(cell.row, cell.column);
    using Cells = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(places == Cells{{1, 5}, {2, 5}, {5, 1}, {5, 2}});
    CHECK(suspects(table, broken) == Cells{{1, 1}, {2, 2}});
    // where no one figure mends two of them, a row that fails twice in five columns states nothing there
    slipped = right;
    slipped.replace(slipped.find("3047"), 4, "3058");
    slipped.replace(slipped.find("3113"), 4, "3302");
    CHECK(broken_in(slipped) ==
          Texts{"error: `E / Year` is 12,569; its parts add up to 12,769, so it is 200 too little; the same holds in 4 "
                "other rows"});
}

TEST_CASE("a first line that declares the separator is no row") {
    const std::vector<Grid> grids = grids_of("sep=;\r\nItem;Cost\r\nA;1,5\r\n");
    CHECK(rows_of(grids.front()) == Texts{"Item|Cost", "A|1,5"});
    CHECK(decision(grids.front(), "cells") == "semicolon");
    const Message& reason = grids.front().decisions[1].reason;
    CHECK(render(reason, Language::english) == "the first line declares it");
    CHECK(render(reason, Language::japanese) == "先頭行の sep= による");
    CHECK(rows_of(grids_of("SEP=\t\na\tb\n1\t2\n").front()) == Texts{"a|b", "1|2"});
    // no such line: two separators, or another one
    CHECK(rows_of(grids_of("sep=;;\na;b\n").front()) == Texts{"sep=||", "a|b"});
    CHECK(rows_of(grids_of("sep=x,1\na,b\n").front()) == Texts{"sep=x|1", "a|b"});
}

TEST_CASE("a search that met its bound says so") {
    ImportedFile file{.name = "table.csv"};
    for (Grid& grid : grids_of(budget)) {
        CHECK(understand(grid).complete);
        CHECK_FALSE(understand(grid, {.rounds = 1}).complete);
        Understanding understanding = understand(grid, {.rounds = 0});
        file.tables.push_back({std::move(grid), std::move(understanding), {}});
    }
    CHECK(render_tables(file, {.language = Language::english})
              .ends_with("table.csv: table 1: 5 rows, 5 columns\n"
                         "  the search for sums reached its limit, so some may be missing; import parts of this table "
                         "separately\n"));
    CHECK(render_tables(file, {.language = Language::japanese})
              .ends_with("table.csv: 表1: 5行 5列\n"
                         "  合計の探索が上限に達したため、見つかっていない合計がありうる。表を分けて取り込む\n"));
}

TEST_CASE("balances that run through a table are not followed without end") {
    std::string balances = "entry,a,b,c\n";
    for (int i = 1; i <= 40; ++i)
        balances += "+" + std::to_string(i) + ",1001,1003,17\n=" + std::to_string(i) + "," +
                    std::to_string(1001 * i + 123456) + "," + std::to_string(1003 * i + 345678) + "," +
                    std::to_string(17 * i + 7654) + "\n";
    const std::vector<Grid> grids = grids_of(balances);
    const Grid& grid = grids.front();
    const Understanding all = understand(grid);
    CHECK(all.complete);
    CHECK(all.claims.size() >= 39);
    const Understanding some = understand(grid, {.followed = 0, .followed_for_each_line = 0});
    CHECK_FALSE(some.complete);
    CHECK(some.claims.size() < all.claims.size());
}

TEST_CASE("a table in words, in both languages") {
    ImportedFile file{.name = "table.csv"};
    for (Grid& grid : grids_of(budget)) {
        Understanding understanding = understand(grid);
        std::vector<BrokenCell> broken = broken_cells(grid, understanding);
        file.tables.push_back({std::move(grid), std::move(understanding), std::move(broken)});
    }
    CHECK(render_tables(file, {.language = Language::english}) ==
          "table.csv: encoding: UTF-8 (every byte is valid UTF-8)\ntable.csv: cells: comma (5 of 5 rows then have 5 "
          "cells)\ntable.csv: table 1: 5 rows, 5 columns\n  row 5 (Total) is the sum of rows 2–4, in 4 of 4 columns\n");
    CHECK(render_tables(file, {.language = Language::japanese}) ==
          "table.csv: 文字コード(encoding): UTF-8 (すべて正しい UTF-8)\n"
          "table.csv: 列の区切り(cells): comma (5行のうち 5行が 5列になる)\n"
          "table.csv: 表1: 5行 5列\n"
          "  行5 (Total) = 行2–4 の合計(4列中 4)\n");
}
