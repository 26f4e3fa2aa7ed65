#include "sheet_constructs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace dxbudget::testing {
namespace {

std::string with_numbers(std::string_view piece, int number, int count) {
    std::string text;
    for (std::size_t at = 0; at < piece.size(); ++at) {
        const std::string_view word = piece.substr(at, 3);
        const int values[] = {number, number - 1, number - 2, count};
        const std::string_view words[] = {"{i}", "{h}", "{g}", "{n}"};
        const auto found = std::find(std::begin(words), std::end(words), word);
        if (found == std::end(words)) {
            text += piece[at];
        } else {
            text += std::to_string(values[found - std::begin(words)]);
            at += 2;
        }
    }
    return text;
}

bool is_repeated(std::string_view piece) {
    return piece.find("{i}") != std::string_view::npos;
}

std::string written(const Pieces& pieces, int count) {
    std::string text;
    for (const std::string& piece : pieces) {
        for (int i = 0; i < (is_repeated(piece) ? count : 1); ++i) text += with_numbers(piece, i + 2, count);
    }
    return text;
}

std::string nested(int levels) {
    return levels == 0 ? "{name: x, amount: 1}" : "{name: a, items: [" + nested(levels - 1) + "]}";
}

std::string chain(int stages) {
    std::string text;
    for (int i = 1; i <= stages; ++i) text += fmt::format("  s{}: {{formula: s{} + x}}\n", i, i - 1);
    return text;
}

const std::vector<Construct> all = {
    {"items", {"total: {amount: {n}}\nitems:\n", "  - {name: n{i}, amount: 1}\n"}},
    {"items, and a wrong total", {"total: {amount: 5{n}}\nitems:\n", "  - {name: n{i}, amount: 1{i}}\n"}},
    {"groups, each with a wrong total",
     {"items:\n", "  - {name: g{i}, amount: 1{i}3, items: [{name: a, amount: 1{i}}, {name: b, amount: 2{i}}]}\n"}},
    {"groups, wrong in two ways",
     {"items:\n",
      "  - {name: g{i}, requested: 500, previous: 400, change: 99, items: [{name: a, requested: 1{i}, previous: 55, "
      "change: 7}, {name: b, requested: 2{i}}]}\n"},
     20},
    {"lines, each with a wrong change",
     {"items:\n", "  - {name: a{i}, requested: 12{i}, previous: 7, change: 1000000}\n"}},
    {"checks of what is equal, one for each line",
     {"total: {requested: 5}\nitems:\n", "  - {name: a{i}, requested: 1{i}, previous: 1{i}}\n", "checks:\n",
      "  - items[\"a{i}\"].requested = items[\"a{i}\"].previous within 2 if total.requested > 0\n"},
     40},
    {"a check of what is equal, made of each line",
     {"total: {requested: 5, previous: 4}\nitems:\n", "  - {name: a{i}, requested: 1{i}, previous: 2{i}}\n",
      "checks: [requested = previous within 1]\n"}},
    {"totals off by one, as rounding leaves them",
     {"items:\n", "  - {name: g{i}, amount: 31{i}1, items: [{name: a, amount: 21{i}0}, {name: b, amount: 100{i}}]}\n"}},
    {"totals in another unit",
     {"unit: 円\nitems:\n", "  - {name: g{i}, amount: 1{i}, items: [{name: a, amount: 1{i}000}]}\n"}},
    {"sheets with conventions",
     {"title: s{i}\ntotal: {requested: 10, previous: 14}\nitems: [{name: a, requested: 3, previous: 4}, {name: b, "
      "requested: 3, previous: 4}, {name: c, requested: 3, previous: 5}]\n---\n"},
     40},
    {"lines that list only some of their parts",
     {"items:\n", "  - {name: g{i}, amount: 9{i}7, items: [{name: a, amount: 2{i}}, {name: b, amount: 1{i}}]}\n"}},
    {"lines in two columns, and wrong totals",
     {"total: {requested: 7{n}, previous: 3{n}}\nitems:\n",
      "  - {name: a{i}, requested: 9{i}, previous: 1{i}, change: 5}\n"}},
    {"items without a total", {"items:\n", "  - {name: g{i}, items: [{name: a, items: [{name: b, amount: {i}}]}]}\n"}},
    {"items of items of items", {"items:\n", "  - {name: n{i}, amount: 1, items: [" + nested(30) + "]}\n"}, 10},
    {"a line of many brackets",
     {"total: {amount: 3}\nitems: [", "{name: n{i}, amount: 2, items: [{name: a, amount: 1}]}, ", "]\n"}},
    {"same names", {"items:\n", "  - {name: a, requested: 5, previous: 4, change: 9, note: {i}}\n"}},
    {"lines called total", {"items:\n", "  - {name: 合計, amount: {i}}\n"}},
    {"one long name", {"items: [{name: ", "n{i}", ", amount: 1, items: [", "{name: a{i}, amount: 3}, ", "]}]\n"}},
    {"remarks", {"items:\n", "  - {name: a{i}, requested: 5, previous: 4, change: 講座の増}\n"}},
    {"nils", {"items:\n", "  - {name: a{i}, requested: 5, previous: 4, change: ‐}\n"}},
    {"blanks that a restatement fills",
     {"total: {amount: 9}\nitems:\n", "  - {name: a{i}, amount: , also: [{where: x, amount: 5}]}\n"}},
    {"blanks that a change fills", {"items:\n", "  - {name: a{i}, requested: , previous: 4, change: 5}\n"}},
    {"calculations", {"workings:\n", "  w{i}: 1,560 + 65 = 1,805\n"}},
    {"a long calculation", {"workings:\n  w: 1", " + {i}", " = 7\n"}},
    {"workings", {"workings:\n", "  w{i}: {items: [{name: a, amount: 1}], total: {amount: 2}}\n"}},
    {"lines that are subtracted", {"total: {amount: 5}\nitems:\n", "  - {name: a{i}, amount: {i}, sign: minus}\n"}},
    {"negative lines that are subtracted",
     {"funding: {x: 5}\nitems:\n", "  - {name: a{i}, sign: minus, items: [{name: b, amount: 1}]}\n",
      "  - {name: c{i}, amount: -{i}, sign: minus}\n"}},
    {"tolerances",
     {"tolerance: 1\nitems:\n",
      "  - {name: a{i}, amount: {i}1, tolerance: 2, items: [{name: b, amount: {i}0}, {name: c, amount: 0}]}\n"}},
    {"parts of the whole",
     {"stages: {p: {share_of: amount}}\ntotal: {amount: {n}, p: 99}\nitems:\n",
      "  - {name: a{i}, amount: 1, p: 2.5}\n"},
     240},  // with fewer rows, the search for causes has not reached what bounds it for each equation
    {"parts of the whole, in groups",
     {"items:\n", "  - {name: a{i}, 構成比: 1, items: [{name: b, amount: 1, 構成比: 2.5}]}\n"}},
    {"shares that were rounded", {"total: {amount: 74{n}}\nitems:\n", "  - {name: a{i}, amount: {i}, share: 1.23%}\n"}},
    {"ratios by their names",
     {"items:\n", "  - {name: a{i}, requested: 1{i}, previous: {i}, 前年比: 101, 増減率: 3}\n"}},
    {"columns of parts of many stages",
     {"stages:\n", "  s{i}: l{i}\n", "items:\n  - {name: a", ", s{i}: 1", ", 構成比: 50}\n  - {name: b", ", s{i}: 1",
      ", 構成比: 50}\n"},
     30},
    {"largest remainders",
     {"rounding: largest-remainder\ntotal: {amount: 100}\nfunding:\n", "  - {name: s{i}, share: 1/{n}, amount: 1}\n"}},
    {"tables of largest remainders",
     {"rounding: largest-remainder\nitems:\n",
      "  - {name: a{i}, amount: 10, funding: [{name: x, share: 1/3, amount: 3}, {name: y, share: 2/3, amount: 7}]}\n"}},
    {"remarks in English", {"items:\n", "  - {name: a{i}, requested: 5, previous: 4, change: Decrease due to {i}}\n"}},
    {"partial lines", {"items:\n", "  - {name: a{i}, amount: 5, partial: yes, items: [{name: b, amount: 9}]}\n"}},

    {"stages",
     {"stages:\n", "  s{i}: l{i}\n", "items: [{name: a", ", s{i}: 1", "}, {name: b", ", s{i}: 1", "}]\n"},
     30},
    // The grid of lines and stages has a limit of its own, which limits_test.cpp shows.
    {"a line for each stage", {"stages:\n", "  s{i}: l{i}\n", "items:\n", "  - {name: n{i}, s{i}: 1}\n"}, 10},
    {"labels", {"stages:\n  a: [", "l{i}, ", "]\nitems:\n", "  - {name: x, l{i}: 4}\n"}},
    {"a chain of formulas",
     {"stages:\n  x: inc\n  s1: base\n", "  s{i}: {formula: s{h} + x}\n", "items: [{name: a, s1: 1, x: 1}]\n"},
     30},
    {"a long formula",
     {"stages:\n  x: {label: X, formula: amount", " + {i} * amount", "}\nitems: [{name: a, amount: 1, x: 3}]\n"}},
    {"formulas that are all stated",
     {"stages:\n  x: inc\n  s1: base\n", "  s{i}: {formula: s{h} + x}\n", "items: [{name: a, s1: 1, x: 1", ", s{i}: 7",
      "}]\n"},
     50},
    {"stages of which each is the sum of two",
     {"stages:\n  s0: a\n  s1: b\n", "  s{i}: {formula: s{h} + s{g}}\n", "items: [{name: a, s0: 1, s1: 1, s{n}: 3}]\n"},
     10},
    {"lines with a chain of formulas, and a wrong end",
     {"stages:\n  x: inc\n  s0: base\n" + chain(20) + "items:\n", "  - {name: n{i}, s0: 1, x: 1, s20: 3}\n"}},
    {"ratios",
     {"stages:\n  rate: 率 = change / previous\nitems:\n",
      "  - {name: n{i}, requested: 30, previous: 20, change: 10, rate: 51%}\n"}},
    {"stages that are ratios",
     {"stages:\n  x: X\n  y: Y\n", "  r{i}: {label: r{i}, formula: x / y}\n", "items:\n  - {name: a, x: 1, y: 4",
      ", r{i}: 26%", "}\n"},
     40},
    {"formulas of unknown stages", {"stages:\n", "  s{i}: {label: l{i}, formula: amuont{i} + x}\n", "total: 1\n"}},
    {"names that a formula does not reach",
     {"stages:\n  x: {label: X, formula: requested - previous, except: [", "n{i}, ", "]}\nitems:\n",
      "  - {name: n{i}, requested: 3, previous: 1, x: 9}\n"}},
    {"names of nothing that a formula does not reach",
     {"stages:\n  x: {label: X, formula: requested - previous, except: [", "m{i}, ", "]}\nitems:\n",
      "  - {name: n{i}, requested: 3, previous: 1, x: 9}\n"}},
    {"tables that do not add up",
     {"stages:\n  x: {label: X, not_added: [", "n{i}, ", "]}\nitems:\n",
      "  - {name: n{i}, x: 9, items: [{name: a, x: 5}]}\n"}},

    {"sources with shares of lines",
     {"total: {amount: 100}\nitems:\n", "  - {name: n{i}, amount: 100}\n", "funding:\n",
      "  - {name: s{i}, share: 1/2, of: items/n{i}, amount: 50}\n"}},
    {"sources with shares of no line",
     {"total: {amount: 100}\nfunding:\n", "  - {name: s{i}, share: 1/2, of: items/n{i}, amount: 50}\n"}},
    {"sources with wrong shares", {"total: {amount: 100}\nfunding:\n", "  - {name: s{i}, share: 1/2, amount: 5{i}}\n"}},
    {"columns of years",
     {"fiscal_year: 2026\nitems:\n", "  - {name: n{i}, FY2026 Request: 1, 7年度予算額: 1, 2024 Actual: 1}\n"}},
    {"sources that state nothing", {"total: {amount: 100}\nfunding:\n", "  - {name: s{i}, share: 1/{n}}\n"}},
    {"sources that do not add up", {"total: {amount: 100}\nfunding:\n", "  - {name: s{i}, amount: 5{i}}\n"}},
    {"sources of nothing", {"total: {amount: 5}\nfunding:\n", "  s{i}: {amount: 0}\n"}},
    {"lines with sources and a rest",
     {"items:\n",
      "  - {name: n{i}, amount: 100, funding: [{name: a, share: 1/3, amount: 34}, {name: b, share: rest, amount: "
      "67}]}\n"}},
    {"lines that only their sources state",
     {"items:\n",
      "  - {name: n{i}, funding: [{name: a, share: 1/3, amount: 34}, {name: b, share: rest, amount: 67}]}\n"}},
    {"payers in words", {"total: {amount: 100}\nfunding: [{name: s, amount: 100, share: \"", "p{i} 1/{n} ", "\"}]\n"}},
    {"funding by stage",
     {"total: {requested: 5, previous: 4}\nfunding:\n  requested: {", "s{i}: 1, ", "}\n  previous: {", "s{i}: 1, ",
      "}\n"}},
    {"limits", {"items:\n", "  - {name: n{i}, amount: 100, limit: 50}\n"}},
    {"capped shares",
     {"items:\n",
      "  - {name: n{i}, amount: 100, funding: [{name: a, share: 1/2, limit: 30, amount: 40}, {name: b, share: "
      "rest}]}\n"}},

    {"restatements", {"total: {amount: 1}\nalso:\n", "  - {where: w{i}, amount: 1}\n"}},
    {"restatements that disagree", {"total: {amount: 1}\nalso:\n", "  - {where: w{i}, amount: 2{i}}\n"}},
    {"restatements that agree with each other", {"total: {amount: 1}\nalso:\n", "  - {where: w{i}, amount: 2}\n"}},
    {"restatements of lines", {"items:\n", "  - {name: n{i}, amount: 1, also: [{where: w, amount: 2}]}\n"}},
    {"breakdowns", {"total: {amount: 5}\nbreakdowns:\n", "  b{i}: [{name: a, amount: 2}, {name: b, amount: 3}]\n"}},
    {"breakdowns that do not add up",
     {"total: {amount: 5}\nbreakdowns:\n", "  b{i}: [{name: a, amount: 2}, {name: b, amount: 4}]\n"}},
    {"breakdowns that disagree", {"breakdowns:\n", "  b{i}: [{name: a, amount: 2}, {name: b, amount: 4{i}}]\n"}},
    {"rates of rates", {"items:\n  - {name: n1, amount: 1}\n", "  - {name: n{i}, rate: 50%, of: n{h}}\n"}},
    {"rates of sums of many lines",
     {"items:\n  - {name: r, rate: 10%, of: n2", " + n{i}", "}\n", "  - {name: n{i}, amount: 1}\n"}},
    {"rates in a circle", {"items:\n  - {name: n1, rate: 50%, of: n{n}}\n", "  - {name: n{i}, rate: 50%, of: n{h}}\n"}},
    {"rates of a stage",
     {"stages: {base: {label: B}}\nitems:\n", "  - {name: n{i}, rate: 50%, of: base, base: 9, amount: 5}\n"}},
    {"lines that are limits", {"items:\n  - {name: n1, amount: 5}\n", "  - {name: n{i}, amount: 5, limit: n{h}}\n"}},
    {"shares of breakdowns",
     {"total: {amount: 5}\nbreakdowns:\n", "  b{i}: [{name: a, amount: 5}]\n", "funding:\n",
      "  - {name: s{i}, share: 1/2, of: breakdowns/b{i}/a, amount: 1}\n"}},
    {"shares of breakdowns by position",
     {"total: {amount: 5}\nbreakdowns:\n", "  b{i}: [{name: a, amount: 5}]\n", "funding:\n",
      "  - {name: s{i}, share: 1/2, of: breakdowns/#{h}/a, amount: 1}\n"}},
    {"shares of workings",
     {"total: {amount: 5}\nworkings:\n", "  w{i}: 1 + 2 = 3\n", "funding:\n",
      "  - {name: s{i}, share: 1/2, of: workings/w{i}, amount: 1}\n"}},
    {"sources below sources",
     {"total: {amount: 5{n}}\nfunding:\n", "  - {name: s{i}, amount: 5, items: [{name: a, amount: 4}]}\n"}},
    {"groups of staff",
     {"fiscal_year: R8\nunit: 千円\nunit_costs:\n", "  g{i}: 100\n",
      "total: {requested: 5}\ncosts:\n  personnel: {requested: {n}}\n  total: {requested: {n}0}\n  staff:\n",
      "    g{i}: {requested: 1}\n"}},
    {"years of unit costs",
     {"fiscal_year: R8\nunit: 千円\nunit_costs:\n", "  1{i}年度: {a: 100}\n",
      "costs: {personnel: {requested: 99}, staff: {a: {requested: 1}}}\n"}},
    {"checks",
     {"items:\n", "  - {name: n{i}, requested: 10, previous: 20, note: a}\n",
      "checks:\n  - requested >= previous\n  - requested <= total.requested unless note\n  - items[\"n3\"].requested "
      "<= 7\n"}},
    {"many checks",
     {"items: [{name: n, requested: 10, previous: 20}]\nchecks:\n",
      "  - items[\"n\"].requested - {i} >= total.previous + {i}\n"}},
    {"checks of unknown lines",
     {"items: [{name: n, requested: 10, previous: 20}]\nchecks:\n", "  - items[\"m{i}\"].requested >= 1\n"}},
    {"a long check",
     {"items: [{name: n, requested: 10, previous: 20}]\nchecks:\n  - requested <= previous", " + {i}", "\n"}},
    {"roundings",
     {"rounding: half-up\nitems:\n",
      "  - {name: a{i}, amount: 5, rounding: truncate, items: [{name: b, amount: 4}, {name: c, amount: 2}]}\n"}},
    {"exact addition",
     {"rounding: {products: truncate, sums: up, add: exact}\nitems:\n",
      "  - {name: a{i}, amount: 5, items: [{name: b, items: [{name: c, amount: 2 × 2.2 = 4}]}]}\n"}},

    {"rows of CSV", {"items: {csv: other.csv, levels: [款, 項]}\n"}, 60, {"款,項,金額\n", "k{i},a,5\n"}},
    {"rows of CSV, and wrong totals",
     {"items: {csv: other.csv, levels: [款, 項]}\n"},
     60,
     {"款,項,金額\n", "k{i},,7\nk{i},a,5\n"}},
    {"rows of one line", {"items: {csv: other.csv, levels: [款, 項]}\n"}, 60, {"款,項,金額,備考\n", "k,a,5,{i}\n"}},
    {"rows that stand apart",
     {"items: {csv: other.csv, levels: [款, 項]}\n"},
     60,
     {"款,項,金額\n", "k{i},a,5\n", "k{i},b,5\n", "k{i},,11\n"}},
    {"rows with a cell too many",
     {"items: {csv: other.csv, levels: [款, 項]}\n"},
     60,
     {"款,項,金額\n", "k{i},a,5,6\n"}},
    {"rows with text for amounts",
     {"items: {csv: other.csv, levels: [款, 項]}\n"},
     60,
     {"款,項,金額\n", "k{i},a,5O\n"}},
    {"columns of CSV",
     {"stages: {", "s{i}: x{i}, ", "}\nitems: {csv: other.csv, levels: [款]}\n"},
     20,
     {"款", ",x{i}", "\na", ",{i}", "\nb", ",{i}", "\n"}},
    {"columns of CSV that are unknown",
     {"items: {csv: other.csv, levels: [款]}\n"},
     20,
     {"款,金額", ",x{i}", "\na,1", ",{i}", "\nb,1", ",{i}", "\n"}},
    {"columns of sources",
     {"items: {csv: other.csv, levels: [款], funding: {amount: [", "x{i}, ", "]}}\n"},
     20,
     {"款,金額", ",x{i}", "\na,1", ",{i}", "\nb,1", ",{i}", "\n"}},
    {"levels of CSV",
     {"items: {csv: other.csv, levels: [", "l{i}, ", "l1]}\n"},
     20,
     {"", "l{i},", "l1,金額\n", "a{i},", "b,5\n", "a{i},", "c,5\n"}},
    {"totals that each row repeats",
     {"items: {csv: other.csv, levels: [款, 項], stages: {amount: {款: 計, 項: 金額}}}\n"},
     60,
     {"款,項,金額,計\n", "k,a{i},5,5\n"}},
    {"totals that each row states otherwise",
     {"items: {csv: other.csv, levels: [款, 項], stages: {amount: {款: 計, 項: 金額}}}\n"},
     60,
     {"款,項,金額,計\n", "k,a{i},5,{i}\n"}},
    {"columns of levels",
     {"items: {csv: other.csv, levels: [", "l{i}, ", "l], stages: {amount: {", "l{i}: x{i}, ", "l: x}}}\n"},
     20,
     {"", "l{i},", "l", ",x{i}", ",x\n", "a{i},", "b", ",5", ",5\n"}},
    {"levels that rows lack",
     {"items: {csv: other.csv, levels: [款, 目, 項], fill: no}\n"},
     60,
     {"款,目,項,金額\n", "k{i},,a,5\n", ",m,b{i},5\n"}},
    {"a header below titles",
     {"items: {csv: other.csv, levels: [款]}\n"},
     60,
     {"title;of,all\n", "\n", "款;金額\n", "a{i};5\n"}},
    {"rows of CSV in UTF-8 with a broken byte",
     {"items: {csv: other.csv, levels: [款]}\n"},
     60,
     {"款,金額\n", "a{i},5\n", "\xff,5\n"}},
    {"tables from the same CSV", {"breakdowns:\n", "  b{i}: {csv: other.csv, levels: [款]}\n"}, 60, {"款,金額\na,5\n"}},
    {"lines that are sheets",
     {"total: {amount: 3}\nitems:\n", "  - {name: a{i}, sheet: other{i}.yaml}\n"},
     60,
     {"total: {amount: 5}\nitems: [{name: a, amount: 5}]\n"}},
    {"lines of last year",
     {"previous_sheet: other2.yaml\nitems:\n", "  - {name: a{i}, previous: 4}\n"},
     60,
     {"items:\n", "  - {name: a{i}, approved: 5}\n"}},

    {"anchors", {"items:\n", "  - &a{i} {name: n{i}, amount: 1}\n", "workings:\n  w:\n    items:\n", "    - *a{i}\n"}},
    {"an anchor for each amount", {"meta: [&z 1]\nitems:\n", "  - {name: n{i}, amount: *z}\n"}},
    {"anchors that are nowhere", {"items:\n", "  - {name: n{i}, amount: *z{i}}\n"}},
    {"documents", {"---\ntotal: {amount: 3}\nitems: [{name: a{i}, amount: 2}]\n"}},
    {"documents that are broken", {"---\ntotal: {amount: {i}\n"}, 60},
    {"keys twice", {"items:\n", "  - {name: n{i}, amount: 1, amount: 2}\n"}},
    {"a key many times", {"items:\n  - name: a\n", "    amount: {i}\n"}},
    {"unknown keys", {"items:\n  - name: a\n", "    amont{i}: 5\n"}},
    {"the same unknown key", {"items:\n", "  - {name: a, amont: {i}}\n"}},
    {"words that are nearly keys", {"items:\n", "  - {name: a{i}, reqeusted{i}: 5, previuos: 4}\n"}},
    {"characters that are not seen", {"items:\n", "  - {name: \"a{i}\\u200B\", amount: \"1\\u200B0\"}\n"}},
    {"bytes that are no UTF-8", {"items:\n", "  - {name: a{i}, note: \xff}\n"}},
    {"totals by their names",
     {"items:\n", "  - {name: a{i}, amount: 4}\n", "  - {name: b{i}計, amount: 4}\n", "  - {name: 総計, amount: 7}\n"}},
    {"free fields", {"total: 1\nmeta:\n", "  k{i}: {i}\n"}},
    {"a long text", {"total: 1\nnote: ", "あいう{i}", "\n"}},
    {"a long number", {"total: ", "1{i}", "\n"}},
    {"letters for digits", {"items:\n", "  - {name: a{i}, amount: 10O}\n"}},
    {"thousands in braces", {"items:\n", "  - {name: a{i}, requested: 12,000}\n"}},
    {"open quotes", {"items:\n", "  - name: \"a{i}\n    requested: 5\n"}},
    {"open brackets", {"items:\n", "  - {name: a{i}, requested: 12\n"}},
    {"open quotes that go on", {"note:\n", "  \"a{i}\n"}},
    {"brackets that are never closed", {"note: ", "[{a{i}: ", "\n"}, 600},
    {"brackets that close others", {"note: ", "[{i}}, "}, 600},
    {"entries without a comma", {"note: {", "b{i}: 1 c: 2 ", "}\n"}},
    {"words after values", {"note: [", "\"a{i}\" b, ", "]\n"}},
    {"words after comments", {"note: [a\n", "  b{i} # c\n"}},
    {"lines that are not awaited", {"note: \"a\"\n", "  b{i}\n"}},
    {"texts that are not awaited", {"note: \"a\"\n", "  |\n"}},
    {"lines of tabs", {"note: @\n", "\t\n"}},
    {"keys with a question mark", {"note: @\n", "? a{i}\n"}},
    {"documents without a reason", {"---\n|\n]{i}\n"}, 60},
    {"errors of many kinds", {"items:\n", "  - {name: a{i} b: 1}\n    c:@{i}\n  - \"d\" e\n  - *f{i}\n  - [g}\n"}},
    {"tabs", {"items:\n", "  - name: a{i}\n\t  requested: 5\n"}},
    {"signs that begin no value", {"items:\n", "  - name: a{i}\n    requested: @1,320円 × 3回\n"}},
    {"keys without a space", {"items:\n", "  - name: a{i}\n    requested:82,726\n"}},
    {"two colons", {"items:\n", "  - name: a{i}\n    note: 対象: 企業\n"}},
    {"dashes alone", {"items:\n", "  - name: a{i}\n    change: - 270\n"}},
    {"comments for amounts", {"items:\n", "  - name: a{i}\n    requested: #1,000\n"}},
    {"values that go on", {"items:\n", "  - name: a{i}\n    requested: 1,000\n      2\n"}},

    {"comments that ignore",
     {"items:\n",
      "  - {name: n{i}, requested: 5, items: [{name: a, requested: 2}]}  # dxbudget: ignore[sum-mismatch]: x\n"}},
    {"a comment with many rules",
     {"total: 5 # dxbudget: ignore[", "sum-mismatch, limit-exceeded, bad-share{i}, ",
      "sum-mismatch]: x\nitems: [{name: a, amount: 2}]\n"}},
    {"a comment for a long line",
     {"items: [", "{name: n{i}, requested: 5, items: [{name: a, requested: 2}]}, ", "] # dxbudget: ignore[",
      "limit-exceeded, change-mismatch, bad-share{i}, ", "sum-mismatch]: x\n"}},
    {"comments above each other",
     {"total: {amount: 1}\n", "# dxbudget: ignore[sum-mismatch]: x{i}\n", "items: [{name: a, amount: 2}]\n"}},
    {"comments in a comment",
     {"total: {amount: 1} ", "# dxbudget: ignore[sum-mismatch]: x{i} ", "\nitems: [{name: a, amount: 2}]\n"}},
    {"comments in texts", {"total: {amount: 1}\nmeta:\n", "  k{i}: 'a # dxbudget: ignore[sum-mismatch]: x'\n"}},
};

const std::vector<Construct> tables = {
    {"rows of a table", {}, 150, {"名称,前年,要求\n", "n{i},1{i}7,{i}31\n"}},
    {"rows with sums", {}, 75, {"名称,前年,要求\n", "n{i},{i},7\nm{i},1,{i}\n計,{i}5,{i}1\n", "合計,5000,7000\n"}},
    {"groups of rows, and their sum",
     {},
     75,
     {"名称,前年,要求,査定\n", "a{i},113,127,131\nb{i},211,223,227\n計{i},324,350,358\n"}},
    {"rows that all stand in the same sums", {}, 75, {"名称,前年,要求\n", "a{i},113,127\n", "計,{n}13,{n}27\n"}},
    {"products", {}, 75, {"名称,前年,要求\n", "単価{i},1713,1723\n数{i},1319,3131\n額{i},2259447,5394713\n"}},
    {"averages", {}, 75, {"名称,前年,要求\n", "a{i},1136,1274\nb{i},2154,2232\n平均{i},1645,1753\n"}},
    {"running balances", {}, 75, {"名称,前年,要求,査定\n", "+{i},1000,1000,10\n={i},{i}123,{i}456,{i}7\n"}},
    {"rows that are the same", {}, 150, {"名称,前年,要求\n", "n{i},5,7\n"}},
    {"columns of a table", {}, 150, {"名称", ",c{i}", "\na", ",1{i}7", "\nb", ",{i}31", "\n"}},
    {"tables in a text", {}, 60, {"| 名称 | 前年 | 要求 |\n|---|---|---|\n| n{i} | 1{i} | {i}7 |\n\n"}},
    {"rows in aligned columns", {}, 150, {"名称    前年    要求\n", "n{i}    1{i}7    {i}31\n"}},
    {"rows of a page's table", {}, 150, {"<table><tr><th>名称<th>前年<th>要求", "<tr><td>n{i}<td>1{i}7<td>{i}31"}},
    {"tables of a page", {}, 60, {"<html>", "<h2>h{i}</h2><table><tr><td>a{i}<td>1{i}7<tr><td>b<td>{i}31</table>"}},
    // In each row it would be a square of cells, which their number bounds.
    {"cells that reach down", {}, 150, {"<table><tr><td rowspan=0>all", "<tr><td rowspan=2>n{i}<td>1{i}7<td>{i}"}},
    {"tags that are not closed", {}, 150, {"<table><tr><td>", "<p><b>n{i}<td><a href=x>1{i}7"}},
    {"cells with text for numbers", {}, 150, {"名称,前年,要求\n", "n{i},1O{i},x\n"}},
};

}  // namespace

const std::vector<Construct>& constructs() {
    return all;
}

const std::vector<Construct>& table_constructs() {
    return tables;
}

Files files_of(const Construct& construct, int count) {
    Files files = {{"sheet.yaml", written(construct.sheet, count)}, {"other.csv", written(construct.other, count)}};
    const bool names_many = std::ranges::any_of(
        construct.sheet, [](const std::string& piece) { return piece.find("other{i}") != std::string::npos; });
    for (int i = 0; i < (names_many ? count : 1); ++i)
        files.emplace(fmt::format("other{}.yaml", i + 2), files.at("other.csv"));
    return files;
}

}  // namespace dxbudget::testing
