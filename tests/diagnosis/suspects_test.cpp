/// Suspects: figures one of which must be wrong though no value is proven. Whole messages, and a table of what must
/// stay silent.

#include "dxbudget/diagnose.hpp"

#include <fmt/format.h>

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

std::string said_of_suspects(const std::string& text, Language language = Language::english) {
    Audit checked = audit(Source("sheet.yaml", text));
    judge(checked, {}, {});
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity != Severity::error) continue;
        said += fmt::format("{}: {}\n", checked.source->place(finding.span.begin).line, text_of(finding, language));
    }
    return said;
}

/// A total of 8,417 that its items, the cover page and the costs confirm, and its sources.
std::string funded(const std::string& sources, const char* also = "also: [{where: cover page, requested: 8417}]\n") {
    return "unit: 千円\ntotal: {requested: 8417}\nitems:\n  - {name: a, requested: 5210}\n  - {name: b, requested: "
           "3207}\n" +
           std::string(also) + "costs: {personnel: {requested: 900}, total: {requested: 9317}}\nfunding:\n" + sources;
}

/// The first source with another figure, and with what a form has beside it.
std::string first_source(const char* amount) {
    return fmt::format("  - {{name: grant, requested: {}}}\n  - {{name: rest, requested: 4305}}\n", amount);
}

}  // namespace

TEST_CASE("suspects are named where they stand, and the confirmed total is not blamed") {
    const std::string transposed = funded(first_source("4121"));  // 4112
    CHECK(said_of_suspects(transposed) ==
          "9: the funding of total at requested is 9 too much: the sources add up to 8,426, for 8,417\n"
          "total 8,417 is confirmed by its items, cover page and total cost\n"
          "suspect: grant 4,121 in line 9: 4,112 with two digits transposed\n"
          "suspect: rest 4,305 in line 10\n");
    CHECK(said_of_suspects(transposed, Language::japanese) ==
          "9: 事業費(要求額)の財源の合計の不一致: 合計 8,426、事業費 8,417(9千円 超過)\n"
          "事業費 8,417千円 は内訳、cover page、トータルコストと一致しており、誤りではない\n"
          "疑わしい数字: 9行目の grant 4,121千円: 4,112 の数字の入れ替わりか\n"
          "疑わしい数字: 10行目の rest 4,305千円\n");
}

TEST_CASE("each slip of a suspect has its words") {
    const auto small = [](const char* amount) {
        return fmt::format(
            "unit: 千円\ntotal: {{requested: 4321}}\nitems: [{{name: a, requested: 1114}}, {{name: b, requested: "
            "3207}}]\n"
            "also: [{{where: cover page, requested: 4321}}]\nfunding:\n  - {{name: grant, requested: {}}}\n"
            "  - {{name: rest, requested: 4296.5}}\n",
            amount);
    };
    struct Case {
        const char* amount;  // for 24.5
        const char* english;
        const char* japanese;
    };
    const Case cases[] = {
        {"24.6", "suspect: grant 24.6 in line 6: 24.5 with one digit wrong",
         "疑わしい数字: 6行目の grant 24.6千円: 24.5 の数字が一つ誤りか"},
        {"42.5", "suspect: grant 42.5 in line 6: 24.5 with two digits transposed",
         "疑わしい数字: 6行目の grant 42.5千円: 24.5 の数字の入れ替わりか"},
        {"24.15", "suspect: grant 24.15 in line 6: 24.5 with a digit too many",
         "疑わしい数字: 6行目の grant 24.15千円: 24.5 に余分な数字か"},
        {"4.5", "suspect: grant 4.5 in line 6: 24.5 with a digit missing",
         "疑わしい数字: 6行目の grant 4.5千円: 24.5 の数字の脱落か"},
        {"-24.5", "suspect: grant -24.5 in line 6: 24.5 with the wrong sign",
         "疑わしい数字: 6行目の grant -24.5千円: 24.5 の符号誤りか"},
        {"2.45", "suspect: grant 2.45 in line 6: 24.5 with its decimal point lost or moved",
         "疑わしい数字: 6行目の grant 2.45千円: 24.5 の小数点の誤りか"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.amount);
        const std::string english = said_of_suspects(small(c.amount));
        const std::string japanese = said_of_suspects(small(c.amount), Language::japanese);
        CHECK(english.find(std::string(c.english) + "\n") != std::string::npos);
        CHECK(japanese.find(std::string(c.japanese) + "\n") != std::string::npos);
        CHECK(english.find("total 4,321 is confirmed by its items and cover page\n") != std::string::npos);
        CHECK(japanese.find("事業費 4,321千円 は内訳、cover pageと一致しており、誤りではない\n") != std::string::npos);
    }
    const std::string wrong_unit = funded("  - {name: grant, requested: 80}\n  - {name: rest, requested: 8409}\n");
    CHECK(said_of_suspects(wrong_unit).find("suspect: grant 80 in line 9: 8 in the wrong unit\n") != std::string::npos);
    CHECK(said_of_suspects(wrong_unit, Language::japanese).find("疑わしい数字: 9行目の grant 80千円: 8 の桁違いか\n") !=
          std::string::npos);
}

TEST_CASE("items and what a formula adds up are suspects, too") {
    const std::string item =
        "total: {requested: 8417}\nitems:\n  - {name: a, requested: 5210}\n  - {name: b, requested: 3270}\n"
        "also: [{where: cover page, requested: 8417}]\n"
        "funding: [{name: grant, requested: 4112}, {name: rest, requested: 4305}]\n";
    CHECK(said_of_suspects(item) ==
          "4: the items of total at requested are 63 too much: they add up to 8,480, for 8,417\n"
          "total 8,417 is confirmed by its funding and cover page\n"
          "suspect: b 3,270 in line 4: 3,207 with two digits transposed\n"
          "suspect: a 5,210 in line 3\n");
    CHECK(said_of_suspects(item, Language::japanese) ==
          "4: 事業費(要求額)の内訳の合計の不一致: 合計 8,480、計 8,417(63 超過)\n"
          "事業費 8,417 は財源内訳、cover pageと一致しており、誤りではない\n"
          "疑わしい数字: 4行目の b 3,270: 3,207 の数字の入れ替わりか\n"
          "疑わしい数字: 3行目の a 5,210\n");
    const std::string row =
        "stages: {p: P, q: Q, r: R, all: A = p + q + r}\ntotal: {p: 3270, q: 1206, r: 100, all: 4513}\n"
        "items: [{name: a, all: 3301}, {name: b, all: 1212}]\nalso: [{where: cover page, all: 4513}]\n";
    CHECK(said_of_suspects(row) ==
          "2: what total at A is computed from is 63 too much: it comes to 4,576, for 4,513\n"
          "total 4,513 is confirmed by its items and cover page\n"
          "suspect: total 3,270 at P in line 2: 3,207 with two digits transposed\n"
          "suspect: total 1,206 at Q in line 2\n"
          "suspect: total 100 at R in line 2\n");
    CHECK(said_of_suspects(row, Language::japanese) ==
          "2: 事業費(A)の計算のもととなる数字の不一致: 計算 4,576、記載 4,513(63 超過)\n"
          "事業費 4,513 は内訳、cover pageと一致しており、誤りではない\n"
          "疑わしい数字: 2行目の 事業費(P) 3,270: 3,207 の数字の入れ替わりか\n"
          "疑わしい数字: 2行目の 事業費(Q) 1,206\n"
          "疑わしい数字: 2行目の 事業費(R) 100\n");
}

TEST_CASE("nobody is suspected unless other equations confirm the figure") {
    struct Case {
        const char* what;
        std::string text;
    };
    const std::string rest = "  - {name: rest, requested: 4305}\n";
    const Case cases[] = {
        {"one sum alone",
         "total: {requested: 8417}\nitems: [{name: a, requested: 5210}, {name: b, requested: 3270}]\n"},
        {"items alone confirm it",
         "total: {requested: 8417}\nitems: [{name: a, requested: 5210}, {name: b, requested: 3207}]\n"
         "funding: [{name: x, requested: 4121}, {name: y, requested: 4305}]\n"},
        {"what confirms it does not hold either",
         "total: {requested: 8417}\nitems: [{name: a, requested: 5210}, {name: b, requested: 3209}]\n"
         "also: [{where: cover page, requested: 8417}]\n"
         "funding: [{name: x, requested: 4121}, {name: y, requested: 4305}]\n"},
        {"too many, and none a keystroke away",
         funded("  - {name: v, requested: 1003}\n  - {name: w, requested: 2000}\n  - {name: x, requested: 1109}\n"
                "  - {name: y, requested: 2112}\n  - {name: z, requested: 1006}\n")},
        {"everything agrees", funded("  - {name: x, requested: 4112}\n" + rest)},
    };
    for (const Case& c : cases) {
        INFO(c.what);
        INFO(c.text);
        const Audit checked = audit(Source("sheet.yaml", c.text));
        CHECK(checked.diagnoses.at(0).suspicions.empty());
    }
}

TEST_CASE("a comment at the figure or at the suspect ignores the finding") {
    const std::string text = funded(first_source("4121"));
    for (const char* line : {"total: {requested: 8417}", "  - {name: grant, requested: 4121}"}) {
        CAPTURE(line);
        std::string ignored = text;
        ignored.insert(ignored.find(line) + std::string(line).size(),
                       "  # dxbudget: ignore[funding-mismatch]: printed so");
        CHECK(said_of_suspects(ignored).empty());
    }
}
