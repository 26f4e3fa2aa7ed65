/// What `rounding:` means in a sheet, from the text to the verdict: the real forms, and the boundary of each way of
/// rounding, just inside and just outside.

#include <string>
#include <vector>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;

namespace {

/// `held/within rounding/mismatched`, and the messages of findings.
std::string verdicts_of(const std::string& text, bool strict = false) {
    const Audit checked = audit(Source("sheet.yaml", text), {.causes = false, .strict_rounding = strict});
    std::string out = std::to_string(checked.tally.held) + "/" + std::to_string(checked.tally.held_within_rounding) +
                      "/" + std::to_string(checked.tally.mismatched);
    for (const Finding& finding : checked.findings) out += "\n" + render(finding.message, Language::english);
    return out;
}

std::string sheet_of(const std::string& rounding, int total, const std::vector<int>& items) {
    std::string text = "rounding: " + rounding + "\ntotal: " + std::to_string(total) + "\nitems:\n";
    for (const int item : items) text += "  - {name: a, amount: " + std::to_string(item) + "}\n";
    return text;
}

bool is_clean(const std::string& text) {
    return audit(Source("sheet.yaml", text)).tally.mismatched == 0;
}

}  // namespace

TEST_CASE("a total of rounded figures is clean at the bound and wrong just outside it, and so is its mirror") {
    struct Case {
        const char* rounding;
        std::vector<int> items;
        int low;   // the least total that agrees
        int high;  // the greatest
    };
    const std::vector<Case> cases = {
        {"exact", {30, 30, 40}, 100, 100},
        {"half-up", {30}, 30, 30},
        {"half-up", {30, 70}, 99, 101},
        {"half-up", {30, 30, 40}, 99, 101},
        {"half-up", {10, 20, 30, 40}, 98, 102},
        {"half-up", {-10, -20, -30, -40}, -102, -98},
        {"truncate", {30, 30, 40}, 100, 102},
        {"truncate", {-30, -30, -40}, -102, -100},
        {"toward-zero", {50, -30, -20}, -1, 0},
        {"away-from-zero", {30, 30, 40}, 98, 100},
        {"up", {30, 30, 40}, 98, 100},
        {"up", {-30, -30, -40}, -102, -100},
        {"down", {30, 30, 40}, 100, 102},
        {"any", {30, 30, 40}, 97, 103},
        {"{sums: half-up}", {30, 30, 40}, 99, 101},
        {"{products: half-up}", {30, 30, 40}, 100, 100},
        {"{sums: half-up, add: exact}", {30, 30, 40}, 100, 100},
        {"{sums: half-up, to: 10}", {30, 30, 40}, 90, 110},
        {"四捨五入", {30, 30, 40}, 99, 101},
        {"{合計: 切捨て}", {30, 30, 40}, 100, 102},
    };
    for (const Case& c : cases) {
        const int step = std::string(c.rounding).find("to: 10") == std::string::npos ? 1 : 10;
        for (int total = c.low - 3 * step; total <= c.high + 3 * step; total += step) {
            INFO(sheet_of(c.rounding, total, c.items));
            CHECK(is_clean(sheet_of(c.rounding, total, c.items)) == (total >= c.low && total <= c.high));
        }
    }
}

TEST_CASE("a line-by-line form: lines cut toward zero, items rounded up or down from the exact lines") {
    const std::string text = R"(unit: 千円
stages: {current: 現計, supplement: 補正, after: 計 = current + supplement}
items:
  - name: 報酬
    rounding: &expenditure {products: toward-zero, sums: up, add: exact}
    current: 3,327
    items: [{name: 会計年度任用職員, current: "138,610円 × 12月 × 2人 = 3,326"}]
  - name: 旅費
    rounding: *expenditure
    current: 10
    items:
      - {name: 普通旅費, current: "10,320円 = 10"}
      - {name: 端数調整, current: "-1,000円 = ▲1"}
  - name: 県債
    rounding: {products: toward-zero, sums: down, add: exact}
    supplement: 435,661
    items:
      - {name: 減額, supplement: "-752,346,000円 = ▲752,346"}
      - {name: 道路, supplement: "2,160,018,000円 × 0.55 = 1,188,009"}
      - {name: 端数, supplement: "-2,000円 = ▲2"}
)";
    CHECK(verdicts_of(text) == "3/6/0");
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        return verdicts_of(changed);
    };
    CHECK(with("current: 3,327", "current: 3,326") ==
          "3/5/1\n報酬 at 現計 is 0.64 too little: 3,326 declared, its items add up to 3,326.64");
    CHECK(with("= 3,326", "= 3,327") ==
          "3/5/1\n会計年度任用職員 at 現計 is 0.36 too much: 3,327 declared, the calculation gives 3,326.64");
    CHECK(with("435,661", "435,662") ==
          "3/5/1\n県債 at 補正 is 0.1 too much: 435,662 declared, its items add up to 435,661.9");
    CHECK(with("▲752,346", "▲752,347") ==
          "2/6/1\n減額 at 補正 is 1 too little: ▲752,347 declared, the calculation gives ▲752,346");
}

TEST_CASE("a choice further in wins over one further out, the line over the stage, the stage over the sheet") {
    const std::string text = R"(rounding: exact
stages: {requested: {label: 要求額, rounding: half-up}, previous: 前年度}
total: {requested: 101, previous: 100}
items:
  - {name: a, requested: 60, previous: 60}
  - name: b
    requested: 40
    previous: 40
    items: {rounding: exact, items: [{name: c, requested: 20, previous: 20}, {name: d, requested: 20, previous: 20}]}
)";
    CHECK(verdicts_of(text) == "3/1/0");
    std::string closer = text;
    closer.replace(closer.find("requested: 40"), 13, "requested: 41");
    CHECK(verdicts_of(closer) == "3/0/1\nb at requested is 1 too much: 41 declared, its items add up to 40");
}

TEST_CASE("funding is exact, unless the table itself says that its sources were rounded apart") {
    const std::string sheet = "rounding: half-up\ntotal: 101\n";
    CHECK(verdicts_of(sheet + "funding: [{name: 国, amount: 50}, {name: 県, amount: 50}]\n") ==
          "0/0/1\ntotal at amount is 1 too much for its funding: 101 declared, the sources add up to 100");
    CHECK(verdicts_of(sheet + "funding: {rounding: half-up, 国: 50, 県: 50}\n") == "0/1/0");
    CHECK(verdicts_of(sheet +
                      "funding: {rounding: 四捨五入, items: [{name: 国, amount: 50}, {name: 県, amount: 50}]}\n") ==
          "0/1/0");
}

TEST_CASE("the rest of a funding table is what the exact amounts of the others leave") {
    const Audit checked = audit(Source("sheet.yaml",
                                       "unit: 千円\ntotal: 100\nfunding:\n  rounding: {sums: half-up, add: exact}\n"
                                       "  items: [{name: 国, amount: 60}, {name: 県, share: rest}]\n"));
    const Sheet& sheet = checked.sheets.at(0);
    const FigureId rest = find_figure(sheet, "funding/県.amount").value();
    CHECK(plain(checked.evaluations.at(0).values.at(rest).value) == "40");
    CHECK(plain(recalculate(sheet, checked.equations.at(0), {}).at(rest).value) == "40");
    // and it is not rounded once more
    const Audit in_tens = audit(Source("sheet.yaml",
                                       "unit: 千円\ntotal: 100\nfunding:\n  rounding: {sums: up, add: exact, to: 10}\n"
                                       "  items: [{name: 国, amount: 58}, {name: 県, share: rest}]\n"));
    CHECK(plain(in_tens.evaluations.at(0).values.at(rest).value) == "42");
}

TEST_CASE("a change, a percentage and a headline in larger units agree within the rounding of what they come from") {
    CHECK(verdicts_of("rounding: half-up\nitems: [{name: a, requested: 40, previous: 30, change: 11}]\n") == "0/1/0");
    CHECK(verdicts_of("rounding: half-up\nitems: [{name: a, requested: 40, previous: 30, change: 12}]\n") ==
          "0/0/1\na at change is 2 too much: 12 declared, 10 computed");
    const std::string growth = "stages: {rate: {label: 増減率, kind: ratio, formula: requested / previous}}\n";
    CHECK(verdicts_of("rounding: half-up\n" + growth +
                      "items: [{name: a, requested: 40, previous: 30, rate: 137.3}]\n") == "0/1/0");
    CHECK(verdicts_of(growth + "items: [{name: a, requested: 40, previous: 30, rate: 137.3}]\n").starts_with("0/0/1"));
    const std::string headline = "unit: 千円\ntotal: {requested: 82726, also: [{where: 見出し, requested: 83百万円";
    CHECK(verdicts_of(headline + ", rounding: {sums: half-up, to: 1百万円}}]}\n") == "0/1/0");
    CHECK(verdicts_of(headline + "}]}\n").starts_with("0/0/1"));
}

TEST_CASE("a sum is never rounded twice") {
    // 0.4 + 0.4 + 0.4 thousand, each printed as 0: the total is 1 from the exact yen
    const std::string lines = "items: [{name: b, amount: 400円}, {name: c, amount: 400円}, {name: d, amount: 400円}]\n";
    CHECK(verdicts_of("unit: 千円\nrounding: {sums: half-up, add: exact}\ntotal: 1\n" + lines) == "0/1/0");
    CHECK(verdicts_of("unit: 千円\nrounding: {sums: half-up, add: exact}\ntotal: 2\n" + lines).starts_with("0/0/1"));
    // 0.48 + 0.48: rounded at each level it would be 1, exact it is 0.96, which is 1; 0.24 + 0.24 = 0.48 is 0
    const std::string nested =
        "unit: 千円\nrounding: {products: half-up, sums: half-up, add: exact}\ntotal: 0\n"
        "items: [{name: a, amount: 0, items: [{name: b, amount: 240円 × 1人 = 0}, {name: c, amount: 240円 × 1人 = "
        "0}]}]\n";
    CHECK(verdicts_of(nested) == "0/4/0");
}

TEST_CASE("what holds within rounding is an error where no rounding is accepted") {
    const std::string text = "unit: 千円\nitems: [{name: a, amount: 5710円 × 38日 = 216}]\n";
    CHECK(verdicts_of(text) == "0/1/0");
    CHECK(verdicts_of(text, true) ==
          "0/1/0\na at amount is 0.98 too little: 216 declared, the calculation gives 216.98");
}

TEST_CASE("blanks are calculated with the rounding that the sheet declares") {
    const Audit checked =
        audit(Source("sheet.yaml",
                     "unit: 千円\nrounding: {products: truncate, sums: up, add: exact}\nitems:\n"
                     "  - {name: a, amount: '', items: [{name: b, amount: 1500円 × 1人 = 1}, {name: c, "
                     "amount: 1600円 × 1人 = 1}]}\n"));
    const Sheet& sheet = checked.sheets.at(0);
    const auto results = recalculate(sheet, checked.equations.at(0), {});
    CHECK(plain(results.at(*find_figure(sheet, "items/a.amount")).value) == "4");
    CHECK(plain(results.at(*find_figure(sheet, "items/a/b.amount")).value) == "1");
}

TEST_CASE("a figure that is no multiple of what is rounded to was not rounded to it") {
    const auto total_is = [](const std::string& rounding, const std::string& total) {
        return verdicts_of("rounding: " + rounding + "\ntotal: " + total +
                           "\nitems: [{name: a, amount: 100}, {name: b, amount: 300}]\n");
    };
    for (const char* way : {"any", "half-up", "up", "truncate", "away-from-zero"}) {
        INFO(way);
        CHECK(total_is("{sums: " + std::string(way) + ", to: 99999999}", "450") ==
              "0/0/1\ntotal at amount is 50 too much: 450 declared, its items add up to 400");
        CHECK(total_is("{sums: " + std::string(way) + ", to: 1000}", "400") == "1/0/0");
    }
    CHECK(total_is("{sums: half-up, to: 1000}", "0") == "0/1/0");
    CHECK(total_is("{sums: up, to: 1000}", "1000") == "0/1/0");
    CHECK(total_is("{sums: up, to: 1000}", "2000").starts_with("0/0/1"));
    CHECK(total_is("{sums: half-up, to: 50}", "425").starts_with("0/0/1"));
    CHECK(verdicts_of(
              "total: 1000\nfunding: [{name: a, share: 90%, amount: 890, rounding: {products: truncate, to: 100}}, "
              "{name: b, amount: 110}]\n")
              .starts_with("1/0/1"));
}
