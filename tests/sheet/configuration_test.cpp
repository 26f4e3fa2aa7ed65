/// What is wrong with a configuration is said at its own line.

#include "dxbudget/configuration.hpp"

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

std::string said_about(const char* text) {
    Source source(".dxbudget.yaml", text);
    std::vector<Finding> findings;
    load_configuration(source, findings);
    std::string said;
    for (const Finding& finding : findings) {
        const Place place = source.place(finding.span.begin);
        said += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(finding.rule->id) +
                ": " + render(finding.message, Language::english) +
                (finding.help.empty() ? "" : "; " + render(finding.help, Language::english)) + "\n";
    }
    return said;
}

}  // namespace

TEST_CASE("what is wrong with a configuration is said at its own line") {
    struct Case {
        const char* text;
        const char* said;
    };
    const Case cases[] = {
        {"", ""},
        {"# nothing yet\n", ""},
        {"unit: 千円\n", ""},
        {"単位: 千円\n人件費単価: {正職員: 8030}\n", ""},
        {"unit: 千円\nunit_cost: {正職員: 8030}\n",
         "2:1 unknown-key: `unit_cost` is not a configuration key; did you mean `unit_costs`?\n"},
        {"total: {requested: 1}\n", "1:1 unknown-key: `total` is not a configuration key\n"},
        {"unit_costs: {正職員: 8030}\n",
         "1:1 missing-key: the unit of these amounts is not stated; write `unit: 千円` beside it\n"},
        {"rounding: {sums: half-up, to: 1千円}\n",
         "1:27 missing-key: the unit of these amounts is not stated; write `unit: 千円` beside it\n"},
        {"rounding: halfup\n",
         "1:11 bad-rounding: `halfup` is not a rounding method; write `half-up`, `truncate`, `away-from-zero`, `up`, "
         "`down`, `any`, `exact` or, of shares, `largest-remainder`\n"},
        {"severities: {limit-exceeded: error, change-not-stated: off}\nlanguage: ja\nexclude: [drafts]\n", ""},
        {"重要度: {limit-exceeded: 誤り, change-not-stated: 無効}\n言語: 日本語\n除外: 下書き\n", ""},
        {"severities:\n  limit-exceded: error\n  zzz: error\n",
         "2:3 unknown-key: there is no rule `limit-exceded`; did you mean `limit-exceeded`?\n"
         "3:3 unknown-key: there is no rule `zzz`; `dxbudget rules` lists them all\n"},
        {"severities: {limit-exceeded: bad}\n",
         "1:30 wrong-shape: `bad` is not a severity; write `error`, `warning`, `note` or `off`\n"},
        {"severities: {not-yaml: off}\n",
         "1:24 wrong-shape: `not-yaml` cannot be downgraded: unread figures would look correct; remove the line\n"},
        {"language: fr\n", "1:11 wrong-shape: `fr` is not a supported language; write `en` or `ja`\n"},
        {"- unit: 千円\n", "1:1 wrong-shape: a list stands here; `key: value` lines were expected\n"},
        {"unit: 千円\n---\nunit: 円\n",
         "3:1 wrong-shape: a second document begins here; a configuration has only one; remove the `---`\n"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(said_about(c.text) == c.said);
    }
}

TEST_CASE("a project says how its sheets are rounded, unless a sheet says so itself") {
    const auto mismatches = [](const char* project, const std::string& head) {
        Source source(".dxbudget.yaml", project);
        std::vector<Finding> findings;
        const Configuration configuration = load_configuration(source, findings);
        REQUIRE(findings.empty());
        const std::string items = "items: [{amount: 1500}, {amount: 1600}, {amount: 2700}]\n";
        return audit(Source("sheet.yaml", head + items), {.loading = {.configuration = &configuration}})
            .tally.mismatched;
    };
    CHECK(mismatches("unit: 千円\n", "total: 5801\n") == 1);
    CHECK(mismatches("rounding: half-up\n", "total: 5801\n") == 0);
    CHECK(mismatches("rounding: half-up\n", "rounding: exact\ntotal: 5801\n") == 1);
    CHECK(mismatches("端数処理: {合計: 四捨五入}\n", "total: 5801\n") == 0);
    CHECK(mismatches("unit: 円\nrounding: {sums: half-up, to: 100千円}\n", "unit: 千円\ntotal: 5900\n") == 0);
    CHECK(mismatches("unit: 円\nrounding: {sums: half-up, to: 100千円}\n", "unit: 千円\ntotal: 6100\n") == 1);
    // a plain number, where the project states no unit, is in that of each sheet
    for (const char* unit : {"", "unit: 千円\n", "unit: USD\n"}) {
        INFO(unit);
        CHECK(mismatches("rounding: {sums: half-up, to: 100}\n", unit + std::string("total: 5900\n")) == 0);
        CHECK(mismatches("rounding: {sums: half-up, to: 100}\n", unit + std::string("total: 6100\n")) == 1);
        CHECK(mismatches("rounding: {sums: half-up, to: 0.001}\n", unit + std::string("total: 5800.001\n")) == 0);
    }
}

TEST_CASE("a configuration refers to nothing of its text") {
    Configuration configuration;
    {
        std::vector<Finding> findings;
        Source source("gone.yaml", "unit: 千円\nunit_costs: {R8: {会計年度任用職員: 3766}, tolerance: 3}\n");
        configuration = load_configuration(source, findings);
    }
    REQUIRE(configuration.unit_costs.costs.size() == 1);
    CHECK(configuration.unit_costs.costs[0].group == "会計年度任用職員");
    CHECK(configuration.unit.label == "千円");
    CHECK(configuration.unit_costs.tolerance == Rational(3));
}
