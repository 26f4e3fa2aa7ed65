/// What a document says that its totals may be off by.

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render_sheet.hpp"

using namespace dxbudget;

namespace {

/// `1 exact, 2 rounded, 3 tolerated, 4 wrong, 5 open`, without what there is none of.
std::string tally_of(const std::string& text, bool strict = false) {
    const Tally tally = audit(Source("sheet.yaml", text), {.strict_rounding = strict}).tally;
    std::string out;
    const auto add = [&](std::uint32_t count, const char* word) {
        if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + word;
    };
    add(tally.held, "exact");
    add(tally.held_within_rounding, "rounded");
    add(tally.held_within_tolerance, "tolerated");
    add(tally.mismatched, "wrong");
    add(tally.not_checked, "open");
    return out;
}

}  // namespace

TEST_CASE("what may be off, and by how much") {
    struct Case {
        const char* text;
        const char* tally;
    };
    const Case c = GENERATE(values<Case>({
        {"total: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        // the sheet: sums, sources and changes
        {"tolerance: 1\ntotal: 10\nitems: [{amount: 4}, {amount: 6}]\n", "1 exact"},
        {"tolerance: 1\ntotal: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 tolerated"},
        {"tolerance: 1\ntotal: 9\nitems: [{amount: 4}, {amount: 6}]\n", "1 tolerated"},
        {"tolerance: 1\ntotal: 12\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        {"許容差: 1\n合計: 11\n内訳: [{金額: 4}, {金額: 6}]\n", "1 tolerated"},
        {"tolerance: 0\ntotal: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        {"tolerance: 0.05\ntotal: 10.04\nitems: [{amount: 4}, {amount: 6}]\n", "1 tolerated"},
        {"tolerance: 0.05\ntotal: 10.06\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        {"unit: 千円\ntolerance: 1千円\ntotal: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 tolerated"},
        {"unit: 千円\ntolerance: 1円\ntotal: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        {"tolerance: 1\ntotal: 11\nfunding: [{name: a, amount: 4}, {name: b, amount: 6}]\n", "1 tolerated"},
        {"tolerance: 1\nitems: [{requested: 5, previous: 3, change: 3}]\n", "1 tolerated"},
        {"tolerance: 1\nitems: [{requested: 5, previous: 3, change: 4}]\n", "1 wrong"},
        {"tolerance: 1\ntotal: {amount: 9}\ncosts: {personnel: {amount: 3}, total: {amount: 13}}\n", "1 tolerated"},
        // not what is no sum: shares, calculations, copies, limits and ratios
        {"tolerance: 1\ntotal: 10\nfunding: [{name: a, share: 1/2, amount: 6}, {name: b, amount: 4}]\n",
         "1 exact, 1 wrong"},
        {"tolerance: 1\nworkings: {x: 2 × 3 = 7}\n", "1 wrong"},
        {"tolerance: 1\ntotal: 10\nalso: [{where: x, amount: 11}]\n", "1 wrong"},
        {"tolerance: 1\ntotal: 10\nlimit: 9\n", "1 wrong"},
        {"tolerance: 9\nstages: {r: 率 = requested / previous}\nitems: [{requested: 5, previous: 10, r: 51}]\n",
         "1 wrong"},
        // a line: what adds up to it, and nothing below or above
        {"total: 21\nitems: [{amount: 11, tolerance: 1, items: [{amount: 4}, {amount: 6}]}, {amount: 10}]\n",
         "1 exact, 1 tolerated"},
        {"total: 22\nitems: [{amount: 11, tolerance: 1, items: [{amount: 4}, {amount: 6}]}, {amount: 10}]\n",
         "1 tolerated, 1 wrong"},
        {"total: {amount: 22, tolerance: 1}\nitems: [{amount: 11, items: [{amount: 4}, {amount: 6}]}, {amount: 10}]\n",
         "1 tolerated, 1 wrong"},
        {"items: [{requested: 5, previous: 3, change: 3, tolerance: 1}]\n", "1 wrong"},
        {"tolerance: 5\ntotal: 21\nitems: [{amount: 13, tolerance: 1, items: [{amount: 4}, {amount: 6}]}, {amount: "
         "10}]\n",
         "1 tolerated, 1 wrong"},
        // a stage: its sums and its formula, in its own unit
        {"stages: {requested: {tolerance: 1}}\ntotal: {requested: 11, previous: 11}\n"
         "items: [{requested: 4, previous: 4}, {requested: 6, previous: 6}]\n",
         "1 tolerated, 1 wrong"},
        {"stages: {change: {tolerance: 1}}\nitems: [{requested: 5, previous: 3, change: 3}]\n", "1 tolerated"},
        {"stages: {r: {label: 率, formula: requested / previous, tolerance: 0.5}}\n"
         "items: [{requested: 5, previous: 10, r: 50.5}]\n",
         "1 tolerated"},
        {"stages: {n: {label: 人数, kind: count, unit: 人}}\ntolerance: 1\ntotal: {n: 11}\nitems: [{n: 4}, {n: 6}]\n",
         "1 wrong"},
        // with rounding: one or the other, never both together
        {"rounding: half-up\ntolerance: 1\ntotal: 11\nitems: [{amount: 4}, {amount: 6}]\n", "1 rounded"},
        {"rounding: half-up\ntolerance: 2\ntotal: 12\nitems: [{amount: 4}, {amount: 6}]\n", "1 tolerated"},
        {"rounding: half-up\ntolerance: 2\ntotal: 13\nitems: [{amount: 4}, {amount: 6}]\n", "1 wrong"},
        // a source that is not stated counts as any figure that would be printed
        {"tolerance: 1\ntotal: 5\nfunding: [{name: a, share: 1/2}, {name: b, amount: 4}]\n", "1 tolerated"},
        {"tolerance: 1\ntotal: 5\nfunding: [{name: a, share: 1/2}, {name: b, amount: 5}]\n", "1 wrong"},
    }));
    CAPTURE(c.text);
    CHECK(tally_of(c.text) == c.tally);
}

TEST_CASE("a mismatch beyond a tolerance names it, and --strict-rounding accepts none") {
    const std::string text =
        "unit: USD\ntolerance: 1\ntotal: 403\nitems: [{name: a, amount: 217}, {name: b, amount: 183}]\n";
    const auto message = [](const Audit& checked, Language language) {
        REQUIRE(checked.findings.size() == 1);
        return render(checked.findings[0].message, language) + " | " + render(checked.findings[0].help, language);
    };
    const Audit checked = audit(Source("sheet.yaml", text));
    CHECK(message(checked, Language::english) ==
          "total at amount is 3 too much (tolerance 1): 403 declared, its items add up to 400 | ");
    CHECK(message(checked, Language::japanese) ==
          "事業費(金額)の計数不一致: 記載 403、内訳の合計 400(3 USD 超過、許容差 1) | ");
    std::string nearer = text;
    nearer.replace(nearer.find("403"), 3, "401");
    const Audit strict = audit(Source("sheet.yaml", nearer), {.strict_rounding = true});
    CHECK(message(strict, Language::english) ==
          "total at amount is 1 too much (tolerance 1): 401 declared, its items add up to 400 | it holds within the "
          "tolerance, which --strict-rounding does not accept");
    CHECK(message(strict, Language::japanese) ==
          "事業費(金額)の計数不一致: 記載 401、内訳の合計 400(1 USD 超過、許容差 1) | 許容差の範囲では一致するが、"
          "--strict-rounding では認めない");
    CHECK(audit(Source("sheet.yaml", nearer)).findings.empty());
}

TEST_CASE("calc keeps what a tolerance admits, and writes the tolerance") {
    const std::string text =
        "unit: USD\ntolerance: 1\nstages: {requested: {tolerance: 2}}\ntotal: {requested: 402, tolerance: 3}\n"
        "items: [{name: a, requested: 217, tolerance: 0.5, items: [{name: c, requested: 217}]}, {name: b, requested: "
        "183}]\n";
    const Audit checked = audit(Source("sheet.yaml", text));
    const CalculatedSheet sheet{.sheet = &checked.sheets[0],
                                .source = checked.source.get(),
                                .document = &checked.documents[0],
                                .results = recalculate(checked.sheets[0], checked.equations[0], {})};
    CHECK(render_sheets_yaml({&sheet, 1}) ==
          "unit: \"USD\"\ntolerance: 1\nstages:\n  \"requested\":\n    label: \"要求額\"\n    kind: amount\n    "
          "tolerance: 2\n"
          "total:\n  \"requested\": 402\n  tolerance: 3\nitems:\n  - name: \"a\"\n    tolerance: 0.5\n    "
          "\"requested\": 217\n"
          "    items:\n      - name: \"c\"\n        \"requested\": 217\n  - name: \"b\"\n    \"requested\": 183\n");
}

TEST_CASE("a tolerance is an amount") {
    CHECK(testing::told_with_help(audit(Source("sheet.yaml", "tolerance: -1\ntotal: 5\nitems: [{amount: 5}]\n"))) ==
          "not-an-amount: `-1` stands here; an amount was expected, 0 or more\n");
    CHECK(testing::told_with_help(audit(Source("sheet.yaml", "tolerance: 1O\ntotal: 5\nitems: [{amount: 5}]\n")))
              .starts_with("not-an-amount: "));
}
