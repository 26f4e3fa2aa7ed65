/// Formulas of stages: what they come to, and what is none.

#include "sheet/formula.hpp"

#include <string>

#include "catch.hpp"
#include "dxbudget/rational.hpp"

using namespace dxbudget;

namespace {

/// `2*0 -1*1 +3`: the terms as coefficient and stage (a is 0, b is 1, c is 2), then the constant; after `/` the
/// divisor.
std::string read(std::string_view text) {
    const auto formula = read_formula(text, [](std::string_view word) -> std::optional<StageId> {
        if (word.size() != 1 || word[0] < 'a' || word[0] > 'c') return std::nullopt;
        return static_cast<StageId>(word[0] - 'a');
    });
    if (!formula) return "none";
    std::string out;
    const auto append = [&](const std::vector<FormulaTerm>& terms) {
        for (const FormulaTerm& term : terms) {
            out += (out.empty() ? "" : " ") + plain(term.coefficient) + static_cast<char>('a' + term.stage);
        }
    };
    append(formula->terms);
    if (!formula->constant.is_zero()) out += " +" + plain(formula->constant);
    if (!formula->divisor.empty()) out += " /";
    append(formula->divisor);
    return out;
}

}  // namespace

TEST_CASE("formula: sums, factors, brackets and one division") {
    CHECK(read("a + b - c") == "1a 1b -1c");
    CHECK(read("-a + b") == "-1a 1b");
    CHECK(read("−a ‐ b") == "-1a -1b");
    CHECK(read("a + a - b") == "2a -1b");
    CHECK(read("2 * a") == "2a");
    CHECK(read("a × 1.05") == "1.05a");
    CHECK(read("3 * (a - 2 * b) + 10") == "3a -6b +10");
    CHECK(read("(a + 4) / 2") == "0.5a +2");
    CHECK(read("a ÷ 4 - b") == "0.25a -1b");
    CHECK(read("a / b") == "1a / 1b");
    CHECK(read("(a - b) / (b + c)") == "1a -1b / 1b 1c");
    CHECK(read("2 * a / b") == "2a / 1b");
    CHECK(read("a / b - 1") == "1a -1b / 1b");
    CHECK(read("a / b * 100") == "100a / 1b");
}

TEST_CASE("formula: what has no place in a table is none") {
    for (const char* text : {"", "3", "a * b", "a / b / c", "a / b + c", "a +", "(a", "a)", "a b", "d", "a / 0", "+ a",
                             "a / (b + 1)", "(a + 1) / b", "1 / a", "a * 1円"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
    const std::string deep = std::string(21, '(') + "a" + std::string(21, ')');
    CHECK(read(deep) == "none");
    CHECK(read(deep.substr(1, deep.size() - 2)) == "1a");
}
