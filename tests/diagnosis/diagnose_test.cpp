/// Expected hints: known incidents and slips, each with its cause, or with none where the figures cannot say.

#include "dxbudget/diagnose.hpp"

#include <algorithm>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// Every cause as `slip figure=value`, alternatives joined by ` | `, one explanation a line.
std::string causes_of(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    std::string found;
    for (std::size_t i = 0; i < checked.sheets.size(); ++i) {
        for (const Explanation& explanation : checked.diagnoses[i].explanations) {
            std::string line;
            for (const Cause& cause : explanation.causes) {
                line += (line.empty() ? "" : " | ") + std::string(word_of(cause.slip)) + " " +
                        path_of(checked.sheets[i], cause.correction.figure) + "=" + plain(cause.correction.value);
            }
            found += line + "\n";
        }
    }
    return found;
}

/// A grant sheet of three lines that change from year to year; `with` says what stands otherwise.
std::string grants(const char* b = "23415", const char* total = "41562", const char* b_change = "2210",
                   const char* change = "4337") {
    return std::string("total: {requested: ") + total + ", previous: 37225, change: " + change +
           "}\nitems:\n  - {name: a, requested: 12480, previous: 11020, change: 1460}\n  - {name: b, requested: " + b +
           ", previous: 21205, change: " + b_change +
           "}\n  - {name: c, requested: 5667, previous: 5000, change: 667}\n";
}

}  // namespace

TEST_CASE("known mistakes get their hints") {
    struct Case {
        const char* what;
        std::string text;
        const char* causes;
    };
    const Case cases[] = {
        {"a consistent sheet", grants(), ""},
        {"the total copied into the cost table",
         "total: {requested: 18104}\nitems: [{amount: 1, requested: 250}, {requested: 8478}, {requested: "
         "9626}]\ncosts: {project: {requested: 18104}}\n",
         "left-out total.requested=18354\n"},
        {"a total cost that follows a wrong digit: one of two rows is right, and nothing says which",
         "total: {requested: 50126}\ncosts: {project: {requested: 50126}, total: {requested: 82409},\n"
         "  personnel: {requested: 32283, also: [{where: 別表, requested: 37283}]}}\n",
         "digit-changed costs/personnel/also/別表.requested=32283 | digit-changed costs/personnel.requested=37283\n"},
        {"a city table beside its assessment", "total: {approved: 159468, also: [{where: 予算額, approved: 159568}]}\n",
         "digit-changed total/also/予算額.approved=159468 | digit-changed total.approved=159568\n"},
        {"prose that mentions two of several items",
         "total: {requested: 2094}\nitems: [{name: a, requested: 1453}, {name: b, requested: 726}]\n", ""},
        {"a budget book, one digit",
         "total: {amount: 499446}\nitems: [{name: a, amount: 389446}, {name: b, amount: 100000}]\n", ""},
        {"a digit, where two equations cross", grants("23515"), "digit-changed items/b.requested=23415\n"},
        {"two digits transposed", grants("24315"), "digits-transposed items/b.requested=23415\n"},
        {"a digit dropped", grants("2341"), "digit-dropped items/b.requested=23415\n"},
        {"a stale figure", grants("21205"), "stale items/b.requested=23415\n"},
        {"a wrong unit", grants("23415000"), "wrong-unit items/b.requested=23415\n"},
        {"a lost sign", grants("23415", "41562", "-2210"), "sign-lost items/b.change=2210\n"},
        {"an addend left out", grants("23415", "18147", "2210", "-19078"), "left-out total.requested=41562\n"},
        {"an addend counted twice", grants("23415", "54042", "2210", "16817"), "counted-twice total.requested=41562\n"},
        {"a change that is no difference", grants("23415", "41562", "2210", "4373"),
         "digits-transposed total.change=4337\n"},
        {"a missing line explains nothing",
         "total: {amount: 84069}\nitems: [{name: a, amount: 31842}, {name: b, amount: 42133}]\n", ""},
        {"a small gap needs a second equation",
         "total: {amount: 1015}\nitems: [{name: a, amount: 993}, {name: b, amount: 12}, {name: c, amount: 22}]\n", ""},
        {"the unexplained gap of a real sheet",
         "total: {requested: 3244}\ncosts: {personnel: {requested: 13262}, total: {requested: 36851}}\n", ""},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        CHECK(causes_of(c.text) == c.causes);
    }
}

TEST_CASE("no copy is blamed while more of the broken equations agree with it than with the total") {
    struct Case {
        const char* what;
        const char* text;
        const char* causes;
    };
    const Case cases[] = {
        {"items and a copy against a calculated total",
         "total: {requested: 150円×3 = 450}\nitems: [{name: a, requested: 150}, {name: b, requested: 250}]\n"
         "also: [{where: h, requested: 400}]\n",
         ""},
        {"items and two copies",
         "total: {requested: 150円×3 = 450}\nitems: [{name: a, requested: 150}, {name: b, requested: 250}]\n"
         "also: [{where: h, requested: 400}, {where: k, requested: 400}]\n",
         ""},
        {"items and one source of funding",
         "total: {requested: 4,150円×3 = 12,450}\nitems: [{name: a, requested: 12150}, {name: b, requested: 250}]\n"
         "funding: [{name: x, requested: 12400}]\n",
         ""},
        {"items and the project's cost",
         "total: {requested: 4,150円×3 = 12,450}\nitems: [{name: a, requested: 12150}, {name: b, requested: 250}]\n"
         "costs: {project: {requested: 12400}}\n",
         ""},
        {"two copies, and no items",
         "total: {requested: 150円×3 = 450}\nalso: [{where: h, requested: 400}, {where: k, requested: 400}]\n", ""},
        {"a copy is blamed where the items agree with the total",
         "total: {requested: 150円×3 = 450}\nitems: [{name: a, requested: 200}, {name: b, requested: 250}]\n"
         "also: [{where: h, requested: 400}]\n",
         "digit-changed total/also/h.requested=450\n"},
        {"and where another copy agrees with the total",
         "total: {requested: 450}\nitems: [{name: a, requested: 200}, {name: b, requested: 250}]\n"
         "also: [{where: h, requested: 400}, {where: k, requested: 450}]\n",
         "digit-changed total/also/h.requested=450\n"},
        {"the total is blamed where nothing speaks for it",
         "total: {requested: 450}\nitems: [{name: a, requested: 150}, {name: b, requested: 250}]\n"
         "also: [{where: h, requested: 400}]\n",
         "digit-changed total.requested=400\n"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        CHECK(causes_of("unit: 円\n" + std::string(c.text)) == c.causes);
    }
}

TEST_CASE("a gap that is what staff cost is told where the unit cost is known") {
    const auto sheet = [](const char* unit_costs, const char* costs) {
        return std::string("unit: 千円\nfiscal_year: 令和6年度\nunit_costs: ") + unit_costs +
               "\ntotal: {requested: 3244}\ncosts: " + costs + "\n";
    };
    const char* both = "{正職員: 7825, 会計年度任用職員: 2947}";
    struct Case {
        const char* what;
        std::string text;
        const char* causes;
    };
    const Case cases[] = {
        {"the cost of one group is in the total alone",
         sheet(both,
               "{personnel: {requested: 13262}, total: {requested: 36851}, staff: {正職員: {requested: 2.6}, "
               "会計年度任用職員: {requested: 4.5}}}"),
         "staff-cost costs/personnel.requested=33607\n"},
        {"the unit cost of the other group is not known: the gap speaks for itself",
         sheet("{正職員: 7825}",
               "{personnel: {requested: 13262}, total: {requested: 36851}, staff: {正職員: {requested: "
               "2.6}, 会計年度任用職員: {requested: 4.5}}}"),
         "staff-cost costs/personnel.requested=33607\n"},
        {"the cost of one group is in the personnel cost alone",
         sheet(both,
               "{personnel: {requested: 33607}, total: {requested: 16506}, staff: {正職員: {requested: 2.6}, "
               "会計年度任用職員: {requested: 4.5}}}"),
         "staff-cost costs/total.requested=36851\n"},
        {"a personnel cost that fits its staff already is not blamed",
         sheet("{正職員: 7825}",
               "{personnel: {requested: 20345}, total: {requested: 43934}, staff: {正職員: {requested: 2.6}}}"),
         "counted-twice costs/total.requested=23589\n"},
        {"a corrected personnel cost would not fit the staff either",
         sheet("{正職員: 7825}",
               "{personnel: {requested: 13262}, total: {requested: 36851}, staff: {正職員: {requested: 2.6}}}"),
         ""},
        {"no unit cost for that year",
         sheet("{R5: {正職員: 7825}}",
               "{personnel: {requested: 13262}, total: {requested: 36851}, staff: {正職員: {requested: 2.6}}}"),
         ""},
        {"a personnel cost that does not fit its staff is no error that needs a cause",
         sheet("{正職員: 7825}",
               "{personnel: {requested: 13262}, total: {requested: 16506}, staff: {正職員: {requested: 2.6}}}"),
         ""},
        {"a personnel cost of nothing whose staff is in the total",
         sheet("{正職員: 7825}",
               "{personnel: {requested: 0}, total: {requested: 23589}, staff: {正職員: {requested: 2.6}}}"),
         "staff-cost costs/personnel.requested=20345\n"},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        CHECK(causes_of(c.text) == c.causes);
    }
}

TEST_CASE("every cause is proved: with it and its followers the mended equations hold, and no other breaks") {
    std::mt19937_64 random(99);
    int causes = 0;
    for (int round = 0; round < 300; ++round) {
        const GeneratedSheet sheet = generate_sheet(random);
        const std::size_t figure = std::uniform_int_distribution<std::size_t>(0, sheet.figures.size() - 1)(random);
        const std::int64_t value = sheet.figures[figure].value;
        const std::int64_t slips[] = {-value - 1, value * 10, value / 10 + 1, value + 700, value * 1000};
        const std::string text = with_figure(sheet, figure, slips[round % 5]);
        const Audit checked = audit(Source("sheet.yaml", text));
        if (checked.diagnoses.at(0).explanations.empty()) continue;
        const Explanation& explanation = checked.diagnoses[0].explanations.front();
        for (const Cause& cause : explanation.causes) {
            if (cause.slip == Slip::subtotal_among_parts) continue;
            ++causes;
            Sheet corrected = checked.sheets[0];
            corrected.figures[cause.correction.figure].value = cause.correction.value;
            for (const Correction& follower : cause.followers)
                corrected.figures[follower.figure].value = follower.value;
            const Evaluation after = evaluate(corrected, checked.equations[0]);
            INFO(text);
            for (const EquationId id : cause.mended) REQUIRE(after.verdicts[id].outcome != Outcome::mismatch);
            for (EquationId id = 0; id < after.verdicts.size(); ++id) {
                if (checked.evaluations[0].verdicts[id].outcome == Outcome::holds)
                    REQUIRE(after.verdicts[id].outcome != Outcome::mismatch);
            }
        }
    }
    CHECK(causes > 100);
}

TEST_CASE("a sheet on which nothing agrees ends in bounded time, and says so") {
    std::string text = "items:\n";
    for (int line = 0; line < 400; ++line) {
        text += "  - {name: n" + std::to_string(line) +
                ", requested: 777, previous: 777, change: 5, funding: [{name: x, requested: 776}]}\n";
    }
    text += "total: {requested: 1, previous: 2, change: 3}\n";
    const Audit checked = audit(Source("sheet.yaml", text));
    CHECK(checked.tally.mismatched > 800);
    CHECK(checked.diagnoses.at(0).explanations.size() + checked.diagnoses[0].unexplained.size() > 0);
}
