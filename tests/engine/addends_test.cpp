/// What a figure counts for that is no number: in a sum, in a formula, in `calc`, and as it is shown.

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"
#include "dxbudget/render.hpp"
#include "dxbudget/render_sheet.hpp"
#include "verdict/mismatch.hpp"

using namespace dxbudget;

namespace {

constexpr const char* outcomes[] = {"holds",         "holds within rounding", "holds within tolerance",
                                    "does not hold", "not checked",           ""};

/// `total.requested: holds`, one equation a line; the reason behind what is not checked.
std::string verdicts(const std::string& text) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const Evaluation& evaluation = checked.evaluations.at(0);
    std::string found;
    for (EquationId id = 0; id < evaluation.verdicts.size(); ++id) {
        const Verdict& verdict = evaluation.verdicts[id];
        if (verdict.outcome == Outcome::computes) continue;
        if (!found.empty()) found += '\n';
        found += path_of(checked.sheets[0], evaluation.equations->equations[id].target) + ": " +
                 outcomes[static_cast<std::size_t>(verdict.outcome)];
        if (verdict.outcome == Outcome::not_checked)
            found += "; " + render(describe_obstacle(verdict.obstacle), Language::english);
    }
    return found;
}

const std::string unclear =
    "not checked; a line in it states no amount, and its parts or its share do not determine one";
const std::string incomplete = "not checked; part of its lines could not be read";
const std::string undetermined = "not checked; figures that it needs are not stated";

}  // namespace

TEST_CASE("a nil, a blank, words and nothing among addends") {
    struct Case {
        const char* item;
        int total;
        std::string verdict;
    };
    const Case c = GENERATE(values<Case>({
        {"name: a, requested: ‐", 100, "holds"},
        {"name: a, requested: ‐", 101, "does not hold"},
        {"name: a, requested: ", 100, "holds"},
        {"name: a, requested: 別途要求", 100, "holds"},
        {"name: a", 100, "holds"},
        // its items say what it comes to
        {"name: a, items: [{name: x, requested: 30}]", 130, "holds"},
        {"name: a, items: [{name: x, requested: 30}]", 100, "does not hold"},
        {"name: a, requested: , items: [{name: x, requested: 30}]", 130, "holds"},
        {"name: a, requested: ‐, items: [{name: x, requested: 30}]", 130, unclear},
        {"name: a, requested: ‐, items: [{name: x, requested: 30}]", 100, unclear},
        {"name: a, requested: 内訳のとおり, items: [{name: x, requested: 30}]", 130, unclear},
        {"name: a, requested: 別途要求, funding: [{name: x, requested: 30}]", 100, unclear},
        {"name: a, requested: ‐, items: [{name: x, requested: 0}]", 100, "holds"},
        {"name: a, requested: ‐, items: [{name: x, requested: ‐}]", 100, "holds"},
        {"name: a, requested: ‐, items: [{name: x, requested: 30}, {name: y, requested: -30}]", 100, "holds"},
        {"name: a, requested: ‐, items: [{name: x, requested: 30, counted: no}]", 100, "holds"},
        // of which only some are shown
        {"name: a, partial: yes, items: [{name: x, requested: 30}]", 130, unclear},
        {"name: a, partial: yes, items: [{name: x, requested: 30}], requested: 40", 140, "holds"},
        {"name: a, items: {partial: yes, items: [{name: x, requested: 30}]}", 140, unclear},
        {"name: a, partial: yes, items: [{name: x, requested: ‐}]", 100, "holds"},
        // a key of it could not be read
        {"name: a, requsted: 30", 130, incomplete},
        {"name: a, requested: 30, coumted: no", 100, incomplete},
        {"name: a, total: {requsted: 30}", 100, incomplete},
        {"name: a, requested: 30, colour: red", 130, incomplete},
        {"name: a, items: [{name: x, requsted: 30}], requested: 30", 130, "holds"},
        {"name: a, requested: 30, total: {colour: red}", 100, incomplete},
        {"name: a, requested: 30, also: [{where: h, requsted: 31}]", 130, "holds"},
    }));
    const std::string text = "total: {requested: " + std::to_string(c.total) + "}\nitems:\n  - {" + c.item +
                             "}\n  - {name: b, requested: 100}\n";
    CAPTURE(text);
    const std::string found = verdicts(text);
    CHECK(found.substr(0, found.find('\n')) == "total.requested: " + c.verdict);
}

TEST_CASE("what could have said how a figure comes about is open where a key was not read") {
    const std::string held = "total.requested: holds";
    const std::string broken = "total.requested: does not hold";
    const std::string items = "items: [{name: a, requested: 40}, {name: b, requested: 50}]\n";
    const std::string shares = "total: {requested: 100}\nfunding: [{name: b, requested: 60}, {name: a, share: 1/2, ";
    const std::string costs = "total: {requested: 10}\nitems: [{name: a, requested: 10}]\ncosts:\n";
    struct Case {
        std::string text;
        std::string verdicts;
    };
    for (const Case& c : std::vector<Case>{
             {"total: {requested: 100}\nparital: yes\n" + items, "total.requested: " + incomplete},
             {"total: {requested: 91}\nroundnig: half-up\n" + items, "total.requested: " + incomplete},
             {"total: {requested: 100}\ncolour: red\n" + items, broken},
             {"total: {requested: 100}\nitems: {parital: yes, items: [{name: a, requested: 90}]}\n",
              "total.requested: " + incomplete},
             {"items: [{name: c, requested: 100, parital: yes, " + items.substr(0, items.size() - 1) + "}]\n",
              "items/c.requested: " + incomplete},
             {shares + "limt: 40, requested: 40}]\n",
              "total.requested: " + incomplete + "\nfunding/a.requested: " + incomplete},
             {shares + "limit: 40, requested: 40}]\n",
              held + "\nfunding/a.requested: holds\nfunding/a.requested: holds"},
             {costs + "  personnel: {requsted: 5}\n  total: {requested: 15}\n",
              held + "\ncosts/total.requested: " + incomplete},
             {costs + "  personnel: {requested: 5}\n  total: {requested: 15, aproved: 1}\n",
              held + "\ncosts/total.requested: " + incomplete},
             {"calculation_unti: 円\nitems: [{name: a, requested: 5000 × 2 = 10}]\n",
              "items/a.requested: " + incomplete},
             {"colour: red\ncalculation_unit: 円\nitems: [{name: a, requested: 5000 × 2 = 11}]\n",
              "items/a.requested: does not hold"},
             {"calculation_unit: 円\nitems: [{name: a, requested: 5000 × 2.1 = 11, roundnig: half-up}]\n",
              "items/a.requested: " + incomplete},
             {"total: {requested: 100}\nalso: {where: h, requested: 1百万円, roundnig: half-up}\n",
              "total/also/h.requested: " + incomplete},
         }) {
        CAPTURE(c.text);
        CHECK(verdicts("unit: 千円\n" + c.text) == c.verdicts);
    }
}

TEST_CASE("what could not be read below a line is open in the sums above it") {
    CHECK(
        verdicts("total: {requested: 130}\nitems:\n  - {name: a, items: [{name: x, requsted: 30}, {name: y, requested: "
                 "1}]}\n  - {name: b, requested: 100}\n") == "total.requested: " + incomplete);
    CHECK(
        verdicts("items:\n  - {name: a, requested: 5, prevous: 3, change: 2}\n  - {name: b, requested: 1, previous: 1, "
                 "change: 1}\n") == "items/a.change: " + incomplete + "\nitems/b.change: does not hold");
    CHECK(verdicts("total: {requested: 5, previous: 3, change: 2}\ncolour: red\n") == "total.change: holds");
    CHECK(verdicts("total: {requested: 5, change: 2}\nprevous: 3\nitems: [{name: a, requested: 5, previous: 3}]\n") ==
          "total.requested: holds\ntotal.change: " + incomplete);
}

TEST_CASE("a source that is not stated counts for what its share would be printed as") {
    struct Case {
        const char* sources;
        const char* total;
        std::string verdict;
    };
    const std::string rounded = "holds within rounding";
    const Case c = GENERATE_COPY(values<Case>({
        {"{name: a, share: 1/2}, {name: b, requested: 2}", "5", rounded},
        {"{name: a, share: 1/2}, {name: b, requested: 3}", "5", rounded},
        {"{name: a, share: 1/2}, {name: b, requested: 1}", "5", "does not hold"},
        {"{name: a, share: 1/2}, {name: b, requested: 4}", "5", "does not hold"},
        {"{name: a, share: 1/2}, {name: b, requested: 2}", "4", "holds"},
        {"{name: a, share: 1/2}, {name: b, requested: 3}", "4", "does not hold"},
        {"{name: a, share: 1/2}, {name: b, requested: 1}", "4", "does not hold"},
        {"{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, requested: 2}", "5", rounded},
        {"{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, requested: 3}", "5", rounded},
        {"{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, requested: 4}", "5", "does not hold"},
        {"{name: a, share: 1/2}, {name: b, share: 1/2}, {name: c, requested: 0}", "5", "holds"},
        // as its rounding says
        {"{name: a, share: 1/2, rounding: up}, {name: b, requested: 2}", "5", "holds"},
        {"{name: a, share: 1/2, rounding: up}, {name: b, requested: 3}", "5", "does not hold"},
        {"{name: a, share: 1/2, rounding: half-up}, {name: b, requested: 2}", "5", "holds"},
        {"{name: a, share: 1/2, rounding: truncate}, {name: b, requested: 3}", "5", "holds"},
        {"{name: a, share: 90%, rounding: {products: truncate, to: 10}}, {name: b, requested: 11}", "101", "holds"},
        {"{name: a, share: 1/2, rounding: exact}, {name: b, requested: 2.5}", "5.0", "holds"},
        // with the decimals of its table
        {"{name: a, share: 1/2}, {name: b, requested: 1.2}", "2.5", rounded},
        {"{name: a, share: 1/2}, {name: b, requested: 1.3}", "2.5", rounded},
        {"{name: a, share: 1/2}, {name: b, requested: 1.4}", "2.5", "does not hold"},
        // up to a limit
        {"{name: a, share: 1/2, limit: 1}, {name: b, requested: 4}", "5", "holds"},
        {"{name: a, share: 1/2, limit: 1}, {name: b, requested: 3}", "5", "does not hold"},
        // of what is not known
        {"{name: a, share: 1/2, of: items/z}, {name: b, requested: 3}", "5", unclear},
        {"{name: a, share: {previous: 1/2}}, {name: b, requested: 5}", "5", "holds"},
        // a nil takes nothing, and words do not say how much
        {"{name: a, share: 1/2, requested: ‐}, {name: b, requested: 5}", "5", "holds"},
        {"{name: a, share: 1/2, requested: ‐}, {name: b, requested: 3}", "5", "does not hold"},
        {"{name: a, share: 1/2, requested: 調整中}, {name: b, requested: 5}", "5",
         unclear + "\nfunding/a.requested: " + undetermined},
        {"{name: a, share: 1/2, requested: }, {name: b, requested: 3}", "5", rounded},
        {"{name: a, share: rest, requested: ‐}, {name: b, requested: 5}", "5", "holds"},
        {"{name: a, share: rest, requested: ‐}, {name: b, requested: 3}", "5", "does not hold"},
        {"{name: a, share: rest, requested: 残額}, {name: b, requested: 3}", "5", unclear},
    }));
    const std::string text = "total: {requested: " + std::string(c.total) + "}\nfunding: [" + c.sources +
                             "]\nitems: [{name: z, previous: 1}]\n";
    CAPTURE(text);
    CHECK(verdicts(text) == "total.requested: " + c.verdict);
}

TEST_CASE("a formula of which nothing is stated claims nothing") {
    CHECK(verdicts("items: [{name: a, change: 7}, {name: b, requested: 5, previous: 1, change: 4}]\n") ==
          "items/a.change: " + undetermined + "\nitems/b.change: holds");
    CHECK(verdicts("items: [{name: a, requested: ‐, previous: , change: 7}, {name: b, requested: 5, previous: 1}]\n") ==
          "items/a.change: " + undetermined);
    CHECK(verdicts("items: [{name: a, requested: 7, change: 7}, {name: b, requested: 5, previous: 1}]\n") ==
          "items/a.change: holds");
    const std::string stages = "stages: {rate: 率 = requested / previous, plus: 加 = requested + 5}\n";
    CHECK(verdicts(stages +
                   "items: [{name: a, requested: 7, rate: 0}, {name: b, requested: 5, previous: 1, rate: 500}]\n") ==
          "items/a.rate: " + undetermined + "\nitems/b.rate: holds");
    CHECK(verdicts(stages + "items: [{name: a, previous: 7, rate: 0, plus: 5}, {name: b, requested: 1, plus: 6}]\n") ==
          "items/a.rate: " + undetermined + "\nitems/a.plus: " + undetermined + "\nitems/b.plus: holds");
}

TEST_CASE("calc counts as check does") {
    struct Case {
        const char* text;
        const char* path;
        const char* value;
    };
    const Case c = GENERATE(values<Case>({
        {"items: [{name: a, requested: ‐}, {name: b, requested: 3}]", "total.requested", "3 computed"},
        {"items: [{name: a, requested: ‐, items: [{name: x, requested: 2}]}, {name: b, requested: 3}]",
         "total.requested", "0 nothing"},
        {"total: {requested: 9}\nitems: [{name: a, requested: 別途, items: [{name: x, requested: 2}]}, {name: b, "
         "requested: 3}]",
         "total.requested", "9 leaf"},
        {"total: {requested: 9}\nitems: [{name: a, requested: 1O}, {name: b, requested: 3}]", "total.requested",
         "9 leaf"},
        {"total: {requested: 9}\nitems: [{name: a, requsted: 1}, {name: b, requested: 3}]", "total.requested",
         "9 leaf"},
        {"total: {requested: 9}\nfunding: [{name: a, share: 1/2, requested: ‐}, {name: b, requested: 9}]",
         "funding/a.requested", "0 nothing"},
        {"total: {requested: 9}\nfunding: [{name: a, share: 1/2}, {name: b, share: 1/2}, {name: z, requested: 0}]",
         "funding/a.requested", "4 computed"},
        {"total: {requested: 9}\nfunding: [{name: a, share: 1/2}, {name: b, share: 1/2}, {name: z, requested: 0}]",
         "funding/b.requested", "5 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, share: 1/3}, {name: "
         "z, requested: 0}]",
         "funding/a.requested", "1 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, share: 1/3}, {name: "
         "z, requested: 0}]",
         "funding/b.requested", "2 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/3}, {name: b, share: 1/3}, {name: c, share: 1/3}, {name: "
         "z, requested: 0}]",
         "funding/c.requested", "2 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/2}, {name: b, requested: 2}]", "funding/a.requested",
         "3 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/2}, {name: b, share: rest}, {name: z, requested: 0}]",
         "funding/a.requested", "2 computed"},
        {"total: {requested: 5}\nfunding: [{name: a, share: 1/2}, {name: b, share: rest}, {name: z, requested: 0}]",
         "funding/b.requested", "3 computed"},
        {"funding: [{name: a, share: rest, requested: 4}, {name: b, requested: 2}]", "total.requested", "6 computed"},
        {"funding: [{name: a, share: 1/2, requested: 4}, {name: b, share: rest, requested: 4}]", "total.requested",
         "8 computed"},
        {"funding: [{name: a, share: rest}, {name: b, requested: 2}]", "funding/a.requested", "0 nothing"},
    }));
    CAPTURE(c.text);
    const Audit checked = audit(Source("sheet.yaml", std::string(c.text) + "\n"));
    const Sheet& sheet = checked.sheets.at(0);
    const Recalculated result = recalculate(sheet, checked.equations.at(0), {}).at(find_figure(sheet, c.path).value());
    CHECK(plain(result.value) + " " + std::string(word_of(result.origin)) == c.value);
}

TEST_CASE("a total that is not stated comes to the same each way") {
    const auto funded = [](const char* sources) {
        return "items: [{name: a, requested: 60}, {name: b, requested: 41}]\nfunding: [" + std::string(sources) + "]\n";
    };
    CHECK(verdicts(funded("{name: f, requested: 50}, {name: g, requested: 51}")) == "total.requested: holds");
    CHECK(verdicts(funded("{name: f, requested: 50}, {name: g, requested: 50}")) == "total.requested: does not hold");
    CHECK(verdicts(funded("{name: f, requested: 50}, {name: g, requested: 約50}")) ==
          "total.requested: not checked; a figure in it is approximate");
    CHECK(verdicts(funded("{name: f, requested: 50}, {name: g, requested: 5O}")) ==
          "total.requested: not checked; a figure in it cannot be read");
    CHECK(verdicts(funded("{name: f, share: 1/2}, {name: g, requested: 51}")) ==
          "total.requested: holds within rounding");
    CHECK(verdicts(funded("{name: f, share: 1/2}, {name: g, requested: 52}")) == "total.requested: does not hold");
    CHECK(verdicts(funded("{name: f, share: rest}, {name: g, requested: 52}")) == "");
    CHECK(verdicts(funded("{name: f, previous: 1}")) == "");
    CHECK(verdicts("total: {requested: }\n" + funded("{name: f, requested: 100}")) == "total.requested: does not hold");
    CHECK(verdicts("total: {requested: 別紙}\n" + funded("{name: f, requested: 100}")) ==
          "total.requested: " + undetermined + "\ntotal.requested: " + undetermined);
    CHECK(verdicts("rounding: half-up\nitems: [{name: a, requested: 60}, {name: b, requested: 41}]\nbreakdowns: {種別: "
                   "[{name: x, requested: 102}]}\n") == "total.requested: holds within rounding");
    CHECK(verdicts(
              "items: [{name: a, requested: 60, previous: 50}, {name: b, requested: 1, previous: 1, change: 0}]\n") ==
          "items/b.change: holds");
}

TEST_CASE("two sums of a total that is not stated are told at the figures of the second") {
    const std::string text =
        "unit: 千円\nitems:\n  - {name: a, amount: 60}\nfunding:\n  - {name: f, amount: 30}\n  - {name: g, amount: "
        "20}\n";
    const CheckedFile file{.path = "sheet.yaml", .audit = audit(Source("sheet.yaml", text)), .error = {}};
    CHECK(formats::full.file(file, {}) ==
          R"(error[funding-mismatch]: total at amount is not stated; it comes to 60 one way and to 50 another
 --> sheet.yaml:5:23
  |
5 |   - {name: f, amount: 30}
  |                       ^^ computed 50
  |
  |     30  f  line 5
  |   + 20  g  line 6
  |   ----
  |   = 50  computed; 10千円 more the other way
  |
  = help: state it, and see which of the two it agrees with

)");
    CHECK(formats::full.file(file, {.language = Language::japanese}) ==
          R"(エラー[funding-mismatch]: 事業費(金額)の記載がなく、計算の仕方により 60 と 50 に分かれる
 --> sheet.yaml:5:23
  |
5 |   - {name: f, amount: 30}
  |                       ^^ 計算 50
  |
  |     30  f  5行目
  |   + 20  g  6行目
  |   ----
  |   = 50  計算値。別の計算では 10千円 多い
  |
  = 対処: 金額を記載し、どちらと一致するか確かめる

)");
}
