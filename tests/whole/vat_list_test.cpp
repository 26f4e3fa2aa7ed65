/// A list of expenses with VAT that was rounded line by line: sixty rows, and as many columns.

#include <cstdint>
#include <random>
#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"

using namespace dxbudget;

namespace {

std::string in_cents(std::int64_t cents) {
    const std::string digits = std::to_string(cents % 100);
    return std::to_string(cents / 100) + "." + (digits.size() == 1 ? "0" : "") + digits;
}

/// Net amounts with VAT of 19 % on top, each rounded to the cent; the totals come from the exact amounts.
std::string vat_list(int rows, int columns, const std::string& rounding) {
    std::mt19937_64 random(19);
    std::vector<std::int64_t> exact(static_cast<std::size_t>(columns));  // in 1/100 of a cent
    std::string items;
    for (int row = 0; row < rows; ++row) {
        items += "  - {name: Line " + std::to_string(row + 1);
        for (int column = 0; column < columns; ++column) {
            const auto net = static_cast<std::int64_t>(100 + random() % 40000);
            exact[static_cast<std::size_t>(column)] += net * 119;
            items += ", c" + std::to_string(column) + ": " + in_cents((net * 119 + 50) / 100);
        }
        items += "}\n";
    }
    std::string text = "unit: EUR\n" + rounding + "stages:\n";
    for (int column = 0; column < columns; ++column)
        text += "  c" + std::to_string(column) + ": Month " + std::to_string(column) + "\n";
    text += "total:\n";
    for (int column = 0; column < columns; ++column)
        text += "  c" + std::to_string(column) + ": " + in_cents((exact[static_cast<std::size_t>(column)] + 50) / 100) +
                "\n";
    return text + "items:\n" + items;
}

}  // namespace

TEST_CASE("a VAT list that was rounded line by line: the hint names the key with which all of it holds") {
    const auto [rows, columns] = GENERATE(values<std::pair<int, int>>({{60, 1}, {60, 60}, {17, 3}}));
    CAPTURE(rows, columns);
    Audit checked = audit(Source("list.yaml", vat_list(rows, columns, "")));
    judge(checked);
    REQUIRE(checked.tally.mismatched > 0);
    int hints = 0;
    for (const Finding& finding : checked.findings) {
        CAPTURE(render(finding.message, Language::english));
        CHECK(finding.causes.empty());  // no line is to blame
        hints += render(finding.help, Language::english) ==
                 "if the figures are rounded, state how, such as `rounding: half-up`";
    }
    CHECK(hints == 1);
    const Audit rounded = audit(Source("list.yaml", vat_list(rows, columns, "rounding: half-up\n")));
    CHECK(rounded.findings.empty());
    CHECK(rounded.tally.mismatched == 0);
    CHECK(rounded.tally.held_within_rounding == checked.tally.mismatched);
}
