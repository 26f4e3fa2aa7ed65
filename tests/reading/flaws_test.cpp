/// What a sheet may get wrong in its own shape: each flaw at its place, with its words. The rules' own examples show
/// the commonest one of each rule; these are the others.

#include <array>
#include <string>
#include <utility>

#include "catch.hpp"
#include "dxbudget/audit.hpp"

using namespace dxbudget;

namespace {

/// `line:column rule: message`, one a line, but for the warning that nothing was checked.
std::string flaws_of(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.rule->id == "nothing-checked") continue;
        const Place place = checked.source->place(finding.span.begin);
        out += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(finding.rule->id) +
               ": " + render(finding.message, Language::english) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("full-width spaces are no indentation, and text may begin with them") {
    const std::string one =
        "full-width-indentation: the line is indented with a full-width space, which is an ordinary character to "
        "YAML\n";
    const std::string two =
        "full-width-indentation: 2 lines are indented with full-width spaces, which are ordinary characters to YAML; "
        "this is the first\n";
    struct Case {
        std::string text;
        std::string flaws;
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"合計:\n　要求額: 400\n内訳: [{名称: a, 要求額: 400}]\n", "2:1 " + one},
        {"合計:\n　要求額：400\n",
         "2:1 " + one + "2:5 full-width-mark: a full-width colon follows `　要求額`; YAML needs `:` and a space\n"},
        {"合計:\n　要求額:400\n",
         "2:1 " + one + "2:1 missing-space: no space follows the colon after `　要求額`, so it is not a key to YAML\n"},
        {"合計: 3\n内訳:\n　- 名称: a\n　　金額: 3\n", "3:1 " + two},
        {"合計: 3\n内訳:\n  - 名称: a\n  　金額: 3\n", "4:3 " + one},
        {"合計: 3\n内訳:\n  - 名称: a\n　　金額: 3\n", "4:1 " + one},
        {"合計: 3\n内訳:\n　- a\n", "3:1 " + one},
        {"　合計: 3\n　内訳: [{名称: a, 金額: 3}]\n", "1:1 " + two},
        {"合計: 3\n備考:\n　本文\n", "3:1 " + one},
        {"合計: 3\n　# 注\n", "2:1 " + one},
        {"合計: 3\n---\n合計:\n　要求額: 3\n", "4:1 " + one},
        {"合計: 3\n　\n内訳: []\n", "2:1 " + one},
        {"合計: 3\n備考: |\n  　本文: x\n", ""},
        {"合計: 3\n備考: >\n  一\n  　二: 三\n", ""},
        {"合計: 3\n備考: \"一\n  　二: 三\"\n", ""},
        {"合計: 3\n備考: 一\n  　二\n", ""},
        {"合計: 3\n内訳: [{　名称: a, 金額: 3}]\n", ""},
        {"合計: 3 #　注\n", ""},
    }));
    CAPTURE(c.text);
    CHECK(flaws_of(c.text) == c.flaws);
}

TEST_CASE("a full-width space after a dash is no mark of a list") {
    const std::string flaw = " full-width-mark: a full-width space follows `-`; YAML needs a half-width one\n";
    const std::pair<const char*, std::string> cases[] = {
        {"合計: 5\n内訳:\n  -　名称: a\n    金額: 5\n", "3:4" + flaw},
        {"合計: 5\n内訳:\n-　名称: a\n  金額: 5\n-　名称: b\n  金額: 0\n", "3:2" + flaw},
        {"合計: 5\n内訳:\n  -　{名称: a, 金額: 5}\n", "3:4" + flaw},
        {"合計: 5\n内訳:\n  - {名称: a, 金額: 5}\n  -　　名称: b\n", "4:4" + flaw},
        {"合計: 5\n備考:\n  -　増の理由\n", ""},
        {"合計: 5\n備考: -　増の理由\n", ""},
        {"合計: 5\n備考: |\n  -　対象: 企業\n", ""},
    };
    for (const auto& [text, flaws] : cases) {
        CAPTURE(text);
        CHECK(flaws_of(text) == flaws);
    }
}

TEST_CASE("a comma that divides a figure in brackets: what is proposed is read") {
    const auto help_of = [](const std::string& figure, Language language) {
        const Audit checked =
            audit(Source("sheet.yaml", "unit: EUR\ntotal: 1\nitems: [{name: a, amount: " + figure + "}]\n"));
        return render(checked.findings.at(0).help, language);
    };
    const std::array<const char*, 3> cases[] = {
        {"10,000", "write `\"10,000\"`, `10000` or `10_000`", "「\"10,000\"」「10000」「10_000」のいずれかで書く"},
        {"5,50", "write `5.50` if the comma is a decimal point, else `550`",
         "コンマが小数点であれば「5.50」、そうでなければ「550」と書く"},
        {"1.234,50", "write `1234.50` if the comma is a decimal point", "コンマが小数点であれば「1234.50」と書く"},
        {"1.234.567,89", "write `1234567.89` if the comma is a decimal point",
         "コンマが小数点であれば「1234567.89」と書く"},
        {"1.234,567", "write `1234.567` if the comma is a decimal point", "コンマが小数点であれば「1234.567」と書く"},
        {"0,500", "write `0.500` if the comma is a decimal point", "コンマが小数点であれば「0.500」と書く"},
        {"-0,5", "write `-0.5` if the comma is a decimal point", "コンマが小数点であれば「-0.5」と書く"},
        {"1,23,4.50", "write `1234.50` if that is what was meant", "「1234.50」の意味であればそう書く"},
    };
    for (const auto& [figure, english, japanese] : cases) {
        CAPTURE(figure);
        const std::string help = help_of(figure, Language::english);
        CHECK(help == english);
        CHECK(help_of(figure, Language::japanese) == japanese);
        const std::size_t begin = help.find('`') + 1;
        const std::string proposed = help.substr(begin, help.find('`', begin) - begin);
        const Audit followed =
            audit(Source("sheet.yaml", "unit: EUR\ntotal: 1\nitems: [{name: a, amount: " + proposed + "}]\n"));
        CHECK(followed.tally.not_checked == 0);
    }
}

TEST_CASE("characters that end a line elsewhere are named once, and counted") {
    const Audit checked =
        audit(Source("sheet.yaml", "total: 3\n# 注\u0085total: 4\ntitle: a\u2029b\u2028\nitems: [{amount: 3}]\n"));
    REQUIRE(checked.findings.size() == 1);
    const Finding& finding = checked.findings[0];
    CHECK(finding.severity == Severity::warning);
    CHECK(checked.source->place(finding.span.begin) == Place{2, 4});
    CHECK(render(finding.message, Language::japanese) == "他の YAML プログラムは、文字 U+0085 の後を別の行として読む");
    CHECK(render(finding.help, Language::english) ==
          "remove the character, or begin a new line there; there are 3 in this file");
    CHECK(flaws_of("title: \"a\\u2028\\Lb\"\ntotal: 3 # …—“\n").empty());
}

TEST_CASE("flaws in the shape of a sheet") {
    struct Case {
        const char* text;
        const char* flaws;
    };
    const auto c = GENERATE(values<Case>({
        {"total: 3\npartial: perhaps\n", "2:10 wrong-shape: `perhaps` is neither yes nor no\n"},
        {"title: {a: 1}\ntotal: 3\n", "1:8 needs-quotes: to YAML, `{` at the beginning of a value means a mapping\n"},
        {"total: 3\nitems: [{name: [a], amount: 3}]\n",
         "2:16 needs-quotes: to YAML, `[` at the beginning of a value means a list\n"},
        {"total: 3\nitems:\n  - name: a\n    amount:\n      - 3\n",
         "4:5 wrong-shape: a list stands here; an amount was expected\n"},
        {"total: 3\nitems:\n  - name: a\n    amount:\n      yen: 3\n",
         "4:5 wrong-shape: a mapping stands here; an amount was expected\n"},
        {"total: [3]\n", "1:8 wrong-shape: a list stands here; `key: value` lines were expected\n"},
        {"total:\n  - 3\n", "1:1 wrong-shape: a list stands here; `key: value` lines were expected\n"},
        {"total: {amount: 3, items: 5, bogus: 2}\n",
         "1:20 unknown-key: `items` does not belong under a total\n1:30 unknown-key: `bogus` is neither a key of the "
         "format nor a stage of this sheet\n"},
        {"total: 3\n合計: 4\n",
         "2:1 duplicate-key: `合計` means the same as `total`, which this entry already has\n2:5 duplicate-key: this "
         "line states `amount` twice\n"},
        {"total: 3\nitems: [{name: a, amount: 3, 金額: 4}]\n", "2:34 duplicate-key: this line states `amount` twice\n"},
        {"total: 3\nitems: [{name: a, 名前: b, amount: 3}]\n",
         "2:19 duplicate-key: `名前` means the same as `name`, which this entry already has\n"},
        {"total: {requested: 3, 達成率: 4}\n",
         "1:23 unknown-key: `達成率` is neither a key of the format nor a stage of this sheet\n"},
        {"total: 3\nworkings: {x: {items: [{amount: 3}], note: n, bogus: 3}}\n",
         "2:47 unknown-key: `bogus` is neither a key of the format nor a stage of this sheet\n"},
        {"total: 3\nfunding: {requested: {国: 1}, bogus: {県: 2}}\n",
         "2:10 wrong-shape: some keys of this table are stages and some are not\n"},
        {"total: 3\nfunding: {requested: {previous: 1}}\n",
         "2:10 wrong-shape: every key of this table is a stage, and so is every key below\n"},
        {"total: {requested: 3}\ncosts: {requested: {bogus: 3}}\n",
         "2:21 unknown-key: `bogus` is neither a key of the format nor a stage of this sheet\n"},
        {"total: 3\nitems: [{name: a, amount: 3, -b: 4}]\n",
         "2:30 missing-space: no space follows the `-` of `-b`, so it does not begin a list item\n"},
        {"total: 3\nitems:\n  - name: a\n    amount: 3\n  -name: b\n",
         "5:3 not-yaml: `-name` is indented neither like the lines it belongs to nor as a part of them\n"},
        {"total: 3\nitems: [{name: a, amount: 3, ? [b] : 4}]\n",
         "2:32 unknown-key: `[b]` is neither a key of the format nor a stage of this sheet\n"},
    }));
    INFO(c.text);
    CHECK(flaws_of(c.text) == c.flaws);
}

TEST_CASE("flaws in stages") {
    struct Case {
        const char* text;
        const char* flaws;
    };
    const auto c = GENERATE(values<Case>({
        {"stages: {total: 計}\ntotal: 3\n", "1:10 bad-stage: `total` is a key of the format and cannot be a stage\n"},
        {"stages: {a: {label: A, kind: bogus}}\ntotal: {a: 3}\n", "1:30 bad-stage: `bogus` is not a kind of stage\n"},
        {"stages: {a: [A, B], b: A}\ntotal: {a: 3}\n", "1:24 bad-stage: `A` is already the label of another stage\n"},
        {"stages: {a: }\ntotal: {a: 3}\n", ""},
        {"stages: {a: A = b + 1, b: B = a - 1}\ntotal: {a: 3, b: 2}\n",
         "1:27 bad-stage: the stage `b` is computed from itself\n"},
        {"stages: {a: A = a + 1}\ntotal: {a: 3}\n", "1:13 bad-stage: the stage `a` is computed from itself\n"},
    }));
    INFO(c.text);
    CHECK(flaws_of(c.text) == c.flaws);
}

TEST_CASE("flaws in rounding") {
    struct Case {
        const char* text;
        const char* flaws;
    };
    const auto c = GENERATE(values<Case>({
        {"rounding: {bogus: 3}\ntotal: 3\n",
         "1:12 unknown-key: `bogus` is neither a key of the format nor a stage of this sheet\n"},
        {"rounding: {add: half}\ntotal: 3\n", "1:17 bad-rounding: `half` does not say what is added up\n"},
        {"rounding: {to: x}\ntotal: 3\n", "1:16 bad-rounding: `x` is not an amount to round to\n"},
        {"rounding: {to: 0}\ntotal: 3\n", "1:16 bad-rounding: `0` is not an amount to round to\n"},
        {"rounding: {to: △10}\ntotal: 3\n", "1:16 bad-rounding: `△10` is not an amount to round to\n"},
        {"rounding: {to: , add: }\ntotal: 3\n", ""},
    }));
    INFO(c.text);
    CHECK(flaws_of(c.text) == c.flaws);
}

TEST_CASE("flaws in checks of one's own") {
    std::string many = "total: 3\nchecks:\n";
    for (int i = 0; i < 101; ++i) many += "  - total.amount <= 3\n";
    CHECK(flaws_of(many) == "103:5 too-large: there are more than 100 checks\n");
    struct Case {
        const char* text;
        const char* flaws;
    };
    const auto c = GENERATE(values<Case>({
        {"total: 3\nchecks: [{check: ''}]\n", "2:18 bad-check: this check is empty\n"},
        {"total: 3\nchecks: [{check: amount <= 3, bogus: 1}]\n",
         "2:31 unknown-key: `bogus` is neither a key of the format nor a stage of this sheet\n"},
        {"total: 3\nchecks: [{message: m}]\n", "2:10 missing-key: this entry has no `check`\n"},
        {"total: 3\nchecks:\n  -\n    - amount\n", "4:5 wrong-shape: a list stands here; a text was expected\n"},
    }));
    INFO(c.text);
    CHECK(flaws_of(c.text) == c.flaws);
}

TEST_CASE("a sheet that names a file, where there is nothing to read files with") {
    CHECK(flaws_of("total: 3\nitems: {csv: lines.csv}\n") == "2:14 unreadable-file: `lines.csv` cannot be read here\n");
    CHECK(flaws_of("total: 3\nitems: [{name: a, sheet: other.yaml}]\n") ==
          "2:26 unreadable-file: `other.yaml` cannot be read here\n");
}
