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
