/// Shares, limits, bases and restatements that nothing is compared with: never dropped in silence.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

/// `place rule message; help`, a line each.
std::string said_of(const std::string& sheet, Language language = Language::english) {
    const Audit checked = audit_file({{"s.yaml", sheet}}, "s.yaml", false);
    std::string said;
    for (const Finding& finding : checked.findings) {
        const auto place = checked.source->place(finding.span.begin);
        said += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                (finding.severity == Severity::error     ? "error "
                 : finding.severity == Severity::warning ? "warning "
                                                         : "note ") +
                std::string(finding.rule->id) + " " + render(finding.message, language) + "; " +
                render(finding.help, language) + "\n";
    }
    return said;
}

/// A right sheet of 100 from a grant of 50, with something more in the grant's line.
std::string funded(const std::string& more, const std::string& total = "total: {requested: 100}") {
    return "unit: USD\n" + total + "\nfunding:\n  - {name: Own, requested: 50}\n  - name: Grant\n    requested: 50\n" +
           more;
}

}  // namespace

TEST_CASE("a share, a limit or a base at a stage without a figure is questioned") {
    struct Case {
        std::string more, said;
    };
    const std::string correct = "; write the figure, or correct the stage\n";
    for (const Case& c : std::vector<Case>{
             {"    share: {approved: 1/3}\n",
              "7:23 warning no-common-stage nothing is compared with this share: Grant has no figure at approved" +
                  correct},
             {"    share: {requested: 1/2, previous: rest}\n",
              "7:39 warning no-common-stage nothing is compared with this share: Grant has no figure at previous" +
                  correct},
             {"    limit: {approved: 3}\n",
              "7:23 warning no-common-stage nothing is compared with this limit: Grant has no figure at approved" +
                  correct},
             {"    share: 1/2\n    of: {approved: 100, requested: 100}\n",
              "8:20 warning no-common-stage nothing is compared with this base of a share: Grant has no figure at "
              "approved" +
                  correct},
             {"    of: 300\n",
              "7:5 warning bad-share `of` says what a share is of, but this line has no share; write its `share`, or "
              "remove the key; words belong in `note`\n"},
             {"    of: total\n",
              "7:5 warning bad-share `of` says what a share is of, but this line has no share; write its `share`, or "
              "remove the key; words belong in `note`\n"},
             {"    share:\n",
              "7:5 warning bad-share the share is blank, so no figure is compared with it; write the share, or remove "
              "the "
              "key\n"},
             {"    share: {requested: }\n",
              "7:13 warning bad-share the share is blank, so no figure is compared with it; write the share, or remove "
              "the "
              "key\n"},
             {"    share: \"\"\n",
              "7:12 warning bad-share the share is blank, so no figure is compared with it; write the share, or remove "
              "the "
              "key\n"},
             {"    also: {where: page 3}\n",
              "7:11 error missing-key this entry states no figure to compare; write the figure at its stage, such as "
              "`requested: 1,000`\n"},
             {"    also: {where: page 3, requested: as above}\n",
              "7:38 warning nothing-checked page 3 at requested states no amount, so it was not checked; it comes to "
              "50; "
              "write the amount; words belong in `note`\n"},
             {"    also: {where: page 3, requested: ‐}\n",
              "7:38 warning nothing-checked page 3 at requested states no amount, so it was not checked; it comes to "
              "50; write the amount; words belong in `note`\n"},
             {"    share: 1/2\nworkings:\n  Price: {share: 1/2, amount: 5}\n",
              "9:18 warning bad-share this line funds nothing, so its share is compared with nothing; name what it is "
              "a "
              "share of, with `of`\n"},
             // right ones
             {"    share: 1/2\n", ""},
             {"    share: {requested: 1/2}\n", ""},
             {"    share: null\n", ""},
             {"    share: 1/2\n    of: total\n", ""},
             {"    share: 1/2\n    of: {requested: 100}\n", ""},
             {"    share: rest\n", ""},
             {"    limit: {requested: 60}\n", ""},
             {"    limit: 60\n", ""},
             {"    share: 国1/2、団体1/2\n    name: 国\n", ""},
             {"    also: {where: page 3, requested: 50}\n", ""},
         }) {
        CAPTURE(c.more);
        std::string sheet = funded(c.more);
        if (c.more.find("name:") != std::string::npos) sheet.erase(sheet.find("name: Grant\n    "), 16);
        CHECK(said_of(sheet) == c.said);
    }
}

TEST_CASE("a share at a stage that its table speaks of is not questioned, one at a stage with a formula is") {
    const std::string changed =
        "unit: USD\ntotal: {requested: 100, previous: 90, change: 10}\nfunding:\n"
        "  - {name: Own, requested: 50, previous: 45, change: 5}\n"
        "  - {name: Grant, requested: 50, share: ";
    CHECK(said_of(changed + "{requested: 1/2, previous: 1/2}}\n").empty());
    CHECK(said_of(changed + "{requested: 1/2, change: 1/2}, previous: 45}\n") ==
          "5:66 warning no-common-stage nothing is compared with this share: change follows from its formula; write it "
          "at the stages that the formula takes\n");
}

TEST_CASE("the same in Japanese") {
    const std::string sheet =
        "単位: 千円\n合計: {要求額: 100}\n財源内訳:\n  - {名称: 一般, 要求額: 50}\n  - 名称: 国\n    要求額: 50\n";
    CHECK(said_of(sheet + "    補助率: {計上額: 1/3}\n", Language::japanese) ==
          "7:16 warning no-common-stage 国には計上額の金額がなく、この負担割合と比較するものがない; "
          "金額を書くか、欄を直す\n");
    CHECK(said_of(sheet + "    対象: 300\n", Language::japanese) ==
          "7:5 warning bad-share 「対象」は負担割合の対象だが、この行に負担割合がない; "
          "負担割合(share)を書くか、項目を削除する。説明は備考(note)に書く\n");
    CHECK(said_of(sheet + "    補助率:\n", Language::japanese) ==
          "7:5 warning bad-share 負担割合が空欄のため、金額と比較していない; 割合を書くか、項目を削除する\n");
    CHECK(said_of(sheet + "    再記載: {記載箇所: 表紙}\n", Language::japanese) ==
          "7:10 error missing-key 比較する金額の記載がない; 「要求額: 1,000」のように欄と金額を書く\n");
}

TEST_CASE("an amount in the place of the sources is an error, words are not") {
    const std::string sheet = "unit: EUR\ntotal: 400\nitems: [{amount: 400}]\nfunding: ";
    for (const std::string amount : {"500", "500 EUR", "1,234", "€500"}) {
        CAPTURE(amount);
        CHECK(said_of(sheet + amount + "\n") ==
              "4:10 error wrong-shape `" + amount +
                  "` is an amount; the sources with theirs were expected; write a list, such as `- {name: Grant, "
                  "amount: 500}`; words say which sources there are\n");
    }
    for (const std::string words : {"10/10", "国1/2、単県1/2", "100%", "own funds", "Grant 2025", "‐"}) {
        CAPTURE(words);
        CHECK(said_of(sheet + words + "\n").empty());
    }
    CHECK(said_of("単位: 千円\n合計: 400\n内訳: [{金額: 400}]\n財源: 500千円\n", Language::japanese) ==
          "4:5 error wrong-shape 「500千円」は金額だが、財源ごとの金額が必要; 「- {名称: 国庫支出金, 金額: "
          "500}」のようにリストで書く。財源の名称だけなら言葉で書く\n");
}

TEST_CASE("words in the place of a total hide no conflict between what it comes to") {
    const std::string lines = "items: [{requested: 5, previous: 9}]\nfunding: [{requested: 5, previous: ";
    for (const std::string words : {"n/a", "‐", "see note 3"}) {
        CAPTURE(words);
        const std::string sheet = "unit: EUR\ntotal: {requested: 5, previous: " + words + "}\n" + lines;
        CHECK(said_of(sheet + "99}]\n") ==
              "2:33 warning nothing-checked total at previous states no amount; it comes to 9 one way and to 99 "
              "another; write the amount; words belong in `note`\n");
        CHECK(said_of(sheet + "9}]\n") ==
              "2:33 note nothing-checked total at previous states no amount, so it was not checked; it comes to 9; "
              "write the amount; words belong in `note`\n");
    }
    CHECK(said_of("単位: 千円\n合計: {要求額: 5, 前年度: 別紙}\n" + lines + "99}]\n", Language::japanese) ==
          "2:19 warning nothing-checked 事業費(前年度)に金額の記載がなく、計算の仕方により 9 と 99 に分かれる; "
          "金額を書く。説明は note に書く\n");
}
