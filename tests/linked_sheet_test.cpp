/// Sheets that build on sheets.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

using Texts = std::vector<std::string>;

Texts findings_of(const Files& files, const std::string& path) {
    const Audit checked = audit_file(files, path);
    Texts texts;
    for (const Finding& finding : checked.findings) texts.push_back(placed(checked, finding));
    return texts;
}

const std::string library = R"(title: 図書館運営費
unit: 千円
total: {requested: 400, previous: 380, change: 20, approved: 390}
items:
  - {name: 資料, requested: 300, previous: 290}
  - {name: 館内, requested: 100, previous: 90}
)";
const std::string museum = R"(unit: 円
items:
  - {name: 展示, requested: 250500, previous: 250000}
)";

}  // namespace

TEST_CASE("an item that is a sheet has that sheet's totals, in this one's unit") {
    const Files files = {{"dept/total.yaml",
                          "unit: 千円\ntotal: {requested: 650.5, previous: 630, change: 20.5}\nitems:\n"
                          "  - sheet: sheets/library.yaml\n  - {name: 博物館, sheet: ../museum.yaml}\n"},
                         {"dept/sheets/library.yaml", library},
                         {"museum.yaml", museum}};
    CHECK(findings_of(files, "dept/total.yaml") == Texts{});
    const Audit checked = audit_file(files, "dept/total.yaml");
    CHECK(value_of(checked, "items/図書館運営費.requested") == "400");
    CHECK(value_of(checked, "items/図書館運営費.change") == "20");
    CHECK(value_of(checked, "items/博物館.requested") == "250.5");
    CHECK(checked.source->place(
              checked.sheets[0].figures[*find_figure(checked.sheets[0], "items/図書館運営費.previous")].span.begin) ==
          Place{3, 35});
}

TEST_CASE("a total over sheets that does not add up says which sheets it adds") {
    const Files files = {{"total.yaml",
                          "unit: 千円\ntotal: {requested: 800}\nitems:\n"
                          "  - sheet: library.yaml\n  - {name: 博物館, sheet: museum.yaml}\n"},
                         {"library.yaml", library},
                         {"museum.yaml", museum}};
    CHECK(findings_of(files, "total.yaml") ==
          Texts{"total.yaml:2:20 total at requested is 149.5 too much: 800 declared, its items add up to 650.5"});
}

TEST_CASE("what a line states beside its sheet is compared with it, rounded as the line says") {
    const auto total = [](const std::string& line) {
        return Files{{"total.yaml", "unit: 千円\ntotal: {requested: 251}\nitems:\n  - " + line + "\n"},
                     {"museum.yaml", museum}};
    };
    CHECK(findings_of(total("{name: 博物館, sheet: museum.yaml, requested: 251, rounding: half-up}"), "total.yaml") ==
          Texts{});
    CHECK(findings_of(total("{name: 博物館, sheet: museum.yaml, requested: 251}"), "total.yaml") ==
          Texts{"total.yaml:4:48 博物館 at requested is 0.5 too much: 251 declared, its sheet has 250.5"});
    CHECK(findings_of(total("{name: 博物館, sheet: museum.yaml, requested: 251, rounding: truncate}"), "total.yaml") ==
          Texts{"total.yaml:4:48 博物館 at requested is 0.5 too much: 251 declared, its sheet has 250.5"});
}

TEST_CASE("what cannot be linked is said at its name, and nothing is claimed of the sum") {
    const auto said = [](const std::string& other) {
        Files files = {
            {"total.yaml", "unit: 千円\ntotal: {requested: 251}\nitems:\n  - {name: 館, sheet: other.yaml}\n"}};
        if (other != "none") files["other.yaml"] = other;
        const Texts texts = findings_of(files, "total.yaml");
        REQUIRE(texts.size() == 1);
        CHECK(texts[0].starts_with("total.yaml:4:22 "));
        return texts[0].substr(16);
    };
    CHECK(said("none") == "no `other.yaml`");
    CHECK(said("unit: 千円\nitems: [{sheet: total.yaml}]\ntotal: {requested: 251}\n") ==
          "`other.yaml` has errors of its own: 1");
    CHECK(said("total: {requested: 1}\n---\ntotal: {requested: 1}\n") ==
          "`other.yaml` holds 2 sheets, and nothing says which one is meant");
    CHECK(said("unit: USD\ntotal: {requested: 1}\n") ==
          "`other.yaml` is in USD, this sheet in 千円, and the one cannot be converted into the other");
    CHECK(said("") == "`other.yaml` cannot be read as a sheet");
    const Files itself = {{"total.yaml", "unit: 千円\ntotal: 1\nitems:\n  - {name: 館, sheet: ./total.yaml}\n"}};
    CHECK(findings_of(itself, "total.yaml") == Texts{"total.yaml:4:22 this sheet is `total.yaml` itself"});
}

TEST_CASE("sheets that name each other many times over are read once each") {
    Files files;
    constexpr int depth = 18;
    for (int i = 0; i < depth; ++i) {
        const std::string next = "s" + std::to_string(i + 1) + ".yaml";
        files["s" + std::to_string(i) + ".yaml"] =
            "items:\n  - {name: a, sheet: " + next + "}\n  - {name: b, sheet: " + next + "}\n";
    }
    files["s" + std::to_string(depth) + ".yaml"] = "total: 1\nitems: [{name: a, amount: 1}]\n";
    int reads = 0;
    const auto read_file = [&](const std::string& name) -> std::variant<std::string, Message> {
        ++reads;
        return files.at(name);
    };
    const Audit checked = audit(Source("s0.yaml", files.at("s0.yaml")), {.loading = {.read_file = read_file}});
    CHECK(reads == depth);
    CHECK(value_of(checked, "items/a.amount") == "131072");
}

TEST_CASE("the year before is what last year's sheet approved, line by line") {
    const std::string this_year =
        "unit: 千円\nprevious_sheet: last.yaml\ntotal: {requested: 420, previous: 390}\nitems:\n"
        "  - {name: 資料, requested: 310, previous: 300}\n  - {name: 新規, requested: 110, previous: 90}\n";
    const std::string approved =
        "unit: 千円\ntotal: {requested: 400, approved: 390}\nitems:\n"
        "  - {name: 資料, requested: 310, approved: 300}\n"
        "  - {name: 館内, requested: 90, approved: 90}\n";
    CHECK(findings_of({{"a.yaml", this_year}, {"last.yaml", approved}}, "a.yaml") == Texts{});
    CHECK(findings_of({{"a.yaml", this_year}, {"last.yaml", library}}, "a.yaml") == Texts{});
    const std::string amounts = "unit: 円\ntotal: 391000\nitems: [{name: 資料, amount: 301000}, {amount: 90000}]\n";
    CHECK(findings_of({{"a.yaml", this_year}, {"last.yaml", amounts}}, "a.yaml") ==
          Texts{"a.yaml:3:35 total at previous is 1 too little: 390 declared, last year's sheet has 391",
                "a.yaml:5:42 資料 at previous is 1 too little: 300 declared, last year's sheet has 301"});
}
