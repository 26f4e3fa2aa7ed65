/// Conventions that a sheet does not declare, offered where no figure need be wrong.

#include <fmt/format.h>

#include <string>

#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "render/report.hpp"

using namespace dxbudget;

namespace {

/// What is said of every error.
std::string said_of_errors(const std::string& text, Language language = Language::english) {
    Audit checked = audit(Source("sheet.yaml", text));
    judge(checked);
    std::string said;
    for (const Finding& finding : checked.findings) {
        if (finding.severity == Severity::error) said += text_of(finding, language) + "\n";
    }
    return said;
}

}  // namespace

TEST_CASE("a convention that the sheet does not declare is offered where all equations then hold") {
    const std::string rounded =
        "unit: 百万円\ntotal: {requested: 10, previous: 14}\nitems:\n  - {name: a, requested: 3, previous: 4}\n"
        "  - {name: b, requested: 3, previous: 4}\n  - {name: c, requested: 3, previous: 5}\n";
    CHECK(said_of_errors(rounded).find(
              "if every figure was rounded on its own, write `rounding: half-up`; all 2 equations "
              "then hold\n") != std::string::npos);
    CHECK(said_of_errors(rounded, Language::japanese)
              .find("各行で端数処理した数字なら「端数処理: 四捨五入」と書けば、2 件の計算"
                    "がすべて合う\n") != std::string::npos);
    const std::string noisy =
        "unit: 百万円\nstages: {p: P, q: Q, all: A = p + q}\nworkings:\n  x: {p: 3.107, q: 0.03, all: "
        "3.1369999999999996}\n";
    CHECK(said_of_errors(noisy).find(
              "a program that computes with binary fractions wrote this; with `rounding: half-up` every "
              "equation holds\n") != std::string::npos);
    CHECK(said_of_errors(noisy, Language::japanese)
              .find("2進の小数で計算した端数である。「端数処理: 四捨五入」と書けば、計算が"
                    "すべて合う\n") != std::string::npos);
    const auto cut = [](int requested, int previous) {
        return fmt::format(
            "total: {{requested: {}, previous: {}}}\nitems:\n  - {{name: a, requested: 3, previous: 4}}\n"
            "  - {{name: b, requested: 3, previous: 4}}\n  - {{name: c, requested: 3, previous: 5}}\n",
            requested, previous);
    };
    CHECK(said_of_errors(cut(11, 15)).find("write `rounding: down`; all 2 equations then hold\n") != std::string::npos);
    CHECK(said_of_errors(cut(11, 15), Language::japanese).find("「端数処理: 切捨て」と書けば") != std::string::npos);
    CHECK(said_of_errors(cut(7, 11)).find("write `rounding: up`; all 2 equations then hold\n") != std::string::npos);
    CHECK(said_of_errors(cut(7, 11), Language::japanese).find("「端数処理: 切上げ」と書けば") != std::string::npos);
    // Nobody rounds so that one column is too large by that and the other too small, and one mismatch is no custom.
    CHECK(said_of_errors(cut(11, 11)).find("all 2 equations") == std::string::npos);
    CHECK(said_of_errors(cut(10, 13)).find("all 2 equations") == std::string::npos);
    // One line that is far off is no rounding.
    CHECK(said_of_errors(rounded + "  - {name: d, requested: 300, previous: 0}\n").find("rounded on its own") ==
          std::string::npos);
}
