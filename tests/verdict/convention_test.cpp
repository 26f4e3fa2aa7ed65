/// Conventions that a sheet does not declare, offered where no figure need be wrong.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/judgement.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

/// What is said of every error.
std::string said_of_errors(const std::string& text, Language language = Language::english) {
    Audit checked = audit(Source("sheet.yaml", text));
    judge(checked);
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::error) said += text_of(finding, language) + "\n";
    }
    return said;
}

std::string with(std::string text, std::string_view old, std::string_view now) {
    const std::size_t place = text.find(old);
    REQUIRE(place != std::string::npos);
    return text.replace(place, old.size(), now);
}

/// What stands between two marks.
std::string between(const std::string& text, std::string_view open, std::string_view close) {
    const std::size_t begin = text.find(open);
    if (begin == std::string::npos) return {};
    const std::size_t end = text.find(close, begin + open.size());
    return text.substr(begin + open.size(), end - begin - open.size());
}

/// How somebody follows an advice.
using Follow = std::string (*)(std::string text, const std::string& advice);

std::string at_top(std::string text, const std::string& advice) {
    return advice + "\n" + text;
}
std::string in_line_a(std::string text, const std::string& advice) {
    return with(std::move(text), "{name: a,", "{" + advice + ", name: a,");
}
std::string in_line_of(std::string text, const std::string& advice) {
    return with(std::move(text), "{name: 内訳,", "{" + advice + ", name: 内訳,");
}

struct Offer {
    const char* what;
    std::string text;
    std::string english;
    std::string japanese;
    Follow follow;
    std::string contradicted;  ///< the same, but where another equation speaks against the convention: nothing is
                               ///< offered
};

const std::string no_rounding = "unit: 百万円\n";

std::vector<Offer> offers() {
    const std::string cut =
        "items:\n  - {name: a, requested: 3, previous: 4}\n  - {name: b, requested: 3, previous: 4}\n"
        "  - {name: c, requested: 3, previous: 5}\n";
    const std::string negative =
        "items:\n  - {name: a, requested: 3, previous: -3}\n  - {name: b, requested: 3, previous: -3}\n"
        "  - {name: c, requested: 3, previous: -3}\n";
    const std::string source = "funding: [{name: x, requested: 9}]\n";
    const std::string priced =
        "unit: 千円\nitems:\n  - name: 旅費\n    requested: {}\n    items:\n      - {{name: a, requested: \"5,710円 × "
        "36日 "
        "= 205\"}}\n      - {{name: b, requested: \"10,500円 = 10\"}}\n      - {{name: c, requested: \"500円 = 0\"}}\n";
    const std::string in_thousands =
        "unit: 円\ntotal: {requested: 1805, previous: 1560, change: 245}\nitems:\n"
        "  - {name: a, requested: 1245000, previous: 1000000, change: 245000}\n"
        "  - {name: b, requested: 560000, previous: 560000, change: 0}\n";
    const std::string in_yen =
        "unit: 千円\ntotal: {requested: 1805000}\nitems: [{name: a, requested: 1245}, {name: b, "
        "requested: 560}]\n";
    const std::string rounded_to =
        "unit: 円\ntotal: {requested: {0}, previous: 1560}\nitems:\n  - {name: a, requested: "
        "1245321, previous: 1000120}\n  - {name: b, requested: 560111, previous: 560012}\n";
    const std::string block =
        "unit: 円\ntotal: {requested: 1805000, previous: 1565000}\nitems:\n"
        "  - {name: a, requested: 1245, previous: 1000}\n  - {name: b, requested: 560, previous: 565}\n";
    const std::string shares =
        "unit: 千円\ntotal: {amount: 300}\nitems: [{name: p, amount: 300}]\nfunding:\n  - {name: x, share: 33.3%, "
        "amount: "
        "100}\n  - {name: y, share: 33.3%, amount: 100}\n  - {name: z, share: 33.3%, amount: 100}\n";
    const std::string column =
        "unit: 千円\nstages: {part: {label: 割合}}\ntotal: {amount: 300, part: 100}\nitems:\n  - "
        "{name: a, amount: 100, part: 33}\n  - {name: b, amount: 100, part: 33}\n  - {name: c, "
        "amount: 100, part: 33}\n";
    const std::string some =
        "total: {amount: 915}\nitems:\n  - {name: a, amount: 500, items: [{name: p, amount: 283}, {name: q, amount: "
        "61}]}\n  - {name: b, amount: 415, items: [{name: r, amount: 197}, {name: s, amount: 140}]}\n";
    const std::string of_which =
        "unit: 千円\ntotal: 1500\nitems: [{name: x, amount: 1277}, {name: y, amount: 223}, {name: "
        "内訳, amount: 123}]\n";
    const std::string parts =
        "total: {requested: 900, previous: 800}\nitems:\n  - {name: a, requested: 500, previous: "
        "450, items: [{name: p, requested: 307, previous: 291}]}\n  - {name: b, requested: 400, "
        "previous: 350}\n";
    return {
        {"rounded to the nearest", no_rounding + "total: {requested: 10, previous: 14}\n" + cut,
         "if every figure was rounded on its own, write `rounding: half-up`; all 2 equations then hold",
         "各行で端数処理した数字なら「端数処理: 四捨五入」と書けば、2 件の計算がすべて合う", at_top,
         no_rounding + "total: {requested: 10, previous: 14}\n" + cut + source},
        {"cut", "total: {requested: 11, previous: 15}\n" + cut,
         "if every figure was rounded on its own, write `rounding: truncate`; all 2 equations then hold",
         "各行で端数処理した数字なら「端数処理: 切捨て」と書けば、2 件の計算がすべて合う", at_top,
         "total: {requested: 11, previous: 15}\n" + cut +
             "breakdowns: {k: [{name: x, requested: 9}, {name: y, "
             "requested: 9}]}\n"},
        {"rounded to the larger size", "total: {requested: 7, previous: 11}\n" + cut,
         "if every figure was rounded on its own, write `rounding: away-from-zero`; all 2 equations then hold",
         "各行で端数処理した数字なら「端数処理: 切上げ」と書けば、2 件の計算がすべて合う", at_top,
         "total: {requested: 7, previous: 10}\n" + cut},
        {"rounded upwards, whatever the sign", "total: {requested: 7, previous: -11}\n" + negative,
         "if every figure was rounded on its own, write `rounding: up`; all 2 equations then hold",
         "各行で端数処理した数字なら「端数処理: up」と書けば、2 件の計算がすべて合う", at_top,
         "total: {requested: 7, previous: -12}\n" + negative},
        {"rounded downwards, whatever the sign", "total: {requested: 11, previous: -7}\n" + negative,
         "if every figure was rounded on its own, write `rounding: down`; all 2 equations then hold",
         "各行で端数処理した数字なら「端数処理: down」と書けば、2 件の計算がすべて合う", at_top,
         "total: {requested: 11, previous: -6}\n" + negative},
        {"computed with binary fractions",
         "unit: 百万円\nstages: {p: P, q: Q, all: A = p + q}\nworkings:\n  x: {p: 3.107, q: 0.03, all: "
         "3.1369999999999996}\n",
         "a program that computes with binary fractions wrote this; with `rounding: half-up` every equation holds",
         "2進の小数で計算した端数である。「端数処理: 四捨五入」と書けば、計算がすべて合う", at_top,
         "unit: 百万円\nstages: {p: P, q: Q, all: A = p + q}\nworkings:\n  x: {p: 3.107, q: 0.03, all: "
         "3.1369999999999996}\n  y: {p: 3.107, q: 0.03, all: 3.147}\n"},
        {"a total of exact amounts, rounded upwards", fmt::format(fmt::runtime(priced), 217),
         "if totals were rounded from what the lines come to exactly, write `rounding: {sums: half-up, add: exact}`; "
         "all 4 equations then hold",
         "端数処理前の額を合計した数字なら「端数処理: {合計: 四捨五入, 加算: 端数処理前}」と書けば、4 "
         "件の計算がすべて合う",
         at_top, fmt::format(fmt::runtime(priced), 219)},
        {"… cut", fmt::format(fmt::runtime(priced), 216),
         "write `rounding: {sums: truncate, add: exact}`; all 4 equations then hold",
         "「端数処理: {合計: 切捨て, 加算: 端数処理前}」と書けば、4 件の計算がすべて合う", at_top,
         fmt::format(fmt::runtime(priced), 216) + "breakdowns: {k: [{name: x, requested: 213}]}\n"},
        {"a column of totals in thousands", in_thousands,
         "if 3 figures count in another unit than the sheet, write each so: `1805千円`; all 6 equations then hold",
         "3 個の数字の単位が調書と違うなら、それぞれ「1805千円」のように単位を付けて書けば、6 件の計算がすべて合う",
         [](std::string text, const std::string& advice) {
             text = with(std::move(text), "requested: 1805", "requested: " + advice);
             return with(with(std::move(text), "previous: 1560", "previous: 1560千円"), "245}", "245千円}");
         },
         in_thousands + "also: [{where: h, requested: 1805}, {where: h, requested: 1806}]\n"},
        {"a total in yen", in_yen,
         "if it counts in another unit than the sheet, write it so: `1805000円`; the equation then holds",
         "調書と単位が違う数字なら「1805000円」と単位を付けて書けば、計算が合う",
         [](std::string text, const std::string& advice) { return with(std::move(text), "1805000", advice); },
         in_yen + "funding: [{name: x, requested: 1804000}]\n"},
        {"totals rounded to thousands", with(rounded_to, "{0}", "1805"),
         "if 2 figures were rounded to another unit than the sheet's, write `1805千円` and, beside it, `tolerance: "
         "0.5千円`; all 2 equations then hold",
         "2 個の数字が調書と違う単位で端数処理したものなら「1805千円」のように単位を付け、併せて「許容差: "
         "0.5千円」と書けば、2 件の計算がすべて合う",
         [](std::string text, const std::string& advice) {
             return with(with(std::move(text), "1805", advice), "1560}", "1560千円, tolerance: 0.5千円}");
         },
         with(rounded_to, "{0}", "1806")},
        {"a total cut to thousands",
         "unit: 円\ntotal: {requested: 1804}\nitems: [{name: a, requested: 1244321}, {name: b, "
         "requested: 560611}]\n",
         "if 1 figure was rounded to another unit than the sheet's, write `1804千円` and, beside it, `tolerance: "
         "1千円`; "
         "the equation then holds",
         "1 個の数字が調書と違う単位で端数処理したものなら「1804千円」のように単位を付け、併せて「許容差: "
         "1千円」と書けば、計算が合う",
         [](std::string text, const std::string& advice) {
             return with(std::move(text), "1804}", advice + ", 許容差: 1千円}");
         },
         "unit: 円\ntotal: {requested: 1804}\nitems: [{name: a, requested: 1244321}, {name: b, requested: 560611}]\n"
         "also: [{where: h, requested: 1804932}]\n"},
        {"a block of items in thousands", block,
         "if 4 figures count in another unit than the sheet, write each so: `1245千円`; all 2 equations then hold",
         "4 個の数字の単位が調書と違うなら、それぞれ「1245千円」のように単位を付けて書けば、2 件の計算がすべて合う",
         [](std::string text, const std::string& advice) {
             text = with(std::move(text), "requested: 1245", "requested: " + advice);
             text = with(with(std::move(text), "560,", "560千円,"), "565}", "565千円}");
             return with(std::move(text), "previous: 1000", "previous: 1000千円");
         },
         with(block, "1245", "1246")},
        {"a total in thousands of dollars",
         "unit: USD\ntotal: {requested: 1805}\nitems: [{name: a, requested: 1245000}, {name: b, requested: 560000}]\n",
         "if it counts in another unit than the sheet, write it so: `USD 1805k`; the equation then holds",
         "調書と単位が違う数字なら「USD 1805k」と単位を付けて書けば、計算が合う",
         [](std::string text, const std::string& advice) { return with(std::move(text), "1805", advice); },
         "unit: USD\ntotal: {requested: 1805}\nitems: [{name: a, requested: 1245000}, {name: b, requested: 562001}]\n"},
        {"shares that were rounded one by one", shares,
         "if the percentages were rounded one by one, let this share take what the others leave: `share: rest`; all 4 "
         "equations then hold",
         "割合をそれぞれ端数処理した数字なら、ここを「割合: 残額」とすれば、4 件の計算がすべて合う",
         [](std::string text, const std::string& advice) {
             return with(std::move(text), "name: z, share: 33.3%", "name: z, " + advice);
         },
         with(shares, "name: y, share: 33.3%, amount: 100", "name: y, share: 33.3%, amount: 120")},
        {"a column of percentages that were", column,
         "if the percentages at 割合 were rounded one by one, declare that stage with `share_of: amount`; all 5 "
         "equations then hold",
         "割合の割合をそれぞれ端数処理した数字なら、その段階に「構成比: 金額」と書けば、5 件の計算がすべて合う",
         [](std::string text, const std::string& advice) {
             return with(std::move(text), "label: 割合", "label: 割合, " + advice);
         },
         with(column, "amount: 100, part: 33}\n  - {name: b", "amount: 100, part: 43}\n  - {name: b")},
        {"a line that lists only some of its parts", parts,
         "if the items are only some of the parts of a, write `partial: yes` there; all 2 equations then hold",
         "a の内訳が一部だけなら「一部: はい」と書けば、2 件の計算がすべて合う", in_line_a,
         with(parts, "previous: 291", "previous: 450")},
        {"several of them", some,
         "if 2 lines list only some of their parts, write `partial: yes` at each; the equation then holds",
         "2 行の内訳がいずれも一部だけなら、それぞれ「一部: はい」と書けば、計算が合う",
         [](std::string text, const std::string& advice) {
             return with(in_line_a(std::move(text), advice), "{name: b,", "{" + advice + ", name: b,");
         },
         with(some, "amount: 915", "amount: 914")},
        {"a line that is shown and not added", of_which,
         "if 内訳 is shown and not added, write `counted: no` there; the equation then holds",
         "内訳 がうち書き・再掲など加算しない行なら「加算: いいえ」と書けば、計算が合う", in_line_of,
         of_which + "funding: [{name: x, amount: 1623}]\n"},
    };
}

bool is_right(const std::string& text) {
    INFO(text);
    const Audit checked = audit(Source("sheet.yaml", text));
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::note) continue;
        UNSCOPED_INFO(text_of(finding, Language::english));
        return false;
    }
    return checked.tally.mismatched == 0 && checked.tally.equations > 0;
}

}  // namespace

TEST_CASE("a convention is offered where all equations hold with it, and is right as it is written") {
    for (const Offer& offer : offers()) {
        INFO(offer.what);
        const std::string english = said_of_errors(offer.text);
        INFO(english);
        CHECK(english.find(offer.english) != std::string::npos);
        const std::string japanese = said_of_errors(offer.text, Language::japanese);
        INFO(japanese);
        CHECK(japanese.find(offer.japanese) != std::string::npos);
        CHECK(is_right(offer.follow(offer.text, between(offer.english, "`", "`"))));
        CHECK(is_right(offer.follow(offer.text, between(offer.japanese, "「", "」"))));
    }
}

TEST_CASE("no convention is offered that another equation contradicts") {
    for (const Offer& offer : offers()) {
        INFO(offer.what);
        const Audit checked = audit(Source("sheet.yaml", offer.contradicted));
        CHECK_FALSE(checked.findings.empty());
        CHECK_FALSE(checked.diagnoses.front().is_convention);
    }
}

TEST_CASE("no slip is named beside a total that exact amounts give in all its digits") {
    const std::string text =
        "unit: 千円\ntotal: 217\nitems:\n  - {name: a, amount: \"5,710円 × 36日 = 205\"}\n  - {name: b, "
        "amount: \"10,500円 = 10\"}\n  - {name: c, amount: \"500円 = 0\"}\n";
    CHECK(said_of_errors(text) ==
          "total at amount is 2 too much: 217 declared, its items add up to 215\n"
          "if totals were rounded from what the lines come to exactly, write `rounding: {sums: half-up, add: exact}`; "
          "all 4 equations then hold\n");
    CHECK(audit(Source("sheet.yaml", text)).diagnoses.front().explanations.empty());
}

TEST_CASE("where a convention explains a sheet nothing in it is corrected") {
    for (const Offer& offer : offers()) {
        INFO(offer.what);
        for (const bool unsafe : {false, true}) {
            Audit checked = audit(Source("sheet.yaml", offer.text));
            const Fix fixed = fix(checked, {.unsafe = unsafe});
            CHECK(fixed.edits.empty());
            CHECK(fixed.text == offer.text);
        }
    }
}

TEST_CASE("a convention needs two mismatches, or one with three digits, and none that is no mismatch") {
    struct Case {
        const char* what;
        std::string text;
    };
    const std::string lines = "items: [{name: a, amount: 3}, {name: b, amount: 3}, {name: c, amount: 3}]\n";
    const Case cases[] = {
        {"one sum that is off by one", "total: 10\n" + lines},
        {"one line that is far off",
         "total: {requested: 10, previous: 14}\nitems: [{name: a, requested: 9, previous: "
         "13}, {name: b, requested: 300, previous: 0}]\n"},
        {"one column too large and one too small",
         "total: {requested: 11, previous: 11}\nitems: [{name: a, requested: 3, previous: 4}, {name: b, requested: 3, "
         "previous: 4}, {name: c, requested: 3, previous: 5}]\n"},
        {"two digits in another unit", "unit: 円\ntotal: 33\nitems: [{name: a, amount: 33000}]\n"},
        {"two digits that are not added", "total: 50\nitems: [{name: a, amount: 50}, {name: b, amount: 12}]\n"},
        {"two lines of which either may not be added",
         "total: 500\nitems: [{name: a, amount: 500}, {name: b, amount: 123}, {name: c, amount: 123}]\n"},
        {"one stage of which only some is listed", "total: 500\nitems: [{name: a, amount: 377}]\n"},
        {"a figure that could not be read",
         "total: {requested: 10, previous: 14}\nitems: [{name: a, requested: 9, previous: 13}]\ncosts: {project: "
         "{requested: 1O}}\n"},
        {"shares that are rules",
         "total: 300\nfunding: [{name: x, share: 1/3, amount: 100}, {name: y, share: 1/2, amount: 150}, {name: z, "
         "share: 1/7, amount: 50}]\n"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const Audit checked = audit(Source("sheet.yaml", one.text));
        CHECK_FALSE(checked.findings.empty());
        CHECK_FALSE(checked.diagnoses.front().is_convention);
    }
}

TEST_CASE("each sheet of a file has its own conventions") {
    const std::string rounded =
        "total: {requested: 10, previous: 14}\nitems: [{name: a, requested: 3, previous: 4}, "
        "{name: b, requested: 3, previous: 4}, {name: c, requested: 3, previous: 5}]\n";
    const std::string wrong = "total: {requested: 10, previous: 15}\nitems: [{name: a, requested: 3, previous: 4}]\n";
    const Audit checked = audit(Source("sheets.yaml", rounded + "---\n" + wrong + "---\n{" + "unit: 円, " +
                                                          "total: {requested: 10, previous: 14}, items: [{name: a, "
                                                          "requested: 3, previous: 4}, {name: b, requested: 3, "
                                                          "previous: 4}, {name: c, requested: 3, previous: 5}]}\n"));
    REQUIRE(checked.diagnoses.size() == 3);
    CHECK(checked.diagnoses[0].is_convention);
    CHECK_FALSE(checked.diagnoses[1].is_convention);
    CHECK(checked.diagnoses[2].is_convention);
}
