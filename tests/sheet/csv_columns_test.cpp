/// Columns of a CSV file that nothing reads, and rows that are sums.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

const std::string by_name = "unit: USD\ntotal: {requested: 11, previous: 2}\nitems: {csv: l.csv, levels: [name]}\n";

}  // namespace

TEST_CASE("a column whose name is nearly a stage's is an error where columns are found by their names") {
    CHECK(told_of_csv("unit: USD\ntotal: {requested: 99, previous: 2}\nitems: {csv: l.csv, levels: [name]}\n",
                      "name,requsted,previous\na,5,1\nb,6,1\n") ==
          "l.csv:1:6 unknown-column: the column `requsted` holds figures, but names no stage | did you mean "
          "`requested`? If "
          "it is another stage, name the columns: `stages: {…: requsted}`\n0 of 0 hold\n");
    CHECK(told_of_csv("単位: 千円\n合計: {要求額: 11}\n内訳: {csv: l.csv, 階層: [名称]}\n",
                      "名称,要求領,前年度\na,5,1\nb,6,1\n", Language::japanese) ==
          "l.csv:1:4 unknown-column: 「要求領」列には数字があるが、欄の名称ではない | "
          "「要求額」の誤りではないか。別の欄なら「段階: {…: 要求領}」のように列を指定する\n0 of 0 hold\n");
    for (const char* header :
         {"name,Requested,previous", "name,requested,previuos", "name,reqested,previous", "name,requested,previou",
          "name,requestd,previous", "name,REQUESTED,previous", "name,requested amount,previous", "name,requested,prev",
          "name,requested,previous year", "name,要求額(千円),previous", "name,Requested (USD),previous",
          "name,requested,前年度（千円）"}) {
        INFO(header);
        CHECK(told_of_csv(by_name, std::string(header) + "\na,5,1\nb,6,1\n").find("unknown-column: the column") !=
              std::string::npos);
    }
    CHECK(told_of_csv("stages: {supplement: 補正額}\ntotal: {supplement: 11}\nitems: {csv: l.csv, levels: [name]}\n",
                      "name,補正領,previous\na,5,1\nb,6,1\n")
              .find("did you mean `補正額`?") != std::string::npos);
    for (const char* other : {"requested by", "previous rate", "pre", "年度", "要求額コード", "Year (FY)"}) {
        INFO(other);
        CHECK(told_of_csv(by_name, std::string("name,requested,previous,") + other + "\na,5,1,3\nb,6,1,4\n")
                  .find("unknown-column") == std::string::npos);
    }
}

TEST_CASE("a column without a name that holds figures is named by its number") {
    const std::string said = told_of_csv(by_name, "name,requested,previous,\na,5,1,7\nb,6,1,8\n");
    CHECK(said.find("which hold figures: #4") != std::string::npos);
    CHECK(told_of_csv(by_name, "name,requested,previous,\na,5,1,\nb,6,1,\n").find("unread") == std::string::npos);
}

TEST_CASE("a column that is near no stage, or holds no figures, is no error") {
    const std::string fine = "4 of 4 hold\n";
    // words, the stage that has a column already, ratios, codes and dates
    for (const char* third : {"requested2", "要求数", "増減比", "比率", "note", "区分"}) {
        INFO(third);
        CHECK(told_of_csv(by_name, "name,requested,previous," + std::string(third) + "\na,5,1,x\nb,6,1,\n") ==
              "2 of 2 hold\n");
    }
    for (const char* third : {"款コード", "番号", "年度", "No.", "ID"}) {
        INFO(third);
        CHECK(told_of_csv(by_name, "name,requested,previous," + std::string(third) + "\na,5,1,7\nb,6,1,8\n") ==
              "2 of 2 hold\n");
    }
    for (const char* third : {"requested2", "増減比", "数量", "unit price"}) {
        INFO(third);
        CHECK(told_of_csv(by_name, "name,requested,previous," + std::string(third) + "\na,5,1,7\nb,6,1,8\n") ==
              "sheet.yaml:3:14 unread-column: nothing reads these columns of `l.csv`, which hold figures: " +
                  std::string(third) + " | name those that are amounts under `stages:`\n2 of 2 hold\n");
    }
    // whoever names the columns has chosen
    const std::string chosen =
        "unit: USD\ntotal: {requested: 11}\nitems: {csv: l.csv, levels: [name], stages: {requested: r}}\n";
    CHECK(told_of_csv(chosen, "name,r,previuos\na,5,1\nb,6,1\n") ==
          "sheet.yaml:3:14 unread-column: nothing reads these columns of `l.csv`, which hold figures: previuos | name "
          "those "
          "that are amounts under `stages:`\n1 of 1 hold\n");
    CHECK(told_of_csv(chosen, "name,r,x,y\na,5,1,words\nb,6,,3\nc,,2,more\n", Language::japanese) ==
          "sheet.yaml:3:14 unread-column: 「l.csv」の次の列には数字があるが、読んでいない: x | "
          "金額の列は stages:(段階:)で指定する\n1 of 1 hold\n");
    CHECK(told_of_csv(chosen, "name,r,,\na,5,,\nb,6,,\n") == "1 of 1 hold\n");
}

TEST_CASE("rows that are sums by their names are compared with their rows") {
    const std::string book = "unit: USD\nitems: {csv: l.csv, levels: [Category, Item], stages: {amount: Amount}}\n";
    const std::string rows = "Category,Item,Amount\nFood,Lunch,\"$1,200.00\"\nFood,Coffee,-200.00\nVenue,Hall,$500\n";
    for (const char* name : {"Grand Total", "Total", "GRAND TOTAL", "総計", "合計額"}) {
        INFO(name);
        CHECK(told_of_csv(book, rows + name + ",,\"$1,500.00\"\n") == "1 of 1 hold\n");
        CHECK(told_of_csv("total: 1500\n" + book, rows + name + ",,1500\n") == "2 of 2 hold\n");
        CHECK(
            told_of_csv(book, rows + name + ",,1501\n")
                .find(
                    "sum-mismatch: total at amount is 1 too much: 1,501 declared, its items add up to 1,500\n0 of 1") !=
            std::string::npos);
    }
    CHECK(told_of_csv(book, rows + ",Grand Total,1500\n") == "1 of 1 hold\n");
    CHECK(told_of_csv(book, rows + "Food,Sub-total,1000\nGrand Total,,1500\n") == "2 of 2 hold\n");
    // by its name and its figures
    CHECK(
        told_of_csv(book, rows + "Total expenses,,1500\n") ==
        "sheet.yaml:1:1 nothing-checked: no figure of this sheet depends on another, so nothing was checked | a sheet "
        "needs a total and its items, its funding or its costs\nl.csv:5:1 total-among-items: the item `Total expenses` "
        "is "
        "counted as one of the addends | write it as `total:` beside the items, or give the line `counted: no`\n0 of 0 "
        "hold\n");
    CHECK(told_of_csv("total: 3500\n" + book, rows + "Total quality management,Course,2000\n") == "1 of 1 hold\n");
}

TEST_CASE("a subtotal in a plain list is the sum of the rows since the one before, and is not added") {
    const std::string list = "unit: USD\ntotal: 1600\nitems: {csv: l.csv, levels: [name], stages: {amount: Amount}}\n";
    const std::string rows = "name,Amount\nLunch,1200\nCoffee,-200\nSubtotal,1000\nHall,500\nRoom,100\n小計,600\n";
    CHECK(told_of_csv(list, rows) == "3 of 3 hold\n");
    CHECK(told_of_csv(list, rows + "Grand Total,1600\n") == "4 of 4 hold\n");
    CHECK(
        told_of_csv(list, "name,Amount\nLunch,1200\nCoffee,-200\nSubtotal,1001\nHall,500\nRoom,100\n小計,600\n") ==
        "l.csv:4:10 sum-mismatch: Subtotal at amount is 1 too much: 1,001 declared, its items add up to 1,000\n2 of 3 "
        "hold\n");
    CHECK(told_of_csv(list, "name,Amount\nLunch,1200\nCoffee,400\nSubtotal,1600\nSubtotal,1600\n") == "3 of 3 hold\n");
}
