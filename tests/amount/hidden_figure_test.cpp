/// Figures behind marks and words are never taken for remarks, remarks never for figures, and what a message says to
/// write can be written.

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rule.hpp"
#include "hidden_figures.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

Amount amount_of(std::string_view text, std::string_view unit) {
    const Unit sheet = read_unit(unit);
    return read_amount(text, {.unit = &sheet});
}

/// `message; help` of a text that is not an amount, else what it was taken for.
std::string said_of(std::string_view text, std::string_view unit = "千円", Language language = Language::english) {
    const Amount amount = amount_of(text, unit);
    if (!amount.error) return amount.kind == AmountKind::remark ? "a remark" : "something else";
    if (amount.error->rule->id != "not-an-amount") return std::string(amount.error->rule->id);
    return render(amount.error->message, language) + "; " + render(amount.error->help, language);
}

/// What stands in backticks, or in 「」: what a message proposes to write.
std::vector<std::string> proposals(const std::string& help, std::string_view open, std::string_view close) {
    std::vector<std::string> found;
    for (std::size_t at = help.find(open); at != std::string::npos; at = help.find(open, at)) {
        at += open.size();
        const std::size_t end = help.find(close, at);
        if (end == std::string::npos) break;
        found.push_back(help.substr(at, end - at));
        at = end + close.size();
    }
    return found;
}

}  // namespace

TEST_CASE("a figure behind marks or a short word is not a remark") {
    for (const std::string_view text : hidden_figures) {
        for (const std::string_view unit : {"千円", "USD", "ADA", "R$", "人", ""}) {
            CAPTURE(text, unit);
            CHECK(amount_of(text, unit).kind != AmountKind::remark);
            CHECK(read_amount(std::string(text) + '%', {.ratio = true}).kind != AmountKind::remark);
        }
    }
}

TEST_CASE("words that hold figures further on are remarks") {
    for (const std::string_view text : remarks_with_figures) {
        for (const std::string_view unit : {"千円", "USD", ""}) {
            CAPTURE(text, unit);
            CHECK(amount_of(text, unit).kind == AmountKind::remark);
        }
    }
}

TEST_CASE("what stands before the figure is named, with what to write") {
    struct Case {
        std::string_view text, unit, said;
    };
    for (const Case& c : std::vector<Case>{
             {"minus 5", "USD", "`minus` stands before the figure `5`; write `-5`"},
             {"$(636)", "",
              "`$` stands beside the figure, but the sheet states no unit; state the sheet's unit: `unit: $`"},
             {"R 6240", "",
              "`R` stands before the figure `6240`; write `6240`, and what it is in as the sheet's `unit`"},
             {"R$ 6.240,00", "BRL",
              "the comma in `6.240,00` does not separate thousands; write `6240.00`, or beside `unit:` the line "
              "`decimal: comma` if the sheet's commas are decimal points; a comma separates groups of three digits: "
              "`1,234`"},
             {"NaN%", "USD",
              "`NaN%` is the error value of a calculation, not an amount; correct the formula that it comes from, and "
              "write its result"},
             {"計450", "千円", "`計` stands before the figure `450`; write `450`; words belong in `note`"},
             {"#REF!", "USD",
              "`#REF!` is the error value of a calculation, not an amount; correct the formula that it comes from, and "
              "write its result"},
             {"\u200E450", "千円",
              "the invisible character U+200E LEFT-TO-RIGHT MARK stands in the figure; write `450`"},
             {"1\u200B"
              "000",
              "千円", "the invisible character U+200B ZERO WIDTH SPACE stands in the figure; write `1000`"},
             {"計\u2060450", "千円",
              "the invisible character U+2060 WORD JOINER stands in the figure; write `450`; words belong in `note`"},
             {"𝟑𝟎𝟎", "千円", "`𝟑` (U+1D7D1) is not one of the digits 0 to 9; write `300`"},
             {"45٣", "千円", "`٣` (U+0663) is not one of the digits 0 to 9; write `453`"},
             {"⑫", "千円", "`⑫` (U+246B) is not one of the digits 0 to 9; write `12`"},
             {"Ⅳ", "千円",
              "`Ⅳ` (U+2163) is not one of the digits 0 to 9; write the figure in the digits 0 to 9, as in `1,234`; "
              "words "
              "belong in `note`"},
             {"金500円也", "千円", "`金` stands before the figure `500`; write `500円`; words belong in `note`"},
             {"(see note) 500", "USD",
              "`(see note)` stands before the figure `500`; write `500`; words belong in `note`"},
             {"due $500", "USD", "`due $` stands before the figure `500`; write `500`; words belong in `note`"},
             {"No 500", "USD", "`No` stands before the figure `500`; write `500`; words belong in `note`"},
             {"計l,OOO", "千円", "`l,OOO` has `l` among its digits; write `1,000` if that is what was meant"},
             {"(l00)", "USD", "`l00` has `l` among its digits; write `100` if that is what was meant"},
             {"5\u20E3", "USD",
              "the combining character U+20E3 COMBINING ENCLOSING KEYCAP stands in the figure; write `5`"},
             {"\u03015", "USD",
              "the combining character U+0301 COMBINING ACUTE ACCENT stands in the figure; write `5`"},
             {"🔟", "USD", "`🔟` (U+1F51F) is not one of the digits 0 to 9; write `10`"},
             {"+A1", "USD", "`+A1` is a formula, not an amount; write the result that the spreadsheet shows"},
             {"{=SUM(A1)}", "USD",
              "`{=SUM(A1)}` is a formula, not an amount; write the result that the spreadsheet shows"},
             {"#REF", "USD",
              "`#REF` is the error value of a calculation, not an amount; correct the formula that it comes from, and "
              "write its result"},
             {"None", "USD", "ambiguous-amount"},
             {"ゼロ", "千円", "`ゼロ` is a number in words; write `0`"},
             {"five hundred", "USD", "`five hundred` is a number in words; write the number in digits, as in `1,234`"},
             {"1/2補助", "USD",
              "`1/2補助` is a share, a date or a part of words, not an amount; write the amount; words belong in "
              "`note`, a share in `share`"},
             {"5以内", "千円",
              "`5以内` is a bound, not an amount; write the amount; what it may not exceed belongs in "
              "`limit`"},
             {"($2,000 - $3,000)", "USD", "ambiguous-amount"},
             {"500²", "千円", "`²` follows the figure; keep the figure and its unit; words belong in `note`"},
             {"五百%", "%", "`五百%` is written in kanji; write the number in digits, as in `1,234`"},
             {"三人", "人", "`三人` is written in kanji; write the number in digits, as in `1,234`"},
             {"一人", "千円", "a remark"},
             {"▼三百万円", "千円", "`▼三百万円` is written in kanji; write the number in digits, as in `1,234`"},
         }) {
        CAPTURE(c.text);
        CHECK(said_of(c.text, c.unit) == c.said);
    }
    CHECK(said_of("マイナス5", "千円", Language::japanese) == "数値「5」の前に「マイナス」がある; 「▲5」と書く");
    CHECK(said_of("~5", "千円", Language::japanese) ==
          "数値「5」の前に「~」がある; 「約5」、正確な額であれば「5」と書く");
    CHECK(said_of("R 5", "千円", Language::japanese) == "数値「5」の前に「R」がある; 単位が千円であれば「5」と書く");
    CHECK(said_of("#N/A", "千円", Language::japanese) ==
          "「#N/A」は計算のエラーであり、金額ではない; 元の計算式を直し、その結果を書く");
    CHECK(said_of("5\u20E3", "千円", Language::japanese) ==
          "結合文字 U+20E3 COMBINING ENCLOSING KEYCAP が数値の中にある; 「5」と書く");
    CHECK(said_of("SUM(A1)", "千円", Language::japanese) ==
          "「SUM(A1)」は計算式であり、金額ではない; 表計算ソフトに表示される結果を書く");
    CHECK(said_of("ゼロ", "千円", Language::japanese) == "「ゼロ」は数を言葉で書いている; 「0」と書く");
    CHECK(said_of("金伍百円", "千円", Language::japanese) ==
          "「金伍百円」は漢数字で書かれている; 算用数字で「1,234」のように書く");
    CHECK(said_of("1/2補助", "USD", Language::japanese) ==
          "「1/2補助」は割合や日付などの説明であり、金額ではない; 金額を書く。説明は note に、割合は "
          "share(負担割合)に書く");
    CHECK(said_of("5以内", "千円", Language::japanese) ==
          "「5以内」は上限であり、金額ではない; 金額を書く。上限額は limit(上限)に書く");
    CHECK(said_of("\u200E450", "千円", Language::japanese) ==
          "目に見えない文字 U+200E LEFT-TO-RIGHT MARK が数値の中にある; 「450」と書く");
    CHECK(said_of("𝟑𝟎𝟎", "千円", Language::japanese) == "「𝟑」(U+1D7D1)は0から9までの数字ではない; 「300」と書く");
}

TEST_CASE("what a message proposes is read as an amount") {
    std::vector<std::string_view> texts(hidden_figures.begin(), hidden_figures.end());
    texts.insert(texts.end(), misread_figures.begin(), misread_figures.end());
    int checked = 0;
    for (const std::string_view text : texts) {
        for (const std::string_view unit : {"千円", "USD"}) {
            const Amount amount = amount_of(text, unit);
            if (!amount.error) continue;
            std::vector<std::string> proposed = proposals(render(amount.error->help, Language::english), "`", "`");
            const std::vector<std::string> japanese =
                proposals(render(amount.error->help, Language::japanese), "「", "」");
            proposed.insert(proposed.end(), japanese.begin(), japanese.end());
            for (const std::string& proposal : proposed) {
                if (proposal.find_first_of("0123456789") == std::string::npos) continue;  // a mark, or a key
                CAPTURE(text, unit, proposal);
                const bool in_yen =
                    proposal.find("円") != std::string::npos || proposal.find("千円") != std::string::npos;
                CHECK(amount_of(proposal, in_yen ? "千円" : unit).kind == AmountKind::number);
                ++checked;
            }
        }
    }
    CHECK(checked > 300);
}

TEST_CASE("words in the place of a sum are not checked, and the line is named") {
    struct Case {
        std::string total, said;
    };
    const std::string english = ": total at requested states no amount, so it was not checked; it comes to 11";
    for (const Case& c : std::vector<Case>{{"see note 3", "note" + english},
                                           {"TBD", "note" + english},
                                           {"別途", "note" + english},
                                           {"\"-\"", "note" + english},
                                           {"11", ""}}) {
        CAPTURE(c.total);
        const Audit checked = audit_file({{"s.yaml", "unit: USD\ntotal: {requested: " + c.total +
                                                         ", previous: 9}\nitems: [{requested: 5, previous: 4}, "
                                                         "{requested: 6, previous: 5}]\n"}},
                                         "s.yaml", false);
        std::string said;
        for (const Finding& finding : checked.findings) {
            said += (finding.severity == Severity::note ? "note: " : "error: ") +
                    render(finding.message, Language::english);
        }
        CHECK(said == c.said);
        CHECK(checked.tally.not_checked == (c.said.empty() ? 0 : 1));
    }
    const Audit japanese =
        audit_file({{"s.yaml", "単位: 千円\n合計: 別途\n内訳: [{金額: 5}, {金額: 6}]\n"}}, "s.yaml", false);
    REQUIRE(japanese.findings.size() == 1);
    CHECK(render(japanese.findings[0].message, Language::japanese) ==
          "事業費(金額)に金額の記載がないため、検査していない(計算では 11千円)");
}

TEST_CASE("a figure in a comment in the place of an amount is noted") {
    struct Case {
        std::string value, said;
    };
    for (const Case& c : std::vector<Case>{
             {"  # 500", "s.yaml:3:15 `# 500` is a comment to YAML, so no amount is stated here"},
             {"  # $1,200 from last year",
              "s.yaml:3:15 `# $1,200 from last year` is a comment to YAML, so no amount is stated here"},
             {"  # 4,385", "s.yaml:3:15 `# 4,385` is a comment to YAML, so no amount is stated here"},
             {"  # see note 5", ""},
             {"  # later", ""},
             {" null # 500", ""},
             {" 11  # 500", ""},
             {"", ""},
         }) {
        CAPTURE(c.value);
        const Audit checked = audit_file(
            {{"s.yaml", "unit: USD\ntotal:\n  requested:" + c.value + "\nitems: [{requested: 5}, {requested: 6}]\n"}},
            "s.yaml", false);
        std::string said;
        for (const Finding& finding : checked.findings) {
            if (finding.rule->id != "swallowed-by-comment") continue;
            CHECK(finding.severity == Severity::note);
            said += placed(checked, finding);
        }
        CHECK(said == c.said);
    }
    const Audit japanese =
        audit_file({{"s.yaml", "単位: 千円\n合計:\n  要求額: 10\n  前年度: # 5\n内訳: [{要求額: 10, 前年度: 5}]\n"}},
                   "s.yaml", false);
    REQUIRE(japanese.findings.size() == 1);
    CHECK(render(japanese.findings[0].message, Language::japanese) ==
          "「# 5」は YAML では注釈になり、ここには金額の記載がない");
}

TEST_CASE("in sheets and in CSV alike, what holds a figure is an error and its sums are not checked") {
    struct Case {
        std::string sheet, csv, said;
    };
    const std::string lines = "unit: Rs\nitems: {csv: l.csv, levels: [Item], stages: {amount: Amount}}\n";
    for (const Case& c : std::vector<Case>{
             {"unit: 千円\ntotal: 5\nitems:\n  - {name: a, amount: 5}\n  - {name: b, amount: マイナス5}\n", "",
              "sheet.yaml:5:23 `マイナス` stands before the figure `5`; 1 not checked"},
             {"unit: 千円\ntotal: {requested: 100, previous: 105, change: 減99}\nitems: [{requested: 100, previous: "
              "105}]\n",
              "", "sheet.yaml:2:48 `減` stands before the figure `99`; 1 not checked"},
             {"unit: ADA\ntotal: 300\nitems: [{amount: 300}, {amount: minus 500}]\n", "",
              "sheet.yaml:3:33 `minus` stands before the figure `500`; 1 not checked"},
             {"unit: USD\ntotal: R 9999\nitems: [{amount: R 6240}]\n", "",
              "sheet.yaml:2:8 `R` stands before the figure `9999`; sheet.yaml:3:18 `R` stands before the figure "
              "`6240`; "
              "1 not checked"},
             {"unit: EUR\ntotal: $(636)\nitems: [{amount: 68433}, {amount: -74069}]\n", "",
              "sheet.yaml:2:8 `$` does not convert into the unit `EUR`; 1 not checked"},
             {"unit: 千円\ntotal: {requested: \"\u200E450\"}\nitems: [{requested: 100}, {requested: 300}]\n", "",
              "sheet.yaml:2:21 the invisible character U+200E LEFT-TO-RIGHT MARK stands in the figure; 1 not checked"},
             {"unit: 千円\ntotal: 100\nitems: [{amount: 100}, {amount: 𝟑𝟎𝟎}]\n", "",
              "sheet.yaml:3:33 `𝟑` (U+1D7D1) is not one of the digits 0 to 9; 1 not checked"},
             {"unit: USD\ntotal: 5\nitems: [{amount: 5}, {amount: NULL}, {amount: .nan}]\n", "",
              "sheet.yaml:3:31 `NULL` is the error value of a calculation, not an amount; sheet.yaml:3:47 `.nan` is "
              "the error value of a calculation, not an amount; 1 not checked"},
             {"unit: USD\ntotal: 5\nitems: [{amount: 5}, {amount: null}, {amount: ~}]\n", "", "0 not checked"},
             {"unit: USD\nitems:\n  - amount: 5\ntotal: #REF!\n", "",
              "sheet.yaml:4:8 `#REF!` is the error value of a calculation, not an amount; 1 not checked"},
             {"unit: USD\nitems:\n  - amount: 5\ntotal: #1,000\n", "", "1 not checked"},
             {"unit: USD\nitems:\n  - amount: 5\n  - amount: #later\n  - amount: # 5\ntotal: 5\n", "", "0 not checked"},
             {"unit: USD\nitems:\n  - amount: 5\n  - amount: |5\ntotal: 5\n", "",
              "sheet.yaml:4:13 `|5` begins a block of text, so no amount is stated here; 1 not checked"},
             {"unit: EUR\ntotal: 14\nitems:\n  - {name: a, amount: 5,50}\n  - {name: b, amount: 9}\n", "",
              "sheet.yaml:4:23 the comma in `5,50` separates two entries within `{ }`; 1 not checked"},
             {"unit: EUR\ntotal: 14\nitems:\n  - {name: a, amount: 5, 50}\n  - {name: b, amount: 9}\n", "",
              "sheet.yaml:4:23 the comma in `5, 50` separates two entries within `{ }`; 1 not checked"},
             {"unit: EUR\ntotal: 14\nitems:\n  - {name: a, amount: 5 , 000, note: x}\n  - {name: b, amount: 9}\n", "",
              "sheet.yaml:4:23 the comma in `5 , 000` separates two entries within `{ }`; 1 not checked"},
             {"unit: EUR\ntotal: 14\nitems:\n  - {amount: 5, name: 50}\n  - {name: b, amount: 9}\n", "",
              "0 not checked"},
             {"unit: EUR\ntotal: 00\nitems: [{amount: -100}, {amount: 100}]\n", "", "0 not checked"},
             {lines, "Item,Amount\nA,300\nB,minus 500\nTotal,300\n",
              "l.csv:3:3 `minus` stands before the figure `500`; 1 not checked"},
             {lines, "Item,Amount\nA,300\nB,#REF!\n合計,300\n",
              "l.csv:3:3 `#REF!` is the error value of a calculation, not an amount; 1 not checked"},
             {lines, "Item,Amount\nA,300\nB,NULL\nC,Err:502\n合計,300\n",
              "l.csv:3:3 `NULL` is the error value of a calculation, not an amount; l.csv:4:3 `Err:502` is the error "
              "value of a calculation, not an amount; 1 not checked"},
         }) {
        CAPTURE(c.sheet, c.csv);
        const Audit checked = audit_file({{"sheet.yaml", c.sheet}, {"l.csv", c.csv}}, "sheet.yaml", false);
        std::string said;
        for (const Finding& finding : checked.findings) {
            if (finding.severity == Severity::error) said += placed(checked, finding) + "; ";
        }
        CHECK(said + std::to_string(checked.tally.not_checked) + " not checked" == c.said);
    }
}

TEST_CASE("figures with marks add up in sheets, in CSV, in limits and bases") {
    const auto csv = [](std::string_view unit, std::string_view more = "") {
        return "unit: " + std::string(unit) + "\nitems: {csv: l.csv, levels: [Item], stages: {amount: Amount}" +
               std::string(more) + "}\n";
    };
    struct Case {
        std::string sheet, csv, rules;
    };
    for (const Case& c : std::vector<Case>{
             {"unit: USD\ntotal: $(636)\nitems: [{amount: 68433}, {amount: -74069}]\n", "", "sum-mismatch "},
             {"unit: USD\ntotal: $(5,636)\nitems: [{amount: 68433}, {amount: -74069}]\n", "", ""},
             {"unit: USD\ntotal: $39,382.15\nitems:\n  - amount: $38,498.42\n  - amount: $2,182.22\n  - amount: "
              "($1,195.45)\n  - amount: ($103.04)\n",
              "", ""},
             {"unit: USD\ntotal: $39,382.16\nitems:\n  - amount: $38,498.42\n  - amount: $2,182.22\n  - amount: "
              "($1,195.45)\n  - amount: ($103.04)\n",
              "", "sum-mismatch "},
             {"unit: BRL\ndecimal: comma\ntotal: R$ 31.440,00\nitems:\n  - amount: R$ 6.240,00\n  - amount: R$ "
              "11.000,00\n",
              "", "sum-mismatch "},
             {"unit: EUR\n小数点: コンマ\ntotal: 5.355,00\nitems:\n  - amount: 4.425,62\n  - amount: 929,38\n", "", ""},
             {"unit: R$\ntotal: R$ 9999\nitems: [{amount: R$ 6240}]\n", "", "sum-mismatch "},
             {"unit: ADA\ntotal: 300\nitems: [{amount: 300}, {amount: ADA 500}]\n", "", "sum-mismatch "},
             {"unit: EUR\ntotal: 9 500 €\nitems: [{amount: 3 000 €}, {amount: EUR 6'500.-}]\n", "", ""},
             {"unit: USD\ntotal: $120,000\nitems:\n  - amount: 2 @ $7,500 = $15,000\n  - amount: 7 × 2 years × $7.5k "
              "= $105,000\n",
              "", ""},
             {"unit: USD thousand\ntotal: $1,500\nitems:\n  - amount: $1,500\n", "", ""},
             {"unit: USD thousand\ntotal: $1,500\nitems:\n  - amount: 1,500\n", "", "sum-mismatch "},
             {"unit: 千円\ntotal: 0\nitems: [{amount: 5}, {amount: ▼5}]\n", "", ""},
             {csv("Rs"), "Item,Amount\nA,300\nB,Rs 500\nTotal,300\n", "sum-mismatch "},
             {csv("Rs"), "Item,Amount\nA,300\nB,Rs 500\nTotal,800\n", ""},
             {csv("USD"), "Item,Amount\nA,\"($1,300)\"\nB,1 000\nTotal,300-\n", ""},
             {csv("EUR", ", decimal: comma"), "Item,Amount\nA,\"1.300,50\"\nB,\"0,5\"\nTotal,1.301\n", ""},
             {csv("千円", ", negative: brackets"), "Item,Amount\nA,(300)\nB,100\nTotal,▽200\n", ""},
             {"unit: USD\nlimit: $2k\ntotal: 2,500\nitems:\n  - amount: $2,500\n", "", "limit-exceeded "},
             {"unit: USD\nlimit: $2.5k\ntotal: 2,500\nitems:\n  - amount: $2,500\n", "", ""},
             {"unit: EUR\ntotal: 500\nitems:\n  - {amount: 500, share: 1/2, of: 1 000 €}\n", "", ""},
             {"unit: USD\ntotal: 5\ndecimal: colon\nitems: [{amount: 5}]\n", "", "wrong-shape "},
             {"unit: USD\ntotal: 5\nnegative: minus\nitems: [{amount: 5}]\n", "", "wrong-shape "},
         }) {
        CAPTURE(c.sheet, c.csv);
        const Audit checked = audit_file({{"sheet.yaml", c.sheet}, {"l.csv", c.csv}}, "sheet.yaml", false);
        std::string rules;
        for (const Finding& finding : checked.findings) {
            if (finding.severity != Severity::note) rules += std::string(finding.rule->id) + " ";
        }
        CHECK(rules == c.rules);
    }
}
