/// Slips of several cells, and what the rest of a sheet says of a cause: whole messages, and tables of variations.

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/diagnose.hpp"
#include "dxbudget/judgement.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

/// What is said of every error, with its causes, a line each.
std::string said_of(const std::string& text, Language language = Language::english) {
    Audit checked = audit(Source("sheet.yaml", text));
    judge(checked, {}, {});
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::error) said += text_of(finding, language) + "\n";
    }
    return said;
}

/// Every cause as `slip figure=value`, alternatives joined by ` | `, one explanation a line; `(less)` after one that is
/// less likely than the first.
std::string causes_named_in(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    std::string found;
    for (const Explanation& explanation : checked.diagnoses.at(0).explanations) {
        std::string line;
        for (const Cause& cause : explanation.causes) {
            line += fmt::format("{}{} {}={}{}", line.empty() ? "" : " | ", word_of(cause.slip),
                                path_of(checked.sheets[0], cause.correction.figure), plain(cause.correction.value),
                                cause.is_likely ? "" : " (less)");
        }
        found += line + "\n";
    }
    return found;
}

struct Slipped {
    const char* what;
    std::string text;
    const char* causes;
};

void check_each(std::span<const Slipped> cases) {
    for (const Slipped& c : cases) {
        INFO(c.what);
        INFO(c.text);
        CHECK(causes_named_in(c.text) == c.causes);
    }
}

/// A line of a budget book: its amount, its four sources, and the items that confirm the amount.
std::string book(const char* amount, const char* grant, const char* bonds, const char* others, const char* general,
                 const char* items = "") {
    return fmt::format(
        "unit: 千円\ntotal: {{amount: {}}}\nfunding:\n  - {{name: 国県支出金, amount: {}}}\n  - {{name: 地方債, "
        "amount: {}}}\n"
        "  - {{name: その他, amount: {}}}\n  - {{name: 一般財源, amount: {}}}\nitems: [{{name: 報酬, amount: {}}}]\n",
        amount, grant, bonds, others, general, *items == '\0' ? amount : items);
}

}  // namespace

TEST_CASE("two neighbouring cells that were joined are told apart") {
    const std::string joined = book("613", "", "", "", "2611");
    CHECK(said_of(joined) ==
          "the funding of total at amount is 1,998 too much: the sources add up to 2,611, for 613\n"
          "一般財源 at amount is two figures joined: 2,611 for 611, and 2 in その他 at amount\n"
          "write 611 in line 7 and 2 in line 6\n");
    CHECK(said_of(joined, Language::japanese) ==
          "事業費(金額)の財源の合計の不一致: 合計 2,611、事業費 613(1,998千円 超過)\n"
          "一般財源(金額)の 2,611 は二つの数字がつながったもの: 611 と その他(金額)の 2\n"
          "7行目を 611、6行目を 2 とする\n");
    const Slipped cases[] = {
        {"with a source that is not in it", book("613", "", "2611", "", "9"), ""},
        {"between two empty cells: which of them nobody can tell", book("613", "", "2611", "", ""),
         "joined funding/地方債.amount=611 | joined funding/地方債.amount=2\n"},
        {"between two empty cells: the column that other rows fill",
         "items:\n  - name: a\n    amount: 9\n    funding: [{name: x, amount: }, {name: y, amount: 5}, {name: z, "
         "amount: 4}]\n"
         "  - name: b\n    amount: 613\n"
         "    funding: [{name: x, amount: }, {name: y, amount: 2611}, {name: z, amount: }]\n"
         "    items: [{name: c, amount: 613}]\n",
         "joined items/b/funding/y.amount=2 | joined items/b/funding/y.amount=611 (less)\n"},
        {"beside a zero", book("613", "", "", "0", "2611"), "joined funding/一般財源.amount=611\n"},
        {"two figures of three digits", book("868", "", "", "", "355513"), "joined funding/一般財源.amount=513\n"},
        {"other sources are there", book("1613", "1000", "", "", "2611"), "joined funding/一般財源.amount=611\n"},
        {"the neighbour has a figure already", book("613", "1", "1", "1", "2611"), ""},
        {"a figure does not begin with a zero", book("77", "", "", "", "5072"), ""},
        {"the parts do not come to the total", book("614", "", "", "", "2611"), ""},
        {"what agrees is not looked at", book("2611", "", "", "", "2611"), ""},
    };
    check_each(cases);
}

TEST_CASE("a blank is no negative amount, and says nothing where blanks are usual") {
    const Slipped cases[] = {
        {"sources that are too large", book("900", "1873", "", "", ""), ""},
        {"a keystroke first, the blank last", book("618556", "201064", "", "139149", "28343"),
         "digit-dropped funding/一般財源.amount=278343 | blank funding/地方債.amount=250000 (less)\n"},
        {"several blanks", book("618556", "201064", "", "", "28343"), ""},
        {"one blank, no amount of that source anywhere", book("618556", "201064", "", "139149", "1"), ""},
        {"the source had an amount last year",
         "total: {requested: 24850}\nitems: [{name: a, requested: 20000}, {name: b, requested: 4850}]\nfunding:\n"
         "  - {name: x, requested: 6000}\n  - {name: y, requested: , previous: 5120}\n  - {name: z, requested: "
         "14465}\n",
         "blank funding/y.requested=4385\n"},
        {"a blank item", "total: {amount: 7316}\nitems:\n  - {name: a, amount: 4127}\n  - {name: b, amount: }\n",
         "blank items/b.amount=3189\n"},
        {"a blank item of two that would be negative",
         "total: {amount: 4000}\nitems:\n  - {name: a, amount: 4127}\n  - {name: b, amount: 5001}\n"
         "  - {name: c, amount: }\n",
         ""},
        {"a blank item may be negative where another is",
         "total: {amount: 4000}\nitems:\n  - {name: a, amount: 4127}\n  - {name: b, amount: -61}\n"
         "  - {name: c, amount: }\n",
         "blank items/c.amount=-66\n"},
    };
    check_each(cases);
}

TEST_CASE("cells that repeat the row above are told, one or several") {
    const auto rows = [](const char* second) {
        return fmt::format(
            "unit: 千円\nstages: {{x: X, y: Y, z: Z, w: W, all: A = x + y + z + w}}\nitems:\n"
            "  - {{name: 文書費, x: 51207, y: , z: 311, w: 4290, all: 55808}}\n"
            "  - {{name: 市民相談費, {}}}\n  - {{name: 広報費, z: 8000, all: 8000}}\n",
            second);
    };
    const std::string two = rows("x: 51207, y: , z: 311, w: 16842, all: 16842");
    CHECK(said_of(two) ==
          "市民相談費 at A is 51,518 too little: 16,842 declared, 68,360 computed\n"
          "市民相談費 at X and 1 more figure repeat the row above: 51,207 where nothing should stand\n"
          "clear it in line 5, and the 1 more like it; every equation using them then holds\n");
    CHECK(said_of(two, Language::japanese) ==
          "市民相談費(A)の計数不一致: 記載 16,842、計算 68,360(51,518千円 不足)\n"
          "市民相談費(X)の 51,207 ほか 1 個の数字が上の行の額の繰り返し(空欄とすべき)\n"
          "5行目のほか 1 個の数字も空欄とすれば、関係する計算がすべて合う\n");
    const Slipped cases[] = {
        {"one cell", rows("x: , y: , z: 311, w: 16842, all: 16842"),
         "left-out items/市民相談費.all=17153 | repeated items/市民相談費.z=0\n"},
        {"the whole row", rows("x: 51207, y: 7, z: 311, w: 4290, all: 7"), "repeated items/市民相談費.x=0\n"},
        {"a figure that the sum needs stays", rows("x: 51207, y: , z: 311, w: 16842, all: 68049"),
         "left-out items/市民相談費.all=68360 | repeated items/市民相談費.z=0\n"},
        {"a source of two digits",
         "items:\n  - name: a\n    amount: 74\n    funding: [{name: x, amount: 31}, {name: y, amount: 43}, {name: z, "
         "amount: }]\n"
         "  - name: b\n    amount: 58\n    funding: [{name: x, amount: 31}, {name: y, amount: 58}, {name: z, amount: "
         "}]\n"
         "    items: [{name: c, amount: 50}, {name: d, amount: 8}]\n",
         "repeated items/b/funding/x.amount=0\n"},
        {"of one digit: that is chance",
         "items:\n  - name: a\n    amount: 74\n    funding: [{name: x, amount: 3}, {name: y, amount: 71}, {name: z, "
         "amount: }]\n"
         "  - name: b\n    amount: 58\n    funding: [{name: x, amount: 3}, {name: y, amount: 58}, {name: z, amount: "
         "}]\n"
         "    items: [{name: c, amount: 50}, {name: d, amount: 8}]\n",
         ""},
        {"where every row has an amount, one was left out",
         "total: {amount: 8617}\nitems:\n  - {name: a, amount: 4127}\n  - {name: b, amount: 4127}\n"
         "  - {name: c, amount: 4490}\n",
         "left-out total.amount=12744\n"},
        {"what is the same and adds up is right", rows("x: 51207, y: , z: 311, w: 1, all: 51519"), ""},
    };
    check_each(cases);
}

TEST_CASE("an empty cell whose amount stands in another row forbids that one is named left out alone") {
    const auto years = [](const char* rows, const char* rest = "") {
        return std::string(
                   "unit: 百万円\nstages:\n  initial: 当初\n  in: 繰越し受\n  out: 繰越し払\n"
                   "  budget: 計 = initial + in + out\nitems:\n") +
               rows + rest;
    };
    const std::string series = years(
        "  - {name: '2011', initial: 640, in: 0, out: -215, budget: 425}\n"
        "  - {name: '2012', initial: 703, in: 215, out: 0, budget: 547}\n"
        "  - {name: '2013', initial: 688, in: 371, out: 0, budget: 1059}\n");
    CHECK(said_of(series) ==
          "2012 at 計 is 371 too little: 547 declared, 918 computed\n"
          "2012 at 繰越し払 is 0, and 371 stands in 2013 at 繰越し受 (line 10)\n"
          "change it to -371 in line 9; every equation using it then holds\n");
    CHECK(said_of(series, Language::japanese) ==
          "2012(計)の計数不一致: 記載 547、計算 918(371百万円 不足)\n"
          "2012(繰越し払)は 0 だが、2013(繰越し受)には 371 がある(10行目)\n"
          "9行目を -371 とすれば、関係する計算がすべて合う\n");
    const Slipped cases[] = {
        {"the amount is that of an addend, too: nothing else links the two",
         years("  - {name: '2012', initial: 371, in: 215, out: 0, budget: 215}\n"
               "  - {name: '2013', initial: 688, in: 371, out: 0, budget: 1059}\n"),
         "left-out items/2012.budget=586 | elsewhere items/2012.out=-371 (less)\n"},
        {"two columns are empty: the one that is negative in other rows",
         years("  - {name: '2011', initial: 371, in: 0, out: -215, budget: 156}\n"
               "  - {name: '2012', initial: 640, in: 215, out: 0, budget: 484}\n"
               "  - {name: '2013', initial: 0, in: 371, out: 0, budget: 371}\n"),
         "elsewhere items/2012.out=-371\n"},
        {"a check of the user's own decides",
         years("  - {name: '2012', initial: 371, in: 215, out: 0, budget: 215}\n"
               "  - {name: '2013', initial: 688, in: 371, out: 0, budget: 1059}\n",
               "checks:\n  - items[\"2012\"].out + items[\"2013\"].in = 0\n"),
         "elsewhere items/2012.out=-371\n"},
        {"a check that holds refutes it",
         years("  - {name: '2012', initial: 371, in: 215, out: 0, budget: 215}\n"
               "  - {name: '2013', initial: 688, in: 371, out: 0, budget: 1059}\n",
               "checks:\n  - items[\"2012\"].out = 0\n"),
         "left-out items/2012.budget=586\n"},
        {"it stands nowhere else",
         years("  - {name: '2012', initial: 371, in: 215, out: 0, budget: 215}\n"
               "  - {name: '2013', initial: 688, in: 0, out: 0, budget: 688}\n"),
         "left-out items/2012.budget=586\n"},
        {"small amounts stand anywhere",
         years("  - {name: '2012', initial: 640, in: 15, out: 0, budget: 643}\n"
               "  - {name: '2013', initial: 688, in: 12, out: 0, budget: 700}\n"),
         ""},
    };
    check_each(cases);
}

TEST_CASE("swapped columns stand beside a lost sign") {
    const std::string text = "items:\n  - {name: 窓口, requested: 3118402, previous: 4906517, change: 1788115}\n";
    CHECK(causes_named_in(text) ==
          "sign-lost items/窓口.change=-1788115 | swapped items/窓口.requested=4906517 (less)\n");
    // Totals of the columns that hold say that nothing was swapped.
    CHECK(causes_named_in("total: {requested: 3118402, previous: 4906517}\n" + text) ==
          "sign-lost items/窓口.change=-1788115\n");
}

TEST_CASE("a value off the grain of its table is suspected, and none is proposed") {
    const auto table = [](const char* change) {
        return fmt::format(
            "unit: 円\nitems:\n  - {{name: a, requested: 317452000, previous: 241000000, change: {}}}\n"
            "  - {{name: b, requested: 1728000, previous: 1754000, change: -26000}}\n"
            "  - {{name: c, requested: 600000000, previous: 450000000, change: 150000000}}\n",
            change);
    };
    const Slipped cases[] = {
        {"two digits transposed", table("76450200"), "digits-transposed items/a.change=76452000\n"},
        {"all are on the grain", table("76425000"),
         "digits-transposed items/a.change=76452000 | digits-transposed items/a.requested=317425000\n"},
        {"a small table has none", "items:\n  - {name: a, requested: 4000, previous: 3000, change: 1020}\n", ""},
    };
    check_each(cases);
}

TEST_CASE("two transposed digits are told where a formula has two figures") {
    const auto club = [](const char* net, const char* stages = "income - expense", const char* other = "") {
        return fmt::format(
            "unit: USD\nstages: {{income: Income, expense: Expense, {}net: {{label: Net, formula: {}}}}}\nitems:\n"
            "  - {{name: a, income: 31650, expense: 40908, {}net: {}}}\n",
            *other == '\0' ? "" : "grant: Grant, ", stages, other, net);
    };
    const Slipped cases[] = {
        {"two digits", club("-9285"), "digits-transposed items/a.net=-9258\n"},
        {"two digits further to the left", club("-2958"), "digits-transposed items/a.net=-9258\n"},
        {"of a figure that the formula takes",
         "unit: USD\nstages: {income: I, expense: E, net: {label: N, formula: income - expense}}\nitems:\n"
         "  - {name: a, income: 36150, expense: 40908, net: -9258}\n",
         "digits-transposed items/a.income=31650\n"},
        {"a gap of one digit says nothing", club("-9267"), ""},
        {"no two digits", club("-9294"), ""},
        {"of three figures of which each could be it", club("-8985", "income - expense + grant", "grant: 300, "), ""},
    };
    check_each(cases);
    CHECK(said_of(cases[0].text) ==
          "a at Net is 27 too little: -9,285 declared, -9,258 computed\n"
          "two digits of a at Net are transposed: -9,285 for -9,258\n"
          "change it to -9,258 in line 4; every equation using it then holds\n");
    CHECK(said_of(cases[0].text, Language::japanese) ==
          "a(Net)の計数不一致: 記載 -9,285、計算 -9,258(27 USD 不足)\n"
          "a(Net)の数字の入れ替わり(桁誤り): -9,258 とすべきところを -9,285\n"
          "4行目を -9,258 とすれば、関係する計算がすべて合う\n");
}

TEST_CASE("causes are told where figures are rounded, too") {
    const auto rounded = [](const char* total, const char* a = "6012", const char* change = "508") {
        return fmt::format(
            "unit: 百万円\nrounding: half-up\ntotal: {{requested: {}, previous: 9613, change: 857}}\nitems:\n"
            "  - {{name: a, requested: {}, previous: 5505, change: {}}}\n"
            "  - {{name: b, requested: 4458, previous: 4109, change: 350}}\n",
            total, a, change);
    };
    const Slipped cases[] = {
        {"all is right", rounded("10471"), ""},
        {"an item", rounded("10471", "6102"), "digits-transposed items/a.requested=6012\n"},
        {"a change", rounded("10471", "6012", "580"), "digits-transposed items/a.change=508\n"},
        {"a total whose last digit is lost stands beside a wrong unit", rounded("1047"),
         "wrong-unit total.requested=10470 | digit-dropped total.requested=10471\n"},
    };
    check_each(cases);
}

TEST_CASE("a subtotal among its parts is tried as it is proposed") {
    const auto table = [](const char* total, const char* change = "change: 0") {
        return fmt::format(
            "total: {{amount: {}, {}}}\nitems:\n  - {{name: a, amount: 1200, change: 0}}\n"
            "  - {{name: b, amount: 3450, change: 0}}\n  - {{name: s, amount: 4650, change: 0}}\n"
            "  - {{name: c, amount: 715, change: 0}}\n",
            total, change);
    };
    const Slipped cases[] = {
        {"it is in no total", table("5365"), "subtotal-among-parts items/s.amount=0\n"},
        {"in a formula no line is a part of another",
         "stages: {p: P, q: Q, all: A = p + q}\nitems:\n  - {name: a, p: 271, q: 340, all: 271}\n"
         "  - {name: b, p: 280, q: 340, all: 620}\n  - {name: c, p: 280, q: 0, all: 280}\n",
         "left-out items/a.all=611\n"},
        {"a line that is in no total of any stage",
         "total: {requested: 4650, previous: 4110}\nitems:\n  - {name: a, requested: 1200, previous: 1010}\n"
         "  - {name: b, requested: 3450, previous: 3100}\n  - {name: うち人件費, requested: 817, previous: 793}\n",
         "not-counted items/うち人件費.requested=0\n"},
        {"it is in the total of one stage: left out of the other",
         "total: {requested: 4650, previous: 4903}\nitems:\n  - {name: a, requested: 1200, previous: 1010}\n"
         "  - {name: b, requested: 3450, previous: 3100}\n  - {name: c, requested: 817, previous: 793}\n",
         "left-out total.requested=5467\n"},
    };
    check_each(cases);
    CHECK(said_of(cases[2].text) ==
          "total at requested is 817 too little: 4,650 declared, its items add up to 5,467\n"
          "うち人件費 is in none of its totals, at requested 817\n"
          "give the line `counted: no` if it is shown and not added; 2 findings are then resolved\n"
          "total at previous is 793 too little: 4,110 declared, its items add up to 4,903\n"
          "explained by the cause named at line 1\n");
    CHECK(said_of(cases[2].text, Language::japanese)
              .find("うち人件費 はどの計にも加算されていない(要求額は 817)\n"
                    "うち書き・再掲など加算しない行なら counted: no"
                    "(加算: いいえ)を付ける。2 件の不一致が解消する\n") != std::string::npos);
}

TEST_CASE("a cause that changes one figure stands before one that changes three") {
    const std::string text =
        "total: {amount: 7314902}\nitems:\n  - {name: a, amount: 1000000}\n  - name: b\n    amount: 6314902\n"
        "    items: [{name: x, amount: 631902}]\nbreakdowns:\n  by account: [{name: x, amount: 7314902}]\n";
    CHECK(said_of(text) ==
          "b at amount is 5,683,000 too much: 6,314,902 declared, its items add up to 631,902\n"
          "one of these 2, the likeliest first\n"
          "a digit of x at amount is missing: 631,902 for 6,314,902\n"
          "change it to 6,314,902 in line 6; every equation using it then holds\n"
          "b at amount has a digit too many: 6,314,902 for 631,902\n"
          "change it to 631,902 in line 5, and 2 other figures with it; every equation then holds\n");
    const std::string below =
        "total: {amount: 15983000}\nitems:\n  - name: a\n    amount: 15983000\n"
        "    items: [{name: x, amount: 15983000}]\n  - {name: b, amount: 0}\n"
        "breakdowns:\n  by account: [{name: y, amount: 1983000}]\n";
    CHECK(causes_named_in(below) ==
          "digit-dropped breakdowns/by account/y.amount=15983000 | digit-added total.amount=1983000 (less)\n");
}

TEST_CASE("a figure that a total confirmed from its lines repeats is the one at fault") {
    const std::string text =
        "unit: 円\ntotal: {amount: 24883000}\nitems:\n  - name: a\n    amount: 24883000\n    items: [{name: x, amount: "
        "24883000}]\n  - {name: b, amount: 0}\nbreakdowns:\n  by account: [{name: y, amount: 2483000}]\n";
    CHECK(causes_named_in(text).starts_with("digit-dropped breakdowns/by account/y.amount=24883000"));
}

TEST_CASE("a decimal point that is lost or moved, a row that is shifted") {
    const Slipped cases[] = {
        {"lost", "total: {amount: 1131.2}\nitems: [{name: a, amount: 7457}, {name: b, amount: 385.5}]\n",
         "point-moved items/a.amount=745.7\n"},
        {"moved", "total: {amount: 1131.2}\nitems: [{name: a, amount: 74.57}, {name: b, amount: 385.5}]\n",
         "point-moved items/a.amount=745.7\n"},
        {"a row one column to the right",
         "stages: {p: P, q: Q, r: R}\ntotal: {p: 1731, q: 2618, r: 977}\nitems:\n"
         "  - {name: a, p: 814, q: 1402, r: 0}\n  - {name: b, p: 0, q: 917, r: 1216}\n"
         "  - {name: c, p: 0, q: 0, r: 977}\n",
         "shifted items/b.p=917\n"},
    };
    check_each(cases);
}
