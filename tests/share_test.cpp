/// Shares of funding sources: with a limit, and of several payers in one text.

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;

namespace {

/// The findings of a funding table over a total of 40,000, one a line.
std::string findings_of(const std::string& sources) {
    const Audit checked = audit(Source("sheet.yaml", "unit: 千円\ntotal: 40,000\nfunding:\n" + sources));
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.rule->id == "nothing-checked") continue;
        out += (finding.severity == Severity::error ? "error: " : "warning: ") +
               render(finding.message, Language::english) + "\n";
    }
    return out;
}

std::string calculated(const std::string& sources, const char* path, std::int64_t total) {
    const Audit checked = audit(Source("sheet.yaml", "unit: 千円\ntotal: 40,000\nfunding:\n" + sources));
    const Sheet& sheet = checked.sheets.at(0);
    const std::vector<Setting> settings = {{find_figure(sheet, "total.amount").value(), total}};
    const Sheet changed = with_settings(sheet, settings);
    return plain(recalculate(changed, state(changed), settings)[find_figure(sheet, path).value()].value);
}

}  // namespace

TEST_CASE("a share with a limit is the smaller of the two") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 25000}\n";
    const std::string capped = "  - {name: 県, share: 1/2, limit: 15000, amount: 15000}\n" + rest;
    CHECK(findings_of(capped).empty());
    CHECK(findings_of("  - {name: 県, share: 1/4, limit: 15000, amount: 10000}\n"
                      "  - {name: 一般財源, share: rest, amount: 30000}\n")
              .empty());
    CHECK(findings_of("  - {name: 県, share: 1/2, limit: 15000, amount: 20000}\n"
                      "  - {name: 一般財源, share: rest, amount: 20000}\n") ==
          "warning: 県 at amount is 5,000 over its limit: 20,000 declared, at most 15,000 allowed\n"
          "error: 県 at amount is 5,000 too much: 20,000 declared, its share comes to 15,000\n");
    CHECK(findings_of("  - {name: 県, share: 1/2, limit: 15000, amount: 14000}\n"
                      "  - {name: 一般財源, share: rest, amount: 26000}\n") ==
          "error: 県 at amount is 1,000 too little: 14,000 declared, its share comes to 15,000\n");
    CHECK(calculated(capped, "funding/県.amount", 20'000) == "10000");
    CHECK(calculated(capped, "funding/一般財源.amount", 20'000) == "10000");
    CHECK(calculated(capped, "funding/県.amount", 50'000) == "15000");
    CHECK(calculated(capped, "funding/一般財源.amount", 50'000) == "35000");
}

TEST_CASE("of several payers in one text, a line takes its own part or the first") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 30000}\n";
    CHECK(findings_of("  - {name: 県, share: 国3/4、県1/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 補助金, share: 県1/4 団体3/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 県, share: 国3/4、県1/4, amount: 9000}\n"
                      "  - {name: 一般財源, share: rest, amount: 31000}\n") ==
          "error: 県 at amount is 1,000 too little: 9,000 declared, its share comes to 10,000\n");
    CHECK(findings_of("  - {name: 県, share: {amount: 国3/4、県1/4}, amount: 10000}\n" + rest).empty());
}

TEST_CASE("payers in one text who share out too much are an error, and too little a warning") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 30000}\n";
    CHECK(findings_of("  - {name: 県, share: 県1/4 国1, amount: 10000}\n" + rest) ==
          "error: these shares come to 5/4, not to 1\n");
    CHECK(findings_of("  - {name: 県, share: 県1/4 国1/4, amount: 10000}\n" + rest) ==
          "warning: these shares come to 1/2, not to 1\n");
    // What is left open, or named twice, claims nothing.
    CHECK(findings_of("  - {name: 県, share: 国1/3、単県, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 国庫, share: 国庫10/10、国庫3/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 県, share: bogus, amount: 10000}\n" + rest) == "error: `bogus` is not a share\n");
}
