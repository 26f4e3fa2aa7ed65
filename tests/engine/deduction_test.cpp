/// Lines that are subtracted: in sums, with what stands above and below them, in `calc`, in causes and in hints.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/coverage.hpp"
#include "dxbudget/judgement.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render_sheet.hpp"

using namespace dxbudget;

namespace {

/// How many equations hold, do not, and were not checked: `3/1/0`.
std::string counts(const std::string& text) {
    const Tally tally = audit(Source("sheet.yaml", text)).tally;
    return std::to_string(tally.held + tally.held_within_rounding + tally.held_within_tolerance) + "/" +
           std::to_string(tally.mismatched) + "/" + std::to_string(tally.not_checked);
}

std::string help_of(const std::string& text, Language language) {
    Audit checked = audit(Source("sheet.yaml", text));
    judge(checked);
    REQUIRE(checked.findings.size() == 1);
    return render(checked.findings[0].help, language);
}

}  // namespace

TEST_CASE("a line is subtracted from the total above it") {
    struct Case {
        const char* text;
        const char* counts;
    };
    const Case c = GENERATE(values<Case>({
        // income less expenses, as it is printed, and by each of its words
        {"total: -636\nitems: [{name: a, amount: 68433}, {name: b, sign: minus, amount: 69069}]\n", "1/0/0"},
        {"total: 637\nitems: [{name: a, amount: 68433}, {name: b, sign: minus, amount: 69069}]\n", "0/1/0"},
        {"total: 137502\nitems: [{name: a, amount: 68433}, {name: b, sign: minus, amount: 69069}]\n", "0/1/0"},
        {"total: 3\nitems: [{amount: 5}, {sign: less, amount: 2}]\n", "1/0/0"},
        {"total: 3\nitems: [{amount: 5}, {sign: deduct, amount: 2}]\n", "1/0/0"},
        {"合計: 3\n内訳: [{金額: 5}, {符号: 控除, 金額: 2}]\n", "1/0/0"},
        {"合計: 3\n内訳: [{金額: 5}, {符号: 減算, 金額: 2}]\n", "1/0/0"},
        {"total: 7\nitems: [{amount: 5}, {sign: plus, amount: 2}]\n", "1/0/0"},
        // a refund among expenses
        {"total: 105\nitems: [{amount: 100}, {sign: minus, amount: -5}]\n", "1/0/0"},
        // by its parts, which are added to it, and nested
        {"total: 3\nitems: [{amount: 9}, {sign: minus, items: [{amount: 4}, {amount: 2}]}]\n", "1/0/0"},
        {"total: 3\nitems: [{amount: 9}, {sign: minus, amount: 6, items: [{amount: 4}, {amount: 2}]}]\n", "2/0/0"},
        {"total: 7\nitems: [{amount: 9}, {sign: minus, amount: 2, items: [{amount: 4}, {sign: minus, amount: 2}]}]\n",
         "2/0/0"},
        {"total: 7\nitems: [{amount: 9}, {sign: minus, amount: 6, items: [{amount: 4}, {sign: minus, amount: 2}]}]\n",
         "0/2/0"},
        // a whole table, with a line of it that is added
        {"total: -5\nitems: {sign: minus, items: [{amount: 3}, {amount: 2}]}\n", "1/0/0"},
        {"total: -1\nitems: {sign: minus, items: [{amount: 3}, {sign: plus, amount: 2}]}\n", "1/0/0"},
        {"total: {amount: -5}\nbreakdowns: {x: {sign: minus, items: [{amount: 3}, {amount: 2}]}}\n", "1/0/0"},
        // beside what is not added, not all, or not known
        {"total: 3\nitems: [{amount: 5}, {sign: minus, amount: 2}, {sign: minus, counted: no, amount: 1}]\n", "1/0/0"},
        {"total: 9\nitems: [{amount: 5}, {sign: minus, amount: 2, partial: yes, items: [{amount: 1}]}]\npartial: yes\n",
         "0/0/0"},
        {"total: 5\nitems: [{amount: 5}, {sign: minus, amount: ‐}]\n", "1/0/0"},
        {"total: 5\nitems: [{amount: 5}, {sign: minus, amount: , items: [{amount: 0}]}]\n", "1/0/0"},
        {"total: 5\nitems: [{amount: 5}, {sign: minus, amount: 別途, items: [{amount: 2}]}]\n", "0/0/2"},
        {"total: 5\nitems: [{amount: 7}, {sign: minus, amount: 2O}]\n", "0/0/1"},
        // each stage, and the change
        {"total: {requested: 90, previous: 80, change: 10}\n"
         "items:\n  - {name: in, requested: 200, previous: 180, change: 20}\n"
         "  - {name: out, sign: minus, requested: 110, previous: 100, change: 10}\n",
         "6/0/0"},
        {"total: {requested: 90, previous: 80, change: 30}\n"
         "items:\n  - {name: in, requested: 200, previous: 180, change: 20}\n"
         "  - {name: out, sign: minus, requested: 110, previous: 100, change: 10}\n",
         "4/2/0"},
        // sources: one that is taken off, with a rest or as the rest
        {"total: 100\nfunding: [{name: a, amount: 120}, {name: b, sign: minus, amount: 20}]\n", "1/0/0"},
        {"total: 100\nfunding: [{name: a, share: rest, amount: 120}, {name: b, sign: minus, amount: 20}]\n", "1/0/0"},
        {"total: 100\nfunding: [{name: a, amount: 120}, {name: b, sign: minus, share: rest, amount: 20}]\n", "1/0/0"},
        {"total: 100\nfunding: [{name: a, amount: 120}, {name: b, sign: minus, share: rest, amount: 30}]\n", "0/1/0"},
        {"total: 90\nitems: [{amount: 100}, {sign: minus, share: 10%, of: items/#1, amount: 10}]\n", "2/0/0"},
        // with rounding: two addends and a total
        {"rounding: half-up\ntotal: 4\nitems: [{amount: 5}, {sign: minus, amount: 2}]\n", "1/0/0"},
        {"rounding: half-up\ntotal: 5\nitems: [{amount: 5}, {sign: minus, amount: 2}]\n", "0/1/0"},
        {"rounding: {add: exact, sums: truncate}\ntotal: 2\nitems: [{amount: 5 × 1.1 = 5}, {sign: minus, amount: 3 × "
         "1.1 "
         "= 3}]\n",
         "3/0/0"},
        // a subtotal that names itself, of a line and what is subtracted from it
        {"total: 12\nitems: [{amount: 5}, {sign: minus, amount: 2}, {name: 小計, counted: no, amount: 3}, {amount: "
         "9}]\n",
         "1/0/0"},
    }));
    CAPTURE(c.text);
    CHECK(counts(c.text) == c.counts);
}

TEST_CASE("what is subtracted is taken off what its siblings leave, as it is computed") {
    const auto of = [](const char* text, const char* path) {
        return testing::value_of(audit(Source("sheet.yaml", text)), path);
    };
    CHECK(of("items: [{name: a, amount: 9}, {name: b, sign: minus, amount: 4}]\nfunding: {x: 5}\n", "total.amount") ==
          "5");
    CHECK(of("total: 100\nfunding: [{name: a, amount: 130}, {name: b, sign: minus, share: rest}]\n",
             "funding/b.amount") == "30");
    CHECK(of("total: 100\nfunding: [{name: a, share: rest}, {name: b, sign: minus, amount: 20}]\n",
             "funding/a.amount") == "120");
}

TEST_CASE("calc subtracts, and fills a blank that is subtracted") {
    const std::string text =
        "unit: USD\ntotal: {amount: 90, previous: 70}\nitems:\n"
        "  - {name: Goods, amount: 100, previous: 75}\n"
        "  - {name: Allowance, sign: minus, amount: , previous: 6}\n"
        "  - {name: Other, items: {sign: minus, items: [{name: x, amount: 0}, {name: y, sign: plus, previous: 1}]}}\n";
    const Audit checked = audit(Source("sheet.yaml", text));
    const auto results = recalculate(checked.sheets[0], checked.equations[0], {});
    const CalculatedSheet sheet{.sheet = &checked.sheets[0],
                                .source = checked.source.get(),
                                .document = &checked.documents[0],
                                .results = results};
    CHECK(render_sheets_yaml({&sheet, 1}) ==
          "unit: \"USD\"\ntotal:\n  amount: 90\n  previous: 70\nitems:\n"
          "  - name: \"Goods\"\n    amount: 100\n    previous: 75\n"
          "  - name: \"Allowance\"\n    sign: minus\n    amount: 10\n    previous: 6\n"
          "  - name: \"Other\"\n    amount: 0\n    previous: 1\n    items:\n      sign: minus\n      items:\n"
          "        - name: \"x\"\n          amount: 0\n        - name: \"y\"\n          sign: plus\n          "
          "previous: 1\n");
}

TEST_CASE("every figure of income less expenses is protected, and a slip in it is found") {
    const std::string text =
        "unit: USD\ntotal: 31234\nfunding: {fund: 31234}\nitems:\n"
        "  - {name: Income, amount: 98765, items: [{name: a, amount: 45678}, {name: b, amount: 53087}]}\n"
        "  - {name: Expenses, sign: minus, amount: 67531, items: [{name: c, amount: 12345}, {name: d, amount: "
        "55186}]}\n";
    const Audit right = audit(Source("sheet.yaml", text));
    CHECK(right.findings.empty());
    CHECK(coverage_of(right.sheets[0], right.evaluations[0]).unprotected.empty());
    std::string slipped = text;
    slipped.replace(slipped.find("67531"), 5, "67351");
    const Audit wrong = audit(Source("sheet.yaml", slipped));
    REQUIRE_FALSE(wrong.findings.empty());
    const auto caused = std::find_if(wrong.findings.begin(), wrong.findings.end(),
                                     [](const Finding& finding) { return !finding.causes.empty(); });
    REQUIRE(caused != wrong.findings.end());
    CHECK(caused->causes.at(0).figure == "items/Expenses.amount");
    CHECK(plain(caused->causes.at(0).value) == "67531");
}

TEST_CASE("a sum that would hold with one line subtracted says so") {
    const char* left_out = "unit: EUR\ntotal: -636\nitems: [{name: in, amount: 68433}, {name: out, amount: 69069}]\n";
    CHECK(help_of(left_out, Language::english) == "if out is subtracted, give it `sign: minus`");
    CHECK(help_of(left_out, Language::japanese) == "out を差し引くのなら「符号: 控除」と書く");
    const char* twice =
        "unit: EUR\ntotal: 1450\nitems: [{name: a, amount: 1500}, {name: b, sign: minus, amount: -50}]\n";
    CHECK(help_of(twice, Language::english) ==
          "b is subtracted, and its figure has a minus of its own: remove the minus, or `sign: minus`");
    CHECK(help_of(twice, Language::japanese) ==
          "b は控除の行で、金額にもマイナスがある。マイナスか「符号: 控除」のどちらかを消す");
}

TEST_CASE("a figure that is negative and subtracted is asked about where no total confirms it") {
    const auto found = [](const std::string& text) {
        return testing::told_with_help(audit(Source("sheet.yaml", text)));
    };
    CHECK(found("unit: USD\ntotal: 1550\nitems: [{name: a, amount: 1500}, {name: b, sign: minus, amount: -50}]\n")
              .empty());
    CHECK(
        found(
            "unit: USD\nfunding: {x: 1550}\nitems: [{name: a, amount: 1500}, {name: b, sign: minus, amount: -50}]\n") ==
        "negative-deduction: b at amount is subtracted and negative, so it adds 50 to its total | write it without the "
        "minus, or state the total that shows that it is meant\n");
    // a change may well be negative
    CHECK(found("unit: USD\ntotal: {requested: 5, previous: 1}\nitems: [{name: a, requested: 6, previous: 5}, {name: "
                "b, sign: "
                "minus, requested: 1, previous: 4, change: -3}]\n")
              .empty());
}

TEST_CASE("a sign that is not understood, or has no effect, is an error") {
    const auto found = [](const std::string& text, Language language) {
        return testing::told_with_help(audit(Source("sheet.yaml", text)), language);
    };
    const char* unknown = "total: 5\nitems: [{name: a, amount: 5}, {name: b, sign: both, amount: 0}]\n";
    CHECK(found(unknown, Language::english) ==
          "wrong-shape: `both` is not a sign | write `minus` for what is subtracted, or `plus`\n");
    CHECK(found(unknown, Language::japanese) ==
          "wrong-shape: 「both」という符号はない | 差し引くなら「控除」、加えるなら「加算」と書く\n");
    const char* idle = "total: 5\nitems: [{name: a, amount: 5}]\nworkings: {x: {sign: minus, amount: 1 + 1 = 2}}\n";
    CHECK(found(idle, Language::english) ==
          "unknown-key: `sign` has no effect here: this line is not added up in a table | give it to an item or a "
          "source, or remove it\n");
    CHECK(
        found(idle, Language::japanese) ==
        "unknown-key: この行は表の合計に加わらないので、「sign」は意味を持たない | 内訳か財源の行に書くか、削除する\n");
}
