/// A sheet that `calc` writes anew is one that `check` accepts: nothing in it cannot be read, nothing that was said is
/// lost, and it is wrong only where figures that nothing computes disagree.

#include <algorithm>
#include <map>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/render_sheet.hpp"
#include "form_generator.hpp"
#include "sheet_generator.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string rewritten(const Audit& checked) {
    const Sheet& sheet = checked.sheets.at(0);
    const CalculatedSheet calculated{.sheet = &sheet,
                                     .source = checked.source.get(),
                                     .document = &checked.documents.at(0),
                                     .results = recalculate(sheet, checked.equations.at(0), {})};
    return render_sheets_yaml({&calculated, 1});
}

std::string rewritten(const std::string& text) {
    return rewritten(audit(Source("sheet.yaml", text)));
}

bool is_wrong(const Audit& checked) {
    return std::any_of(checked.findings.begin(), checked.findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

/// What is wrong though it was computed from what stands in the sheet, or cannot be read at all.
std::vector<std::string> faults(const Audit& again) {
    std::vector<std::string> found;
    for (const Finding& finding : again.findings) {
        if (finding.severity == Severity::error && !finding.comparison)
            found.push_back(render(finding.message, Language::english));
    }
    const Equations& equations = again.equations.at(0);
    const auto holds = [&](EquationId id) {
        const Outcome outcome = again.evaluations.at(0).verdicts[id].outcome;
        return outcome == Outcome::holds || outcome == Outcome::holds_within_rounding;
    };
    for (EquationId id = 0; id < equations.equations.size(); ++id) {
        const Equation& equation = equations.equations[id];
        const bool is_error = equation.rule->severity == Severity::error;
        if (!is_error || again.evaluations.at(0).verdicts[id].outcome != Outcome::mismatch) continue;
        // Two things that the sheet says disagree: another equation computes the figure, its sources share it out, or
        // it stands in a column with a formula, which adds up only now that all of it is written.
        const StageId stage = again.sheets.at(0).figures[equation.target].stage;
        bool is_computed = equation.rule->id == std::string_view("funding-mismatch") ||
                           again.sheets.at(0).stages[stage].formula.has_value();
        for (EquationId other = equations.by_target[equation.target]; other != no_id;
             other = equations.equations[other].next) {
            is_computed = is_computed || (other != id && holds(other));
        }
        if (!is_computed)
            found.push_back(path_of(again.sheets.at(0), equation.target) + " " + equation.rule->id.data());
    }
    return found;
}

/// Some of the form's figures become something else, up to three.
GeneratedForm disturbed(GeneratedForm form, std::mt19937_64& random) {
    const auto draw = [&](std::size_t low, std::size_t high) {
        return std::uniform_int_distribution<std::size_t>(low, high)(random);
    };
    std::map<std::size_t, std::string> texts;  // by the figures' numbers
    for (std::size_t count = draw(0, 3); count > 0; --count) {
        static constexpr const char* words[] = {"‐", "", "別途要求", "約123", "4.5", "123,456円", "-7", "0"};
        texts[draw(0, form.figures.size() - 1)] = words[draw(0, std::size(words) - 1)];
    }
    for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
        const FormFigure& figure = form.figures[text->first];
        std::string& file = form.files[figure.file];
        const std::string before = file.substr(figure.begin - 2, 2);
        const bool is_whole = before != "= " && file.substr(figure.end, 1) != "%";
        if (!is_whole) continue;  // the result of a calculation
        const std::string quoted =
            text->second.find(',') == std::string::npos ? text->second : '"' + text->second + '"';
        file.replace(figure.begin, figure.end - figure.begin, quoted);
    }
    return form;
}

}  // namespace

TEST_CASE("every form, written anew, is wrong only where its inputs disagree, and stays right") {
    std::mt19937_64 random(20261127);
    for (int round = 0; round < 2'000; ++round) {
        const GeneratedForm form = disturbed(generate_form(round % form_count, random), random);
        INFO(form.form << "\n" << form.files.at(form.sheet));
        const Audit checked = audit_file(form.files, form.sheet, false);
        const std::string text = rewritten(checked);
        INFO(text);
        const Audit again = audit(Source("again.yaml", text), {.causes = false});
        REQUIRE(faults(again) == std::vector<std::string>{});
        if (is_wrong(checked)) continue;
        REQUIRE_FALSE(is_wrong(again));
        REQUIRE(rewritten(again) == text);
    }
}

TEST_CASE("what a sheet says besides its figures is kept") {
    const std::string sheet = R"(title: "t"
fiscal_year: "令和8年度"
unit: "千円"
stages:
  "plan":
    label:
      - "計画"
      - "計画額"
    kind: amount
total:
  "plan": 10
partial: yes
items:
  - name: "a"
    partial: yes
    "plan": 7
    note: "n"
    meta: {"id": 12, "tags": ["x", "1, 2"], "since": 2026-04-01}
    items:
      - name: "b"
        "plan": 5
      - name: "c"
        "plan": "‐"
      - name: "d"
        "plan": "別途"
      - name: "e"
        "plan":
costs:
  personnel:
    "plan": 3
    note: "of which 2 part-time"
  total:
    "plan": 13
  staff:
    "正職員":
      "plan": 0.4
unit_costs:
  2026:
    "正職員": 8030
  tolerance: 3000
checks:
  - check: "計画 <= 100"
  - check: "total.plan < items[\"a\"].plan * 2"
    message: "m"
    severity: warning
note: "n"
meta: {"a": {"b": [null, yes]}}
)";
    CHECK(rewritten(sheet) == sheet);
}

TEST_CASE("a table of funding that only restates what is funded is kept") {
    const std::string text = rewritten("total: 5\nfunding: {total: 5}\n");
    CHECK(text == "total:\n  amount: 5\nfunding:\n  - name: \"事業費\"\n    amount: 5\n");
}

TEST_CASE("a number is written as the same number is read") {
    struct Case {
        const char* written;
        const char* again;
    };
    const Case c = GENERATE(values<Case>({
        {"\"123,456円\"", "123.4560"},
        {"\"-123,456円\"", "-123.4560"},
        {"\"約123,456円\"", "\"約123.4560\""},
        {"\"10千円 ÷ 3\"", "\"10 ÷ 3 =\""},
        {"\"-10千円 ÷ 3\"", "\"-10 ÷ 3 =\""},
        {"\"約10千円 ÷ 3\"", "\"約10 ÷ 3 =\""},
        {"\"1円 ÷ 7\"", "\"1 ÷ 7000 =\""},
        {"0.00000001", "0.00000001"},
        {"\"1千円 ÷ 1,000,000,000,000\"", "0.000000000001"},
        {"12.50", "12.5"},
        {"'別''途'", "\"別'途\""},
        {"\"\\u5225\\u9014 \\\"x\\\"\"", "\"別途 \\\"x\\\"\""},
        {"\"‐\"", "\"‐\""},
        {"", ""},
    }));
    CAPTURE(c.written);
    const Audit checked =
        audit(Source("sheet.yaml", "unit: 千円\nworkings:\n  w:\n    requested: " + std::string(c.written) + "\n"));
    const std::string text = rewritten(checked);
    const std::string value = *c.again == '\0' ? "" : " " + std::string(c.again);
    CHECK(text == "unit: \"千円\"\nworkings:\n  - name: \"w\"\n    requested:" + value + "\n");
    const Audit again = audit(Source("again.yaml", text));
    CHECK_FALSE(is_wrong(again));
    CHECK(again.sheets.at(0).figures.at(0).value == checked.sheets.at(0).figures.at(0).value);
    CHECK(again.sheets.at(0).figures.at(0).kind == checked.sheets.at(0).figures.at(0).kind);
}
