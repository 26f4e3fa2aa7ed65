#include <regex>
#include <string>

#include "catch.hpp"
#include "rendered.hpp"

using namespace dxbudget;
using testing::rendered;

/// What a reader sees of some markup: words, with one space between elements.
static std::string words_in(const std::string& markup) {
    std::string words = std::regex_replace(markup, std::regex("<[^>]*>"), " ");
    words = std::regex_replace(words, std::regex("\\s+"), " ");
    return std::regex_replace(words, std::regex("^ | $"), "");
}

/// The markup from the first place that begins so to the first end after it.
static std::string part_of(const std::string& page, const std::string& begin, const std::string& end) {
    const std::size_t at = page.find(begin);
    if (at == std::string::npos) return {};
    return page.substr(at, page.find(end, at) - at);
}

static std::string page_of_sheet(const std::string& sheet, Language language = Language::english) {
    return rendered(formats::html, "a.yaml", sheet, language);
}

/// The cells of the row of a line, without what is shown on pointing.
static std::string row_of(std::string page, const std::string& name) {
    for (std::size_t at = page.find("<div class=\"tip\""); at != std::string::npos;
         at = page.find("<div class=\"tip\"")) {
        page.erase(at, page.find("</div>", at) - at);
    }
    const std::string row = part_of(page, "\">" + name + "</th>", "</tr>");
    return row.empty() ? row : words_in(row.substr(row.find("</th>")));
}

TEST_CASE("a figure stands in its place in the notation of its document") {
    struct Case {
        std::string written;
        std::string expected;
    };
    const auto c = GENERATE(values<Case>({
        {"△270", "△270"},
        {"10,000", "10,000"},
        {"10000", "10000"},
        {"１，０００", "１，０００"},
        {"12,000千円", "12,000"},
        {"1.5百万円", "1.5百万円 = 1,500"},
        {"80,000円", "80,000円 = 80"},
        {"約500", "about 500"},
        {"5,710円 × 38日 = 217", "217 5,710円 × 38日 rounded"},
        {"1,000千円 × 3件", "3,000 1,000千円 × 3件"},
        {"‐", "‐"},
        {"別事業で要求", "別事業で要求"},
        {"\"\"", ""},
    }));
    const std::string page = page_of_sheet("unit: 千円\nitems:\n  - name: x\n    requested: " + c.written + "\n");
    CHECK(row_of(page, "x") == c.expected);
}

TEST_CASE("shares have their percent sign, and figures of a count none") {
    const std::string page = page_of_sheet(
        "stages: {rate: {formula: requested / previous, percent: yes}}\n"
        "total: {requested: 46, previous: 100, rate: 46.0%}\n");
    CHECK(row_of(page, "total").find("46.0%") != std::string::npos);
}

TEST_CASE("what is computed and stands nowhere is set apart") {
    const std::string page =
        page_of_sheet("unit: USD\ntotal:\nitems:\n  - {name: a, amount: 1}\n  - {name: b, amount: 2}\n");
    CHECK(page.find("<span class=\"computed\"><span class=\"hidden\">computed: </span>3</span>") != std::string::npos);
}

TEST_CASE("a wrong figure is marked, with what it should be and where that is said") {
    const std::string sheet =
        "unit: 千円\ncosts:\n  project: {approved: 54826}\n  personnel: {approved: 3212}\n  total: {approved: 54826}\n";
    CHECK(row_of(page_of_sheet(sheet), "total cost") == "54826 1 should be 58,038");
    CHECK(row_of(page_of_sheet(sheet, Language::japanese), "トータルコスト") == "54826 1 正しくは 58,038");
    CHECK(page_of_sheet(sheet).find("<td class=\"wrong\"><a href=\"#finding-1-a.yaml\" "
                                    "aria-describedby=\"finding-1-a.yaml\">54826<sup>1</sup></a>") !=
          std::string::npos);
}

TEST_CASE("what only follows from a mistake is marked otherwise than the mistake") {
    const std::string page = page_of_sheet(
        "unit: 千円\ntotal: {requested: 353439, previous: 31200, change: 4139}\n"
        "items: [{name: a, requested: 4839}, {name: b, requested: 30500}]\n");
    CHECK(page.find("<td class=\"wrong\"><a href=\"#finding-1-a.yaml\"") != std::string::npos);
    CHECK(row_of(page, "total") == "353439 1 should be 35,339 31200 4139 2 computed 322,239");
    CHECK(page.find("<td class=\"affected\"><a href=\"#finding-2-a.yaml\"") != std::string::npos);
}

TEST_CASE("the gravest findings come first, and figures refer to them by their numbers") {
    const std::string page = page_of_sheet(
        "unit: USD\ntotal: {requested: 7, previous: 3, change: '-'}\n"
        "items:\n  - {name: a, requested: 1, previous: 2}\n  - {name: b, requested: 5, previous: 1}\n");
    CHECK(words_in(part_of(page, "<li class=\"error\" id=\"finding-1-a.yaml\">", "</p>"))
              .starts_with("1 error total at requested is 1 too much"));
    CHECK(page.find("<li class=\"note\" id=\"finding-2-a.yaml\">") != std::string::npos);
}

TEST_CASE("lines that speak of others have their place, too") {
    const std::string page = page_of_sheet(
        "unit: USD\ntotal: 10\nalso: [{where: the summary, amount: 10}]\n"
        "items:\n  - {name: a, amount: 4, limit: 5}\n  - {name: b, amount: 6}\n");
    CHECK(words_in(part_of(page, "the summary", "</tr>")) == "the summary of total 10");
    CHECK(words_in(part_of(page, ">limit<", "</tr>")).ends_with("limit of a 5"));
}

/// What a picture says to those who do not see it.
static std::string picture(const std::string& page, const std::string& id) {
    return words_in(part_of(page, "<desc id=\"words-" + id + "-1-a.yaml\">", "</desc>"));
}

TEST_CASE("a waterfall leads from last year over the items to this year, and shows what no item explains") {
    struct Case {
        std::string total;
        std::string items;
        std::string expected;
    };
    const auto c = GENERATE(values<Case>({
        {"{requested: 60, previous: 50}",
         "{name: a, requested: 20, previous: 30}, {name: b, requested: 40, previous: 20}",
         "previous: 50; a -10; b +20; requested 60."},
        {"{requested: 65, previous: 50}",
         "{name: a, requested: 20, previous: 30}, {name: b, requested: 40, previous: 20}",
         "previous: 50; a -10; b +20; explained by no item +5; requested 65."},
        {"{requested: 60, previous: 50}", "{name: new, requested: 60}, {name: gone, previous: 50}",
         "previous: 50; new +60; gone -50; requested 60."},
        {"{requested: 10, previous: 10}",
         "{name: a, requested: 20, previous: 20}, {name: b, requested: 10, previous: 10, sign: minus}",
         "previous: 10; a 0; b 0; requested 10."},
        {"{requested: 60, previous: 50}",
         "{name: a, requested: 6O, previous: 30}, {name: b, requested: 40, previous: 20}", ""},
        {"{requested: 60, previous: 50}", "{name: a, requested: 60, previous: 50}", ""},
        {"{requested: 60}", "{name: a, requested: 20}, {name: b, requested: 40}", ""},
    }));
    const std::string page = page_of_sheet("unit: USD\ntotal: " + c.total + "\nitems: [" + c.items + "]\n");
    CHECK(picture(page, "changes") == c.expected);
}

TEST_CASE("the bars of a waterfall stand where their amounts are") {
    const std::string page = page_of_sheet(
        "unit: USD\ntotal: {requested: 100, previous: 50}\n"
        "items: [{name: a, requested: 75, previous: 0}, {name: b, requested: 25, previous: 50}]\n");
    const std::string drawing = part_of(page, "<desc id=\"words-changes", "</svg>");
    CHECK(drawing.find("<rect class=\"total\" x=\"0.00%\" width=\"40.00%\" y=\"20\"") != std::string::npos);
    CHECK(drawing.find("<rect class=\"rise\" x=\"40.00%\" width=\"60.00%\" y=\"60\"") != std::string::npos);
    CHECK(drawing.find("<rect class=\"fall\" x=\"80.00%\" width=\"20.00%\" y=\"100\"") != std::string::npos);
    CHECK(drawing.find("<rect class=\"total\" x=\"0.00%\" width=\"80.00%\" y=\"140\"") != std::string::npos);
}

TEST_CASE("sources are stacked at each stage where none of them is negative") {
    const std::string sheet =
        "unit: USD\ntotal: {requested: 60, previous: 50}\n"
        "funding: [{name: grant, requested: 20, previous: 60}, {name: own, requested: 40, previous: ";
    CHECK(picture(page_of_sheet(sheet + "-10}]\n"), "payers") == "requested: grant 20, own 40.");
    CHECK(picture(page_of_sheet(sheet + "0}]\n"), "payers") == "requested: grant 20, own 40. previous: grant 60.");
    CHECK(picture(page_of_sheet("unit: USD\ntotal: 5\nfunding: [{name: grant, amount: 5}]\n"), "payers").empty());
}

TEST_CASE("the largest lines are those without parts of their own, the largest first") {
    const std::string page = page_of_sheet(
        "unit: USD\ntotal: 100\nitems:\n"
        "  - {name: a, amount: 60, items: [{name: a1, amount: 20}, {name: a2, amount: 40}]}\n"
        "  - {name: b, amount: 40}\n  - {name: of which, amount: 90, counted: no}\n");
    CHECK(picture(page, "largest") == "a2 40 (40 %); b 40 (40 %); a1 20 (20 %).");
}

TEST_CASE("largest lines are shares of a whole only where they are parts of it") {
    const std::string items =
        "items: [{name: a, amount: 60}, {name: b, amount: 30}, {name: c, amount: \"6,5\"}, {name: d, amount: ";
    const std::string head = "unit: EUR\ndecimal: comma\ntotal: ";
    CHECK(picture(page_of_sheet(head + "100\n" + items + "\"3,5\"}]\n"), "largest") ==
          "a 60 (60 %); b 30 (30 %); c 6,50 (6,5 %); d 3,50 (3,5 %).");
    CHECK(picture(page_of_sheet(head + "20\n" + items + "\"76,5\", sign: minus}]\n"), "largest") ==
          "a 60; b 30; c 6,50.");
}

TEST_CASE("several sheets in one file have a table each, and figures of one path are told apart") {
    const std::string sheet = "unit: USD\ntotal: 3\nitems: [{name: a, amount: 1}, {name: b, amount: 2}]\n";
    std::string wrong = sheet;
    wrong.replace(wrong.find("total: 3"), 8, "total: 5");
    const std::string page = page_of_sheet(sheet + "---\n" + wrong);
    const std::size_t second = page.find("id=\"table-2-a.yaml\"");
    REQUIRE(second != std::string::npos);
    CHECK(page.find("class=\"wrong\"") > second);
    CHECK(page.find("class=\"wrong\"") != std::string::npos);
}
