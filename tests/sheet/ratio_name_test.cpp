/// Columns of ratios that are known by their names, in YAML and in CSV.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "sheet/ratio_name.hpp"

using namespace dxbudget;

namespace {

/// Findings, one a line: `rule: message`; the count of equations that hold at the end.
std::string found(const testing::Files& files) {
    const Audit checked = testing::audit_file(files, "sheet.yaml", false);
    return testing::told_with_help(checked) + std::to_string(checked.tally.held + checked.tally.held_within_rounding);
}

std::string found(const std::string& text) {
    return found({{"sheet.yaml", text}});
}

}  // namespace

TEST_CASE("what the name of a ratio says") {
    struct Case {
        const char* name;
        NamedRatio ratio;
    };
    const Case c = GENERATE(values<Case>({
        {"増減率", NamedRatio::growth},
        {"増減率(%)", NamedRatio::growth},
        {"増減率（％）", NamedRatio::growth},
        {"伸 び 率", NamedRatio::growth},
        {"% Change", NamedRatio::growth},
        {"Change (%)", NamedRatio::growth},
        {"% Inc/(Dec)", NamedRatio::growth},
        {"前年比", NamedRatio::to_previous},
        {"対前年度比", NamedRatio::to_previous},
        {"YoY %", NamedRatio::to_previous},
        {"Variance %", NamedRatio::variance},
        {"執行率", NamedRatio::execution},
        {"% of budget", NamedRatio::execution},
        {"構成比", NamedRatio::portion},
        {"% of Total", NamedRatio::portion},
        {"増減", NamedRatio::none},
        {"Variance", NamedRatio::none},
        {"補助率", NamedRatio::none},
        {"税率", NamedRatio::none},
        {"%", NamedRatio::none},
        {"", NamedRatio::none},
    }));
    CAPTURE(c.name);
    CHECK(named_ratio(c.name) == c.ratio);
}

TEST_CASE("a ratio that its name names is checked without a formula") {
    struct Case {
        const char* text;
        const char* found;
    };
    const Case c = GENERATE(values<Case>({
        {"total: {requested: 300, previous: 250, 増減率: 20.0}\nitems: [{name: a, requested: 300, previous: 250, "
         "伸び率: "
         "20%}]\n",
         "4"},
        {"items: [{name: a, requested: 1, previous: 3, 増減率: ▲66.7}, {name: b, requested: 4, previous: 4, 増減率: "
         "1}]\n",
         "change-mismatch: b at % change is 1 too much: 1 declared, 0 computed\n1"},
        {"items: [{name: a, requested: 1, previous: 3, 増減率: -66.6}]\n",
         "change-mismatch: a at % change is 0.066666… too much: -66.6 declared, -66.666666… computed\n0"},
        {"stages: {g: Growth rate}\nitems: [{name: a, requested: 6, previous: 5, g: 20}]\n", "1"},
        {"stages: {g: Growth rate}\nitems: [{name: a, requested: 6, previous: 5, g: 21}]\n",
         "change-mismatch: a at Growth rate is 1 too much: 21 declared, 20 computed\n0"},
        // a year before of nothing has no ratio; a mark may stand there
        {"items: [{name: a, requested: 6, previous: 0, 増減率: 皆増}, {name: b, requested: 6, previous: 5, 増減率: "
         "20}]\n",
         "1"},
        // either meaning, by what holds
        {"items: [{name: a, requested: 6, previous: 5, 前年比: 120.0}, {name: b, requested: 4, previous: 5, 前年比: "
         "80.0}]\n",
         "ratio-by-name: `前年比` is read as `formula: requested / previous`: 2 of 2 figures agree\n2"},
        {"items: [{name: a, requested: 6, previous: 5, 前年比: 20.0}, {name: b, requested: 4, previous: 5, 前年比: "
         "△20.0}]\n",
         "ratio-by-name: `前年比` is read as `formula: (requested - previous) / previous`: 2 of 2 figures agree\n2"},
        {"items: [{name: a, requested: 6, previous: 5, 対前年比: 120}, {name: b, requested: 4, previous: 5, 対前年比: "
         "80}, "
         "{name: c, requested: 9, previous: 5, 対前年比: 185}]\n",
         "ratio-by-name: `対前年比` is read as `formula: requested / previous`: 2 of 3 figures agree\n"
         "change-mismatch: c at year on year is 5 too much: 185 declared, 180 computed\n2"},
        {"items: [{name: a, requested: 6, previous: 5, 前年比: 33}, {name: b, requested: 4, previous: 5, change: "
         "-1}]\n",
         "ratio-by-name: `前年比` is not checked: its figures do not show how it is computed | declare it under "
         "`stages:` "
         "with `formula: requested / previous` or `formula: (requested - previous) / previous`\n1"},
        // what was spent of the budget, and how far it is from it
        {"stages: {b: Budget, a: Actual, e: \"% spent\"}\nitems: [{name: a, b: 200, a: 150, e: 75}, {name: b, b: 3, a: "
         "1, e: "
         "33.3}]\n",
         "2"},
        {"段階: {y: 予算現額, k: 支出済額}\n内訳: [{名称: a, y: 200, k: 150, 執行率: 75.0}, {名称: b, y: 3, k: 1, "
         "執行率: "
         "33.4}, {名称: c, y: 3, k: 3, 執行率: 100.0}]\n",
         "change-mismatch: b at execution rate is 0.066666… too much: 33.4 declared, 33.333333… computed\n2"},
        {"stages: {b: Budget, a: Actual, v: Variance %}\nitems: [{name: a, b: 200, a: 150, v: 25}, {name: b, b: 4, a: "
         "5, v: "
         "-25}]\n",
         "ratio-by-name: `Variance %` is read as `formula: (b - a) / b`: 2 of 2 figures agree\n2"},
        {"stages: {b: Budget, a: Actual, v: Variance %}\nitems: [{name: a, b: 200, a: 150, v: -25}, {name: b, b: 4, a: "
         "5, v: "
         "25}]\n",
         "ratio-by-name: `Variance %` is read as `formula: (a - b) / b`: 2 of 2 figures agree\n2"},
        // the part of the whole
        {"total: {amount: 4, 構成比: 100}\nitems: [{amount: 1, 構成比: 25}, {amount: 3, 構成比: 75}]\n", "4"},
        {"total: {amount: 4}\nitems: [{amount: 1, 構成比: 25}, {name: b, amount: 3, 構成比: 70}]\n",
         "change-mismatch: b at % of total is 5 too little: 70 declared, 75 computed\n2"},
        {"total: {requested: 4, previous: 10}\nitems: [{requested: 1, previous: 5, 構成比: 25}, {requested: 3, "
         "previous: 5, "
         "構成比: 75}]\n",
         "ratio-by-name: `構成比` is read as `share_of: requested`: 2 of 2 figures agree\n4"},
        {"items: [{requested: 1, previous: 5, 構成比: 25}, {requested: 4, previous: 5, items: [{requested: 3, 構成比: "
         "75}, "
         "{requested: 1}]}]\n",
         "ratio-by-name: `構成比` is not checked: its figures do not show how it is computed | declare it under "
         "`stages:` "
         "with `share_of: requested` or `share_of: previous`\n1"},
        {"items: [{requested: 1, previous: 5, 構成比: 20}, {items: [{requested: 3, 構成比: 60}, {requested: 1, 構成比: "
         "20}]}]\n",
         "ratio-by-name: `構成比` is read as `share_of: requested`: 3 of 3 figures agree\n3"},
        {"items: [{name: a, requested: 6, 前年比: 120}, {name: b, previous: 5, change: -5}]\n",
         "ratio-by-name: `前年比` is not checked: the columns that it is computed from are not stated\n1"},
        // a formula of its own, a count, and columns that it cannot be of
        {"stages: {g: {label: 増減率, formula: requested / previous}}\nitems: [{name: a, requested: 6, previous: 5, g: "
         "120}]\n",
         "1"},
        {"stages: {g: {label: 増減率, kind: count, unit: 件}}\ntotal: {g: 5}\nitems: [{g: 2}, {g: 3}]\n", "1"},
        {"total: {requested: 3}\nitems: [{name: a, requested: 3, 増減率: 5}]\n",
         "ratio-by-name: `増減率` is not checked: the columns that it is computed from are not stated\n1"},
        {"total: {requested: 3}\nitems: [{name: a, requested: 3, 増減率: 皆増}]\n", "1"},
        // parts of 1, as a spreadsheet keeps them, are not percentages
        {"items: [{name: a, requested: 6, previous: 5, 増減率: 0.2}, {name: b, requested: 5, previous: 4, change: "
         "1}]\n",
         "ratio-by-name: `増減率` is not checked: its figures do not show how it is computed | declare it under "
         "`stages:`, "
         "such as with `formula: (requested - previous) / previous`\n1"},
        // many figures that have nothing to do with it mean something else
        {"items: [{name: a, requested: 6, previous: 5, 増減率: 3}, {name: b, requested: 4, previous: 5, 増減率: 4}, "
         "{name: c, "
         "requested: 9, previous: 5, 増減率: 5}]\n",
         "nothing-checked: no figure of this sheet depends on another, so nothing was checked | a sheet needs a total "
         "and "
         "its items, its funding or its costs\n"
         "ratio-by-name: `増減率` is not checked: its figures do not show how it is computed | declare it under "
         "`stages:`, "
         "such as with `formula: (requested - previous) / previous`\n0"},
    }));
    CAPTURE(c.text);
    CHECK(found(c.text) == c.found);
}

TEST_CASE("a column of a CSV file that is called as a ratio is one") {
    const auto of = [](const std::string& rows) {
        return found({{"sheet.yaml", "unit: 千円\nitems: {csv: book.csv, levels: [款]}\n"},
                      {"book.csv", "款,要求額,前年度,増減率\n" + rows}});
    };
    CHECK(of("議会費,120,100,20.0\n総務費,90,100,▲10.0\n") == "2");
    CHECK(of("議会費,120,100,20.0%\n総務費,90,100,-10.0%\n") == "2");
    CHECK(of("議会費,120,100,20.0\n総務費,90,100,10.0\n") ==
          "change-mismatch: 総務費 at % change is 20 too much: 10 declared, -10 computed\n1");
    CHECK(found({{"sheet.yaml", "unit: USD\nitems: {csv: book.csv, levels: [Item]}\n"},
                 {"book.csv", "Item,amount,previous,Variance %\nStaff,300,200,50\nRent,100,200,-50\n"}}) ==
          "ratio-by-name: `Variance %` is read as `formula: (amount - previous) / previous`: 2 of 2 figures agree\n2");
    // an amount whose name is near to one of a ratio's
    CHECK(found({{"sheet.yaml", "unit: 千円\nitems: {csv: book.csv, levels: [款]}\n"},
                 {"book.csv", "款,金額,執行額\n議会費,120,100\n総務費,90,100\n"}})
              .find("unknown-column") == std::string::npos);
    CHECK(found({{"sheet.yaml", "unit: USD\ntotal: {amount: 400}\nitems: {csv: book.csv, levels: [Item]}\n"},
                 {"book.csv", "Item,amount,% of total\nStaff,300,75.0\nRent,100,25.0\n"}}) == "3");
}

TEST_CASE("what a ratio is read as is reported in Japanese, too") {
    const auto report = [](const std::string& text) {
        return testing::told_with_help(audit(Source("sheet.yaml", text)), Language::japanese);
    };
    CHECK(report("items: [{name: a, requested: 6, previous: 5, 前年比: 120.0}]\n") ==
          "ratio-by-name: 「前年比」は「formula: requested / previous」と読んだ。1 個のうち 1 個が合う\n");
    CHECK(report("items: [{name: a, requested: 6, previous: 5, 前年比: 33, change: 1}]\n") ==
          "ratio-by-name: 「前年比」は計算方法を数字から判断できず、検査していない | 「段階:」に「formula: requested / "
          "previous」又は「formula: (requested - previous) / previous」と書いて宣言する\n");
    CHECK(report("total: {amount: 4}\nitems: [{amount: 4, 執行率: 50}]\n") ==
          "ratio-by-name: 「執行率」は計算に使う欄が記載されていないため、検査していない\n");
    CHECK(report("total: {amount: 9}\nitems:\n  - {amount: 4, 構成比: 1}\n  - {amount: 3, 構成比: 2}\n  - {amount: 2, "
                 "構成比: 3}\n") ==
          "ratio-by-name: 「構成比」は計算方法を数字から判断できず、検査していない | 「段階:」に「share_of: "
          "amount」のように書いて"
          "宣言する\n");
}
