#include "format/year_label.hpp"

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("the heading of a column is a fiscal year and what stands in it") {
    struct Case {
        const char* text;
        int year;
        YearFigure figure;
    };
    const Case cases[] = {
        {"令和4年度当初予算要求額", 2022, YearFigure::requested},
        {"令和４年度 要求額", 2022, YearFigure::requested},
        {"令和4年度要求額(A)", 2022, YearFigure::requested},
        {"R4要求", 2022, YearFigure::requested},
        {"4年度要求額", 2022, YearFigure::requested},
        {"29年度当初予算額", 2017, YearFigure::budget},
        {"３年度当初予算額", 2021, YearFigure::budget},
        {"令和3年度予算額", 2021, YearFigure::budget},
        {"元年度当初予算額", 2019, YearFigure::budget},
        {"令和元年度の予算額", 2019, YearFigure::budget},
        {"当初予算額(令和3年度)", 2021, YearFigure::budget},
        {"予算額（R3）", 2021, YearFigure::budget},
        {"令和2年度決算額", 2020, YearFigure::other},
        {"令和3年度決算見込額", 2021, YearFigure::other},
        {"令和3年度補正予算額", 2021, YearFigure::other},
        {"令和4年度補正予算要求額", 2022, YearFigure::other},
        {"令和4年度", 2022, YearFigure::unsaid},
        {"(令和4年度)", 2022, YearFigure::unsaid},
        {"2022", 2022, YearFigure::unsaid},
        {"FY2025 Actual", 2025, YearFigure::other},
        {"FY2025 ACTUALS", 2025, YearFigure::other},
        {"Actual FY2025", 2025, YearFigure::other},
        {"Actual (FY 2025)", 2025, YearFigure::other},
        {"2025 Revised Budget", 2025, YearFigure::other},
        {"2024/25 Budget", 2024, YearFigure::budget},
        {"2024-25 budget", 2024, YearFigure::budget},
        {"Budget 2024/25", 2024, YearFigure::budget},
        {"Adopted Budget FY2021", 2021, YearFigure::budget},
        {"FY21 Adopted", 2021, YearFigure::budget},
        {"FY21-22 Adopted", 2021, YearFigure::budget},
        {"FY 2022 Request", 2022, YearFigure::requested},
        {"FY22: Proposed", 2022, YearFigure::requested},
        {"2022_requested", 2022, YearFigure::requested},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto label = read_year_label(c.text, 2022);
        REQUIRE(label);
        CHECK(label->year == c.year);
        CHECK(label->figure == c.figure);
    }
}

TEST_CASE("what is not a year with words that head a column is no label") {
    for (const char* text :
         {"", "要求額", "前年度予算額", "Request", "FY", "22", "4年", "令和4年度機器更新", "2022 laptops", "R4A",
          "room 2022", "FY2022 Q1", "2024/26 Budget", "Budget 2024/25 2025/26", "令和4年度令和3年度", "Actuality 2022",
          "年度", "0年度予算額", "令和100年度予算額"}) {
        CAPTURE(text);
        CHECK(!read_year_label(text, 2022));
    }
}

TEST_CASE("a year without its era is read near the year of the sheet, or not at all") {
    CHECK(read_year_label("29年度予算額", 2018)->year == 2017);
    CHECK(read_year_label("8年度予算額", 2026)->year == 2026);
    CHECK(read_year_label("8年度予算額", 1997)->year == 1996);
    CHECK(read_year_label("63年度予算額", 1989)->year == 1988);
    CHECK(!read_year_label("60年度予算額", 2026));
    CHECK(!read_year_label("29年度予算額", std::nullopt));
}
