/// Figures that are computed from figures that are computed …: however long the chain, what comes out is right.

#include <fmt/format.h>

#include <string>
#include <vector>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/recalculate.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

constexpr int depth = 900;

/// Stages of which each is the one before and 1 more; the last is declared.
std::string chain_of_stages(int declared, const char* rounding) {
    std::string text = "stages:\n  s0: base\n  x: more\n";
    for (int i = 1; i <= depth; ++i) text += fmt::format("  s{}: c{} = s{} + x\n", i, i, i - 1);
    return text + rounding + fmt::format("items: [{{name: a, s0: 1, x: 1, s{}: {}}}]\n", depth, declared);
}

/// Sources of which each is a half of twice the one before; the last is declared.
std::string chain_of_shares(int declared) {
    std::string text = "total: {requested: 8}\nfunding:\n";
    for (int i = 0; i < depth; ++i) {
        const std::string amount = i == 0           ? ", requested: 8"
                                   : i + 1 == depth ? fmt::format(", requested: {}", declared)
                                                    : "";
        const std::string base = i == 0 ? "" : fmt::format(", share: 100%, of: funding/f{}", i - 1);
        text += fmt::format("  - {{name: f{}, counted: {}{}{}}}\n", i, i == 0 ? "yes" : "no", amount, base);
    }
    return text;
}

std::string calculated(const std::string& text, const std::string& path) {
    const Audit checked = audit(Source("sheet.yaml", text));
    const Sheet& sheet = checked.sheets.at(0);
    return plain(recalculate(sheet, checked.equations.at(0), {})[find_figure(sheet, path).value()].value);
}

}  // namespace

TEST_CASE("a figure at the end of a long chain is checked, and right") {
    struct Case {
        const char* what;
        std::string text;
        std::string path;
        const char* value;  // from the leaves up; null where rounding admits several
        bool is_right;
    };
    const std::string last = fmt::format("items/a.s{}", depth);
    const std::string source = fmt::format("funding/f{}.requested", depth - 1);
    const Case cases[] = {
        {"stages", chain_of_stages(depth + 1, ""), last, "901", true},
        {"stages, too much", chain_of_stages(depth + 2, ""), last, "901", false},
        {"stages, as far as recursion once went", chain_of_stages(401, ""), last, "901", false},
        {"rounded stages: 901 halves less or more", chain_of_stages(depth + 1 + 450, "rounding: half-up\n"), last,
         nullptr, true},
        {"rounded stages, too much", chain_of_stages(depth + 1 + 460, "rounding: half-up\n"), last, "901", false},
        {"shares of shares", chain_of_shares(8), source, "8", true},
        {"shares of shares, too much", chain_of_shares(9), source, "8", false},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const Audit checked = audit(Source("sheet.yaml", one.text));
        CHECK(checked.not_checked.empty());
        CHECK(checked.findings.empty() == one.is_right);
        if (one.value != nullptr) CHECK(calculated(one.text, one.path) == one.value);
    }
}

TEST_CASE("figures that are computed from each other are not known, and nothing is claimed of them") {
    // Last year's source is a half of a total that is made up of it.
    const std::string funding = R"(funding:
  国庫支出金: {share: 1/2, requested: 41363}
  一般財源: {share: rest, requested: 41363, previous: 34291}
)";
    const std::string restated = "  total: {requested: 82726, previous: 68582}\n";
    const char* const unclear = ": its parts or its share do not settle what a line counts for that states no amount\n";
    struct Case {
        std::string text;
        std::string told;
    };
    for (const Case& c : std::vector<Case>{
             {funding + restated, "2 hold\nnot checked: funding/total.previous" + std::string(unclear)},
             {"total: {requested: 82726, previous: 68582}\n" + funding, "3 hold\n"},
             {"total: {requested: 82726, previous: 68582}\n" + funding + restated, "5 hold\n"},
             {"total: {requested: 82726, previous: 68583}\n" + funding + restated,
              "3 hold\nrestated-mismatch: funding/total.previous\n"},
             {funding + restated +
                  "costs: {personnel: {requested: 5, previous: 5}, total: {requested: 82731, previous: 68587}}\n",
              "3 hold\nnot checked: costs/total.previous" + std::string(unclear) +
                  "not checked: funding/total.previous" + unclear},
         }) {
        CAPTURE(c.text);
        const Audit checked = audit(Source("sheet.yaml", "unit: 千円\n" + c.text));
        std::string told = std::to_string(checked.tally.held) + " hold\n";
        for (const Finding& finding : checked.findings) {
            told += std::string(finding.rule->id) + ": " + finding.figure + "\n";
        }
        for (const NotChecked& one : checked.not_checked) {
            told += "not checked: " + one.figure + ": " + render(one.reason, Language::english) + "\n";
        }
        CHECK(told == c.told);
    }
}
