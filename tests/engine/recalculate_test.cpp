/// From the leaves up: a consistent sheet comes to what it declares, and one changed leaf moves exactly what depends on
/// it.

#include "dxbudget/recalculate.hpp"

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/render_sheet.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// What a figure comes to, after settings `path=amount`.
std::string value_after(const char* text, std::vector<std::pair<const char*, std::int64_t>> wanted, const char* path) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const Sheet& sheet = checked.sheets.at(0);
    std::vector<Setting> settings;
    for (const auto& [figure, value] : wanted) settings.push_back({find_figure(sheet, figure).value(), value});
    const Sheet changed = with_settings(sheet, settings);
    const auto results = recalculate(changed, state(changed), settings);
    const Recalculated& result = results[find_figure(sheet, path).value()];
    return plain(result.value) + " " + std::string(word_of(result.origin));
}

}  // namespace

TEST_CASE("a consistent sheet comes to what it declares") {
    std::mt19937_64 random(77);
    for (int round = 0; round < 200; ++round) {
        const GeneratedSheet generated = generate_sheet(random);
        const Audit checked = audit(Source("sheet.yaml", generated.text));
        const Sheet& sheet = checked.sheets.at(0);
        const CalculatedSheet calculated{&sheet, checked.source.get(), &checked.documents.at(0),
                                         recalculate(sheet, checked.equations.at(0), {})};
        INFO(generated.text);
        for (FigureId id = 0; id < sheet.figures.size(); ++id) {
            INFO(path_of(sheet, id));
            REQUIRE_FALSE(calculated.differs(id));
        }
        const Audit again = audit(Source("again.yaml", render_sheets_yaml({&calculated, 1})));
        REQUIRE(again.findings.empty());
        REQUIRE(again.tally.figures >= checked.tally.figures);
    }
}

TEST_CASE("another value moves what depends on it, and nothing else") {
    const char* sheet =
        "total: {requested: 101, previous: 90, change: 11}\n"
        "items: [{name: a, requested: 61, previous: 50, change: 11}, {name: b, requested: 40, previous: 40}]\n"
        "funding: [{name: 国, share: 1/2, requested: 50}, {name: 県, share: rest, requested: 51}]\n"
        "costs: {personnel: {requested: 9}, total: {requested: 110}}\n";
    CHECK(value_after(sheet, {{"items/a.requested", 70}}, "total.requested") == "110 computed");
    CHECK(value_after(sheet, {{"items/a.requested", 70}}, "items/a.change") == "20 computed");
    CHECK(value_after(sheet, {{"items/a.requested", 70}}, "items/b.requested") == "40 leaf");
    CHECK(value_after(sheet, {{"items/a.requested", 70}}, "funding/国.requested") == "55 computed");
    CHECK(value_after(sheet, {{"items/a.requested", 70}}, "costs/total.requested") == "119 computed");
    // 50.5 may go either way: as declared where nothing changed, toward zero otherwise; the rest takes the difference
    CHECK(value_after(sheet, {}, "funding/国.requested") == "50 computed");
    CHECK(value_after(sheet, {{"items/a.requested", 63}}, "funding/国.requested") == "51 computed");
    CHECK(value_after(sheet, {{"items/a.requested", 63}}, "funding/県.requested") == "52 computed");
    CHECK(value_after(sheet, {{"total.requested", 200}}, "total.requested") == "200 set");
    CHECK(value_after(sheet, {{"total.requested", 200}}, "total.change") == "110 computed");
}

TEST_CASE("blanks that an equation determines are filled") {
    CHECK(value_after("total: {amount: 30}\nitems: [{name: a, amount: 10}, {name: b, amount: }]\n", {},
                      "items/b.amount") == "20 filled");
    CHECK(value_after("items: [{name: a, amount: 10}, {name: b, amount: 5}]\ntotal: {amount: }\n", {},
                      "total.amount") == "15 computed");
    CHECK(value_after("items: [{name: a, requested: 10, previous: , change: 4}, {name: b, requested: 1, previous: 1, "
                      "change: 0}]\n",
                      {}, "items/a.previous") == "6 filled");
    CHECK(value_after("total: {amount: 30}\nitems: [{name: a, amount: }, {name: b, amount: }]\n", {},
                      "items/a.amount") == "0 nothing");
}

TEST_CASE("a blank is not filled where its column would begin to contradict a total that it says nothing of") {
    const std::string items = "items: [{name: a, requested: , previous: ‐, change: 24}, {name: b, previous: }]\n";
    const auto filled = [&](const std::string& text) { return value_after(text.c_str(), {}, "items/a.requested"); };
    CHECK(filled("total: {requested: 4, previous: 85}\n" + items) == "0 nothing");
    CHECK(filled("total: {previous: 85}\n" + items) == "24 filled");
    CHECK(filled(items) == "24 filled");
    CHECK(filled("total: {requested: 4}\npartial: yes\n" + items) == "24 filled");
    const std::string stated = items.substr(0, items.size() - 2) + ", {name: c, requested: 7}]\n";
    CHECK(filled("total: {requested: 31}\n" + stated) == "24 filled");
    const std::string below = "total: {requested: 4}\nitems: [{name: c, " + items.substr(0, items.size() - 1) + "}]\n";
    CHECK(value_after(below.c_str(), {}, "items/c/a.requested") == "0 nothing");
}

TEST_CASE("what rounding admits stays as it is declared, and what it does not is calculated") {
    const auto sheet = [](const char* total) {
        return "rounding: half-up\nstages: {rate: 率 = requested / previous}\ntotal: " + std::string(total) +
               "\nitems: [{name: a, requested: 60, previous: 30}, {name: b, requested: 40, previous: 10}]\n";
    };
    CHECK(value_after(sheet("{requested: 101, previous: 40}").c_str(), {}, "total.requested") == "101 computed");
    CHECK(value_after(sheet("{requested: 102, previous: 40}").c_str(), {}, "total.requested") == "100 computed");
    CHECK(value_after(sheet("{requested: 101, previous: 40}").c_str(), {{"items/a.requested", 70}},
                      "total.requested") == "110 computed");
    CHECK(value_after(sheet("{requested: 100, previous: 40, rate: 253}").c_str(), {}, "total.rate") == "253 computed");
    CHECK(value_after(sheet("{requested: 100, previous: 40, rate: 300}").c_str(), {}, "total.rate") == "250 computed");
}
