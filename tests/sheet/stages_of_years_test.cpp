/// Columns that are headed with a fiscal year, by the year of the sheet.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// The ids of a sheet's stages, in their order.
std::string stages_of(const std::string& sheet) {
    const Audit checked = audit(Source("sheet.yaml", sheet), {.causes = false});
    std::string ids;
    for (const Stage& stage : checked.sheets.front().stages) ids += (ids.empty() ? "" : ", ") + std::string(stage.id);
    return ids;
}

std::string advice_for(const std::string& sheet, Language language = Language::english) {
    return told_with_help(audit(Source("sheet.yaml", sheet), {.causes = false}), language);
}

}  // namespace

TEST_CASE(
    "this year's request and decision and last year's budget are known stages, other years are stages of their own") {
    CHECK(stages_of("fiscal_year: 令和4年度\ntotal: {令和4年度当初予算要求額: 5, 3年度当初予算額: 3, 増減: 2}\n") ==
          "requested, previous, change");
    CHECK(
        stages_of("fiscal_year: R4\ntotal: {令和3年度予算額: 3, 令和4年度査定額: 5, 増減: 2, 令和2年度決算額: 4}\n") ==
        "previous, approved, change, 令和2年度決算額");
    CHECK(
        stages_of("fiscal_year: FY2026\ntotal: {FY2024 Actual: 4, FY2025 Budget: 3, FY2026 Request: 5, change: 2}\n") ==
        "FY2024 Actual, previous, requested, change");
    CHECK(stages_of("fiscal_year: 令和四年度\ntotal: {令和四年度要求額: 5, 三年度当初予算額: 3, Ｒ２決算額: 4}\n") ==
          "requested, previous, Ｒ２決算額");
    CHECK(stages_of("fiscal_year: FY26\ntotal: {FY25 Budget: 3, FY26 Request: 5}\n") == "previous, requested");
    CHECK(stages_of("fiscal_year: 2025/26\ntotal: {2024/25 Budget: 3, 2025/26 Adopted: 5}\n") == "previous, approved");
    CHECK(stages_of("fiscal_year: 2026\ntotal: {2025: 3, 2026: 5, 2027: 6, change: 2}\n") ==
          "previous, amount, 2027, change");
    CHECK(stages_of("fiscal_year: 2026\ntotal: {FY2025 Actual: 3, FY2025 Request: 5, FY25 Revised: 6}\n") ==
          "FY2025 Actual, FY2025 Request, FY25 Revised");
}

TEST_CASE("one label is one stage however it is spelled, and two labels are two") {
    CHECK(stages_of("fiscal_year: 2026\ntotal: {FY2025 Budget: 3}\nitems: [{name: a, FY2025  Budget: 3}]\n") ==
          "previous");
    CHECK(stages_of("fiscal_year: 2026\ntotal: {FY2025 Adopted: 3, FY2025 Original: 4}\n") ==
          "previous, FY2025 Original");
    CHECK(stages_of(
              "fiscal_year: R8\ntotal: {前年度: 3, 令和8年度要求額: 4}\nitems: [{name: a, 令和7年度予算額: 3}]\n") ==
          "previous, requested");
}

TEST_CASE("what a sheet declares goes before its years") {
    CHECK(stages_of("fiscal_year: 2026\nstages: {requested: [FY2026 Budget]}\ntotal: {FY2026 Budget: 3}\n") ==
          "requested");
    CHECK(stages_of("fiscal_year: 2026\nstages: {plan: {label: FY2025 Budget}}\ntotal: {FY2025 Budget: 3}\n") ==
          "plan");
}

TEST_CASE("columns of years are added up and compared") {
    const std::string items =
        "items: [{name: a, FY2024 Actual: 1, FY2025 Budget: 2, FY2026 Request: 4}, {name: b, FY2024 Actual: 2, "
        "FY2025 Budget: 3, FY2026 Request: 5}]\n";
    const std::string head = "fiscal_year: FY2026\nunit: USD\n";
    CHECK(advice_for(head + "total: {FY2024 Actual: 3, FY2025 Budget: 5, FY2026 Request: 9, change: 4}\n" + items)
              .empty());
    CHECK(advice_for(head + "total: {FY2024 Actual: 4, FY2025 Budget: 5, FY2026 Request: 9, change: 4}\n" + items) ==
          "sum-mismatch: total at FY2024 Actual is 1 too much: 4 declared, its items add up to 3\n");
    CHECK(advice_for(head + "total: {FY2024 Actual: 3, FY2025 Budget: 5, FY2026 Request: 9, change: 5}\n" + items) ==
          "change-mismatch: total at change is 1 too much: 5 declared, 4 computed\n");
}

TEST_CASE("the same in CSV files, in formulas and in checks") {
    const Files files = {{"sheet.yaml",
                          "fiscal_year: 令和8年度\nunit: 千円\nitems: {csv: lines.csv, levels: [事業]}\n"
                          "total: {要求額: 7, 前年度: 5, 増減: 2}\n"
                          "stages: {差: {formula: 令和8年度要求額 - 令和7年度予算額}}\n"
                          "checks: [令和8年度要求額 <= 7]\n"},
                         {"lines.csv", "事業,令和7年度予算額,令和8年度要求額,差\na,2,3,1\nb,3,4,1\n"}};
    CHECK(told_with_help(audit_file(files, "sheet.yaml", false)) == "");
}

TEST_CASE("without the year of the sheet a label of a year cannot be placed, and the help says what to write") {
    const std::string sheet = "total: {amount: 5, 令和8年度要求額: 5}\nitems: [{name: a, amount: 5}]\n";
    CHECK(advice_for(sheet) ==
          "unknown-key: `令和8年度要求額` is neither a key of the format nor a stage of this sheet | write "
          "the sheet's year at its top, `fiscal_year: 2026`; it says which column is this year's\n");
    CHECK(advice_for(sheet, Language::japanese) ==
          "unknown-key: 「令和8年度要求額」は書式の項目でも、この調書の欄でもない | "
          "調書の先頭に「年度: 令和8年度」のように年度を書く。これで今年度の欄か前年度の欄かが決まる\n");
}

TEST_CASE("a label that stays unknown is proposed as one of a known stage, then as a stage") {
    struct Case {
        const char* word;
        const char* stage;
    };
    for (const auto& [word, stage] : {Case{"令和7年度の額の", "amount"},
                                      {"前回提示額", "previous"},
                                      {"要望した額", "requested"},
                                      {"council decision", "amount"},
                                      {"Prior year total", "previous"},
                                      {"課長査定案", "approved"},
                                      {"Variance to plan", "change"}}) {
        CAPTURE(word);
        CHECK(advice_for("total: {amount: 5, " + std::string(word) + ": 5}\nitems: [{name: a, amount: 5}]\n") ==
              "unknown-key: `" + std::string(word) +
                  "` is neither a key of the format nor a stage of this sheet | declare a column under `stages:`, as a "
                  "label of a known stage such as `" +
                  stage + "` or as a custom stage; free fields belong under `meta:`\n");
    }
}
