/// Rates: of other lines, of stages and single figures, stated or computed; and lines as limits.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// What is found in a sheet, a line each, then how many equations hold.
std::string verdict_on(const std::string& sheet, Language language = Language::english) {
    const Audit checked = audit_file({{"s.yaml", sheet}}, "s.yaml", false);
    std::string said;
    for (const Finding& finding : checked.findings) {
        said += std::string(finding.severity == Severity::error ? "" : "(warning) ") + std::string(finding.rule->id) +
                ": " + render(finding.message, language) + " | " + render(finding.help, language) + "\n";
    }
    const Tally& tally = checked.tally;
    return said + std::to_string(tally.held + tally.held_within_rounding) + " of " + std::to_string(tally.equations);
}

/// What `calc` prints of a figure.
std::string calculated(const std::string& sheet, const std::string& path) {
    const Audit checked = audit_file({{"s.yaml", sheet}}, "s.yaml", false);
    const auto results = recalculate(checked.sheets[0], checked.equations[0], {});
    const auto figure = find_figure(checked.sheets[0], path);
    return figure ? plain(results[*figure].value) : "none";
}

std::string grant(const std::string& rates, const std::string& total) {
    return "unit: USD\ntotal: " + total +
           "\nitems:\n  - {name: Salaries, amount: 87000}\n  - {name: Equipment, amount: 40000}\n" + rates;
}

}  // namespace

TEST_CASE("an item is a rate of other lines") {
    struct Case {
        const char* rate;
        const char* of;
        const char* amount;
    };
    for (const Case& c : std::vector<Case>{
             {"30%", "Salaries", "26100"},
             {"30％", "items/Salaries", "26100"},
             {"8.25%", "Salaries", "7177"},
             {"8.25%", "Salaries", "7178"},
             {"1.5%", "[Salaries, Equipment]", "1905"},
             {"26%", "Salaries + Equipment", "33020"},
             {"26%", "Salaries+Equipment", "33020"},
             {"5‰", "Salaries", "435"},
             {"110%", "Salaries", "95700"},
             {"6/5", "Salaries", "104400"},
             {"1割", "Salaries", "8700"},
             {"10%", "Salaries - Equipment", "4700"},
             {"10%", "Salaries - 7000", "8000"},
             {"10%", "50000", "5000"},
             {"{amount: 10%}", "Salaries", "8700"},
         }) {
        CAPTURE(c.rate, c.of);
        for (const char* word : {"rate", "share", "料率", "割合"}) {
            const std::string start = std::string("  - {name: R, ") + word + ": " + c.rate + ", of: " + c.of;
            const int total = 127000 + std::stoi(c.amount);
            CHECK(verdict_on(grant(start + ", amount: " + c.amount + "}\n", std::to_string(total))) == "2 of 2");
            CHECK(verdict_on(grant(start + ", amount: " + std::to_string(std::stoi(c.amount) + 5) + "}\n",
                                   std::to_string(total + 5)))
                      .starts_with("share-mismatch: R at amount is "));
            // Not stated, it is computed, and counts in its total.
            CHECK(verdict_on(grant(start + "}\n", std::to_string(total))) == "1 of 1");
            CHECK(verdict_on(grant(start + "}\n", std::to_string(total + 5))).starts_with("sum-mismatch: "));
        }
    }
    CHECK(verdict_on("unit: USD\ntotal: 110\nitems:\n  - {name: net, amount: 100}\n"
                     "  - {name: VAT, rate: 10/110, of: total, amount: 10}\n") == "2 of 2");
    CHECK(verdict_on("stages: {rate: {label: 増減率, formula: amount / previous, kind: ratio}}\n"
                     "total: {amount: 5, previous: 5, rate: 100%}\n") == "1 of 1");
}

TEST_CASE("rates are computed in the order in which they build on each other, whatever that of the lines") {
    const std::string sheet =
        "unit: USD\nitems:\n  - {name: Total of indirect, rate: 10%, of: Fringe + Salaries}\n"
        "  - {name: Fringe, rate: 30%, of: Salaries, amount: 5}\n  - {name: Salaries, amount: 1000}\n";
    CHECK(calculated(sheet, "items/Fringe.amount") == "300");
    CHECK(calculated(sheet, "items/#1.amount") == "130");
    CHECK(calculated(sheet, "total.amount") == "1430");
    const std::string rounded =
        "unit: USD\nrounding: half-up\ntotal: 127\nitems:\n  - {name: D, amount: 100}\n"
        "  - {name: I, rate: 26.6%, of: D}\n";
    CHECK(calculated(rounded, "items/I.amount") == "27");
    CHECK(verdict_on(rounded) == "1 of 1");
}

TEST_CASE("a share is of a stage, or of one figure") {
    const auto funded = [](const std::string& of, const std::string& requested) {
        return verdict_on(
            "unit: USD\nstages: {eligible: 補助対象経費, basis: {label: Basis}}\n"
            "total: {requested: 100, previous: 90, eligible: 80, basis: 60}\nfunding:\n"
            "  - {name: State, share: 1/2, of: " +
            of + ", requested: " + requested +
            ", previous: 30}\n"
            "  - {name: Own, share: rest, requested: " +
            std::to_string(100 - std::stoi(requested)) + ", previous: 60}\n");
    };
    CHECK(funded("eligible", "40") == "3 of 3");
    CHECK(funded("補助対象経費", "40") == "3 of 3");
    CHECK(funded("total.eligible", "40") == "3 of 3");
    CHECK(funded("total.eligible - total.basis", "10") == "3 of 3");
    CHECK(funded("total.eligible + 10", "45") == "3 of 3");
    CHECK(funded("eligible", "41")
              .starts_with("share-mismatch: State at requested is 1 too much: 41 declared, its share comes to 40"));
    // The line's own figure comes before that of what it is a part of.
    CHECK(verdict_on("unit: USD\nstages: {basis: {label: Basis}}\ntotal: {amount: 73, basis: 500}\nitems:\n"
                     "  - {name: A, amount: 60}\n  - {name: R, rate: 13%, of: basis, basis: 100, amount: 13}\n")
              .ends_with("2 of 3"));
    CHECK(verdict_on("unit: USD\ntotal: {amount: 73, previous: 90}\nitems:\n  - {name: A, amount: 60, previous: 80}\n"
                     "  - {name: R, rate: 130%, of: previous, previous: 10, amount: 13}\n") == "3 of 3");
}

TEST_CASE("what a share cannot be of is an error with what was meant") {
    const auto with = [](const std::string& more) {
        return verdict_on("unit: USD\ntotal: 100\nitems:\n  - {name: A, amount: 60}\n" + more);
    };
    const std::string circular =
        " itself | state one of the figures, or name the lines that it is a share of, such as `of: [A, B]`\n";
    CHECK(with("  - {name: B, rate: 40%, amount: 40}\n") ==
          "bad-share: it is not stated what `40%` is a rate of | write `of:` with lines, such as `of: [A, B]`, or `of: "
          "total`; a column of rates is declared under `stages:`, and words belong in `note`\n1 of 1");
    CHECK(with("  - {name: B, share: 40%, amount: 40}\n") == "2 of 2");
    CHECK(with("  - {name: B, rate: 40, of: A, amount: 40}\n") ==
          "bad-share: `40` is not a share | write a percentage such as `40%`, or a fraction\n1 of 1");
    CHECK(with("  - {name: B, share: rest, amount: 40}\n") ==
          "(warning) bad-share: only a source takes the rest | write the item's figure, or what it is a share of\n1 of "
          "1");
    CHECK(with("  - {name: B, rate: 10%, of: Aa, amount: 40}\n") ==
          "unknown-line: no line of this sheet is called `Aa` | did you mean `items/A`?\n1 of 1");
    CHECK(with("  - {name: B, rate: 10%, of: B, amount: 40}\n") ==
          "unknown-line: `B` is this line itself | write the lines that it is a share of, or a stage of it\n1 of 1");
    CHECK(with("  - {name: B, rate: 10%, of: C}\n  - {name: C, rate: 10%, of: B}\n") ==
          "bad-share: what B is a share of is computed from B" + circular +
              "bad-share: what C is a share of is computed from C" + circular + "0 of 1");
    CHECK(verdict_on("unit: USD\nitems:\n  - {name: A, amount: 60}\n  - {name: B, rate: 40%, of: total}\n")
              .find("bad-share: what B is a share of is computed from B" + circular) != std::string::npos);
    CHECK(
        verdict_on("unit: USD\nitems:\n  - {name: A, amount: 60}\n  - {name: B, rate: 40%, of: total, amount: 40}\n") ==
        "1 of 1");
    CHECK(with("  - {name: B, rate: 40%, of: total}\n") == "1 of 1");
}

TEST_CASE("a line is a limit of another") {
    const auto limited = [](const std::string& limit, const std::string& amount) {
        return verdict_on("unit: USD\ntotal: " + std::to_string(60 + std::stoi(amount)) +
                          "\nitems:\n  - {name: A, amount: 60}\n  - {name: B, amount: " + amount + ", limit: " + limit +
                          "}\n");
    };
    CHECK(limited("A", "60") == "2 of 2");
    CHECK(limited("items/A", "60") == "2 of 2");
    CHECK(limited("items/A", "70") ==
          "(warning) limit-exceeded: B at amount is 10 over its limit: 70 declared, at most 60 allowed | \n1 of 2");
    CHECK(limited("items/Aa", "70") ==
          "unknown-line: no line of this sheet has the path `items/Aa` | did you mean `items/A`?\n1 of 1");
    CHECK(limited("none so far", "70") == "1 of 2");  // words, as before
    CHECK(verdict_on("unit: USD\ntotal: 100\nitems: [{name: A, amount: 100}]\nfunding:\n"
                     "  - {name: State, share: 1/2, limit: workings/Ceiling, amount: 30}\n  - {name: Own, amount: 70}\n"
                     "workings: {Ceiling: 30}\n") == "4 of 4");
}
