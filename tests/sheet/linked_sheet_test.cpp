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
          "sheets include each other in a circle: total.yaml → other.yaml → total.yaml");
    CHECK(said("total: {requested: 1}\n---\ntotal: {requested: 1}\n") ==
          "`other.yaml` holds 2 sheets, and nothing says which one is meant");
    CHECK(said("unit: USD\ntotal: {requested: 1}\n") ==
          "`other.yaml` is in USD, which cannot be converted into 千円, the unit of this sheet");
    CHECK(said("") == "`other.yaml` cannot be read as a sheet");
    const Files itself = {{"total.yaml", "unit: 千円\ntotal: 1\nitems:\n  - {name: 館, sheet: ./total.yaml}\n"}};
    CHECK(findings_of(itself, "total.yaml") == Texts{"total.yaml:4:22 `total.yaml` includes itself"});
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

TEST_CASE("sheets that name each other in a circle are an error, however they are called and wherever it is seen") {
    const std::string a = "unit: 千円\ntotal: 251\nitems:\n  - {name: 館, sheet: b.yaml}\n";
    const std::string b = "unit: 千円\ntotal: 251\nitems:\n  - {name: 館, sheet: ./c/../a.yaml}\n";
    const std::string circle = "sheets include each other in a circle: ";
    for (const std::string name : {"a.yaml", "./a.yaml", "c/../a.yaml"}) {
        const Files files = {{"a.yaml", a}, {name, a}, {"b.yaml", b}, {"c/../b.yaml", b}, {"./b.yaml", b}};
        CHECK(findings_of(files, name) == Texts{name + ":4:22 " + circle + name + " → b.yaml → " + name});
    }
    const Files outside = {
        {"a.yaml", a}, {"b.yaml", b}, {"all.yaml", "items:\n  - sheet: b.yaml\n  - sheet: a.yaml\n"}};
    CHECK(findings_of(outside, "all.yaml") == Texts{"all.yaml:2:12 " + circle + "b.yaml → a.yaml → b.yaml",
                                                    "all.yaml:3:12 " + circle + "b.yaml → a.yaml → b.yaml"});
    const std::string year = "unit: 千円\ntotal: {requested: 2, previous: 1}\nprevious_sheet: ";
    CHECK(findings_of({{"x.yaml", year + "y.yaml\n"}, {"y.yaml", year + "x.yaml\n"}}, "x.yaml").back() ==
          "x.yaml:3:17 " + circle + "x.yaml → y.yaml → x.yaml");
}

TEST_CASE("a file is one sheet, whatever paths lead to it") {
    Files files = {{"all.yaml", "unit: 千円\nitems:\n  - sheet: a/library.yaml\n  - sheet: b/library.yaml\n"}};
    files["a/library.yaml"] = files["b/library.yaml"] = library;
    int reads = 0;
    const auto read_file = [&](const std::string& name) -> std::variant<std::string, Message> {
        ++reads;
        return files.at(name);
    };
    const auto last_part = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    const Audit checked =
        audit(Source("all.yaml", files.at("all.yaml")), {.loading = {.read_file = read_file, .identify = last_part}});
    CHECK(reads == 1);
    CHECK(value_of(checked, "total.requested") == "800");
}

TEST_CASE("where a sheet says nothing, that is said, and nothing is claimed of the sum") {
    const auto said = [](const std::string& other) {
        return findings_of({{"total.yaml",
                             "unit: 千円\ntotal: {requested: 300, previous: 300}\nitems:\n"
                             "  - {name: 館, sheet: other.yaml}\n  - {name: 室, requested: 50, previous: 300}\n"},
                            {"other.yaml", other}},
                           "total.yaml");
    };
    const std::string nothing = "total.yaml:4:22 `other.yaml` states nothing at any stage of this sheet";
    const std::string errors = "total.yaml:4:22 `other.yaml` has errors of its own: ";
    CHECK(said("unit: 千円\ntotal: {approved: 250}\n") == Texts{nothing});
    CHECK(said("unit: 千円\nfoo: 3\n") == Texts{errors + "1", nothing});
    CHECK(said("unit: 千円\ntotal: {requested: [\n") == Texts{errors + "1", nothing});
    CHECK(said("unit: 千円\ntotal: {requested: 250, previous: 3x}\n") == Texts{errors + "1"});
    CHECK(said("unit: 千円\ntotal: {requested: 250}\n") == Texts{});  // new: nothing the year before
    CHECK(said("unit: 千円\ntotal: {requested: 240}\n") ==
          Texts{"total.yaml:2:20 total at requested is 10 too much: 300 declared, its items add up to 290"});
}

TEST_CASE("errors two sheets down are told, and so are failing checks") {
    const Files files = {{"all.yaml", "unit: 千円\nitems:\n  - sheet: middle.yaml\n"},
                         {"middle.yaml", "unit: 千円\nitems:\n  - {name: 館, sheet: deep.yaml}\n"},
                         {"deep.yaml", "unit: 千円\ntotal: 5\nchecks:\n  - amount <= 4\n"}};
    CHECK(findings_of(files, "all.yaml").back() == "all.yaml:3:12 `middle.yaml` depends on a sheet that has errors");
    CHECK(findings_of(files, "middle.yaml").back() == "middle.yaml:3:22 `deep.yaml` has errors of its own: 1");
}

TEST_CASE("a figure from another sheet's CSV file stands in that file") {
    const std::string rows = "目,要求額\n資料,300\n館内,100\n合計,400\n";
    const std::string books = "unit: 千円\nitems: {csv: lines.csv, levels: 目, stages: {requested: 要求額}}\n";
    const Files files = {
        {"total.yaml", "unit: 千円\nitems:\n  - {name: 図書館, sheet: old/library.yaml}\n"},
        {"this.yaml",
         "unit: 千円\nprevious_sheet: old/amounts.yaml\n"
         "items:\n  - {name: 資料, requested: 310, previous: 290}\n"},
        {"old/library.yaml", books},
        {"old/amounts.yaml", "unit: 千円\nitems: {csv: amounts.csv, levels: 目, stages: {amount: 額}}\n"},
        {"old/lines.csv", rows},
        {"old/amounts.csv", "目,額\n資料,300\n館内,100\n"}};
    const auto place_of = [&](const std::string& sheet, const std::string& path) {
        const Audit checked = audit_file(files, sheet);
        const Span span = checked.sheets[0].figures[*find_figure(checked.sheets[0], path)].span;
        const Source& file = checked.source->file_at(span.begin);
        const Place at = file.place(span.begin);
        return file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    };
    CHECK(place_of("total.yaml", "items/図書館.requested") == "old/lines.csv:4:4");
    CHECK(place_of("this.yaml", "items/資料/previous_sheet.previous") == "old/amounts.csv:2:4");
}

TEST_CASE("a file without a name is missing") {
    for (const std::string name : {"", "\"\"", "~"}) {
        const Texts line =
            findings_of({{"a.yaml", "total: 3\nitems:\n  - {name: a, sheet: " + name + "}\n"}}, "a.yaml");
        REQUIRE(line.size() == 1);
        CHECK(line[0].ends_with(" the name of a file is missing here"));
        const Texts csv = findings_of({{"a.yaml", "total: 3\nitems: {csv: " + name + ", levels: 目}\n"}}, "a.yaml");
        REQUIRE(csv.size() == 1);
        CHECK(csv[0].ends_with(" the name of a file is missing here"));
    }
}

TEST_CASE("lines called like the words for other sheets have paths of their own") {
    const Audit checked = audit_file(
        {{"a.yaml", "items:\n  - {name: x, items: [{name: sheet, amount: 1}, {name: previous_sheet, amount: 2}]}\n"}},
        "a.yaml");
    const Sheet& sheet = checked.sheets[0];
    for (FigureId id = 0; id < sheet.figures.size(); ++id) CHECK(find_figure(sheet, path_of(sheet, id)) == id);
}
