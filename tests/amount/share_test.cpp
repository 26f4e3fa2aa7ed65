/// Shares of funding sources: with a limit, and of several payers in one text.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;

namespace {

/// The findings of a funding table over a total of 40,000, one a line.
std::string findings_of(const std::string& sources) {
    const Audit checked = audit(Source("sheet.yaml", "unit: 千円\ntotal: 40,000\nfunding:\n" + sources));
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.rule->id == "nothing-checked") continue;
        out += (finding.severity == Severity::error ? "error: " : "warning: ") +
               render(finding.message, Language::english) + "\n";
    }
    return out;
}

std::string calculated(const std::string& sources, const char* path, std::int64_t total) {
    const Audit checked = audit(Source("sheet.yaml", "unit: 千円\ntotal: 40,000\nfunding:\n" + sources));
    const Sheet& sheet = checked.sheets.at(0);
    const std::vector<Setting> settings = {{find_figure(sheet, "total.amount").value(), total}};
    const Sheet changed = with_settings(sheet, settings);
    return plain(recalculate(changed, equations_of(changed), settings)[find_figure(sheet, path).value()].value);
}

}  // namespace

TEST_CASE("a share with a limit is the smaller of the two") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 25000}\n";
    const std::string capped = "  - {name: 県, share: 1/2, limit: 15000, amount: 15000}\n" + rest;
    CHECK(findings_of(capped).empty());
    CHECK(findings_of("  - {name: 県, share: 1/4, limit: 15000, amount: 10000}\n"
                      "  - {name: 一般財源, share: rest, amount: 30000}\n")
              .empty());
    CHECK(findings_of("  - {name: 県, share: 1/2, limit: 15000, amount: 20000}\n"
                      "  - {name: 一般財源, share: rest, amount: 20000}\n") ==
          "warning: 県 at amount is 5,000 over its limit: 20,000 declared, at most 15,000 allowed\n"
          "error: 県 at amount is 5,000 too much: 20,000 declared, its share comes to 15,000\n");
    CHECK(findings_of("  - {name: 県, share: 1/2, limit: 15000, amount: 14000}\n"
                      "  - {name: 一般財源, share: rest, amount: 26000}\n") ==
          "error: 県 at amount is 1,000 too little: 14,000 declared, its share comes to 15,000\n");
    CHECK(calculated(capped, "funding/県.amount", 20'000) == "10000");
    CHECK(calculated(capped, "funding/一般財源.amount", 20'000) == "10000");
    CHECK(calculated(capped, "funding/県.amount", 50'000) == "15000");
    CHECK(calculated(capped, "funding/一般財源.amount", 50'000) == "35000");
}

TEST_CASE("of several payers in one text, a line takes its own part or the first") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 30000}\n";
    CHECK(findings_of("  - {name: 県, share: 国3/4、県1/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 補助金, share: 県1/4 団体3/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 県, share: 国3/4、県1/4, amount: 9000}\n"
                      "  - {name: 一般財源, share: rest, amount: 31000}\n") ==
          "error: 県 at amount is 1,000 too little: 9,000 declared, its share comes to 10,000\n");
    CHECK(findings_of("  - {name: 県, share: {amount: 国3/4、県1/4}, amount: 10000}\n" + rest).empty());
}

TEST_CASE("payers in one text who share out too much are an error, and too little a warning") {
    const std::string rest = "  - {name: 一般財源, share: rest, amount: 30000}\n";
    CHECK(findings_of("  - {name: 県, share: 県1/4 国1, amount: 10000}\n" + rest) ==
          "error: these shares add up to 5/4, not to 1\n");
    CHECK(findings_of("  - {name: 県, share: 県1/4 国1/4, amount: 10000}\n" + rest) ==
          "warning: these shares add up to 1/2, not to 1\n");
    // What is left open, or named twice, claims nothing.
    CHECK(findings_of("  - {name: 県, share: 国1/3、単県, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 国庫, share: 国庫10/10、国庫3/4, amount: 10000}\n" + rest).empty());
    CHECK(findings_of("  - {name: 県, share: bogus, amount: 10000}\n" + rest) == "error: `bogus` is not a share\n");
}

namespace {

/// The errors of a whole sheet with what helps, one a line.
std::string told(const std::string& sheet, Language language = Language::english) {
    const Audit checked = audit(Source("sheet.yaml", sheet), {.causes = false});
    return testing::told_with_help(checked, language) + std::to_string(checked.tally.held) + " of " +
           std::to_string(checked.tally.equations) + " hold\n";
}

}  // namespace

TEST_CASE("a share is read, or said to be none; no word of it is dropped") {
    const auto outcome = [](const std::string& share) {
        const std::string out = findings_of("  - {name: 県, share: \"" + share +
                                            "\", amount: 19000}\n"
                                            "  - {name: 一般財源, amount: 21000}\n");
        if (out == "error: 県 at amount is 1,000 too little: 19,000 declared, its share comes to 20,000\n")
            return "half";
        if (out == "error: `" + share + "` is not a share\n") return "none";
        return out.empty() ? "silent" : "other";
    };
    for (const char* half :
         {"1/2", "(1/2)", "（１／２）", "( 50% )", "国(1/2)", "県 1/2", "2分の1", "5割", "県1/2、国1/2",
          "国(1/2)・県(1/2)", "federal 1/2, state 1/2", "県1/2 JAグループ1/4 生産者1/4"}) {
        INFO(half);
        CHECK(outcome(half) == std::string("half"));
    }
    for (const char* none : {"12%%",
                             "50%-60%",
                             "50%～60%",
                             "1/2以内",
                             "1/2 程度",
                             "one half",
                             "half",
                             "半額",
                             "(1/2",
                             "1/2)",
                             "1/2 of total",
                             "1/2, 1/2",
                             "約1/2",
                             "最大1/2",
                             "上限 1/2",
                             "1:1",
                             "up to 50%",
                             "50 percent",
                             "国1/2 以内",
                             "state half, county 1/2",
                             "国二分の一 県1/2",
                             "reste",
                             "残高",
                             "1/2 (国庫)"}) {
        INFO(none);
        CHECK(outcome(none) == std::string("none"));
    }
    // Words that leave the part of a payer open claim nothing, and say so by their form.
    for (const char* open : {"国1/3、単県", "国 1/3, 単県", "federal 1/3, county", "国庫10/10、国庫3/4"}) {
        INFO(open);
        CHECK(outcome(open) == std::string("silent"));
    }
    CHECK(told("unit: 千円\ntotal: 4\nfunding: [{name: a, share: rset, amount: 2}, {name: b, amount: 2}]\n") ==
          "bad-share: `rset` is not a share | did you mean `rest`?\n1 of 1 hold\n");
    CHECK(
        told("単位: 千円\n合計: 4\n財源: [{名称: a, 割合: 定額, 金額: 2}, {名称: b, 金額: 2}]\n", Language::japanese) ==
        "bad-share: 「定額」は負担割合として読めない | "
        "「1/2」「50%」のように書くか、残額なら「rest」(残額)と書く。割合でないものは note:(備考:)に書く\n1 of 1 "
        "hold\n");
}

TEST_CASE("no sum is claimed over what a share that was not read would come to") {
    CHECK(
        told("total: 4\nfunding: [{name: a, share: one half}, {name: b, amount: 2}]\n") ==
        "bad-share: `one half` is not a share | write a fraction such as `1/2`, a percentage such as `50%`, or `rest`; "
        "what is no share belongs under `note:`\n0 of 1 hold\n");
    CHECK(told("total: 4\nitems: [{name: grant, amount: 3}, {name: b, share: 1/3, of: grat}]\n") ==
          "unknown-line: no line of this sheet is called `grat` | did you mean `items/grant`?\n0 of 1 hold\n");
    CHECK(told("total: 4\nitems: [{name: g, amount: 3}, {name: b, share: 1/3, of: G}]\n") ==
          "unknown-line: no line of this sheet is called `G` | did you mean `items/g`?\n0 of 1 hold\n");
    CHECK(told("total: 4\nfunding: [{name: a, share: REST}, {name: b, amount: 2}]\n") ==
          "bad-share: `REST` is not a share | did you mean `rest`?\n0 of 1 hold\n");
}

TEST_CASE("a share is of the line that its base names") {
    const auto with_base = [](const std::string& base, const char* amount = "30") {
        return told(
            "unit: USD\ntotal: {amount: 157, previous: 157}\nitems:\n"
            "  - {name: grant, amount: 60, previous: 60}\n"
            "  - {name: twice, amount: 30, previous: 30, items: [{name: x/y, amount: 10, previous: 10}, "
            "{name: g2, amount: 20, previous: 20}]}\n"
            "  - {name: twice, amount: 37, previous: 37}\n"
            "  - {name: d, share: 50%, of: " +
            base + ", amount: " + amount + ", previous: 30}\n");
    };
    const std::string fine = "8 of 8 hold\n";
    // by its path, by its name, in either language, as an amount
    for (const char* base :
         {"items/grant", "grant", "内訳/grant", "\"items/#1\"", "60", "60 USD", "{amount: 60, previous: 60}"}) {
        INFO(base);
        CHECK(with_base(base).ends_with(" hold\n"));
        CHECK(with_base(base).find(": ") == std::string::npos);
        CHECK(with_base(base, "29")
                  .find("share-mismatch: d at amount is 1 too little: 29 declared, its share comes to 30") !=
              std::string::npos);
    }
    struct Case {
        const char* base;
        const char* finding;
    };
    for (const Case& one : {
             Case{"grat", "unknown-line: no line of this sheet is called `grat` | did you mean `items/grant`?"},
             Case{"items/grat",
                  "unknown-line: no line of this sheet has the path `items/grat` | did you mean `items/grant`?"},
             Case{"something else",
                  "unknown-line: no line of this sheet is called `something else` | write the name of a line, its path "
                  "as "
                  "findings print it, such as `items/…`, or an amount"},
             Case{"twice",
                  "unknown-line: several lines are called `twice` | write the path of the line, such as "
                  "`items/#2` or `items/#3`"},
             Case{"items/twice",
                  "unknown-line: several lines are called `items/twice` | write the path of the line, "
                  "such as `items/#2` or `items/#3`"},
             Case{"d",
                  "unknown-line: `d` is this line itself | write the lines that it is a share of, or a stage of it"},
             Case{
                 "2 * grant",
                 "unknown-line: no line of this sheet is called `2 * grant` | write lines with ` + ` and ` - ` between "
                 "them; a factor belongs to the share"},
             Case{"{amount: 60, where: x}", "unknown-key: `where` does not belong here, where every key is a stage"},
         }) {
        INFO(one.base);
        const std::string out = with_base(one.base);
        CHECK(out.substr(0, out.find('\n')) == one.finding);
    }
    CHECK(told("unit: USD\ntotal: 97\nitems: [{name: g, amount: 60}, {name: d, share: 50%, of: 6O, amount: 37}]\n")
              .starts_with("not-an-amount: "));
    CHECK(
        told("単位: 千円\n合計: 97\n内訳: [{名称: 補助金, 金額: 60}, {名称: 県費, 割合: 50%, 対象: 補助, 金額: 37}]\n",
             Language::japanese) ==
        "unknown-line: 「補助」という行はこの調書にない | 「細事業/補助金」の誤りではないか\n1 of 1 hold\n");
}

TEST_CASE("sources whose shares are of different lines share out nothing together") {
    CHECK(told("total: 100\nitems: [{name: a, amount: 60}, {name: b, amount: 40}]\n"
               "funding: [{name: p, share: 1/2, of: a, amount: 30}, {name: q, share: 3/4, of: items/b, amount: 30}, "
               "{name: r, amount: 40}]\n") == "4 of 4 hold\n");
    CHECK(
        told("total: 100\nfunding: [{name: p, share: 1/2, of: 120, amount: 60}, {name: q, share: 1/4, of: 160, amount: "
             "40}]\n") == "3 of 3 hold\n");
}

TEST_CASE("a share of what is not stated is not checked, and is counted so") {
    CHECK(told("total: {requested: 10}\nitems: [{name: a, requested: 10}]\nfunding: [{name: p, share: 1/2, of: a, "
               "requested: 5, approved: 3}, {name: q, requested: 5}]\n") == "3 of 4 hold\n");
    CHECK(told("total: 10\nitems: [{name: a, amount: 10}]\nworkings: {w: {share: 1/2, of: total, amount: 4}}\n") ==
          "share-mismatch: w at amount is 1 too little: 4 declared, its share comes to 5\n1 of 2 hold\n");
}

TEST_CASE("a share may be of several lines, added or taken away") {
    const auto with_base = [](const std::string& base, const char* amount) {
        return told(
            "unit: USD\ntotal: 139000\nitems:\n  - {name: PI, amount: 52000}\n  - {name: Engineer, amount: 35000}\n"
            "  - {name: Equipment, amount: 25900}\n  - {name: Fringe, share: 30%, of: " +
            base + ", amount: " + amount + "}\n");
    };
    for (const char* base : {"items/PI + items/Engineer", "PI + Engineer", "[PI, Engineer]", "[items/PI, Engineer]",
                             "内訳/PI + Engineer", "Engineer + Equipment + PI - Equipment", "PI+Engineer",
                             "items/PI＋Engineer", "PI + Engineer + 1000 - 1000"}) {
        INFO(base);
        CHECK(with_base(base, "26100") == "2 of 2 hold\n");
        CHECK(with_base(base, "26000") ==
              "sum-mismatch: total at amount is 100 too much: 139,000 declared, its items add up to 138,900\n"
              "share-mismatch: Fringe at amount is 100 too little: 26,000 declared, its share comes to 26,100\n"
              "0 of 2 hold\n");
    }
    CHECK(with_base("total - Equipment - Fringe", "26100").starts_with("unknown-line: `Fringe` is this line itself"));
    CHECK(with_base("total - Equipment - PI - Engineer", "7830").find("share-mismatch") == std::string::npos);
    CHECK(with_base("PI + Enginer", "26100") ==
          "unknown-line: no line of this sheet is called `Enginer` | did you mean `items/Engineer`?\n1 of 1 hold\n");
    CHECK(told("total: 15\nitems: [{name: R + D, amount: 10}, {name: d, share: 50%, of: R + D, amount: 5}]\n") ==
          "2 of 2 hold\n");
    CHECK(told("total: {requested: 24}\nitems: [{name: a, requested: 10}, {name: b, requested: 6}, {name: d, share: "
               "50%, of: "
               "a + b, requested: 8, previous: 3}]\n") == "2 of 3 hold\n");
}
