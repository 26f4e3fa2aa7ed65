/// Columns that show what part of the whole each line is, and shares that were rounded from the figures.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render_sheet.hpp"

using namespace dxbudget;

namespace {

/// The paths of the figures that are wrong, in the order of the sheet: `items/a.p items/b.p`.
std::string wrong(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text), {.causes = false});
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.severity != Severity::error) continue;
        out += (out.empty() ? "" : " ") + (finding.figure.empty() ? std::string(finding.rule->id) : finding.figure);
    }
    return out;
}

const std::string stage = "stages: {p: {label: 構成比, share_of: amount}}\n";

}  // namespace

TEST_CASE("each line's part of the whole is checked as it is printed") {
    struct Case {
        const char* lines;
        const char* wrong;
    };
    const Case c = GENERATE(values<Case>({
        {"total: {amount: 300, p: 100}\nitems: [{name: a, amount: 100, p: 33.3}, {name: b, amount: 200, p: 66.7}]\n",
         ""},
        {"total: {amount: 300}\nitems: [{name: a, amount: 100, p: 33.3%}, {name: b, amount: 200, p: 66.67%}]\n", ""},
        {"total: {amount: 300}\nitems: [{name: a, amount: 100, p: 33.4}, {name: b, amount: 200, p: 66.6}]\n",
         "items/a.p items/b.p"},
        {"items: [{name: a, amount: 100, p: 33}, {name: b, amount: 200, p: 67}]\n", ""},
        {"items: [{name: a, amount: 100, p: 33}, {name: b, amount: 200, p: 66}]\n", "items/b.p"},
        // the whole: 100, or what its parts come to as they were rounded, and nothing else
        {"total: {amount: 3, p: 100.0}\nitems: [{amount: 1, p: 33.3}, {amount: 1, p: 33.3}, {amount: 1, p: 33.3}]\n",
         ""},
        {"total: {amount: 3, p: 99.9}\nitems: [{amount: 1, p: 33.3}, {amount: 1, p: 33.3}, {amount: 1, p: 33.3}]\n",
         ""},
        {"total: {amount: 3, p: 99.6}\nitems: [{amount: 1, p: 33.3}, {amount: 1, p: 33.3}, {amount: 1, p: 33.3}]\n",
         "total.p"},
        {"total: {amount: 3, p: 10}\nitems: [{amount: 1, p: 33.3}, {amount: 1, p: 33.3}, {amount: 1, p: 33.3}]\n",
         "total.p"},
        {"total: {amount: 3, p: 99}\nitems: [{amount: 1, p: 33.3}, {amount: 1}, {amount: 1, p: 33.3}]\n", "total.p"},
        {"total: {amount: 3, p: 100}\nitems: [{amount: 1, p: 33.3}, {amount: 1}, {amount: 1, p: 33.3}]\n", ""},
        // of the whole, not of the group; groups do not add up
        {"total: {amount: 400}\nitems: [{name: a, amount: 300, p: 75.0, items: [{name: c, amount: 100, p: 25.0}, "
         "{name: d, "
         "amount: 200, p: 50.0}]}, {name: b, amount: 100, p: 25.0}]\n",
         ""},
        {"total: {amount: 400}\nitems: [{name: a, amount: 300, p: 75.0, items: [{name: c, amount: 100, p: 33.3}, "
         "{name: d, "
         "amount: 200, p: 66.7}]}, {name: b, amount: 100, p: 25.0}]\n",
         "items/a/c.p items/a/d.p"},
        // what is subtracted, nothing, and what a blank whole comes to
        {"total: {amount: 50, p: 100}\nitems: [{amount: 150, p: 300}, {sign: minus, amount: 100, p: 200}]\n", ""},
        {"total: {amount: 0}\nitems: [{amount: 0, p: 0}]\n", ""},
        {"total: {amount: , p: 100}\nitems: [{amount: 1, p: 25}, {amount: 3, p: 75}]\n", ""},
        {"total: {amount: 4, p: 100}\nitems: [{amount: 1, p: ‐}, {amount: 3, p: 75}]\n", ""},
        {"total: {amount: 4}\nfunding: [{name: x, amount: 1, p: 25}, {name: y, amount: 3, p: 70}]\n", "funding/y.p"},
        {"workings: {w: {total: {amount: 4}, items: [{amount: 1, p: 25}, {amount: 3, p: 70}]}}\n", "workings/w/#2.p"},
    }));
    CAPTURE(c.lines);
    CHECK(wrong(stage + c.lines) == c.wrong);
}

TEST_CASE("a stage's own way of rounding holds for its percentages") {
    const std::string lines =
        "total: {amount: 300}\nitems: [{name: a, amount: 100, p: 33.3}, {name: b, amount: 200, p: 66.6}]\n";
    CHECK(wrong(stage + lines) == "items/b.p");
    CHECK(wrong("stages: {p: {label: 構成比, share_of: amount, rounding: truncate}}\n" + lines).empty());
}

TEST_CASE("a column of parts is of stages of the sheet, of a sum of them, and is written by calc") {
    CHECK(wrong("段階: {p: {見出し: 構成比, 構成比: 要求額}}\n合計: {要求額: 4}\n内訳: [{要求額: 1, 構成比: 25}, "
                "{要求額: 3, 構成比: 75}]\n")
              .empty());
    CHECK(wrong("stages: {a: A, b: B, p: {share_of: a + b}}\ntotal: {a: 3, b: 1}\nitems: [{a: 1, p: 25}, {a: 2, b: 1, "
                "p: 75}]\n")
              .empty());
    CHECK(wrong("stages: {p: {share_of: amuont}}\ntotal: {amount: 4}\nitems: [{amount: 4, p: 25}]\n") == "bad-stage");
    CHECK(wrong("stages: {p: {share_of: amount / amount}}\ntotal: {amount: 4}\nitems: [{amount: 4, p: 25}]\n") ==
          "bad-stage");
    const std::string text =
        stage + "total: {amount: 300}\nitems: [{name: a, amount: 100, p: }, {name: b, amount: 200, p: 66.7}]\n";
    const Audit checked = audit(Source("sheet.yaml", text));
    const CalculatedSheet sheet{.sheet = &checked.sheets[0],
                                .source = checked.source.get(),
                                .document = &checked.documents[0],
                                .results = recalculate(checked.sheets[0], checked.equations[0], {})};
    const std::string written = render_sheets_yaml({&sheet, 1});
    CHECK(written ==
          "stages:\n  \"p\":\n    label: \"構成比\"\n    kind: ratio\n    share_of: \"amount\"\ntotal:\n  amount: "
          "300\nitems:\n"
          "  - name: \"a\"\n    \"p\":\n    amount: 100\n  - name: \"b\"\n    \"p\": 66.7\n    amount: 200\n");
    CHECK(audit(Source("again.yaml", written)).findings.empty());
}

TEST_CASE("shares that were rounded from the figures are read so where several show it") {
    struct Case {
        const char* text;
        const char* findings;
    };
    const std::string is_read = "rounded-shares: the shares of this table are read as rounded to their last digit: ";
    // 46.0 %, 27.2 % and 26.8 % of 7,432
    const std::string rounded =
        "total: 7432\nitems:\n  - {name: a, share: 46.0%, amount: 3417}\n  - {name: b, share: 27.2%, amount: 2025}\n"
        "  - {name: c, share: 26.8%, amount: 1990}\n";
    const auto found = [](const std::string& text) {
        return testing::told_with_help(audit(Source("sheet.yaml", text), {.causes = false}));
    };
    CHECK(found(rounded) == is_read + "3 of 3 agree so, 0 to the unit\n");
    // a figure beyond the last digit is wrong all the same
    std::string wrong_figure = rounded;
    wrong_figure.replace(wrong_figure.find("2025"), 4, "2052");
    wrong_figure.replace(wrong_figure.find("7432"), 4, "7459");
    CHECK(found(wrong_figure).find("share-mismatch: b at amount is 23.152 too much") != std::string::npos);
    // exact shares stay exact, whatever one figure is off by
    CHECK(
        found(
            "total: 1000\nfunding: [{name: a, share: 33.3%, amount: 333}, {name: b, share: 33.3%, amount: 333}, {name: "
            "c, share: 33.4%, amount: 334}]\n")
            .empty());
    CHECK(found("total: 10000\nfunding: [{name: a, share: 33.3%, amount: 3330}, {name: b, share: 33.3%, amount: 3334}, "
                "{name: c, share: rest, amount: 3336}]\n")
              .starts_with("share-mismatch: b at amount is 4 too much"));
    CHECK(found("total: 1000\nfunding: [{name: a, share: 50%, amount: 504}, {name: b, share: 50%, amount: 496}]\n")
              .starts_with("share-mismatch: a at amount is 4 too much"));
    CHECK(found("total: 10000\nfunding: [{name: a, share: 1/3, amount: 3336}, {name: b, share: 2/3, amount: 6664}]\n")
              .starts_with("share-mismatch: a at amount is 2.666666… too much"));
}

TEST_CASE("what is not stated beside rounded shares counts as any figure that they admit") {
    const std::string text =
        "total: 7432\nfunding:\n  - {name: a, share: 46.0%, amount: 3417}\n  - {name: b, share: 27.2%, amount: 2025}\n"
        "  - {name: c, share: 26.8%}\n";
    const Tally tally = audit(Source("sheet.yaml", text)).tally;
    CHECK(tally.mismatched == 0);
}
