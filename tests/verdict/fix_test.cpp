/// Corrections change the bytes of wrong figures and nothing else.

#include "dxbudget/fix.hpp"

#include "catch.hpp"
#include "dxbudget/rules.hpp"
#include "rendered.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string fixed(std::string text, bool unsafe = false) {
    Audit checked = audit(Source("sheet.yaml", std::move(text)));
    return fix(checked, {.unsafe = unsafe}).text;
}

}  // namespace

TEST_CASE("a number takes the notation of the one it replaces") {
    struct Case {
        const char* written;
        Rational value;
        Rational meant;
        const char* expected;
    };
    const Case cases[] = {
        {"54,826", 54826, 58038, "58,038"},
        {"54826", 54826, 58038, "58038"},
        {"54_826", 54826, 1234567, "1_234_567"},
        {"９９９", 999, 1000, "１０００"},
        {"５４，８２６", 54826, 58038, "５８，０３８"},
        {"△270", -270, -1270, "△1270"},
        {"▲ 1,270", -1270, -270, "▲ 270"},
        {"△270", -270, 270, "270"},
        {"270", 270, -270, "-270"},
        {"0.4", Rational::fraction(2, 5), Rational::fraction(3, 2), "1.5"},
        {"46.0", 46, 47, "47.0"},
        {"1.2", 120'000, 125'000, "1.25"},  // 億円 in a sheet of 千円
        {"500", Rational::fraction(1, 2), Rational::fraction(3, 4), "750"},
        {"(1,195.45)", Rational::fraction(-119'545, 100), Rational::fraction(-118'545, 100), "(1,185.45)"},
        {"(1,195.45)", Rational::fraction(-119'545, 100), 1185, "1,185.00"},
        {"($1,195)", -1195, -1185, "($1,185)"},
        {"($1,195)", -1195, 1185, "$1,185"},
        {"1,195-", -1195, -1185, "1,185-"},
        {"1,195-", -1195, 1185, "1,185"},
        {"1,195 CR", -1195, -1185, "1,185 CR"},
        {"1,195 DR", 1195, 1185, "1,185 DR"},
        {"1 195 000", 1'195'000, 1'185'000, "1 185 000"},
        {"1'195.50", Rational::fraction(11'955, 10), 11'855, "11'855.00"},
        {"12,34,567", 1'234'567, 123'456'789, "12,34,56,789"},
        {"3.000円", 3000, 5, ""},
    };
    for (const Case& c : cases) {
        INFO(c.written);
        CHECK(in_notation_of(c.written, c.value, c.meant).value_or("") == c.expected);
    }
    const Rational cents = Rational::fraction(123'450, 100);
    CHECK(in_notation_of("1.234,50", cents, 11'235, "-", ',') == "11.235,00");
    CHECK(in_notation_of("1.234,50", cents, -11'235, "(", ',') == "(11.235,00)");
    CHECK(in_notation_of("1 234,50", cents, 235, "-", ',') == "235,00");
    CHECK_FALSE(in_notation_of("1,195 CR", -1195, 1185).has_value());
    CHECK_FALSE(in_notation_of("-(300+200)", -500, -499).has_value());
    CHECK_FALSE(in_notation_of("929,38", Rational::fraction(92'938, 100), 5).has_value());
    CHECK_FALSE(in_notation_of("100", 100, Rational::fraction(1, 3)).has_value());
    CHECK_FALSE(in_notation_of("10O", 100, 1).has_value());
}

TEST_CASE("a proven result is corrected, and every other byte stays") {
    const std::string sheet =
        "\xEF\xBB\xBFunit: 千円\r\ncosts:  # 表\r\n  project: {approved: '54,826'}\r\n  personnel: {approved: 3,212 "
        "}\r\n";
    const std::string text =
        "\xEF\xBB\xBFunit: 千円\r\ncosts: # 表\r\n  project:\r\n    approved: '54,826'\r\n  personnel:\r\n    "
        "approved: ３，２１２\r\n"
        "  total:\r\n    approved: \"54,826千円\"   # 公表値\r\n";
    std::string expected = text;
    expected.replace(expected.find("\"54,826千円\"") + 1, 6, "58,038");
    CHECK(fixed(text) == expected);
    CHECK(fixed(expected) == expected);
    CHECK(fixed(sheet) == sheet);
}

TEST_CASE("inputs are corrected on request alone, with what was computed from them") {
    const std::string text =
        "total: {requested: 32840, previous: 31200, change: 1640}\n"
        "items:\n"
        "  - {name: a, requested: 12480, previous: 12000, change: 480}\n"
        "  - {name: b, requested: 23360, previous: 19200, change: 1160}\n";  // b is 20,360
    CHECK(fixed(text) == text);
    Audit slipped = audit(Source("sheet.yaml", text));
    CHECK(fix(slipped).left_out.size() == 1);
    const std::string repaired = fixed(text, true);
    CHECK(audit(Source("sheet.yaml", repaired)).findings.empty());
}

TEST_CASE("nothing is touched behind an anchor, or where nothing is proven") {
    const std::string anchored =
        "costs: {project: {a: &x 54826}, personnel: {a: 3212}, total: {a: *x}}\nstages: {a: 計上}\n";
    CHECK(fixed(anchored) == anchored);
    const std::string unknown = "total: {amount: 84069}\nitems: [{name: a, amount: 31842}, {name: b, amount: 42133}]\n";
    CHECK(fixed(unknown) == unknown);
}

TEST_CASE("what is accepted, or was not read in full, stays as it is") {
    const std::string figures =
        "\nitems: [{name: a, requested: 150}, {name: b, requested: 250}]\nfunding: [{name: x, requested: 400}]\n";
    struct Case {
        const char* what;
        std::string text;
        std::vector<RuleChoice> choices;
        const char* known;         // the rule of findings that are known
        std::vector<WhyNot> left;  // empty: it is corrected
        std::uint32_t errors;      // that are left
    };
    const auto total = [&](const char* comment) { return "total: {requested: 450}" + std::string(comment) + figures; };
    const Case cases[] = {
        {"nothing is said of it", total(""), {}, "", {}, 0},
        {"both findings are ignored",
         total("  # dxbudget: ignore[sum-mismatch, funding-mismatch]: as printed"),
         {},
         "",
         {WhyNot::ignored},
         0},
        {"one of them is", total("  # dxbudget: ignore[funding-mismatch]: as printed"), {}, "", {WhyNot::ignored}, 1},
        {"in the line above",
         "# dxbudget: 無視[sum-mismatch]: 公報のとおり\n" + total(""),
         {},
         "",
         {WhyNot::ignored},
         1},
        {"a comment that says no reason ignores nothing", total("  # dxbudget: ignore[sum-mismatch]"), {}, "", {}, 1},
        {"a finding is known", total(""), {}, "sum-mismatch", {WhyNot::known}, 1},
        {"all are known", total(""), {}, "mismatch", {WhyNot::known}, 0},
        {"a rule is switched off", total(""), {{&rules::sum_mismatch, {}, ""}}, "", {WhyNot::switched_off}, 1},
        {"another rule is", total(""), {{&rules::share_mismatch, {}, ""}}, "", {}, 0},
        {"a rule is less grave", total(""), {{&rules::sum_mismatch, Severity::warning, ""}}, "", {}, 0},
        {"a figure elsewhere could not be read", total("") + "costs: {project: {requested: 45O}}\n", {}, "", {}, 3},
        {"a key could not", total("") + "toatl: 3\n", {}, "", {}, 3},
        {"another finding of the figure is ignored, so somebody wants it so",
         "total: {requested: 450, limit: 420}  # dxbudget: ignore[limit-exceeded]: granted later" + figures,
         {},
         "",
         {WhyNot::ignored},
         2},
        {"a finding elsewhere is",
         total("") + "also: [{where: h, requested: 777}]  # dxbudget: ignore[restated-mismatch]: as printed\n",
         {},
         "",
         {},
         0},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        Audit checked = audit(Source("sheet.yaml", c.text));
        const std::string known = c.known;
        const auto is_known = [&](const Finding& finding) {
            return !known.empty() && finding.rule->id.find(known) != std::string_view::npos;
        };
        const Fix fixed = fix(checked, {.choices = c.choices, .is_known = is_known});
        std::vector<WhyNot> left;
        for (const LeftOut& one : fixed.left_out) left.push_back(one.why);
        CHECK(left == c.left);
        CHECK(fixed.errors_after == c.errors);
        const bool is_corrected = c.left.empty() && fixed.unread == 0;
        CHECK(fixed.edits.size() == (is_corrected ? 1 : 0));
        CHECK((fixed.text == c.text) == !is_corrected);
        CHECK((fixed.unread > 0) == (c.errors > 2));
    }
}

TEST_CASE("a fix never adds an error, leaves everything else, and is done once") {
    std::mt19937_64 random(5);
    int corrected = 0;
    for (int round = 0; round < 300; ++round) {
        const GeneratedSheet sheet = generate_sheet(random);
        const std::size_t figure = std::uniform_int_distribution<std::size_t>(0, sheet.figures.size() - 1)(random);
        const std::string slipped = with_figure(sheet, figure, sheet.figures[figure].value * 10 + 3);
        const bool unsafe = round % 2 == 0;
        const std::string once = fixed(slipped, unsafe);
        INFO(slipped);
        REQUIRE(fixed(once, unsafe) == once);
        REQUIRE(audit(Source("once.yaml", once)).findings.size() <=
                audit(Source("slipped.yaml", slipped)).findings.size());
        corrected += once != slipped ? 1 : 0;
    }
    CHECK(corrected > 100);
}

TEST_CASE("a patch has the form that patch and git apply take") {
    CHECK(unified_diff("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9") ==
          "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    CHECK(unified_diff("a.yaml", "1\n2", "1\ntwo") ==
          "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+two\n\\ No newline at "
          "end of file\n");
    CHECK(unified_diff("a.yaml", "1\n", "1\n").empty());
    const auto head = [](const char* path) {
        const std::string diff = unified_diff(path, "1\n", "2\n");
        return diff.substr(0, diff.find("\n+++"));
    };
    CHECK(head("予算/表.yaml") == "--- a/予算/表.yaml");
    CHECK(head("a b.yaml") == "--- a/a b.yaml\t");
    CHECK(head("a\tb.yaml") == "--- \"a/a\\011b.yaml\"");
    CHECK(head("a\"b\\.yaml") == "--- \"a/a\\\"b\\\\.yaml\"");
    CHECK(head("a\nb ") == "--- \"a/a\\012b \"");
}

TEST_CASE("a zero with a unit of its own does not say what one of it counts, so nothing is written over it") {
    const std::string items =
        "\nitems: [{name: a, amount: 12345}, {name: b, amount: 4000}]\n"
        "funding: [{name: c, amount: 16345}]\n";
    const auto suggests = [&](const std::string& total) {
        return rendered(formats::rdjson, "a.yaml", "unit: 円\ntotal: " + total + items).find("\"suggestions\"") !=
               std::string::npos;
    };
    CHECK(suggests("0"));
    CHECK(suggests("'0' # 円"));
    CHECK_FALSE(suggests("0千円"));
    CHECK_FALSE(suggests("0 千円"));
}
