/// Where no cause is known, one line a file says which key of the sheet usually explains it.

#include "dxbudget/judgement.hpp"

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

/// `line: help` of each finding, one a line.
std::string helps_of(const std::string& text, Language language = Language::english, bool causes = true) {
    Audit checked = audit(Source("sheet.yaml", text), {.causes = causes});
    judge(checked);
    std::string out;
    for (const Finding& finding : checked.findings) {
        const std::string help = render(finding.help, language);
        out += std::to_string(checked.source->place(finding.span.begin).line) + ":" + (help.empty() ? "" : " ") + help +
               "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("a mismatch without a cause points to the convention that usually explains it") {
    struct Case {
        const char* text;
        const char* helps;
    };
    const auto c = GENERATE(values<Case>({
        {"unit: USD\ntotal: 95\nitems: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if the items are only a part of it, `partial: yes` says so\n"},
        {"unit: USD\ntotal: 21\nitems: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if an item is shown and not added, `counted: no` says so\n"},
        {"unit: USD\ntotal: 41\nitems: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if the figures are rounded, `rounding:` says how\n"},
        {"unit: USD\ntotal: 4100\nitems: [{name: a, amount: 1300}, {name: b, amount: 2700}]\n",
         "2: if the figures are rounded, `rounding:` says how\n"},
        {"unit: USD\ntotal: 97\nitems: [{name: a, amount: 60}, {name: b, share: 50%, of: total, amount: 37}]\n",
         "3: if it is a share of another amount, `of:` says of which\n"},
        // once each
        {"unit: USD\nitems:\n  - {name: x, total: 95, items: [{name: a, amount: 13}, {name: b, amount: 27}]}\n"
         "  - {name: y, total: 75, items: [{name: c, amount: 11}, {name: d, amount: 22}]}\n"
         "  - {name: z, total: 20, items: [{name: e, amount: 11}, {name: f, amount: 22}]}\n",
         "3: if the items are only a part of it, `partial: yes` says so\n4:\n"
         "5: if an item is shown and not added, `counted: no` says so\n"},
        // what has a cause is told with it
        {"unit: USD\ntotal: 16346\nitems: [{name: a, amount: 12345}, {name: b, amount: 4000}]\n"
         "funding: [{name: c, amount: 16345}]\n",
         "2:\n2:\n"},
    }));
    CAPTURE(c.text);
    CHECK(helps_of(c.text) == c.helps);
}

TEST_CASE("hints in Japanese, and none where causes are not looked for") {
    const std::string text = "単位: 円\n合計: 95\n内訳: [{名称: a, 金額: 13}, {名称: b, 金額: 27}]\n";
    CHECK(helps_of(text, Language::japanese) == "2: 内訳が一部だけなら「一部: はい」と書く\n");
    CHECK(helps_of(text, Language::japanese, false) == "2:\n");
}
