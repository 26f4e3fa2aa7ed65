/// What is said of a figure reaches every output that lists findings, whichever one is read.

#include <string>

#include "catch.hpp"
#include "rendered.hpp"

using namespace dxbudget;
using testing::rendered;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// A source of a total that its items, its cover page and its costs confirm.
const std::string confirmed =
    "unit: 千円\ntotal: {requested: 8417}\nitems:\n  - {name: a, requested: 5210}\n  - {name: b, requested: 3207}\n"
    "also: [{where: cover page, requested: 8417}]\ncosts: {personnel: {requested: 900}, total: {requested: 9317}}\n"
    "funding:\n  - {name: grant, requested: 4121}\n  - {name: rest, requested: 4305}\n";

/// A sheet with a wrong source, and another one without.
const std::string two_sheets =
    "unit: 千円\ntitle: A\ntotal: {requested: 85038, previous: 71000, change: 14038}\nitems:\n"
    "  - {name: a, requested: 45038, previous: 40000, change: 5038}\n"
    "  - {name: b, requested: 40000, previous: 31000, change: 9000}\nfunding:\n"
    "  - {name: s, requested: 41363, previous: 34291, change: 7072}\n"
    "  - {name: t, requested: 43765, previous: 36709, change: 6966}\n"
    "---\nunit: 千円\ntitle: B\ntotal: {requested: 85038}\nitems: [{name: a, requested: 45038}, {name: b, requested: "
    "40000}]\n";

}  // namespace

TEST_CASE("suspects and what confirms a figure are in every format for people and spreadsheets") {
    for (const Format* format : {&formats::full, &formats::markdown, &formats::csv, &formats::html, &formats::json}) {
        INFO(format->name);
        const std::string shown = rendered(*format, "a.yaml", confirmed, Language::english);
        // The table of a pull request has what to do alone.
        CHECK((shown.find("is confirmed by") != std::string::npos) == (format != &formats::markdown));
        CHECK(shown.find("4,112 with two digits transposed") != std::string::npos);
    }
}

TEST_CASE("in a file of several sheets a total is marked whose finding stands at its part") {
    const std::string page = rendered(formats::html, "a.yaml", two_sheets, Language::english);
    CHECK(count_of(page, "class=\"affected\"") == 2);  // the total, and the change of the wrong source
    CHECK(count_of(page, "class=\"suspect\"") == 1);
}
