/// What the search for causes keeps of the equations is what the evaluation found, however figures are interwoven.

#include "diagnosis/ledger.hpp"

#include <fmt/format.h>

#include <random>
#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/explain.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// Stages of which each is the sum of the two before; the last is declared.
std::string fibonacci(int stages, int declared) {
    std::string text = "stages:\n  s0: a\n  s1: b\n";
    for (int i = 2; i < stages; ++i) text += fmt::format("  s{}: c{} = s{} + s{}\n", i, i, i - 1, i - 2);
    return text + fmt::format("items: [{{name: x, s0: 1, s1: 1, s{}: {}}}]\n", stages - 1, declared);
}

/// Running sums of which nothing is stated but what each has more than the first: each difference over all before it.
std::string running_sums(int stages, int lines) {
    std::string text = "stages:\n  s0: a\n";
    for (int i = 1; i < stages; ++i)
        text +=
            fmt::format("  x{}: i{}\n  s{}: c{} = s{} + x{}\n  d{}: e{} = s{} - s0\n", i, i, i, i, i - 1, i, i, i, i);
    text += "items:\n";
    for (int line = 0; line < lines; ++line) {
        text += fmt::format("  - {{name: n{}, s0: 1", line);
        for (int i = 1; i < stages; ++i) text += fmt::format(", x{}: 1, d{}: 4", i, i);
        text += "}\n";
    }
    return text;
}

/// The equations of a sheet of which the ledger keeps another right side than the evaluation computed.
std::string differing(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text), {.causes = false});
    const Evaluation& evaluation = checked.evaluations.at(0);
    const Ledger ledger(checked.sheets.at(0), evaluation);
    std::string found = ledger.is_complete() ? "" : "incomplete";
    for (const Ledger::Entry& entry : ledger.entries()) {
        const Rational& computed = evaluation.verdicts[entry.equation].computed;
        if (ledger.computed(entry) == computed) continue;
        found += path_of(checked.sheets[0], ledger.target_of(entry)) + " " + plain(ledger.computed(entry)) + " for " +
                 plain(computed) + "\n";
    }
    return found;
}

}  // namespace

TEST_CASE("the ledger agrees with the evaluation") {
    const std::string cases[] = {
        "stages: {s: a, t: b = s + 5, u: c = t * 2}\nitems: [{name: x, s: 1, u: 13}]\n",
        "stages: {s: a, t: b = s * 2, r: c = t / s, q: d = r + r}\nitems: [{name: x, s: 3, q: 401}]\n",
        "total: 100\nfunding: [{name: a, share: 1/2, limit: 30}, {name: b, share: rest, amount: 71}]\n",
        "total: 100\nfunding: [{name: a, share: 1/3}, {name: b, amount: 60}]\n",
        "total: 9\nitems: [{name: a, items: [{name: b, items: [{name: c, amount: 4}]}, {name: d, amount: 6}]}]\n",
        "rounding: {sums: half-up, add: exact}\ntotal: 9\nitems: [{name: a, items: [{name: b, amount: 2 × 2.2 = "
        "4}]}]\n",
        fibonacci(90, 7),
        running_sums(40, 2),
    };
    for (const std::string& text : cases) {
        INFO(text);
        CHECK(differing(text).empty());
    }
    std::mt19937_64 random(5);
    for (int round = 0; round < 200; ++round) {
        const GeneratedSheet generated = generate_sheet(random);
        INFO(generated.text);
        REQUIRE(differing(generated.text).empty());
    }
}

TEST_CASE("a cause stands as far from the mistake as the chain is long") {
    const auto causes = [](const std::string& text) {
        const Audit checked = audit(Source("sheet.yaml", text));
        std::string found;
        for (const Explanation& explanation : checked.diagnoses.at(0).explanations) {
            for (const Cause& cause : explanation.causes) {
                found +=
                    path_of(checked.sheets[0], cause.correction.figure) + "=" + plain(cause.correction.value) + " ";
            }
        }
        return found;
    };
    // 2,880,067,194,370,816,120 is the 90th number of the row; 1,779,979,416,004,714,189 of the first and the rest of
    // the second make it up
    CHECK(causes(fibonacci(11, 89)).empty());
    const Audit interwoven = audit(Source("sheet.yaml", running_sums(300, 60)));
    CHECK_FALSE(interwoven.diagnoses.at(0).complete);
    CHECK(interwoven.diagnoses.at(0).explanations.empty());
    CHECK_FALSE(coverage_of(interwoven.sheets.at(0), interwoven.evaluations.at(0)).complete);
    CHECK(interwoven.diagnoses.at(0).unexplained.size() == interwoven.tally.mismatched);
}
