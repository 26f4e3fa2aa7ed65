/// Checks that users write: how they are read, what they mean in a sheet, and what is said of them.

#include "dxbudget/check.hpp"

#include <string>
#include <variant>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/configuration.hpp"

using namespace dxbudget;

namespace {

const std::string sheet = R"(unit: 千円
stages: {rate: {label: 増減率, formula: change / previous, kind: ratio}, users: {label: [利用者数, 人数], kind: count, unit: 人}}
total: {requested: 900, previous: 800}
items:
  - name: 講座
    requested: 600
    previous: 500
    change: 100
    rate: 20%
    users: 30
    items:
      - {name: 謝金, requested: 400, previous: 300, note: 増員}
      - {name: 印刷/配布, requested: 200, previous: 200}
  - {name: 事務費, requested: 300, previous: 300, approved: 250}
  - {name: 予備, requested: 0, previous: 0}
  - {name: 予備, previous: ‐}
funding:
  - {name: 国庫支出金, share: 1/2, requested: 450}
  - {name: 一般財源, share: rest, requested: 450}
costs:
  personnel: {requested: 100}
  total: {requested: 1000}
  staff: {正職員: {requested: 0.5}}
workings:
  単価: {items: [{name: 給料, requested: 5000}], requested: 5000}
)";

/// A check as a YAML text in quotes.
std::string quoted(const std::string& check) {
    std::string text = "'";
    for (const char c : check) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + "'";
}

Audit audit_with(const std::string& check) {
    return audit(Source("sheet.yaml", sheet + "checks:\n  - " + quoted(check) + "\n"), {.causes = false});
}

/// What came of a check: how often it held, then a line each for what did not, was not checked, or is wrong with it.
std::string outcome_of(const std::string& check) {
    const Audit checked = audit_with(check);
    std::string out = std::to_string(checked.evaluations[0].checks.held) + " held\n";
    for (const Finding& finding : checked.findings) {
        if (finding.rule->id == "check-failed") out += render(finding.message, Language::english) + "\n";
        if (finding.rule->id == "bad-check" || finding.rule->id == "unknown-line") {
            out += std::string(finding.rule->id) + ": " + render(finding.message, Language::english) + "\n";
        }
    }
    for (const NotChecked& item : checked.not_checked) {
        if (!item.check.empty()) out += "not checked: " + render(item.reason, Language::english) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("what cannot be read as a check is told at its place") {
    struct Case {
        const char* text;
        const char* error;  // the bytes, then the message
    };
    const Case cases[] = {
        {"requested", "`` the check ends where a comparison such as `<=` was expected"},
        {"requested <=", "`` the check ends where an amount, a stage or a path was expected"},
        {"<= requested", "`<=` `<=` stands where an amount, a stage or a path was expected"},
        {"requested previous", "`previous` `previous` stands where a comparison such as `<=` was expected"},
        {"a < b < c", "`<` `<` is a second comparison"},
        {"a ! b", "`!` `!` stands where a comparison such as `<=` was expected"},
        {"(a < b", "`` the check ends where `)` was expected"},
        {"a < b)", "`)` `)` stands where `within`, `if`, `unless` or the end was expected"},
        {"a < b if c", "`c` `c` is compared with nothing"},
        {"a < b if", "`` the check ends where an amount, a stage or a path was expected"},
        {"a < b if note previous", "`previous` `previous` stands where `and`, `or` or the end was expected"},
        {"a < b or c < d", "`or` `or` joins conditions, but none has begun"},
        {"note", "`note` `note` compares nothing"},
        {"not a < b", "`not` `not` stands where an amount, a stage or a path was expected"},
        {"note + 1 < 2", "`note` `note` is a condition, where an amount, a stage or a path was expected"},
        {"a < (b < c)", "`(b < c)` `(b < c)` is a condition, where an amount, a stage or a path was expected"},
        {"min(a b) < 1", "`b` `b` stands where `)` was expected"},
        {"min < 1", "`<` `<` stands where `(` was expected"},
        {"abs(a, b) < 1", "`,` `,` stands where `)` was expected"},
        {"items[\"a < 1", "`\"` `\"` is never closed"},
        {"items[2 < 1", "`[` `[` is never closed"},
        {"items[] < 1", "`[]` `[]` stands where a name or a position was expected"},
        {"items.< 1", "`<` `<` stands where a stage or a part of the path was expected"},
        {"a < 10,00", "`10,00` the comma in `10,00` does not separate thousands"},
        {"a < 1.500", "`1.500` `1.500` may be 1.5 or 1,500"},
        {"a < 5 USD", "`USD` `USD` stands beside the figure, but the sheet states no unit"},
        {"a < 10件程度", "`10件程度` `10件程度` is approximate, so nothing can be compared with it"},
        {"a < 百万円 * 3億", "`億` `3億` has no unit after `億`"},
    };
    for (const Case& one : cases) {
        INFO(one.text);
        const auto read = read_check(one.text);
        REQUIRE(std::holds_alternative<CheckError>(read));
        const auto& error = std::get<CheckError>(read);
        const std::string bytes(
            std::string_view(one.text).substr(error.where.begin, error.where.end - error.where.begin));
        CHECK("`" + bytes + "` " + render(error.message, Language::english) == one.error);
        CHECK(!render(error.message, Language::japanese).empty());
    }
}

TEST_CASE("brackets nest 32 deep and no deeper, and a check has 4,000 bytes at most") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '(') + "a" + std::string(depth, ')') + " < 1";
    };
    CHECK(std::holds_alternative<Check>(read_check(nested(32))));
    CHECK(std::holds_alternative<CheckError>(read_check(nested(33))));
    CHECK(std::holds_alternative<CheckError>(read_check(std::string(3000, '-') + "a < 1")));
    std::string nots = "a < 1 if ";
    for (int i = 0; i < 900; ++i) nots += "not ";
    CHECK(std::holds_alternative<CheckError>(read_check(nots + "note")));
    std::string sum = "a";
    while (sum.size() < 3990) sum += "+a";
    CHECK(std::holds_alternative<Check>(read_check(sum + " < 1")));
    CHECK(std::holds_alternative<CheckError>(read_check(sum + " < 1111111")));
}

TEST_CASE("a check that is cut off anywhere is read or refused, and its error lies within it") {
    const std::string check = "max(items[\"講座\"]「謝金」.requested, △３億円×５％) ≦ 「a」.b and not (note or 別事業)";
    const std::string other = "abs(requested - 前年度) ＜＝ 1,000 千円 unless (note or c != 3) and not elsewhere";
    for (const std::string& text : {check, other}) {
        for (std::size_t begin = 0; begin <= text.size(); ++begin) {
            for (std::size_t size = 0; begin + size <= text.size(); size += 3) {
                const auto read = read_check(std::string_view(text).substr(begin, size));
                if (const auto* error = std::get_if<CheckError>(&read)) {
                    REQUIRE(error->where.begin <= error->where.end);
                    REQUIRE(error->where.end <= size);
                }
            }
        }
    }
}

TEST_CASE("a check of stages is made for the total, and every item and working that states one of them") {
    struct Case {
        const char* check;
        const char* outcome;
    };
    const Case cases[] = {
        {"requested >= previous", "6 held\n"},
        {"requested = previous",
         "3 held\ntotal: `requested = previous` does not hold: 900 against 800, 100 too much\n"
         "講座: `requested = previous` does not hold: 600 against 500, 100 too much\n"
         "謝金: `requested = previous` does not hold: 400 against 300, 100 too much\n"},
        {"要求額 ＝ 前年度 除外 備考 又は 前年度 > 400", "3 held\n"},
        {"requested = previous if note",
         "0 held\n謝金: `requested = previous` does not hold: 400 against 300, 100 too much\n"},
        {"requested <= previous unless not note and requested > 500",
         "3 held\n謝金: `requested <= previous` does not hold: 400 against 300, 100 too much\n"},
        {"requested != previous if previous = 200",
         "0 held\n印刷/配布: `requested != previous` does not hold: both are 200\n"},
        {"requested < requested if requested = 200",
         "0 held\n印刷/配布: `requested < requested` does not hold: both are 200\n"},
        {"previous >= requested if requested = 400",
         "0 held\n謝金: `previous >= requested` does not hold: 300 against 400, 100 too little\n"},
        // A line that does not state the stage is no case, though a total be computed there.
        {"approved >= 250", "1 held\n"},
        {"requested / previous <= 2",
         "5 held\nnot checked: it divides by zero, or its numbers are too large to "
         "compute with\n"},
        {"requested / previous <= 2 unless previous = 0", "5 held\n"},
        {"min(requested, previous, 10) >= -max(0, abs(△3)) - 2 * (1 + 1)", "6 held\n"},
        {"requested <= funding[\"国庫支出金\"].requested * 2",
         "6 held\n給料: `requested <= funding[\"国庫支出金\"].requested * 2` does not hold: 5,000 against 900, 4,100 "
         "too "
         "much\n単価: `requested <= funding[\"国庫支出金\"].requested * 2` does not hold: 5,000 against 900, 4,100 too "
         "much\n"},
    };
    for (const Case& one : cases) {
        INFO(one.check);
        CHECK(outcome_of(one.check) == one.outcome);
    }
}

TEST_CASE("a path names one figure, in either language, by name or position") {
    for (const char* path :
         {"items[\"講座\"][\"謝金\"].requested", "内訳[「講座」][\"謝金\"].要求額", "items[1][1].requested",
          "items[講座][謝金].requested", "items[\"#1\"][\"#1\"].当初予算要求額", "\"items/講座/謝金.requested\"",
          "items[ 1 ][ \"謝金\" ].requested"}) {
        INFO(path);
        CHECK(outcome_of(std::string(path) + " = 400") == "1 held\n");
    }
    for (const char* check :
         {"items[\"講座\"][\"印刷/配布\"].requested = 200", "total.requested = 900", "合計.前年度 = 800",
          "costs.total.requested - costs.personnel.requested = total.requested", "コスト.人件費.要求額 = 100",
          "costs.staff[\"正職員\"].requested = 0.5", "財源[2].要求額 = 450", "workings[\"単価\"].requested = 5百万円",
          "「合計」.「要求額」 = 900", "items[\"講座\"].人数 = 30", "items[\"講座\"].users = 30人"}) {
        INFO(check);
        CHECK(outcome_of(check) == "1 held\n");
    }
}

TEST_CASE("units fit, or the check is refused") {
    struct Case {
        const char* check;
        const char* outcome;
    };
    const Case cases[] = {
        {"total.requested = 900千円", "1 held\n"},
        {"total.requested = 0.9百万円", "1 held\n"},
        {"total.requested = 900,000 円", "1 held\n"},
        {"total.requested = ￥900,000", "1 held\n"},
        {"total.requested / total.previous - 1 <= 12.5%", "1 held\n"},
        {"total.requested = total.previous * 112.5％", "1 held\n"},
        {"items[1].rate = 20%", "1 held\n"},
        {"items[1].rate = 20", "1 held\n"},
        {"20% = items[1].増減率", "1 held\n"},
        {"items[1].previous * items[1].rate = 100千円", "1 held\n"},
        {"items[1].rate > 25%", "0 held\n`items[1].rate > 25%` does not hold: 20 against 25, 5 too little\n"},
        {"items[1].requested / items[1].users = 20", "1 held\n"},
        {"total.requested <= 5%",
         "0 held\nbad-check: `total.requested` is an amount of money, `5%` is a percentage: "
         "they do not fit together\n"},
        {"items[1].users <= items[1].requested",
         "0 held\nbad-check: `items[1].users` is 人, `items[1].requested` is an amount of money: they do not fit "
         "together\n"},
        {"total.requested * total.previous > 1",
         "0 held\nbad-check: `total.requested * total.previous` multiplies money by money\n"},
        {"1 / total.requested < 1", "0 held\nbad-check: `1 / total.requested` divides a number by money\n"},
    };
    for (const Case& one : cases) {
        INFO(one.check);
        CHECK(outcome_of(one.check) == one.outcome);
    }
    const Audit dollars = audit(Source("s.yaml", "unit: USD\ntotal: 5\nchecks:\n  - total <= 5千円\n  - total <= 5\n"));
    REQUIRE(dollars.findings.size() == 1);
    CHECK(render(dollars.findings[0].message, Language::english) == "`5千円` does not convert into the unit `USD`");
    CHECK(dollars.tally.held == 1);
}

TEST_CASE("what a check names must be in the sheet") {
    struct Case {
        const char* check;
        const char* outcome;
        const char* help;
    };
    const Case cases[] = {
        {"requsted > 0", "0 held\nbad-check: `requsted` is not a stage of this sheet\n", "did you mean `requested`?"},
        {"total.reqested > 0", "0 held\nbad-check: `reqested` is not a stage of this sheet\n",
         "did you mean `requested`?"},
        {"held > 0", "0 held\nbad-check: nothing is stated at `held` in this sheet\n",
         "write a stage of the sheet, such as `rate`, or a path, such as `items[\"…\"].rate`"},
        {"items > 0", "0 held\nbad-check: `items` is not a stage of this sheet\n",
         "write the path of a figure, such as `total.requested` or `items[\"…\"].requested`"},
        {"total > 0", "0 held\nbad-check: `total` names a line, but no stage\n", "write `total.rate`"},
        {"items[\"講坐\"].requested > 0",
         "0 held\nunknown-line: no line of this sheet has the path `items[\"講坐\"].requested`\n",
         "did you mean `講座`?"},
        {"items[1][9].requested > 0",
         "0 held\nunknown-line: no line of this sheet has the path `items[1][9].requested`\n",
         "write the names as the sheet has them: `items[\"…\"][\"…\"].requested`, `funding[\"…\"].requested`, "
         "`costs.personnel.requested`"},
        {"items[\"予備\"].requested = 0",
         "0 held\nbad-check: several lines have the path `items[\"予備\"].requested`\n",
         "write the position in the place of the name, such as `items[2]`"},
        {"total.requested > 0 if note",
         "0 held\nbad-check: `note` refers to a line, but the check names no stage and is made once\n",
         "leave it out, or compare stages, as in `approved <= requested unless note`"},
    };
    for (const Case& one : cases) {
        INFO(one.check);
        CHECK(outcome_of(one.check) == one.outcome);
        const Audit checked = audit_with(one.check);
        REQUIRE(!checked.findings.empty());
        CHECK(render(checked.findings.back().help, Language::english) == one.help);
    }
}

TEST_CASE("a check without its figures is not made, and counts as not checked") {
    CHECK(outcome_of("items[4].requested > 0") == "0 held\nnot checked: nothing is stated at `items[4].requested`\n");
    CHECK(outcome_of("approved > users") ==
          "0 held\nbad-check: `approved` is an amount of money, `users` is 人: they "
          "do not fit together\n");
    CHECK(outcome_of("approved + users * 0千円 > 0") ==
          "0 held\nnot checked: no line states all the stages that it names\n");
    const Audit checked = audit(Source("s.yaml", R"(total: {requested: 10O, previous: 約20}
items: [{name: a, requested: 5, previous: 20}]
checks:
  - requested > 0
  - total.previous = 20
)"));
    CHECK(checked.tally.held + checked.tally.mismatched + checked.tally.not_checked == checked.tally.equations);
    std::string reasons;
    for (const NotChecked& item : checked.not_checked) {
        if (!item.check.empty()) reasons += item.figure + ": " + render(item.reason, Language::english) + "\n";
    }
    CHECK(reasons == "total.requested: a figure in it cannot be read\ntotal.previous: a figure in it is approximate\n");
}

TEST_CASE("a sheet with checks alone is checked") {
    const Audit checked =
        audit(Source("s.yaml", "items: [{name: a, requested: 5, previous: 4}]\nchecks: [requested > 4]\n"));
    CHECK(checked.findings.empty());
    CHECK(checked.tally.equations == 1);
    CHECK(checked.tally.held == 1);
}

TEST_CASE("a check that fails stands at its first figure in the sheet, with its message and its own severity") {
    const Audit checked = audit(Source("s.yaml", R"(unit: 千円
items:
  - {name: a, requested: 5, previous: 4}
検査:
  - 検査: 合計.要求額 + 合計.前年度 <= 内訳[1].前年度
    説明: 多すぎる
    重要度: 参考
)"));
    REQUIRE(checked.findings.size() == 1);
    const Finding& finding = checked.findings[0];
    CHECK(checked.source->slice(finding.span) == "4");
    CHECK(finding.figure == "items/a.previous");
    CHECK(finding.severity == Severity::note);
    REQUIRE(finding.related);
    CHECK(checked.source->slice(*finding.related) == "合計.要求額 + 合計.前年度 <= 内訳[1].前年度");
    CHECK(render(finding.message, Language::english) ==
          "多すぎる: `合計.要求額 + 合計.前年度 <= 内訳[1].前年度` does not hold: 9 against 4, 5 too much");
    CHECK(render(finding.message, Language::japanese) ==
          "多すぎる: 「合計.要求額 + 合計.前年度 <= 内訳[1].前年度」を満たさない(左辺 9、右辺 4。5千円 超過)");
}

TEST_CASE("a check of stages is made on the lines of workings and on workings themselves") {
    const Audit checked =
        audit(Source("sheet.yaml",
                     "stages: {budget: B, spent: S}\nworkings:\n  2013: {budget: 700, spent: 810}\n"
                     "  2014: {budget: 700, spent: 690}\n  more: {items: [{name: 2015, budget: 5, spent: "
                     "6}, {name: 2016, budget: 5, spent: 4}]}\nchecks: [spent <= budget]\n"));
    REQUIRE(checked.findings.size() == 2);
    CHECK(checked.findings[0].figure == "workings/2013.spent");
    CHECK(checked.findings[1].figure == "workings/more/2015.spent");
}

TEST_CASE("a project's check applies where the sheet has its lines and stages") {
    Source file(".dxbudget.yaml",
                "checks:\n  - approved <= requested\n  - items[9].requested > 0\n"
                "  - check: total.requested < 5千円\n    severity: warning\n");
    std::vector<Finding> findings;
    const Configuration project = load_configuration(file, findings);
    REQUIRE(findings.empty());
    const auto with_project = [&](const char* text) {
        return audit(Source("s.yaml", text), {.causes = false, .loading = {.configuration = &project}});
    };
    const Audit without = with_project("unit: 千円\nitems: [{name: a, previous: 5}]\ntotal: {previous: 5}\n");
    CHECK(without.findings.empty());
    CHECK(without.tally.equations == 1);
    const Audit with = with_project("unit: 円\nitems: [{name: a, requested: 5000}]\ntotal: {requested: 5000}\n");
    REQUIRE(with.findings.size() == 1);
    CHECK(with.findings[0].severity == Severity::warning);
    CHECK(!with.findings[0].related);
    CHECK(render(with.findings[0].message, Language::english) ==
          "`total.requested < 5千円` does not hold: both are 5,000");
    CHECK(render(with.findings[0].help, Language::english) == "the check stands at .dxbudget.yaml:4:12");
    const Audit other = with_project("unit: USD\nitems: [{name: a, requested: 5}]\ntotal: {requested: 5}\n");
    CHECK(other.findings.empty());
    REQUIRE(other.not_checked.size() == 1);
    CHECK(render(other.not_checked[0].reason, Language::english) == "`5千円` does not convert into the unit `USD`");
}

namespace {

/// What comes of a configuration with one check in a sheet whose total is 300: how often it holds, and what is said.
std::string with_project(const std::string& head, const std::string& check, const std::string& unit,
                         Language language = Language::english) {
    Source file(".dxbudget.yaml", head + "checks: [" + quoted(check) + "]\n");
    std::vector<Finding> findings;
    const Configuration project = load_configuration(file, findings);
    if (!findings.empty()) return render(findings[0].message, language);
    const Audit checked =
        audit(Source("s.yaml", unit + "total: {requested: 300}\nitems: [{name: a, requested: 300}]\n"),
              {.causes = false, .loading = {.configuration = &project}});
    std::string out = std::to_string(checked.evaluations[0].checks.held) + " held";
    for (const Finding& finding : checked.findings) out += "; " + render(finding.message, language);
    for (const NotChecked& item : checked.not_checked) out += "; not checked: " + render(item.reason, language);
    return out;
}

}  // namespace

TEST_CASE("numbers of a project's check are in the project's unit, where it states one") {
    const std::string thousands = "unit: 千円\n";
    CHECK(with_project(thousands, "requested <= 500", "unit: 千円\n") == "2 held");
    CHECK(with_project(thousands, "total.requested <= 1", "unit: 円\n") == "1 held");
    CHECK(with_project(thousands, "total.requested >= 1", "unit: 円\n") ==
          "0 held; `total.requested >= 1` does not hold: 300 against 1,000, 700 too little");
    CHECK(with_project(thousands, "max(total.requested, 1) = 1", "unit: 円\n") == "1 held");
    CHECK(with_project(thousands, "total.requested - 0.1 = 0.2", "unit: 円\n") == "1 held");
    CHECK(with_project(thousands, "requested <= requested * 1.05", "unit: USD\n") == "2 held");
    CHECK(with_project(thousands, "requested >= 0", "unit: USD\n") == "2 held");
    CHECK(with_project(thousands, "total.requested / total.requested <= 1", "unit: USD\n") == "1 held");
    CHECK(with_project(thousands, "requested <= 500", "unit: USD\n") ==
          "0 held; not checked: `500` is in 千円, the unit of the configuration, which does not convert into `USD`");
    CHECK(with_project(thousands, "500 >= total.requested", "unit: USD\n", Language::japanese) ==
          "0 held; not checked: 「500」は設定ファイルの単位(千円)によるもので、「USD」に換算できない");
    CHECK(with_project(thousands, "requested <= 500", "") ==
          "0 held; not checked: `500` is in 千円, the unit of the configuration, but the sheet states none");
    CHECK(with_project("unit: USD\n", "requested <= 500", "unit: USD\n") == "2 held");
    CHECK(with_project("unit: USD\n", "requested <= 500", "unit: 千円\n") ==
          "0 held; not checked: `500` is in USD, the unit of the configuration, which does not convert into `千円`");
    // without a unit they are in that of each sheet
    CHECK(with_project("", "requested <= 500", "unit: USD\n") == "2 held");
    CHECK(with_project("", "requested <= 200", "unit: 円\n")
              .starts_with("0 held; total: `requested <= 200` does not hold"));
}

TEST_CASE("a project's check at a stage that is nearly called as one of the sheet's is said not to be made") {
    CHECK(with_project("", "requsted <= 500", "unit: USD\n") ==
          "0 held; not checked: `requsted` is not a stage of this sheet");
    CHECK(with_project("", "total.reqested <= 500", "unit: USD\n") ==
          "0 held; not checked: `reqested` is not a stage of this sheet");
    // known stages that the sheet does not use, and words that are near none
    CHECK(with_project("", "approved <= requested", "unit: USD\n") == "0 held");
    CHECK(with_project("", "supplement <= 500", "unit: USD\n") == "0 held");
}

TEST_CASE("amounts of a check may be in the sheet's own currency") {
    const auto outcome = [](const std::string& unit, const std::string& check) {
        const Audit checked = audit(Source("s.yaml", "unit: " + unit +
                                                         "\ntotal: {requested: 300}\nitems: [{name: a, requested: "
                                                         "300}]\nchecks:\n  - " +
                                                         quoted(check) + "\n"),
                                    {.causes = false});
        std::string out = std::to_string(checked.evaluations[0].checks.held) + " held";
        for (const Finding& finding : checked.findings) out += "; " + render(finding.message, Language::english);
        return out;
    };
    for (const char* limit : {"1000USD", "1,000 USD", "USD 1,000", "$1,000", "$ 300", "300.00 USD"}) {
        INFO(limit);
        CHECK(outcome("USD", "requested <= " + std::string(limit)) == "2 held");
        CHECK(outcome("USD", "requested <= " + std::string(limit) + " unless note") == "2 held");
    }
    CHECK(outcome("USD", "requested <= $299")
              .starts_with("0 held; total: `requested <= $299` does not hold: 300 against 299"));
    CHECK(outcome("USD", "requested - $100 = 200 USD") == "2 held");
    CHECK(outcome("USD", "max(requested, $500) = 500USD") == "2 held");
    CHECK(outcome("ADA", "requested <= 1000ADA") == "2 held");
    CHECK(outcome("千円", "requested <= 1百万円") == "2 held");
    CHECK(outcome("千円", "requested <= ¥300,000") == "2 held");
    for (const char* limit : {"1000EUR", "€1,000", "1000 users"}) {
        INFO(limit);
        CHECK(outcome("USD", "requested <= " + std::string(limit)).starts_with("0 held; "));
    }
}
