#include "dxbudget/render.hpp"

#include <memory>
#include <string>
#include <utility>

#include "catch.hpp"

using namespace dxbudget;

namespace {

const Rule total_cost{.id = "total-cost-mismatch", .summary = {}, .why = {}, .bad = {}, .good = {}};
const Rule duplicate{.id = "duplicate-key", .summary = {}, .why = {}, .bad = {}, .good = {}};

constexpr std::string_view rendered_sheet = R"(unit: 千円
costs:
  project:   {approved: 54,826}
  personnel: {approved: 3212}
  total:     {approved: 54,826千円}
)";

/// The bytes of `part` in `text`, of its last occurrence.
Span span_of(std::string_view text, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(text.rfind(part));
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Finding total_cost_finding() {
    const Text approved{"approved", "計上額"};
    const auto first = static_cast<std::uint32_t>(rendered_sheet.find("54,826"));
    Comparison comparison{.declared = 54826, .computed = 58038, .difference = -3212, .unit = "千円"};
    comparison.addends = {
        {.name = Text{"project cost", "事業費"},
         .figure = "costs/project.approved",
         .value = 54826,
         .span = {first, first + 6}},
        {.name = Text{"personnel cost", "人件費"},
         .figure = "costs/personnel.approved",
         .value = 3212,
         .span = span_of(rendered_sheet, "3212")},
    };
    return {
        .rule = &total_cost,
        .span = {span_of(rendered_sheet, "54,826千円").begin, span_of(rendered_sheet, "54,826千円").begin + 6},
        .message = {{"{0} at {1} is {4} too little: {2} declared, {3} computed",
                     "{0}({1})が {4}千円 不足: 記載 {2}、計算 {3}"},
                    {Text{"total cost", "トータルコスト"}, approved, Rational(54826), Rational(58038), Rational(3212)}},
        .figure = "costs/total.approved",
        .comparison = comparison};
}

CheckedFile file_of(std::string_view text, std::vector<Finding> findings) {
    Audit audit{.source = std::make_unique<Source>("a.yaml", std::string(text))};
    audit.findings = std::move(findings);
    audit.tally = {.sheets = 1, .figures = 112, .equations = 58, .held = 57, .mismatched = 1};
    return {.path = "a.yaml", .audit = std::move(audit), .error = {}};
}

std::string full(std::string_view text, Finding finding, const RenderOptions& options = {}) {
    std::vector<Finding> findings;
    findings.push_back(std::move(finding));
    return formats::full.file(file_of(text, std::move(findings)), options);
}

const RenderOptions in_japanese{.language = Language::japanese};

}  // namespace

TEST_CASE("a mismatch in full") {
    CHECK(full(rendered_sheet, total_cost_finding()) ==
          R"(error[total-cost-mismatch]: total cost at approved is 3,212 too little: 54,826 declared, 58,038 computed
 --> a.yaml:5:25
  |
5 |   total:     {approved: 54,826千円}
  |                         ^^^^^^ computed 58,038
  |
  |     54,826  project cost    line 3
  |   +  3,212  personnel cost  line 4
  |   --------
  |   = 58,038  computed; 3,212千円 less is declared

)");
}

TEST_CASE("a mismatch in full, in Japanese") {
    CHECK(full(rendered_sheet, total_cost_finding(), in_japanese) ==
          R"(エラー[total-cost-mismatch]: トータルコスト(計上額)が 3,212千円 不足: 記載 54,826、計算 58,038
 --> a.yaml:5:25
  |
5 |   total:     {approved: 54,826千円}
  |                         ^^^^^^ 計算 58,038
  |
  |     54,826  事業費  3行目
  |   +  3,212  人件費  4行目
  |   --------
  |   = 58,038  計算値。記載は 3,212千円 少ない

)");
}

TEST_CASE("carets stand under the figure whatever is before it") {
    struct Case {
        std::string_view before;
        std::string_view carets;
    };
    const auto c = GENERATE(values<Case>({
        {"要求額: ", "        ^^^"},
        {"\ta: ", "       ^^^"},
        {"か\u3099: ", "    ^^^"},
        {"\x1b[0m: ", "           ^^^"},
        {"\u202e: ", "          ^^^"},
    }));
    const std::string text = std::string(c.before) + "270\n";
    const std::string out = full(text, {.rule = &duplicate, .span = span_of(text, "270"), .message = {{"m", "m"}, {}}});
    CAPTURE(out);
    CHECK(out.ends_with("\n  | " + std::string(c.carets) + "\n\n"));
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find("\u202e") == std::string::npos);
}

TEST_CASE("places without text, at the end, and over several lines have carets too") {
    const std::string_view text = "a:\nitems: [\n  x\n]\n";
    const auto carets = [&](Span span) {
        const std::string out = full(text, {.rule = &duplicate, .span = span, .message = {{"m", "m"}, {}}});
        return out.substr(out.find("\n", out.find(" | ")));
    };
    CHECK(carets({2, 2}) == "\n  |   ^\n\n");
    CHECK(carets({10, 17}) == "\n  |        ^\n\n");
    const auto end = static_cast<std::uint32_t>(text.size());
    CHECK(full(text, {.rule = &duplicate, .span = {end, end}, .message = {{"m", "m"}, {}}}) ==
          "error[duplicate-key]: m\n --> a.yaml:5:1\n  |\n5 |\n  | ^\n\n");
    CHECK(full("", {.rule = &duplicate, .span = {}, .message = {{"m", "m"}, {}}}) ==
          "error[duplicate-key]: m\n --> a.yaml:1:1\n  |\n1 |\n  | ^\n\n");
}

TEST_CASE("another place is shown with its own words, in the order of the text") {
    const std::string_view text = "requested: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\ni: 9\nrequested: 2\n";
    const Finding finding{.rule = &duplicate,
                          .severity = Severity::warning,
                          .span = span_of(text, "requested"),
                          .message = {{"`{0}` is stated twice", "「{0}」の重複"}, {std::string("requested")}},
                          .help = {{"remove one of the two", "一方を消す"}, {}},
                          .related = Span{0, 9},
                          .related_message = {{"first stated here", "最初の記載"}, {}}};
    CHECK(full(text, finding) == R"(warning[duplicate-key]: `requested` is stated twice
  --> a.yaml:10:1
   |
 1 | requested: 1
   | --------- first stated here
...
10 | requested: 2
   | ^^^^^^^^^
   |
   = help: remove one of the two

)");
    CHECK(full(text, finding, in_japanese) == R"(警告[duplicate-key]: 「requested」の重複
  --> a.yaml:10:1
   |
 1 | requested: 1
   | --------- 最初の記載
...
10 | requested: 2
   | ^^^^^^^^^
   |
   = 対処: 一方を消す

)");
}

TEST_CASE("two places on one line") {
    const std::string_view text = "{a: 1, a: 2}\n";
    CHECK(full(text, {.rule = &duplicate,
                      .severity = Severity::note,
                      .span = {7, 8},
                      .message = {{"twice", "重複"}, {}},
                      .related = Span{1, 2},
                      .related_message = {{"first", "最初"}, {}}}) == R"(note[duplicate-key]: twice
 --> a.yaml:1:8
  |
1 | {a: 1, a: 2}
  |        ^
  |  - first

)");
}

TEST_CASE("what counts for nothing, is computed, subtracted or multiplied is told on the tape") {
    const std::string_view text = "a: ‐\nb:\nc: 別事業(政策戦略)で要求\nd: 10,000.5\ntotal: 9\n";
    const auto place = [&](std::string_view part) { return span_of(text, part); };
    Comparison comparison{.declared = 9, .computed = Rational::fraction(220005, 10), .difference = -21992};
    comparison.difference = comparison.declared - comparison.computed;
    comparison.unit = "千円";
    comparison.addends = {
        {.name = std::string("デジタル技術スキルアップ支援事業"),
         .kind = AmountKind::nil,
         .counts = false,
         .span = place("‐")},
        {.name = std::string("blank"), .kind = AmountKind::blank, .counts = false, .span = {9, 9}},
        {.name = std::string("remark"),
         .kind = AmountKind::remark,
         .counts = false,
         .span = place("別事業(政策戦略)で要求")},
        {.name = std::string("d\x1b[1m"), .value = Rational::fraction(100005, 10), .span = place("10,000.5")},
        {.name = std::string("half"), .coefficient = Rational::fraction(1, 2), .value = 30000},
        {.name = std::string("parts"), .kind = AmountKind::absent, .coefficient = -1, .value = 3000},
    };
    const Finding finding{
        .rule = &total_cost, .span = place("9"), .message = {{"m", "m"}, {}}, .comparison = comparison};
    CHECK(full(text, finding) == R"(error[total-cost-mismatch]: m
 --> a.yaml:5:8
  |
5 | total: 9
  |        ^ computed 22,000.5
  |
  |          -    デジタル技術スキルアップ支援事業  line 1  (nil)
  |          -    blank                             line 2  (blank)
  |          -    remark                            line 3  (remark: `別事業(政策戦略)で要求`)
  |   + 10,000.5  d\u{1b}[1m                        line 4
  |   + 15,000    half (30,000 × 1/2)
  |   -  3,000    parts                             (computed)
  |   ----------
  |   = 22,000.5  computed; 21,991.5千円 less is declared

)");
}

TEST_CASE("a long sum is cut, and still adds up") {
    Comparison comparison{.declared = 0, .computed = 4950, .difference = -4950, .unit = "千円"};
    for (int i = 0; i < 100; ++i) comparison.addends.push_back({.name = std::string("x"), .value = i});
    const std::string out =
        full("0\n", {.rule = &total_cost, .span = {0, 1}, .message = {{"m", "m"}, {}}, .comparison = comparison});
    CHECK(
        out.ends_with("\n  |   +    29  x\n  |   + 4,515  … and 70 more\n  |   -------\n"
                      "  |   = 4,950  computed; 4,950千円 less is declared\n\n"));
}

TEST_CASE("a rounded share names the figures that would be accepted") {
    Comparison comparison{.declared = 4034, .computed = Rational::fraction(8469, 2), .unit = "千円"};
    comparison.difference = comparison.declared - comparison.computed;
    comparison.admissible = Range{4234, 4235};
    comparison.addends = {{.name = std::string("事業費"), .coefficient = Rational::fraction(1, 2), .value = 8469}};
    const Finding finding{.rule = &total_cost, .span = {0, 4}, .message = {{"m", "m"}, {}}, .comparison = comparison};
    CHECK(full("4034\n", finding) == R"(error[total-cost-mismatch]: m
 --> a.yaml:1:1
  |
1 | 4034
  | ^^^^ 4,234 or 4,235 after rounding
  |
  |     4,234.5  事業費 (8,469 × 1/2)
  |   = 4,234.5  computed, admitting 4,234 or 4,235; 200.5千円 less is declared

)");
    CHECK(full("4034\n", finding, in_japanese) == R"(エラー[total-cost-mismatch]: m
 --> a.yaml:1:1
  |
1 | 4034
  | ^^^^ 端数処理後 4,234 又は 4,235
  |
  |     4,234.5  事業費 (8,469 × 1/2)
  |   = 4,234.5  計算値(端数処理により 4,234 又は 4,235)。記載は 200.5千円 少ない

)");
}

TEST_CASE("between two figures that would be accepted stands one that would not") {
    Comparison comparison{.declared = 450, .computed = 400, .difference = 50, .unit = "千円"};
    comparison.admissible = Range{0, 1000};
    comparison.addends = {{.name = std::string("a"), .value = 100}, {.name = std::string("b"), .value = 300}};
    const Finding finding{.rule = &total_cost, .span = {0, 3}, .message = {{"m", "m"}, {}}, .comparison = comparison};
    CHECK(full("450\n", finding) == R"(error[total-cost-mismatch]: m
 --> a.yaml:1:1
  |
1 | 450
  | ^^^ 0 to 1,000, as a multiple of `to` after rounding
  |
  |     100  a
  |   + 300  b
  |   -----
  |   = 400  computed, admitting 0 to 1,000, as a multiple of `to`; 50千円 more is declared

)");
    CHECK(full("450\n", finding, in_japanese) == R"(エラー[total-cost-mismatch]: m
 --> a.yaml:1:1
  |
1 | 450
  | ^^^ 端数処理後 0〜1,000(「単位」の倍数)
  |
  |     100  a
  |   + 300  b
  |   -----
  |   = 400  計算値(端数処理により 0〜1,000(「単位」の倍数))。記載は 50千円 多い

)");
}

TEST_CASE("a limit and a copy") {
    Comparison limit{.declared = 10500, .computed = 10000, .difference = 500, .unit = "千円"};
    limit.at_most = true;
    limit.addends = {{.name = Text{"limit", "上限額"}, .value = 10000}};
    const Finding finding{.rule = &total_cost, .span = {0, 5}, .message = {{"m", "m"}, {}}, .comparison = limit};
    CHECK(full("10500\n", finding) == R"(error[total-cost-mismatch]: m
 --> a.yaml:1:1
  |
1 | 10500
  | ^^^^^ at most 10,000
  |
  |     10,000  limit

)");
}

TEST_CASE("a ratio is a sum divided by a sum") {
    Comparison comparison{.declared = 40, .computed = 46, .difference = -6, .unit = "%"};
    comparison.addends = {
        {.name = Text{"change", "増減"}, .coefficient = 100, .value = 46},
        {.name = Text{"previous", "前年度"}, .divides = true, .value = 100},
    };
    const std::string out =
        full("40\n", {.rule = &total_cost, .span = {0, 2}, .message = {{"m", "m"}, {}}, .comparison = comparison});
    CHECK(
        out.ends_with("\n  |     4,600  change (46 × 100)\n  |   ÷   100  previous\n  |   -------\n"
                      "  |   =    46  computed; 6% less is declared\n\n"));
}

TEST_CASE("a long line is cut around the carets") {
    const std::string text = std::string(5000, 'a') + " 54,826 " + std::string(5000, 'b') + "\n";
    const std::string out = full(text, {.rule = &duplicate, .span = {5001, 5007}, .message = {{"m", "m"}, {}}});
    CHECK(out == "error[duplicate-key]: m\n --> a.yaml:1:5002\n  |\n1 | …" + std::string(59, 'a') + " 54,826 " +
                     std::string(83, 'b') + "…\n  | " + std::string(61, ' ') + "^^^^^^\n\n");

    std::string wide = "k: ";
    for (int i = 0; i < 1000; ++i) wide += "事";
    const std::string start = full(wide, {.rule = &duplicate, .span = {0, 3003}, .message = {{"m", "m"}, {}}});
    CHECK(start.ends_with("事…\n  | " + std::string(149, '^') + "\n\n"));
}

TEST_CASE("colours as compilers use them, and only on demand") {
    const Finding finding{.rule = &duplicate, .span = {0, 1}, .message = {{"m", "m"}, {}}, .help = {{"h", "h"}, {}}};
    CHECK(full("a: 1\n", finding, {.color = true}) ==
          "\x1b[1;31merror[duplicate-key]\x1b[0m\x1b[1m: m\x1b[0m\n"
          " \x1b[1;34m-->\x1b[0m a.yaml:1:1\n"
          "  \x1b[1;34m|\x1b[0m\n"
          "\x1b[1;34m1 |\x1b[0m a: 1\n"
          "  \x1b[1;34m|\x1b[0m \x1b[1;31m^\x1b[0m\n"
          "  \x1b[1;34m|\x1b[0m\n"
          "  \x1b[1;34m=\x1b[0m \x1b[1mhelp:\x1b[0m h\n\n");
}

TEST_CASE("what was not checked is listed on demand") {
    CheckedFile file = file_of("a: 1\nb: x\n", {});
    file.audit->not_checked = {{.span = {8, 9},
                                .figure = "items/b.amount",
                                .rule = &total_cost,
                                .reason = {{"a figure in it cannot be read", "読めない数字を含む"}, {}}}};
    CHECK(formats::full.file(file, {}).empty());
    CHECK(formats::full.file(file, {.verbose = true}) ==
          "not checked[total-cost-mismatch]: items/b.amount: a figure in it cannot be read\n --> a.yaml:2:4\n\n");
    CHECK(formats::concise.file(file, {.language = Language::japanese, .verbose = true}) ==
          "a.yaml:2:4: 検査不能[total-cost-mismatch]: items/b.amount: 読めない数字を含む\n");
}

TEST_CASE("concise: one line a finding, whatever the user wrote") {
    Finding finding = total_cost_finding();
    finding.message = {{"`{0}`", "「{0}」"}, {std::string("two\nlines\x1b[2J")}};
    CHECK(formats::concise.file(file_of(rendered_sheet, {finding}), {}) ==
          "a.yaml:5:25: error[total-cost-mismatch]: `two lines\\u{1b}[2J`\n");
    CHECK(formats::concise.file(file_of(rendered_sheet, {finding}), in_japanese) ==
          "a.yaml:5:25: エラー[total-cost-mismatch]: 「two lines\\u{1b}[2J」\n");
}

TEST_CASE("totals add up over files") {
    Totals totals;
    totals.add(file_of(rendered_sheet, {total_cost_finding()}));
    totals.add({.path = "b.yaml", .audit = std::nullopt, .error = {{"gone", "ない"}, {}}});
    CHECK(totals.files == 2);
    CHECK(totals.unreadable == 1);
    CHECK(totals.errors == 1);
    CHECK(totals.tally == Tally{.sheets = 1, .figures = 112, .equations = 58, .held = 57, .mismatched = 1});
}

TEST_CASE("JSON is one document, and amounts in it are exact") {
    Finding finding = total_cost_finding();
    finding.comparison->computed = Rational::fraction(1000, 3);
    finding.comparison->addends.clear();
    const Totals totals{.files = 2, .unreadable = 1, .errors = 1};
    const CheckedFile lost{.path = "b.yaml", .audit = std::nullopt, .error = {{"gone", "ない"}, {}}};
    const std::string json = formats::json.begin({}) + formats::json.file(file_of(rendered_sheet, {finding}), {}) +
                             std::string(formats::json.between) + formats::json.file(lost, {}) +
                             formats::json.end(totals, {}, {});
    const std::string head = R"({"version": 1, "tool": {"name": "dxbudget", "version": ")";
    CHECK(json.starts_with(head));
    CHECK(json.substr(json.find('"', head.size())) == R"("}, "language": "en", "files": [
{
 "path": "a.yaml",
 "findings": [
  {
   "rule": "total-cost-mismatch",
   "severity": "error",
   "message": "total cost at approved is 3,212 too little: 54,826 declared, 58,038 computed",
   "place": {
    "line": 5,
    "column": 25,
    "end_line": 5,
    "end_column": 31,
    "offset": 106,
    "length": 6
   },
   "figure": "costs/total.approved",
   "comparison": {
    "declared": "54826",
    "computed": "1000/3",
    "difference": "-3212",
    "unit": "千円",
    "at_most": false,
    "addends": []
   }
  }
 ],
 "not_shown": 0,
 "ignored": [],
 "known": [],
 "switched_off": 0,
 "not_checked": [],
 "within_rounding": [],
 "within_tolerance": [],
 "causes_complete": true,
 "tally": {
  "sheets": 1,
  "figures": 112,
  "equations": 58,
  "held": 57,
  "held_within_rounding": 0,
  "held_within_tolerance": 0,
  "mismatched": 1,
  "not_checked": 0
 }
},
{
 "path": "b.yaml",
 "error": "gone"
}],
"summary": {"files":2,"unreadable":1,"others":0,"errors":1,"warnings":0,"notes":0,"not_shown":0,"ignored":0,"known":0,"switched_off":0,"rules":{},"tally":{"sheets":0,"figures":0,"equations":0,"held":0,"held_within_rounding":0,"held_within_tolerance":0,"mismatched":0,"not_checked":0}}}
)");
}
