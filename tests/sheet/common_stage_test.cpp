/// Tables that speak of other stages than the line that they are about.

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

std::string told(const std::string& sheet, Language language = Language::english) {
    const Audit checked =
        audit(Source("sheet.yaml", "unit: 千円\nstages: {initial: 令和8年度当初}\n" + sheet), {.causes = false});
    std::string out;
    for (const Finding& finding : checked.findings) {
        out += std::to_string(checked.source->place(finding.span.begin).line) + " " + std::string(finding.rule->id) +
               ": " + render(finding.message, language) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("a table none of whose stages its line has is compared with nothing, and that is said") {
    const std::string total = "total: {requested: 9}\nitems: [{name: a, requested: 9}]\n";
    const std::string said =
        "no-common-stage: nothing here is compared with total: it is stated at requested, this at ";
    CHECK(told(total + "funding: {国: {initial: 8}}\n") == "5 " + said + "initial\n");
    CHECK(told(total + "funding: {令和8年度当初: {国: 8, 県: 1}}\n") == "5 " + said + "initial\n");
    CHECK(told(total + "also: {where: h, initial: 8}\n") == "5 " + said + "initial\n");
    CHECK(told(total + "also: {where: h, amount: 8}\n") == "5 " + said + "amount\n");
    CHECK(told(total + "breakdowns: {x: [{name: q, amount: 8}, {name: r, initial: 1}]}\n") ==
          "5 " + said + "initial, amount\n");
    CHECK(told(total + "costs:\n  project: {initial: 8}\n  personnel: {initial: 1}\n  total: {initial: 9}\n") ==
          "6 " + said + "initial\n");
    CHECK(told(total + "costs: {令和8年度当初: {事業費: 8, 人件費: 1, 合計: 9}}\n") == "5 " + said + "initial\n");
    CHECK(told("total: 10\nitems: [{name: a, amount: 10}]\nalso: [{where: h, requested: 99}]\n"
               "breakdowns: {x: [{name: q, requested: 99}]}\n") ==
          "5 no-common-stage: nothing here is compared with total: it is stated at amount, this at requested\n"
          "6 no-common-stage: nothing here is compared with total: it is stated at amount, this at requested\n");
    CHECK(told("total: 10\nitems: [{name: a, requested: 99}]\nfunding: [{name: f, amount: 10}]\n") ==
          "4 no-common-stage: nothing here is compared with total: it is stated at amount, this at requested\n");
    CHECK(told("total: 5\nitems: [{name: a, amount: 5, funding: {国: {initial: 4}}}]\n") ==
          "4 no-common-stage: nothing here is compared with a: it is stated at amount, this at initial\n");
    CHECK(told(total + "funding: {国: {initial: 8}}\n", Language::japanese) ==
          "5 no-common-stage: 事業費と比べるものがない: 事業費の欄は 要求額、ここの欄は 令和8年度当初\n");
}

TEST_CASE("a table that shares a stage with its line, or a line that says nothing, is no matter") {
    const std::string total = "total: {requested: 9, previous: 7}\nitems: [{name: a, requested: 9, previous: 7}]\n";
    for (const char* table : {
             "funding: {国: {requested: 9, initial: 8}}\n",
             "funding: {国: {requested: 9}}\n",
             "costs: {project: {requested: 9, approved: 6}, personnel: {requested: 1, approved: 1}, total: {requested: "
             "10, "
             "approved: 7}}\n",
             "costs: {staff: {正職員: {initial: 1}}}\n",
             "also: {where: h, requested: 9}\n",
             "workings: {単価: {initial: 4}}\n",
             "breakdowns: {x: [{name: q, note: 別紙}, {name: r, requested: 9}]}\n",
         }) {
        INFO(table);
        CHECK(told(total + table).empty());
    }
    CHECK(told("costs: {project: {initial: 8}, personnel: {initial: 1}, total: {initial: 9}}\n").empty());
    CHECK(told("total: 5\npartial: yes\nitems: [{name: a, initial: 1}]\nfunding: [{name: f, amount: 5}]\n").empty());
}
