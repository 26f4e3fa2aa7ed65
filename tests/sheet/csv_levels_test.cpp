/// Levels of a CSV file: columns of their own, totals that each row of a group repeats, and levels that a line lacks.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

constexpr const char* by_program =
    "unit: USD\nitems: {csv: l.csv, levels: [program, award], stages: {amount: {program: total, award: paid}}}\n";

std::string by_program_told(const std::string& rows, Language language = Language::english) {
    return told_of_csv(by_program, "program,award,paid,total\n" + rows, language);
}

}  // namespace

TEST_CASE("the total of a group that stands in each of its rows is stated once, and is the sum of the group") {
    for (const char* rows : {
             "A,a,1,3\nA,b,2,3\nB,c,5,5\n",             // on each row
             "A,a,1,3\nB,c,5,5\nA,b,2,3\n",             // of groups whose rows stand apart
             "A,a,1,3\nA,b,2,\nB,c,5,5\n",              // on the first alone
             "A,a,1,\nA,b,2,3\nB,c,5,5\n",              // on the last alone
             "A,,,3\nA,a,1,\nA,b,2,\nB,,,5\nB,c,5,\n",  // on a row of its own
             "A,a,1,3\nA,b,2,3.0\nB,c,5,$5\n",          // written in another way
         }) {
        INFO(rows);
        CHECK(by_program_told(rows) == "2 of 2 hold\n");
    }
    CHECK(by_program_told("A,a,1,30\nA,b,2,30\n") ==
          "l.csv:2:7 sum-mismatch: A at amount is 27 too much: 30 declared, its items add up to 3\n0 of 1 hold\n");
    CHECK(by_program_told("A,a,1,3\nA,b,2,30\nA,c,0,30\n") ==
          "l.csv:3:7 restated-mismatch: A at amount is 27 too much: 30 stated here, 3 elsewhere\n1 of 2 hold\n");
    CHECK(by_program_told("A,a,1,3\nA,b,2,30\n", Language::japanese) ==
          "l.csv:3:7 restated-mismatch: A(金額)の転記不一致: ここでは 30、他の箇所では 3(27 USD 超過)\n1 of 2 hold\n");
    // Each other figure is told once, however many rows have it.
    CHECK(by_program_told("A,a,1,3\nA,b,2,4\nA,c,0,5\nA,d,0,4\nA,e,0,3\n") ==
          "l.csv:3:7 restated-mismatch: A at amount is 1 too much: 4 stated here, 3 elsewhere\n"
          "l.csv:4:7 restated-mismatch: A at amount is 2 too much: 5 stated here, 3 elsewhere\n1 of 3 hold\n");
    // A total that cannot be read is told, and its sum is not checked.
    CHECK(by_program_told("A,a,1,3O\nA,b,2,3O\n") ==
          "l.csv:2:8 not-an-amount: `3O` has `O` among its digits | write `30` if that is what was meant\n0 of 1 "
          "hold\n");
}

TEST_CASE("each level may have a column of its own") {
    const std::string sheet =
        "unit: 千円\n内訳: {csv: l.csv, 階層: [款, 目, 節, 細節], 段階: {金額: {目: 予算額, 節: 節金額, 細節: "
        "細節金額}}}\n";
    const std::string header = "款,目,予算額,節,節金額,細節,細節金額\n";
    CHECK(told_of_csv(sheet, header + "議会費,議会費,300,報酬,200,,\n議会費,議会費,300,手当,100,管理職手当,60\n"
                                      "議会費,議会費,300,手当,100,扶養手当,40\n") == "2 of 2 hold\n");
    CHECK(told_of_csv(sheet, header + "議会費,議会費,300,報酬,200,,0\n議会費,議会費,300,手当,100,管理職手当,60\n"
                                      "議会費,議会費,300,手当,100,扶養手当,40\n教育費,,-,,,,\n") == "2 of 2 hold\n");
    CHECK(
        told_of_csv(sheet, header + "議会費,議会費,300,報酬,200,,\n議会費,議会費,300,手当,100,管理職手当,60\n"
                                    "議会費,議会費,300,手当,100,扶養手当,50\n")
            .find("l.csv:3:16 sum-mismatch: 手当 at amount is 10 too little: 100 declared, its items add up to 110") !=
        std::string::npos);
    // A figure whose line has no name would be lost.
    CHECK(
        told_of_csv(sheet, header + "議会費,議会費,300,報酬,200,,70\n") ==
        "l.csv:2:21 bad-csv: `細節金額` has a figure here, but `細節` is blank in this row | fill the name of the line "
        "in, or remove the figure\n0 of 1 hold\n");
    CHECK(told_of_csv(sheet, header + "議会費,議会費,300,報酬,200,,70\n", Language::japanese) ==
          "l.csv:2:21 bad-csv: 「細節金額」に数字があるが、この行の「細節」が空欄である | "
          "行の名称を記入するか、数字を消す\n0 of 1 hold\n");
    // The total of the whole, in whichever column it stands.
    for (const char* total : {"合計,,300,,,,\n", "合計,,,,300,,\n", "総計,,300,,300,,300\n", "合計,,,,,,300\n"}) {
        INFO(total);
        CHECK(told_of_csv(sheet, header + "議会費,議会費,300,報酬,300,,\n" + total) == "2 of 2 hold\n");
    }
    // Other stages may have one column for all levels.
    CHECK(
        told_of_csv("unit: USD\nitems: {csv: l.csv, levels: [p, a], stages: {requested: {p: sum, a: asked}, previous: "
                    "before}}\n",
                    "p,a,asked,sum,before\nA,,,3,4\nA,a,1,3,2\nA,b,2,3,2\n") == "2 of 2 hold\n");
    CHECK(told_of_csv("unit: USD\nitems: {csv: l.csv, levels: [p, a], stages: {amount: {q: sum, a: asked}}}\n",
                      "p,q,a,asked,sum\nA,x,a,1,1\n") ==
          "sheet.yaml:2:55 unknown-column: `q` is not one of the levels | write it under `levels:` as well, or the "
          "column for all levels: `amount: sum`\n0 of 0 hold\n");
    // A level that was not found may be the one that is meant.
    CHECK(told_of_csv("unit: USD\nitems: {csv: l.csv, levels: [prog, a], stages: {amount: {progr: sum, a: asked}}}\n",
                      "progr,a,asked,sum\nA,a,1,1\n") ==
          "sheet.yaml:2:30 unknown-column: `prog` is not a column of `l.csv` | did you mean `progr`?\n0 of 0 hold\n");
    CHECK(told_of_csv("unit: USD\nitems: {csv: l.csv, levels: [p, a], stages: {amount: {q: sum, a: asked}}}\n",
                      "p,q,a,asked,sum\nA,x,a,1,1\n", Language::japanese) ==
          "sheet.yaml:2:55 unknown-column: 「q」は階層の列ではない | "
          "階層にも書くか、階層によらない列を「amount: sum」のように書く\n0 of 0 hold\n");
}

TEST_CASE("a column that repeats the sum of its group is proposed as its total") {
    const std::string sheet =
        "unit: USD\ntotal: 21\nitems: {csv: l.csv, levels: [program, award], stages: {amount: "
        "paid}}\n";
    const std::string header = "program,award,paid,of program\n";
    const std::string proposal =
        "`of program` is the same in all rows of a `program`, the sum of `paid`; to have it checked, write `stages: "
        "{amount: {program: of program, award: paid}}`";
    const auto proposes = [&](const std::string& rows) {
        return told_of_csv(sheet, header + rows).find(proposal) != std::string::npos;
    };
    CHECK(proposes("A,a,5,12\nA,b,7,12\nB,c,9,9\n"));
    CHECK(proposes("A,a,5,12\nB,c,9,9\nA,b,7,12\n"));
    for (const char* other : {"A,a,5,12\nA,b,7,13\nB,c,9,9\n", "A,a,5,12\nA,b,7,12\nB,c,9,8\n", "A,a,12,12\nB,c,9,9\n",
                              "A,a,5,12\nA,b,7,\nB,c,9,9\n"}) {
        INFO(other);
        CHECK_FALSE(proposes(other));
        CHECK(told_of_csv(sheet, header + other).find("name those that are amounts under `stages:`") !=
              std::string::npos);
    }
    CHECK(told_of_csv(sheet, header + "A,a,5,12\nA,b,7,12\nB,c,9,9\n", Language::japanese)
              .find("「of program」は「program」ごとに全行で同じで、「paid」の計である。検査するには「段階: {金額: "
                    "{program: "
                    "of program, award: paid}}」と書く") != std::string::npos);
}

TEST_CASE("a blank level is one that the line lacks where the sheet says so") {
    const std::string sheet =
        "unit: USD\ntotal: 10\nitems: {csv: l.csv, levels: [ministry, office, fund, item], fill: no, stages: {amount: "
        "paid}}\n";
    const std::string header = "ministry,office,fund,item,paid\n";
    for (const char* rows : {
             "A,,X,a,4\nA,,X,b,3\nB,B1,,c,3\n",
             "A,,X,,7\nA,,X,a,4\nA,,X,b,3\nB,B1,,c,3\n",  // a total of what lacks a level
             "A,,,a,7\nA,B1,,b,1\nA,,F,c,2\n",            // several at once
             "A,Z,,a,7\nA,,Z,b,3\n",                      // one name at two levels is two lines
             ",,,a,7\n,F,,b,3\n",                         // the first level, too
             "A,,X,a,4\nB,,X,b,6\n",                      // one name in two groups
             "A,,X,a,10\nTotal,,,,10\n",
             "A,,X,a,10\n,,,Total,10\n",
             "A,,X,a,10\n,,Grand Total,,10\n",
             "A,,X,a,4\nB,,X,b,6\nB,,,Total,6\n",
         }) {
        INFO(rows);
        const std::string told = told_of_csv(sheet, header + rows);
        CHECK(told.find(':') == std::string::npos);
        CHECK(told.find("0 of") == std::string::npos);
    }
    CHECK(told_of_csv(sheet, header + "A,,X,,8\nA,,X,a,4\nA,,X,b,3\nB,B1,,c,3\n") ==
          "sheet.yaml:2:8 sum-mismatch: total at amount is 1 too little: 10 declared, its items add up to 11\n"
          "l.csv:2:7 sum-mismatch: X at amount is 1 too much: 8 declared, its items add up to 7\n0 of 2 hold\n");
    // Nobody knows what it means where the sheet does not say so.
    const std::string unsaid =
        "unit: USD\nitems: {csv: l.csv, levels: [ministry, office, item], stages: {amount: paid}}\n";
    CHECK(told_of_csv(unsaid, "ministry,office,item,paid\nA,,a,4\n") ==
          "l.csv:2:4 bad-csv: `office` is blank in the row of `a` | fill it, or write beside `csv:` what a blank cell "
          "means: `fill: yes` for “as above”, `fill: no` for a line without that level\n0 of 0 hold\n");
    CHECK(told_of_csv(unsaid, "ministry,office,item,paid\nA,,a,4\n", Language::japanese) ==
          "l.csv:2:4 bad-csv: 「a」の行で「office」が空欄である | 記入するか、空欄の意味を csv: "
          "と並べて書く:「上に同じ」なら「補完: はい」、その階層がない行なら「補完: いいえ」\n0 of 0 hold\n");
}

TEST_CASE("rows of a CSV file are sums by their words") {
    const std::string list = "unit: USD\nitems: {csv: l.csv, levels: [category, item], stages: {amount: paid}}\n";
    const std::string rows = "category,item,paid\nFood,Lunch,\"$1,200.00\"\nFood,Coffee,-200.00\nVenue,Hall,$500\n";
    for (const char* word : {"Grand Total", "GRAND TOTAL", "Total", "Totals", "合計", "合計額", "総計", "総額",
                             "Overall total", "Grand-Total:", "**Total**", "(Total)", "歳出合計"}) {
        INFO(word);
        CHECK(told_of_csv(list, rows + word + ",,\"$1,500.00\"\n") == "1 of 1 hold\n");
        CHECK(told_of_csv(list, rows + word + ",,\"$1,600.00\"\n").find("sum-mismatch") != std::string::npos);
    }
    for (const char* word : {"Sub-total", "Subtotal", "小計", "計", "Total"}) {
        INFO(word);
        CHECK(told_of_csv(list, rows + "Venue," + word + ",500\n") == "1 of 1 hold\n");
        CHECK(told_of_csv(list, rows + "Venue," + word + ",501\n").find("sum-mismatch") != std::string::npos);
    }
    const std::string plain = "unit: USD\nitems: {csv: l.csv, levels: [item], stages: {amount: paid}}\n";
    for (const char* word : {"Sub-total", "Subtotal", "小計", "小計額"}) {
        INFO(word);
        CHECK(told_of_csv(plain, std::string("item,paid\na,1\nb,2\n") + word + ",3\nc,4\n" + word + ",4\nTotal,7\n") ==
              "3 of 3 hold\n");
    }
    // Words that may be a sum's or an item's are asked about where the figures say so, and nowhere else.
    CHECK(told_of_csv(plain, "item,paid\na,1\nb,2\nTotal expenses,3\n").find("total-among-items") != std::string::npos);
    CHECK(told_of_csv(plain, "item,paid\na,1\nb,2\nTotal expenses,9\n").find("total-among-items") == std::string::npos);
    CHECK(told_of_csv(plain, "item,paid\nSensor,1\n会計,2\n総合計画,4\nTotal,7\n") == "1 of 1 hold\n");
}
