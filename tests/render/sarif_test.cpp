/// What code scanning applies must be what the program would write itself.

#include <string>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "dxbudget/render.hpp"
#include "rendered.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

using Json = nlohmann::ordered_json;

/// The results of one sheet.
Json results_of(const std::string& path, const std::string& sheet) {
    return Json::parse(rendered(formats::sarif, path, sheet)).at("runs").at(0).at("results");
}

/// The sheet with the fixes of its results made, one a line.
std::string fixed(std::string sheet) {
    for (const Json& result : results_of("sheet.yaml", sheet)) {
        if (!result.contains("fixes")) continue;
        const Json& change = result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        const Json& region = change["deletedRegion"];
        REQUIRE(region["startLine"] == region["endLine"]);
        std::size_t begin = 0;
        for (int line = 1; line < region["startLine"].get<int>(); ++line) begin = sheet.find('\n', begin) + 1;
        const auto column = [&](const char* name) { return begin + region[name].get<std::size_t>() - 1; };
        sheet.replace(column("startColumn"), column("endColumn") - column("startColumn"),
                      change["insertedContent"]["text"].get<std::string>());
    }
    return sheet;
}

}  // namespace

TEST_CASE("the fix of a SARIF result makes the sheet right, in the figure's own notation") {
    const std::string sheet =
        "total: {requested: 1, previous: 1, change: 0}\ncosts:\n  project: {requested: 1}\n  personnel: {requested: "
        "1}\n";
    CHECK(fixed(sheet) == sheet);  // nothing is wrong
    const std::string wrong =
        "total:\n  requested: 12,450\nitems:\n  - {name: a, requested: 8123}\n  - {name: b, requested: 4372}\n"
        "funding:\n  - {name: c, requested: 12495}\n";
    std::string right = wrong;
    right.replace(right.find("12,450"), 6, "12,495");
    CHECK(fixed(wrong) == right);
}

TEST_CASE("what is no single number has no fix") {
    const Json among_parts = results_of("sheet.yaml",
                                        "total: {requested: 31246}\nitems:\n  - {name: a, requested: 8123}\n"
                                        "  - {name: b, requested: 7500}\n  - {name: ab, requested: 15623}\n"
                                        "costs: {project: {requested: 15623}}\n");
    for (const Json& result : among_parts) CHECK_FALSE(result.contains("fixes"));
}

TEST_CASE("a link is never made of the words of a sheet") {
    const Json results = results_of("a.yaml", "items: [{name: '[x](https://example.org)', amount: 1}]\ntotal: 2\n");
    REQUIRE(results.size() == 1);
    CHECK(results[0]["relatedLocations"][0]["message"]["text"] == "[x] (https://example.org): 1");
}

TEST_CASE("paths and words of the sheet cannot break the document") {
    const Json results =
        results_of("表/a b%.yaml", "items: [{name: \"\\\"}]\\u001B\\u202E</script>\", amount: 1}]\ntotal: 2\n");
    REQUIRE(results.size() == 1);
    CHECK(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E8%A1%A8/a%20b%25.yaml");
    const std::string text = results.dump();
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(results_of(
              "/srv/a.yaml",
              "total: 2\nitems: [{amount: 1}]\n")[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "file:///srv/a.yaml");
}

TEST_CASE("a run of more results than code scanning takes keeps the gravest, and says how many it leaves out") {
    Totals totals;
    totals.errors = 20'000;
    totals.warnings = 4'000;
    totals.notes = 3'000;
    totals.ignored = 500;
    const auto parts_of = [](std::uint32_t errors, std::uint32_t warnings, std::uint32_t notes, std::uint32_t ignored) {
        std::vector<Part> parts = {{0, R"({"message": {"text": "a.yaml"}})"}};
        std::uint8_t section = 1;
        for (const std::uint32_t count : {errors, warnings, notes, ignored}) {
            parts.insert(parts.end(), count, Part{section, std::to_string(section)});
            ++section;
        }
        return parts;
    };
    const auto run_of = [&](const std::vector<Part>& parts, Language language) {
        const RenderOptions look{.language = language};
        return Json::parse(formats::sarif.begin(look) + formats::sarif.end(totals, parts, look)).at("runs").at(0);
    };
    const Json many = run_of(parts_of(20'000, 4'000, 3'000, 500), Language::english);
    CHECK(many.at("results").size() == 25'000);
    CHECK(many.at("results").back() == 3);
    const Json& notifications = many.at("invocations").at(0).at("toolExecutionNotifications");
    REQUIRE(notifications.size() == 2);
    CHECK(notifications[1].at("message").at("text") ==
          "code scanning takes 25,000 results of a run: the least grave are left out, 2,500 of them");
    CHECK(run_of(parts_of(20'000, 4'000, 3'000, 500), Language::japanese)
              .at("invocations")
              .at(0)
              .at("toolExecutionNotifications")
              .at(1)
              .at("message")
              .at("text") == "コードスキャンは1回に 25,000件までのため、重要度の低い指摘 2,500件を省いた");
    totals.notes = 1'000;
    totals.ignored = 0;
    const Json enough = run_of(parts_of(20'000, 4'000, 1'000, 0), Language::english);
    CHECK(enough.at("results").size() == 25'000);
    CHECK(enough.at("invocations").at(0).at("toolExecutionNotifications").size() == 1);
}
