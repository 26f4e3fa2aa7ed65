/// Where no cause is known, one line a file says which key of the sheet usually explains it.

#include "dxbudget/judgement.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

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
         "2: if the items are only part of it, add `partial: yes`\n"},
        {"unit: USD\ntotal: 21\nitems: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if an item is shown but not added, give it `counted: no`\n"},
        {"unit: USD\ntotal: 41\nitems: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if the figures are rounded, state how, such as `rounding: half-up`\n"},
        {"unit: USD\ntotal: 4100\nitems: [{name: a, amount: 1300}, {name: b, amount: 2700}]\n",
         "2: if the figures are rounded, state how, such as `rounding: half-up`\n"},
        {"unit: USD\ntotal: 97\nitems: [{name: a, amount: 60}, {name: b, share: 50%, of: total, amount: 37}]\n",
         "3: if it is a share of another amount, name that amount with `of:`\n"},
        // with decimals: as many as the figures have, and not where one is no decimal number
        {"unit: EUR\ntotal: 1\nitems: [{amount: 0.33}, {amount: 0.33}, {amount: 0.33}]\n",
         "2: if the figures are rounded, state how, such as `rounding: half-up`\n"},
        {"unit: EUR\ntotal: 41.48\nitems: [{amount: 13.31}, {amount: 28.16}]\n",
         "2: if the figures are rounded, state how, such as `rounding: half-up`\n"},
        {"unit: EUR\ntotal: 41.53\nitems: [{amount: 13.31}, {amount: 28.16}]\n",
         "2: if the items are only part of it, add `partial: yes`\n"},
        {"unit: EUR\ntotal: 1\nitems: [{amount: 1 / 3 =}, {amount: 0.33}]\n",
         "2: if the items are only part of it, add `partial: yes`\n"},
        // a difference of 1 of three figures, and of 2
        {"unit: USD\nitems: [{requested: 53, previous: 31, change: 21}]\n",
         "2: if the figures are rounded, state how, such as `rounding: half-up`\n"},
        {"unit: USD\nitems: [{requested: 53, previous: 31, change: 24}]\n", "2:\n"},
        {"unit: USD\nstages: {r: 率 = requested / previous}\nitems: [{requested: 53, previous: 31, r: 172}]\n", "3:\n"},
        // sources
        {"unit: USD\ntotal: 95\nfunding: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if some sources are not shown, `funding: {partial: yes, items: […]}` says so\n"},
        {"unit: USD\ntotal: 41\nfunding: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if the sources are rounded one by one, `funding: {rounding: half-up, items: […]}` says so\n"},
        {"unit: USD\ntotal: 21\nfunding: [{name: a, amount: 13}, {name: b, amount: 27}]\n",
         "2: if an item is shown but not added, give it `counted: no`\n"},
        // 4,500 is 5.37 % of the total, printed; a half is one
        {"unit: USD\ntotal: 83765\nitems: [{name: q, share: 5.37%, amount: 4500}, {amount: 79265}]\n",
         "3: if the share was rounded from the figures, write it exactly, as `4500/83765`, or declare its column with "
         "`share_of:`\n"},
        {"unit: USD\ntotal: 83765\nitems: [{name: q, share: 50%, amount: 42100}, {amount: 41665}]\n",
         "3: if it is a share of another amount, name that amount with `of:`\n"},
        // once each
        {"unit: USD\nitems:\n  - {name: x, total: 95, items: [{name: a, amount: 13}, {name: b, amount: 27}]}\n"
         "  - {name: y, total: 75, items: [{name: c, amount: 11}, {name: d, amount: 22}]}\n"
         "  - {name: z, total: 20, items: [{name: e, amount: 11}, {name: f, amount: 22}]}\n",
         "3: if the items are only part of it, add `partial: yes`\n4:\n5: if an item is shown but not added, give it "
         "`counted: no`\n"},
        // what has a cause is told with it
        {"unit: USD\ntotal: 16346\nitems: [{name: a, amount: 12345}, {name: b, amount: 4000}]\n"
         "funding: [{name: c, amount: 16345}]\n",
         "2:\n2:\n"},
    }));
    CAPTURE(c.text);
    CHECK(helps_of(c.text) == c.helps);
}

TEST_CASE("a sheet that follows its hint is right") {
    const std::pair<const char*, const char*> cases[] = {
        {"unit: EUR\ntotal: 1\nitems: [{amount: 0.33}, {amount: 0.33}, {amount: 0.33}]\n", "rounding: half-up\n"},
        {"unit: EUR\ntotal: 41.48\nitems: [{amount: 13.31}, {amount: 28.16}]\n", "rounding: half-up\n"},
        {"unit: USD\nitems: [{requested: 53, previous: 31, change: 21}]\n", "rounding: half-up\n"},
        {"unit: USD\ntotal: 41\nfunding: ", "{rounding: half-up, items: [{amount: 13}, {amount: 27}]}\n"},
        {"unit: USD\ntotal: 95\nfunding: ", "{partial: yes, items: [{amount: 13}, {amount: 27}]}\n"},
        {"unit: USD\ntotal: 83765\nitems: ", "[{share: 4500/83765, amount: 4500}, {amount: 79265}]\n"},
    };
    for (const auto& [text, followed] : cases) {
        CAPTURE(text, followed);
        CHECK(audit(Source("sheet.yaml", std::string(text) + followed)).tally.mismatched == 0);
    }
}

TEST_CASE("hints in Japanese, and none where causes are not looked for") {
    const std::string text = "単位: 円\n合計: 95\n内訳: [{名称: a, 金額: 13}, {名称: b, 金額: 27}]\n";
    CHECK(helps_of(text, Language::japanese) == "2: 内訳が一部だけなら「一部: はい」と書く\n");
    CHECK(helps_of(text, Language::japanese, false) == "2:\n");
    const std::string sources = "単位: 円\n合計: {}\n財源: [{{名称: a, 金額: 13}}, {{名称: b, 金額: 27}}]\n";
    CHECK(helps_of(fmt::format(fmt::runtime(sources), 95), Language::japanese) ==
          "2: 財源の一部だけなら「財源: {一部: はい, 内訳: […]}」と書く\n");
    CHECK(helps_of(fmt::format(fmt::runtime(sources), 41), Language::japanese) ==
          "2: 財源ごとに端数処理したのなら「財源: {端数処理: 四捨五入, 内訳: […]}」と書く\n");
    CHECK(helps_of("単位: 円\n合計: 83765\n内訳: [{割合: 5.37%, 金額: 4500}, {金額: 79265}]\n", Language::japanese) ==
          "3: 割合が数字から計算して丸めたものなら、「4500/83765」のように正確に書くか、構成比の列として宣言する\n");
}
