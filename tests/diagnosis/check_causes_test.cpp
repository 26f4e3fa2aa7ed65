/// What users say is equal counts as an equation: it speaks for and against causes, and has some itself.

#include <fmt/format.h>

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/configuration.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/rules.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

/// The only causes that are named, each with its figure and value: `total.requested 4,000`; `nothing` without any.
std::string named_in(const Audit& checked) {
    std::string named;
    for (const Explanation& explanation : checked.diagnoses.at(0).explanations) {
        for (const Cause& cause : explanation.causes) {
            if (!named.empty()) named += "; ";
            named += path_of(checked.sheets[0], cause.correction.figure) + " " + grouped(cause.correction.value);
        }
    }
    return named.empty() ? "nothing" : named;
}

std::string named_in(const std::string& text) {
    return named_in(audit(Source("sheet.yaml", text)));
}

/// The causes where a project asks for a check.
std::string named_with(const std::string& check, const std::string& text) {
    std::vector<Finding> findings;
    Source file("dxbudget.yaml", "checks:\n  - '" + check + "'\n");
    const Configuration project = load_configuration(file, findings);
    REQUIRE(findings.empty());
    return named_in(audit(Source("sheet.yaml", text), {.loading = {.configuration = &project}}));
}

/// A sheet whose total is 4,000 by its items, with another table and a check.
std::string sheet_with(const std::string& check, int total = 4800, int other = 4000, const std::string& head = "") {
    return head +
           fmt::format(
               "unit: 千円\ntotal: {{requested: {}}}\nitems: [{{name: a, requested: 1234}}, {{name: b, requested: "
               "2766}}]\nworkings: {{w: {{requested: {}}}, v: {{requested: 1}}}}\n",
               total, other) +
           (check.empty() ? "" : "checks:\n  - " + check + "\n");
}

}  // namespace

TEST_CASE("a check with = is evidence as the sheet's own equations are") {
    struct Case {
        const char* what;
        std::string text;
        const char* named;
    };
    const std::string same = "total.requested = workings[\"w\"].requested";
    const Case cases[] = {
        {"no check", sheet_with(""), "nothing"},
        {"plain", sheet_with(same), "total.requested 4,000"},
        {"the other way round", sheet_with("workings[\"w\"].requested = total.requested"), "total.requested 4,000"},
        {"with a factor", sheet_with("total.requested * 2 = workings[\"w\"].requested * 200%"),
         "total.requested 4,000"},
        {"with a condition that is met", sheet_with(same + " if total.requested > 0"), "total.requested 4,000"},
        {"with one that is not", sheet_with(same + " if total.requested < 0"), "nothing"},
        {"with an exception that is not met", sheet_with(same + " unless total.requested < 0"),
         "total.requested 4,000"},
        {"with one that is", sheet_with(same + " unless total.requested > 0"), "nothing"},
        {"within a tolerance", sheet_with(same + " within 5", 4800, 4003), "total.requested 4,000"},
        {"within a tolerance that is too small", sheet_with(same + " within 2", 4800, 4003), "nothing"},
        {"within a part of a figure", sheet_with(same + " within total.requested * 1%", 4800, 4003),
         "total.requested 4,000"},
        {"within a tolerance that is no sum", sheet_with(same + " within max(5, 3)", 4800, 4003),
         "total.requested 4,000"},
        {"another relation", sheet_with("total.requested <= workings[\"w\"].requested"), "nothing"},
        {"rounded figures", sheet_with(same, 4800, 4000, "rounding: half-up\n"), "total.requested 4,000"},
        {"rounded figures, within a tolerance", sheet_with(same + " within 2", 4800, 4002, "rounding: half-up\n"),
         "total.requested 4,000"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        INFO(one.text);
        CHECK(named_in(one.text) == one.named);
    }
    CHECK(named_with(same, sheet_with("")) == "total.requested 4,000");
    CHECK(named_with(same + " if total.requested > 0", sheet_with("")) == "total.requested 4,000");
    CHECK(named_with("total.requested = workings[\"x\"].requested", sheet_with("")) == "nothing");
}

TEST_CASE("a check with = speaks of blanks") {
    const std::string blank =
        "total: {requested: 5000}\nitems: [{name: a, requested: 1234}, {name: b, requested: 2000}, "
        "{name: c, requested: }, {name: d, requested: }]\nworkings: {w: {requested: 883}}\n";
    CHECK(named_in(blank) == "nothing");
    CHECK(named_in(blank + "checks:\n  - items[\"d\"].requested = workings[\"w\"].requested * 2\n") ==
          "items/d.requested 1,766");
    CHECK(named_in(blank + "checks:\n  - items[\"d\"].requested = workings[\"w\"].requested * 2 - 1\n") == "nothing");
}

TEST_CASE("a check with = that holds forbids what would break it") {
    const std::string left_out =
        "total: {requested: 4000}\nitems: [{name: a, requested: 1234}, {name: b, requested: "
        "2766}, {name: c, requested: 1371}]\nworkings: {w: {requested: 4000}}\n";
    CHECK(named_in(left_out) == "total.requested 5,371");
    CHECK(named_in(left_out + "checks:\n  - total.requested = workings[\"w\"].requested\n") == "nothing");
}

TEST_CASE("a check with = that fails has a cause") {
    const Audit checked =
        audit(Source("sheet.yaml", sheet_with("total.requested = workings[\"w\"].requested", 4000, 4800)));
    CHECK(named_in(checked) == "workings/w.requested 4,000");
    REQUIRE(checked.findings.size() == 1);
    CHECK(text_of(checked.findings[0], Language::english) ==
          "`total.requested = workings[\"w\"].requested` does not hold: 4,000 against 4,800, 800 too little\n"
          "one digit of w at requested is wrong: 4,800 for 4,000\n"

          "change it to 4,000 in line 4; every equation using it then holds");
    CHECK(text_of(checked.findings[0], Language::japanese) ==
          "「total.requested = workings[\"w\"].requested」を満たさない(左辺 4,000、右辺 4,800。800千円 不足)\n"
          "w(要求額)の数字が一つ誤り: 4,000 とすべきところを 4,800\n"

          "4行目を 4,000 とすれば、関係する計算がすべて合う");
    // Both the sum and the check are explained by the total.
    const Audit both = audit(Source("sheet.yaml", sheet_with("total.requested = workings[\"w\"].requested")));
    REQUIRE(both.findings.size() == 2);
    CHECK(text_of(both.findings[0], Language::english).find("explained by the cause named at line 2") !=
          std::string::npos);
    CHECK(text_of(both.findings[1], Language::english)
              .find("change it to 4,000 in line 2; this resolves 2 findings and breaks nothing") != std::string::npos);
    // What is only a warning to its user has none, nor has an inequality.
    CHECK(named_in(sheet_with("{check: 'total.requested = workings[\"w\"].requested', severity: warning}", 4000,
                              4800)) == "nothing");
    CHECK(named_in(sheet_with("total.requested >= workings[\"w\"].requested", 4000, 4800)) == "nothing");
    CHECK(named_with("total.requested = workings[\"w\"].requested", sheet_with("", 4000, 4800)) ==
          "workings/w.requested 4,000");
}

TEST_CASE("what a check with = would correct is left where somebody accepts it") {
    const std::string text = sheet_with("total.requested = workings[\"w\"].requested");
    struct Case {
        const char* what;
        std::string text;
        std::vector<RuleChoice> choices;
        bool is_corrected;
    };
    std::string ignored = text;
    ignored.insert(ignored.find("\nitems"), "  # dxbudget: ignore[check-failed]: as printed");
    const Case cases[] = {
        {"nobody does", text, {}, true},
        {"a comment does", ignored, {}, false},
        {"the configuration does", text, {{&rules::check_failed, {}, ""}}, false},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        Audit checked = audit(Source("sheet.yaml", one.text));
        const Fix fixed = fix(checked, {.choices = one.choices});
        CHECK(fixed.edits.size() == (one.is_corrected ? 1 : 0));
        CHECK(fixed.left_out.size() == (one.is_corrected ? 0 : 1));
    }
}

TEST_CASE("a check with = protects its figures") {
    const auto protects = [](const std::string& check) {
        const Audit checked = audit(Source("sheet.yaml", sheet_with(check, 4000)));
        return coverage_of(checked.sheets[0], checked.evaluations[0]).unprotected.size();
    };
    CHECK(protects("") == 2);
    CHECK(protects("total.requested = workings[\"w\"].requested") == 1);
    CHECK(protects("total.requested = workings[\"w\"].requested within 5") == 2);
    CHECK(protects("{check: 'total.requested = workings[\"w\"].requested', severity: warning}") == 2);
}
