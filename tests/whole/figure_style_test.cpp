/// What is said of a sheet's figures, and what is written in their place, looks like them.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "dxbudget/rule.hpp"
#include "sheet/figure_style.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

struct Styled {
    std::string_view sheet, english, japanese;
};

std::vector<CalculatedSheet> calculated(const Audit& checked) {
    return {{.sheet = &checked.sheets[0],
             .source = checked.source.get(),
             .document = &checked.documents[0],
             .results = recalculate(checked.sheets[0], checked.equations[0], {})}};
}

}  // namespace

TEST_CASE("messages write figures as their sheet does") {
    for (const Styled& c : std::vector<Styled>{
             {"unit: EUR\ndecimal: comma\ntotal: 1.362,40\nitems: [{amount: '1.000,40'}, {amount: '361,50'}]\n",
              "total at amount is 0,50 too much: 1.362,40 declared, its items add up to 1.361,90",
              "事業費(金額)の計数不一致: 記載 1.362,40、内訳の合計 1.361,90(0,50 EUR 超過)"},
             {"unit: USD\ntotal: 1,362.40\nitems: [{amount: '1,000.40'}, {amount: 361.50}]\n",
              "total at amount is 0.50 too much: 1,362.40 declared, its items add up to 1,361.90",
              "事業費(金額)の計数不一致: 記載 1,362.40、内訳の合計 1,361.90(0.50 USD 超過)"},
             {"unit: USD\ntotal: (1,200)\nitems: [{amount: '(1,000)'}, {amount: '(201.50)'}]\n",
              "total at amount is 1.50 too much: (1,200) declared, its items add up to (1,201.50)",
              "事業費(金額)の計数不一致: 記載 (1,200)、内訳の合計 (1,201.50)(1.50 USD 超過)"},
             {"unit: 千円\ntotal: ▲1,200\nitems: [{amount: '▲1,000'}, {amount: ▲201}]\n",
              "total at amount is 1 too much: ▲1,200 declared, its items add up to ▲1,201",
              "事業費(金額)の計数不一致: 記載 ▲1,200、内訳の合計 ▲1,201(1千円 超過)"},
             {"unit: 千円\ntotal: -1,200\nitems: [{amount: '-1,000'}, {amount: -201}]\n",
              "total at amount is 1 too much: -1,200 declared, its items add up to -1,201",
              "事業費(金額)の計数不一致: 記載 -1,200、内訳の合計 -1,201(1千円 超過)"},
             {"unit: CHF\ntotal: 1'362.40\nitems: [{amount: 1'000.40}, {amount: 361.50}]\n",
              "total at amount is 0.50 too much: 1'362.40 declared, its items add up to 1'361.90",
              "事業費(金額)の計数不一致: 記載 1'362.40、内訳の合計 1'361.90(0.50 CHF 超過)"},
             {"unit: EUR\ntotal: 1 362\nitems: [{amount: 1 000}, {amount: 361}]\n",
              "total at amount is 1 too much: 1 362 declared, its items add up to 1 361",
              "事業費(金額)の計数不一致: 記載 1 362、内訳の合計 1 361(1 EUR 超過)"},
             {"unit: INR\ntotal: 12,34,567\nitems: [{amount: '12,34,000'}, {amount: 568}]\n",
              "total at amount is 1 too little: 12,34,567 declared, its items add up to 12,34,568",
              "事業費(金額)の計数不一致: 記載 12,34,567、内訳の合計 12,34,568(1 INR 不足)"},
             // Where all figures have decimals, whole ones have them, too; one that has none speaks against it.
             {"unit: EUR\ndecimal: comma\ntotal: 1.362,00\nitems: [{amount: '1.000,00'}, {amount: '361,00'}]\n",
              "total at amount is 1,00 too much: 1.362,00 declared, its items add up to 1.361,00",
              "事業費(金額)の計数不一致: 記載 1.362,00、内訳の合計 1.361,00(1,00 EUR 超過)"},
             {"unit: USD\ntotal: 1,362\nitems: [{amount: '1,000.40'}, {amount: 360.60}]\n",
              "total at amount is 1 too much: 1,362 declared, its items add up to 1,361",
              "事業費(金額)の計数不一致: 記載 1,362、内訳の合計 1,361(1 USD 超過)"},
             {"unit: 百万円\ntotal: 4.5\nitems: [{amount: 1.0}, {amount: 3.0}]\n",
              "total at amount is 0.5 too much: 4.5 declared, its items add up to 4.0",
              "事業費(金額)の計数不一致: 記載 4.5、内訳の合計 4.0(0.5百万円 超過)"},
             // A unit stands where the sheet has it.
             {"unit: $\ntotal: $1,362.40\nitems: [{amount: '$1,000.40'}, {amount: $361.50}]\n",
              "total at amount is 0.50 too much: 1,362.40 declared, its items add up to 1,361.90",
              "事業費(金額)の計数不一致: 記載 1,362.40、内訳の合計 1,361.90($0.50 超過)"},
             {"unit: $\ntotal: 1362\nitems: [{amount: 1000}, {amount: 361}]\n",
              "total at amount is 1 too much: 1,362 declared, its items add up to 1,361",
              "事業費(金額)の計数不一致: 記載 1,362、内訳の合計 1,361($1 超過)"},
             {"unit: $\ntotal: 1362 $\nitems: [{amount: 1000 $}, {amount: 361 $}]\n",
              "total at amount is 1 too much: 1,362 declared, its items add up to 1,361",
              "事業費(金額)の計数不一致: 記載 1,362、内訳の合計 1,361(1 $ 超過)"},
             {"unit: R\ntotal: R 1 362\nitems: [{amount: R 1 000}, {amount: R 361}]\n",
              "total at amount is 1 too much: 1 362 declared, its items add up to 1 361",
              "事業費(金額)の計数不一致: 記載 1 362、内訳の合計 1 361(R 1 超過)"},
             {"unit: €\ndecimal: comma\ntotal: 1362\nitems: [{amount: 1000}, {amount: 361}]\n",
              "total at amount is 1 too much: 1.362 declared, its items add up to 1.361",
              "事業費(金額)の計数不一致: 記載 1.362、内訳の合計 1.361(1 € 超過)"},
             {"unit: KWD\ntotal: 1.3\nitems: [{amount: 1.250}, {amount: 0.1}]\n",
              "total at amount is 0.050 too little: 1.300 declared, its items add up to 1.350",
              "事業費(金額)の計数不一致: 記載 1.300、内訳の合計 1.350(0.050 KWD 不足)"},
             {"unit: 千円\ntotal: 1.3\nitems: [{amount: 1.25}, {amount: 0.1}]\n",
              "total at amount is 0.05 too little: 1.3 declared, its items add up to 1.35",
              "事業費(金額)の計数不一致: 記載 1.3、内訳の合計 1.35(0.05千円 不足)"},
         }) {
        CAPTURE(c.sheet);
        const Audit checked = audit_file({{"sheet.yaml", std::string(c.sheet)}}, "sheet.yaml", false);
        REQUIRE(checked.findings.size() == 1);
        CHECK(render(checked.findings[0].message, Language::english) == c.english);
        CHECK(render(checked.findings[0].message, Language::japanese) == c.japanese);
    }
}

TEST_CASE("calc writes figures as the sheet does, and a sheet that reads the same") {
    struct Case {
        std::string_view sheet, table, yaml;
    };
    for (const Case& c : std::vector<Case>{
             {"unit: EUR\ndecimal: comma\nitems: [{name: a, amount: '1.000,40'}, {name: b, amount: '361,50'}]\n",
              "361,50", "decimal: comma\n"},
             {"unit: EUR\ndecimal: comma\nitems: [{name: a, amount: '1.000,40'}, {name: b, amount: '361,60'}]\n",
              "1.362,00", "amount: 361,60\n"},
             {"unit: USD\nitems: [{name: a, amount: '1,000.00'}, {name: b, amount: 361.00}]\n", "1,361.00",
              "amount: 1000.00\n"},
             {"unit: USD\nitems: [{name: a, amount: '1,000'}, {name: b, amount: 361}]\n", "1,361\n", "amount: 1000\n"},
         }) {
        CAPTURE(c.sheet);
        const Audit checked = audit_file({{"sheet.yaml", std::string(c.sheet)}}, "sheet.yaml", false);
        const std::string table = render_sheet_table(calculated(checked)[0], {});
        CAPTURE(table);
        CHECK(table.find(c.table) != std::string::npos);
        const std::string yaml = render_sheets_yaml(calculated(checked));
        CAPTURE(yaml);
        CHECK(yaml.find(c.yaml) != std::string::npos);
    }
}

TEST_CASE("numbers of other things than money have no decimals of money") {
    const FigureStyle style{.decimals = 2, .whole_too = true, .unit_first = true};
    const Message message{{"{0}{1} in {2} figure{2||s}, {3}{1}", "{2}個で {0}{1}、{3}{1}"},
                          {Rational(-5), AmountUnit{" $"}, Number{3}, Rational(1234)},
                          style};
    CHECK(render(message, Language::english) == "-$5.00 in 3 figures, $1,234.00");
    CHECK(render(message, Language::japanese) == "3個で △$5.00、$1,234.00");
    CHECK(with_unit("(5)", {" USD"}, {.minus = MinusMark::brackets, .unit_first = true}) == "(USD 5)");
    CHECK(with_unit("5", {"千円"}, {}) == "5千円");
    CHECK(ungrouped(Rational(1234), style) == "1234.00");
    CHECK(ungrouped(Rational::fraction(12345, 10), {.decimal = ',', .decimals = 2}) == "1234,50");
    CHECK(ungrouped(Rational(1234), {.decimals = 2}) == "1234");
}

TEST_CASE("a sheet that calc writes anew reads as the same figures") {
    for (const std::string_view sheet :
         {"unit: EUR\ndecimal: comma\nlimit: 1.500,5\ntotal: 1.361,90\nitems: [{name: a, amount: '1.000,40'}, {name: "
          "b, "
          "amount: '361,50'}]\nchecks: ['amount <= 1.500,50']\n",
          "unit: EUR\ntotal: 1.361,90\nitems: [{name: a, amount: '1.000,40'}, {name: b, amount: '361,50'}]\n",
          "unit: USD\nnegative: note\ntotal: 5\nitems: [{name: a, amount: 5}, {name: b, amount: (3)}]\n",
          "unit: USD\nnegative: CR\ntotal: 2\nitems: [{name: a, amount: 5 DR}, {name: b, amount: 3 CR}]\n",
          "unit: 千円\n負数: 括弧\n合計: 2\n内訳: [{名称: a, 金額: 5}, {名称: b, 金額: (3)}]\n",
          "total: $5\nitems: [{name: a, amount: 2}, {name: b, amount: $3}]\n",
          "unit: EUR\ndecimal: comma\nrounding: {add: exact}\ntotal: 1\nitems: [{name: a, amount: '0,5 × 2 = 1'}]\n"}) {
        CAPTURE(sheet);
        const Audit checked = audit_file({{"sheet.yaml", std::string(sheet)}}, "sheet.yaml", false);
        const std::string anew = render_sheets_yaml(calculated(checked));
        CAPTURE(anew);
        const Audit again = audit_file({{"sheet.yaml", anew}}, "sheet.yaml", false);
        CHECK(again.findings.empty());
        CHECK(again.tally.not_checked == checked.tally.not_checked);
        REQUIRE(again.sheets[0].lines.size() == checked.sheets[0].lines.size());
        for (const std::string_view path : {"total.amount", "items/a.amount", "items/b.amount"}) {
            CHECK(value_of(again, path) == value_of(checked, path));
        }
    }
    const Files files{{"sheet.yaml",
                       "unit: USD\ntotal: 5\nitems: {csv: l.csv, levels: [Item], stages: {amount: Amount}, "
                       "negative: note}\n"},
                      {"l.csv", "Item,Amount\na,5\nb,(3)\n"}};
    const std::string anew = render_sheets_yaml(calculated(audit_file(files, "sheet.yaml", false)));
    CAPTURE(anew);
    CHECK(audit_file({{"sheet.yaml", anew}}, "sheet.yaml", false).findings.empty());
}

TEST_CASE("a correction is written as the figure that it replaces") {
    struct Case {
        std::string_view head, wrong, right, items;
    };
    for (const Case& c : std::vector<Case>{
             {"unit: EUR\ndecimal: comma\n", "1.631,90", "1.361,90", "[{amount: '1.000,40'}, {amount: '361,50'}]"},
             {"unit: EUR\n", "1.631,90 €", "1.361,90 €", "[{amount: '1.000,40'}, {amount: '361,50'}]"},
             {"unit: USD\n", "($2,101.50)", "($1,201.50)", "[{amount: '($1,000.00)'}, {amount: '($201.50)'}]"},
             {"unit: USD\n", "2,101.50-", "1,201.50-", "[{amount: '1,000.00-'}, {amount: '201.50-'}]"},
             {"unit: CHF\n", "CHF 1'631.90", "CHF 1'361.90", "[{amount: 1'000.40}, {amount: 361.50}]"},
             {"unit: EUR\n", "1 631 €", "1 361 €", "[{amount: 1 000}, {amount: 361}]"},
             {"unit: INR\n", "₹12,43,568", "₹12,34,568", "[{amount: '12,34,000'}, {amount: 568}]"},
             {"unit: 千円\n", "▲2,101", "▲1,201", "[{amount: '▲1,000'}, {amount: '▲201'}]"},
         }) {
        const auto sheet = [&](std::string_view total) {
            return std::string(c.head) + "total: " + std::string(total) + "\nitems: " + std::string(c.items) +
                   "\nbreakdowns: {by fund: " + std::string(c.items) + "}\n";
        };
        CAPTURE(sheet(c.wrong));
        Audit checked = audit_file({{"sheet.yaml", sheet(c.wrong)}}, "sheet.yaml");
        CHECK(fix(checked).text == sheet(c.right));
    }
}
