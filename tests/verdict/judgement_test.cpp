/// Which findings count: comments that ignore them, and choices about rules.

#include "dxbudget/judgement.hpp"

#include "catch.hpp"
#include "dxbudget/rules.hpp"

using namespace dxbudget;

namespace {

const std::string items = "items: [{amount: 100}, {amount: 200}]\n";

/// `2:8 sum-mismatch`, one a line; what is ignored in brackets, with the reason.
std::string told_of(const std::string& sheet, std::span<const RuleChoice> choices = {}, ReadFile read_file = {}) {
    Audit audit = dxbudget::audit(Source("sheet.yaml", sheet), {.loading = {.read_file = std::move(read_file)}});
    const Judgement judgement = judge(audit, choices);
    std::string told;
    const auto add = [&](const Finding& finding) {
        const Place place = audit.source->place(finding.span.begin);
        told += std::to_string(place.line) + ":" + std::to_string(place.column) + " " + std::string(finding.rule->id);
    };
    for (const Finding& finding : audit.findings) {
        add(finding);
        told += finding.rule == &rules::bad_ignore ? ": " + render(finding.message, Language::english) + "\n" : "\n";
    }
    for (const SetAside& item : judgement.ignored) {
        told += "[";
        add(item.finding);
        told += ": " + item.reason + "]\n";
    }
    if (judgement.switched_off > 0) told += std::to_string(judgement.switched_off) + " switched off\n";
    return told;
}

}  // namespace

TEST_CASE("a comment ignores the findings of its rules in its line, or in the line below") {
    struct Case {
        std::string head;
        const char* told;
    };
    const Case cases[] = {
        {"total: 310\n", "1:8 sum-mismatch\n"},
        {"total: 310  # dxbudget: ignore[sum-mismatch]: as printed\n", "[1:8 sum-mismatch: as printed]\n"},
        {"total: 310 #dxbudget:ignore[ sum-mismatch ]  as printed \r\n", "[1:8 sum-mismatch: as printed]\n"},
        {"# dxbudget: ignore[sum-mismatch]: as printed\ntotal: 310\n", "[2:8 sum-mismatch: as printed]\n"},
        {"# dxbudget: ignore[sum-mismatch]: as printed\n# in May\ntotal: 310\n", "[3:8 sum-mismatch: as printed]\n"},
        {"# dxbudget: 無視[sum-mismatch]: 公報どおり\ntotal: 310\n", "[2:8 sum-mismatch: 公報どおり]\n"},
        {"total: 310  # dxbudget：無視［sum-mismatch、limit-exceeded］：公報どおり\n",
         "1:40 unused-ignore\n[1:8 sum-mismatch: 公報どおり]\n"},
        {"# dxbudget: ignore[sum-mismatch]: too far away\n\ntotal: 310\n", "1:20 unused-ignore\n3:8 sum-mismatch\n"},
        {"title: x  # dxbudget: ignore[sum-mismatch]: another line\ntotal: 310\n",
         "1:30 unused-ignore\n2:8 sum-mismatch\n"},
        {"total: 310  # dxbudget: ignore[sum-mismatch]:\n",
         "1:8 sum-mismatch\n1:13 bad-ignore: this comment does not say why, so it ignores nothing\n"},
        {"total: 310  # dxbudget: ignore: because\n",
         "1:8 sum-mismatch\n1:13 bad-ignore: this comment names no rule in `[…]`, so it ignores nothing\n"},
        {"total: 310  # dxbudget: ignore[]: because\n",
         "1:8 sum-mismatch\n1:13 bad-ignore: this comment names no rule in `[…]`, so it ignores nothing\n"},
        {"total: 310  # dxbudget: ignore[sum-mismatch because\n",
         "1:8 sum-mismatch\n1:13 bad-ignore: this comment names no rule in `[…]`, so it ignores nothing\n"},
        {"total: 310  # dxbudget: ingore[sum-mismatch]: because\n",
         "1:8 sum-mismatch\n1:25 bad-ignore: `ingore` is nothing that a comment can ask for\n"},
        {"total: 310  # dxbudget: ignore[sum-mismatch, loud]: because\n",
         "1:46 bad-ignore: there is no rule `loud`\n[1:8 sum-mismatch: because]\n"},
        {"totl: 310  # dxbudget: ignore[unknown-key]: because\n",
         "1:1 nothing-checked\n1:1 unknown-key\n1:31 bad-ignore: findings of `unknown-key` cannot be ignored\n"},
        {"total: 300  # checked with dxbudget: it holds\n", ""},
        {"title: '# dxbudget: ignore[loud]'\ntotal: 300\n", ""},
        {"note: |\n  # dxbudget: ignore[loud]\ntotal: 300\n", ""},
        {"# dxbudget is what checks this\ntotal: 300\n", ""},
    };
    for (const Case& c : cases) {
        INFO(c.head);
        CHECK(told_of(c.head + items) == c.told);
    }
}

TEST_CASE("findings in a file are ignored where the sheet names it") {
    const auto read_file = [](const std::string&) -> std::variant<std::string, Message> {
        return "款,金額\n総務費,3円×100日=310\n民生費,200\n";
    };
    const auto told = [&](const std::string& comment) {
        return told_of("unit: 円\ntotal: 510\nitems:\n  csv: lines.csv" + comment + "\n  levels: [款]\n", {},
                       read_file);
    };
    CHECK(told("") == "2:13 basis-mismatch\n");
    CHECK(told("  # dxbudget: ignore[basis-mismatch]: printed so") == "[2:13 basis-mismatch: printed so]\n");
    CHECK(told("  # dxbudget: ignore[sum-mismatch]: printed so") == "4:38 unused-ignore\n2:13 basis-mismatch\n");
}

TEST_CASE("of several choices about a rule the last one holds") {
    const RuleChoice off{.rule = &rules::sum_mismatch};
    const RuleChoice note{.rule = &rules::sum_mismatch, .severity = Severity::note};
    const auto severity = [](std::vector<RuleChoice> choices) {
        Audit audit = dxbudget::audit(Source("sheet.yaml", "total: 310\n" + items));
        judge(audit, choices);
        return audit.findings.empty() ? std::nullopt : std::optional(audit.findings.front().severity);
    };
    CHECK(severity({}) == Severity::error);
    CHECK(severity({note}) == Severity::note);
    CHECK(severity({note, off}) == std::nullopt);
    CHECK(severity({off, note}) == Severity::note);
}

TEST_CASE("a finding that is milder than its rule stays so") {
    const std::string sheet = "unit: 円\ntotal: 約3円×100日=310\nitems: [{amount: 310}]\n";
    const RuleChoice error{.rule = &rules::basis_mismatch, .severity = Severity::warning};
    Audit audit = dxbudget::audit(Source("sheet.yaml", sheet));
    judge(audit, {&error, 1});
    REQUIRE(audit.findings.size() == 1);
    CHECK(audit.findings.front().severity == Severity::note);
}

TEST_CASE("what is switched off is counted, and its comments are used") {
    const RuleChoice off{.rule = &rules::sum_mismatch};
    CHECK(told_of("total: 310  # dxbudget: ignore[sum-mismatch]: as printed\n" + items, {&off, 1}) ==
          "1 switched off\n");
}
