/// Stored numbers as a spreadsheet shows them, and the addresses and formulas of cells.

#include "tables/number_format.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "tables/cell_address.hpp"
#include "tables/formula.hpp"

using namespace dxbudget::tables;

TEST_CASE("a stored number is shown as its format says") {
    struct Case {
        const char* stored;
        const char* format;
        const char* shown;
    };
    const std::vector<Case> cases = {
        {"1234", "General", "1234"},
        {"-1234.50", "General", "-1234.5"},
        {"0.30000000000000004", "General", "0.3"},
        {"1234.5600000000001", "General", "1234.56"},
        {"1E-3", "General", "0.001"},
        {"1.5E+6", "General", "1500000"},
        {"1E+300", "General", "1e+300"},
        {"-0", "General", "0"},
        {"1234567.891", "#,##0", "1,234,568"},
        {"1234567.891", "#,##0.00", "1,234,567.89"},
        {"1234567.891", "#,##0.0#", "1,234,567.89"},
        {"1234567.8", "#,##0.0#", "1,234,567.8"},
        {"12", "#,##0", "12"},
        {"0.5", "0", "1"},
        {"-0.4", "0", "0"},
        {"9.995", "0.00", "10.00"},
        {"999.5", "#,##0", "1,000"},
        {"7", "000", "007"},
        {"0.25", "0.0%", "25.0%"},
        {"0.12345", "0%", "12%"},
        {"-0.05", "0.0%", "-5.0%"},
        {"1234567", "#,##0,", "1,235"},
        {"1234567890", "#,##0.0,,", "1,234.6"},
        {"-1234", "#,##0", "-1,234"},
        {"-1234", "#,##0;[Red]#,##0", "-1,234"},
        {"-1234", "#,##0_);[Red](#,##0)", "(1,234)"},
        {"-1234", "#,##0;[Red]-#,##0", "-1,234"},
        {"-1234", "#,##0;\"△\"#,##0", "△1,234"},
        {"-1234", "#,##0;△ #,##0", "△ 1,234"},
        {"-1234", "[$€-407]#,##0.00", "-€1,234.00"},
        {"1234", "\"¥\"#,##0", "¥1,234"},
        {"1234", "#,##0\"千円\"", "1,234千円"},
        {"1234", "\\$#,##0", "$1,234"},
        {"0", "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "-"},
        {"5", "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "5"},
        {"0", "#,##0;-#,##0;\"-\"", "-"},
        {"0", "#,###", "0"},
        {"0", "0;-0;", "0"},
        {"55", ";;;", "55"},
        {"-55", ";;;", "-55"},
        {"45383", "yyyy/m/d", "2024-04-01"},
        {"45383.5", "yyyy/m/d h:mm", "2024-04-01 12:00"},
        {"45383", "ggge\"年\"m\"月\"d\"日\"", "2024-04-01"},
        {"45383", "[$-411]ggge\"年\"m\"月\"", "2024-04-01"},
        {"0.75", "h:mm", "18:00"},
        {"1.5", "[h]:mm", "36:00"},
        {"1", "yyyy/m/d", "1900-01-01"},
        {"61", "yyyy/m/d", "1900-03-01"},
        {"-1", "yyyy/m/d", "-1"},
        {"99999999", "yyyy/m/d", "99999999"},
        {"0.5", "# ?/?", "0.5"},
        {"12345", "0.00E+00", "12345"},
        {"5", "[<10]\"few\";0", "5"},
        {"12345", "000-0000", "12345"},
        {"2024", "\"FY\"0", "FY2024"},
        {"12", "@", "12"},
        {"12", "", "12"},
        {"words", "0", "words"},
        {"1,5", "0", "1,5"},
        {"inf", "0", "inf"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.stored, c.format);
        CHECK(shown_number(c.stored, c.format) == c.shown);
    }
    CHECK(shown_number("0", "yyyy/m/d", true) == "1904-01-01");
    CHECK(shown_number("1234.5", built_in_number_format(4)) == "1,234.50");
    CHECK(shown_number("-1234", built_in_number_format(38)) == "(1,234)");
    CHECK(built_in_number_format(999) == "General");
}

TEST_CASE("a cell has one address, written with dollars or without") {
    for (const char* text : {"A1", "Z9", "AA10", "AZ3", "BA3", "ZZ1", "AAA1", "XFD1048576"}) {
        const auto address = read_address(text);
        REQUIRE(address);
        CHECK(in_words(*address) == text);
    }
    CHECK(read_address("$C$12") == CellAddress{11, 2});
    CHECK(read_address("c$12") == CellAddress{11, 2});
    for (const char* text : {"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "A-1", "AAAA1", "$", "A 1"})
        CHECK_FALSE(read_address(text));
}

TEST_CASE("a formula that adds and subtracts cells is read, no other") {
    using Parts = std::vector<FormulaPart>;
    const CellAddress c3{2, 2};
    const CellAddress c9{8, 2};
    const CellAddress d4{3, 3};
    CHECK(read_formula("SUM(C3:C9)") == Parts{{c3, c9, 1, true}});
    CHECK(read_formula("SUM($C$9:C3)") == Parts{{c3, c9, 1, true}});
    CHECK(read_formula("SUM(C3,D4:D4)") == Parts{{c3, c3, 1, true}, {d4, d4, 1, true}});
    CHECK(read_formula("C3+C9") == Parts{{c3, c3, 1, false}, {c9, c9, 1, false}});
    CHECK(read_formula("+C3 - D4") == Parts{{c3, c3, 1, false}, {d4, d4, -1, false}});
    CHECK(read_formula("-C3+SUM( C3:C9 )") == Parts{{c3, c3, -1, false}, {c3, c9, 1, true}});
    for (const char* text : {"", "SUM()", "SUM(C3:C9", "C3*2", "C3+1", "SUM(Costs!C3:C9)", "Costs!C3", "ROUND(C3,0)",
                             "C3+", "C3 D4", "SUM(C3:C9)*2", "SUM(C:C)", "(C3)", "sum"})
        CHECK_FALSE(read_formula(text));
}

TEST_CASE("a formula moves along with its cell") {
    const CellAddress from{9, 2};
    CHECK(moved_formula("SUM(C3:C9)", from, {9, 3}) == "SUM(D3:D9)");
    CHECK(moved_formula("SUM($C3:C$9)*$B$1", from, {10, 3}) == "SUM($C4:D$9)*$B$1");
    CHECK(moved_formula("IF(C3=\"C3\",'C3'!C3,LOG10(C3))", from, {10, 2}) == "IF(C4=\"C3\",'C3'!C4,LOG10(C4))");
    CHECK(moved_formula("Q3!C3+C3.5+C3_x", from, {10, 2}) == "Q3!C4+C3.5+C3_x");
    CHECK(moved_formula("A1", from, {0, 0}) == "A1");
    CHECK(moved_formula("\"open", from, {0, 0}) == "\"open");
}

TEST_CASE("a formula of OpenDocument reads as one of Excel") {
    CHECK(formula_of_ods("of:=SUM([.C3:.C9];[.C11])") == "SUM(C3:C9,C11)");
    CHECK(formula_of_ods("of:=[.C3]-[$Costs.D4]") == "C3-$Costs!D4");
    CHECK(formula_of_ods("of:=IF([.A1]=\"[.;]\";1;2)") == "IF(A1=\"[.;]\",1,2)");
    CHECK(formula_of_ods("=1+1") == "1+1");
    CHECK(formula_of_ods("of:=[") == "");
    CHECK(formula_of_ods("") == "");
}
