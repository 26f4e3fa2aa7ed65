#include "format/fiscal_year.hpp"

#include "catch.hpp"

using namespace dxbudget;

TEST_CASE("a fiscal year is read in the ways that documents write it") {
    struct Case {
        const char* text;
        int year;
    };
    const Case cases[] = {
        {"令和8年度", 2026},
        {"令和８年度", 2026},
        {"令和 8 年度", 2026},
        {"令和　８　年度", 2026},
        {"令和8年", 2026},
        {"令和08年度", 2026},
        {"令和元年度", 2019},
        {"平成31年度", 2019},
        {"平成元年", 1989},
        {"昭和64年度", 1989},
        {"R8", 2026},
        {"Ｒ８年度", 2026},
        {"R.8", 2026},
        {"R元", 2019},
        {"H31", 2019},
        {"S63年度", 1988},
        {"2026", 2026},
        {"２０２６年度", 2026},
        {"西暦2026年", 2026},
        {"FY2026", 2026},
        {"FY 2026", 2026},
        {"2026/27", 2026},
        {"2026-2027", 2026},
        {"1999/00", 1999},
        {"令和8年度当初予算", 2026},
        {"令和8年度一般会計補正予算", 2026},
        {"令和8年度(2026年度)", 2026},
        {"2026年度（令和８年度）", 2026},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(read_fiscal_year(c.text) == c.year);
    }
}

TEST_CASE("what does not say one year is none") {
    for (const char* text : {"",
                             "8年度",
                             "令和年度",
                             "令和0年度",
                             "令和100年度",
                             "FY26",
                             "26",
                             "20260",
                             "99999999999999999999",
                             "2026/28",
                             "2026/",
                             "2026/2028",
                             "令和8年度～令和10年度",
                             "令和8年度(2025年度)",
                             "令和8年度(2026年度",
                             "来年度",
                             "R",
                             "正職員",
                             "RR8",
                             "令和-8年度",
                             "0999",
                             "令和8年度事業"}) {
        INFO(text);
        CHECK_FALSE(read_fiscal_year(text).has_value());
    }
}
