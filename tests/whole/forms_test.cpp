/// Every form that documents have: its example is clean, and wrong as soon as one of its figures is changed.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "budget_book.hpp"
#include "catch.hpp"
#include "cli/inputs.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/rule.hpp"

using namespace dxbudget;

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> forms() {
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator("examples/forms")) {
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

Audit audit_form(const std::string& path) {
    return audit(Source(path, text_of(path)),
                 {.loading = {.read_file = reader_of_named_files(""), .identify = identify_file}});
}

bool has_error(const Sheet& sheet, const Equations& equations) {
    const Evaluation evaluation = evaluate(sheet, equations);
    for (EquationId id = 0; id < evaluation.verdicts.size(); ++id) {
        const bool is_error = equations.equations[id].rule->severity == Severity::error;
        if (is_error && evaluation.verdicts[id].outcome == Outcome::mismatch) return true;
    }
    return false;
}

/// Heads: what they cost is questioned at most, as a warning.
std::vector<std::string> unprotected_in(const std::string& path) {
    if (!path.ends_with("request.yaml") && !path.ends_with("starter.ja.yaml")) return {};
    const std::string heads = "costs/staff/正職員";
    return {heads + ".requested", heads + ".requested", heads + ".previous", heads + ".previous"};
}

/// The figures that may be one step off without an error, of those that were tried.
std::vector<std::string> unseen(const Audit& checked, std::size_t every, std::int64_t steps) {
    std::vector<std::string> paths;
    Sheet sheet = checked.sheets.front();
    for (FigureId id = 0; id < sheet.figures.size(); id += static_cast<FigureId>(every)) {
        Figure& figure = sheet.figures[id];
        if (figure.kind != AmountKind::number) continue;
        const Rational stated = figure.value;
        const Rational step = Rational(steps) * Rational::power_of_ten(-figure.decimals);
        for (const Rational& slip : {stated + step, stated - step}) {
            figure.value = slip;
            if (!has_error(sheet, checked.equations.front())) paths.push_back(path_of(sheet, id));
        }
        figure.value = stated;
    }
    return paths;
}

}  // namespace

TEST_CASE("the example of every form is clean, and all of it is checked") {
    REQUIRE(forms().size() >= 21);
    for (const std::string& path : forms()) {
        INFO(path);
        const Audit checked = audit_form(path);
        CHECK(checked.findings.empty());
        CHECK(checked.tally.mismatched == 0);
        CHECK(checked.tally.not_checked == 0);
        CHECK(checked.tally.held + checked.tally.held_within_rounding >= 4);
    }
}

TEST_CASE("the example of every form is wrong as soon as one figure is changed") {
    for (const std::string& path : forms()) {
        const Audit checked = audit_form(path);
        const bool is_rounded = path.ends_with("rounded-table.yaml");
        const bool is_long = path.ends_with("long-budget-book.yaml");
        INFO(path);
        CHECK(unseen(checked, is_long ? 41 : 1, is_rounded ? 7 : 1) == unprotected_in(path));
    }
}

TEST_CASE("a published table that rounds is clean at the bound and wrong just outside it") {
    // n figures rounded by themselves stand for less than n/2 on either side of their sum, their total for 1/2.
    for (int lines = 1; lines <= 12; ++lines) {
        std::string table = "unit: 百万円\nrounding: half-up\nitems:\n";
        for (int i = 0; i < lines; ++i) table += "  - {name: n" + std::to_string(i) + ", amount: 1000}\n";
        const auto is_clean = [&](int off) {
            return audit(Source("table.yaml", table + "total: " + std::to_string(lines * 1000 + off) + "\n"))
                .findings.empty();
        };
        const int most = lines / 2;  // the greatest whole number below (n + 1)/2
        INFO(lines);
        CHECK(is_clean(most));
        CHECK(is_clean(-most));
        CHECK_FALSE(is_clean(most + 1));
        CHECK_FALSE(is_clean(-most - 1));
    }
}

TEST_CASE("the budget book is the one that its generator writes") {
    CHECK(text_of("examples/forms/long-budget-book.csv") == budget_book(1000, 8));
}
