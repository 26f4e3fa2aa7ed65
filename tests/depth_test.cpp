/// Figures that are computed from figures that are computed …: however long the chain, what comes out is right.

#include <fmt/format.h>

#include <string>

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
        const char* value;
        bool is_right;
    };
    const std::string last = fmt::format("items/a.s{}", depth);
    const std::string source = fmt::format("funding/f{}.requested", depth - 1);
    const Case cases[] = {
        {"stages", chain_of_stages(depth + 1, ""), last, "901", true},
        {"stages, too much", chain_of_stages(depth + 2, ""), last, "901", false},
        {"stages, as far as recursion once went", chain_of_stages(401, ""), last, "901", false},
        {"rounded stages: 901 halves less or more", chain_of_stages(depth + 1 + 450, "rounding: half-up\n"), last,
         "1351", true},
        {"rounded stages, too much", chain_of_stages(depth + 1 + 460, "rounding: half-up\n"), last, "901", false},
        {"shares of shares", chain_of_shares(8), source, "8", true},
        {"shares of shares, too much", chain_of_shares(9), source, "8", false},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        const Audit checked = audit(Source("sheet.yaml", one.text));
        CHECK(checked.not_checked.empty());
        CHECK(checked.findings.empty() == one.is_right);
        CHECK(calculated(one.text, one.path) == one.value);
    }
}
