/// Where formulas hold, and what they need to be checked.

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

/// What is found, what was not checked and why, one a line; then how many equations hold.
std::string told_of_scope(const std::string& sheet, Language language = Language::english) {
    const Audit checked = audit(Source("sheet.yaml", "unit: 千円\n" + sheet), {.causes = false});
    std::string out;
    for (const Finding& finding : checked.findings)
        out += std::string(finding.rule->id) + ": " + render(finding.message, language) + "\n";
    for (const NotChecked& item : checked.not_checked)
        out += "not checked: " + item.figure + ": " + render(item.reason, language) + "\n";
    return out + std::to_string(checked.tally.held) + " hold\n";
}

}  // namespace

TEST_CASE("a change on a line that states another again is checked wherever it stands") {
    const std::string total =
        "total: {requested: 100, previous: 80}\nitems: [{name: a, requested: 100, previous: 80}]\n";
    // the total states no change
    CHECK(told_of_scope(total + "costs: {project: {requested: 100, previous: 80, change: 999}}\n") ==
          "change-mismatch: project cost at change is 979 too much: 999 declared, 20 computed\n4 hold\n");
    CHECK(told_of_scope(total + "costs: {project: {requested: 100, previous: 80, change: 20}}\n") == "5 hold\n");
    CHECK(told_of_scope(total + "costs: {project: {change: 999}}\n") ==
          "change-mismatch: project cost at change is 979 too much: 999 declared, 20 computed\n2 hold\n");
    CHECK(told_of_scope(total + "also: [{where: 見出し, change: 999}]\n") ==
          "change-mismatch: 見出し at change is 979 too much: 999 declared, 20 computed\n2 hold\n");
    CHECK(told_of_scope(total + "also: [{where: 見出し, requested: 100, change: 20}]\n") == "4 hold\n");
    CHECK(told_of_scope(
              total +
              "funding: {国: {requested: 100, previous: 80}, total: {requested: 100, previous: 80, change: 21}}\n") ==
          "change-mismatch: funded total at change is 1 too much: 21 declared, 20 computed\n6 hold\n");
    CHECK(told_of_scope(total +
                        "funding: {requested: {国: 100, 計: 100}, previous: {国: 80, 計: 80}, change: {計: 20}}\n") ==
          "7 hold\n");
    CHECK(told_of_scope("items: [{name: a, requested: 5, previous: 3, also: {where: 表, change: 1}}]\n") ==
          "change-mismatch: 表 at change is 1 too little: 1 declared, 2 computed\n0 hold\n");
    CHECK(
        told_of_scope(total + "costs: {project: {requested: 100, previous: 80, change: 999}}\n", Language::japanese) ==
        "change-mismatch: 事業費(増減)の計数不一致: 記載 999、計算 20(979千円 超過)\n4 hold\n");
    // the total states it: each wrong figure is wrong once
    CHECK(told_of_scope(
              "total: {requested: 100, previous: 80, change: 20}\ncosts: {project: {requested: 100, previous: 80, "
              "change: 999}}\n") ==
          "restated-mismatch: project cost at change is 979 too much: 999 stated here, 20 elsewhere\n3 hold\n");
    // what a formula does not reach, and ratios
    CHECK(told_of_scope("stages: {change: {formula: requested - previous, except: [costs]}}\n" + total +
                        "costs: {project: {requested: 100, previous: 80, change: 999}}\n") == "4 hold\n");
    CHECK(told_of_scope("stages: {rate: 率 = change / previous}\n" + total + "also: [{where: 見出し, rate: 26.0}]\n") ==
          "change-mismatch: 見出し at 率 is 1 too much: 26 declared, 25 computed\n2 hold\n");
    CHECK(told_of_scope("stages: {rate: 率 = change / previous}\n" + total + "also: [{where: 見出し, rate: 25.0}]\n") ==
          "3 hold\n");
}

TEST_CASE("a formula of which no operand is stated claims nothing, and is counted as not checked") {
    const std::string total =
        "total: {requested: 300, previous: 200}\nitems:\n  - {name: A, requested: 300, previous: 200}\n";
    for (const char* change : {"7", "0", "-7", "約7"}) {
        INFO(change);
        CHECK(told_of_scope(total + "  - {name: B, change: " + change + ", counted: no}\n") ==
              "not checked: items/B.change: figures that it needs are not stated\n2 hold\n");
    }
    CHECK(told_of_scope(total + "  - {name: D, requested: ‐, previous: ‐, change: 7, counted: no}\n") ==
          "not checked: items/D.change: figures that it needs are not stated\n2 hold\n");
    // words and nil need no operands; one operand is enough
    CHECK(told_of_scope(total + "  - {name: B, change: 皆増, counted: no}\n") == "2 hold\n");
    CHECK(told_of_scope(total + "  - {name: B, change: ‐, counted: no}\n") == "2 hold\n");
    CHECK(told_of_scope(total + "  - {name: B, requested: 7, change: 7, counted: no}\n") == "3 hold\n");
    CHECK(told_of_scope(total + "  - {name: B, previous: 7, change: 7, counted: no}\n") ==
          "change-mismatch: B at change is 14 too much: 7 declared, -7 computed\n2 hold\n");
    CHECK(told_of_scope(total + "  - {name: B, change: 7, counted: no}\n", Language::japanese) ==
          "not checked: items/B.change: 計算に必要な数字が記載されていない\n2 hold\n");
}

TEST_CASE("a ratio whose divisor is not stated claims nothing, and is counted as not checked") {
    const auto with = [](const std::string& line) {
        return told_of_scope(
            "stages: {rate: 増減率 = change / previous}\ntotal: {requested: 300, previous: 200, change: 100, rate: "
            "50.0}\nitems:\n  - {name: A, requested: 300, previous: 200, change: 100, rate: 50.0}\n  - {name: B, " +
            line + ", counted: no}\n");
    };
    // by chance a hundred times the dividend, or nothing
    CHECK(with("requested: 7, change: 7, rate: 700") ==
          "not checked: items/B.rate: figures that it needs are not stated\n8 hold\n");
    CHECK(with("requested: 7, change: 7, rate: 0.0") ==
          "not checked: items/B.rate: figures that it needs are not stated\n8 hold\n");
    CHECK(with("requested: 7, change: 7, rate: ‐") == "8 hold\n");
    CHECK(with("requested: 7, change: 7") == "8 hold\n");
    CHECK(with("requested: 7, previous: 0, change: 7, rate: 5") ==
          "not checked: items/B.rate: figures that it needs are not stated\n8 hold\n");
    CHECK(with("requested: 7, previous: 5, change: 2, rate: 40.0") == "9 hold\n");
    CHECK(with("requested: 7, previous: 5, change: 2, rate: 41.0")
              .starts_with("change-mismatch: B at 増減率 is 1 too much"));
}

TEST_CASE("a list that is not complete switches off its own sum alone") {
    const std::string parts = "partial: yes\nitems: [{name: a, requested: 100, previous: 100, change: 0}]\n";
    const std::string total = "total: {requested: 500, previous: 100}\n" + parts;
    CHECK(told_of_scope(total + "funding: [{name: f, requested: 400, previous: 100}]\n") ==
          "funding-mismatch: total at requested is 100 too much for its funding: 500 declared, the sources add up to "
          "400\n2 hold\n");
    CHECK(told_of_scope(total + "breakdowns: {b: [{name: f, requested: 300, previous: 100}]}\n") ==
          "sum-mismatch: total at requested is 200 too much: 500 declared, its items add up to 300\n2 hold\n");
    CHECK(told_of_scope(
              total + "funding: [{name: f, requested: 500, previous: 100}]\nbreakdowns: {b: [{name: f, requested: 500, "
                      "previous: 100}]}\n") == "5 hold\n");
    CHECK(
        told_of_scope(total + "breakdowns: {b: {partial: yes, items: [{name: f, requested: 300, previous: 100}]}}\n") ==
        "1 hold\n");
    CHECK(told_of_scope(
              "items: [{name: l, amount: 9, partial: yes, items: [{name: m, amount: 3}], funding: [{name: f, amount: "
              "8}]}]\n") ==
          "funding-mismatch: l at amount is 1 too much for its funding: 9 declared, the sources add up to 8\n0 hold\n");
    // a total that nobody states is not the sum of some of its parts
    CHECK(told_of_scope(
              "partial: yes\nitems: [{name: a, amount: 3}]\nfunding: [{name: f, amount: 8}]\nalso: {where: h, amount: "
              "8}\n") == "1 hold\n");
}
