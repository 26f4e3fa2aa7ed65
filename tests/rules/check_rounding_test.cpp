/// What is advised where a check fails by less than its figures show.

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

TEST_CASE("a check that fails by less than the figures show says how to allow for rounding") {
    struct Case {
        std::string check, said;
    };
    const std::string exact = "checks compare exact amounts; if the figures are rounded, allow for it: ";
    for (const Case& c : std::vector<Case>{
             {"total.match >= total.all * 25%", exact + "`total.match >= total.all * 25% within 1`"},
             {"total.match = total.all * 25%", exact + "`total.match = total.all * 25% within 1`"},
             {"total.all / 4 <= total.match", exact + "`total.all / 4 <= total.match within 1`"},
             {"total.match >= total.all * 26%", ""},
             {"total.match > 33333", ""},
             {"total.match != 33333", ""},
         }) {
        CAPTURE(c.check);
        const std::string text =
            "unit: USD\nstages: {fed: Federal, match: Own, all: {label: All, formula: fed + match}}\n"
            "total: {fed: 100000, match: 33333, all: 133333}\nchecks:\n  - ";
        const Audit checked = audit(Source("sheet.yaml", text + "'" + c.check + "'" + "\n"), {.causes = false});
        REQUIRE(checked.findings.size() == 1);
        CHECK(render(checked.findings[0].help, Language::english) == c.said);
        if (c.said.empty()) continue;
        const std::string allowing = c.said.substr(exact.size() + 1, c.said.size() - exact.size() - 2);
        CHECK(audit(Source("sheet.yaml", text + "'" + allowing + "'" + "\n"), {.causes = false}).findings.empty());
        CHECK(render(checked.findings[0].help, Language::japanese) ==
              "検査は端数も含めて比べる。端数処理した数字であれば「" + allowing + "」のように許容差を加える");
    }
}
