/// Sheets that are larger than any budget: what is refused is said, once, and claims nothing.

#include <fmt/format.h>

#include <string>

#include "audit_files.hpp"
#include "catch.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/rules.hpp"

using namespace dxbudget;
using namespace dxbudget::testing;

namespace {

std::string stages(int count) {
    std::string text = "stages:\n";
    for (int i = 0; i < count; ++i) text += fmt::format("  s{}: l{}\n", i, i);
    return text;
}

std::string items(int count) {
    std::string text = "items:\n";
    for (int i = 0; i < count; ++i) text += fmt::format("  - {{name: n{}, s{}: 1}}\n", i, i % 1000);
    return text;
}

std::string header(int columns) {
    std::string text = "name,amount";
    for (int i = 2; i < columns; ++i) text += fmt::format(",c{}", i);
    return text + "\na,1" + std::string(static_cast<std::size_t>(columns) - 2, ',') + "\n";
}

/// The findings in both languages.
std::string said_of(const Files& files) {
    const Audit checked = audit_file(files, "sheet.yaml");
    std::string text;
    for (const Finding& finding : checked.findings) {
        text += placed(checked, finding) + " | " + render(finding.message, Language::japanese) + "\n";
        text +=
            "  " + render(finding.help, Language::english) + " | " + render(finding.help, Language::japanese) + "\n";
    }
    CHECK(checked.tally.equations == 0);
    return text;
}

}  // namespace

TEST_CASE("a sheet has at most a thousand stages") {
    const std::string total = "total: {s0: 3}\nitems: [{name: a, s0: 1}]\n";
    CHECK(said_of({{"sheet.yaml", stages(1001) + total}}) ==
          "sheet.yaml:1002:3 more than 1,000 stages are declared | 1,000 を超える欄が宣言されている\n"
          "  declare the columns that the form prints | 様式にある列だけを宣言する\n");
    const Audit checked = audit(Source("sheet.yaml", stages(1000) + total));
    CHECK(checked.tally.mismatched == 1);
    // also where the identifiers of stages would begin anew
    CHECK(audit(Source("sheet.yaml", stages(70'000) + total)).findings.size() == 1);
}

TEST_CASE("the grid of lines and stages grows with the figures") {
    CHECK(said_of({{"sheet.yaml", stages(1000) + items(4500)}}) ==
          "sheet.yaml:1:1 4,501 lines at 1,000 stages are too many for 4,500 figures | "
          "数字 4,500 個に対し、4,501 行 × 1,000 欄は多すぎる\n"
          "  declare fewer stages, or write tables with other columns as sheets of their own | "
          "欄を減らすか、列の異なる表を別の調書に分ける\n");
    CHECK(audit(Source("sheet.yaml", stages(1000) + items(4000))).findings.size() == 1);  // nothing-checked
}

TEST_CASE("a CSV file has at most a thousand columns") {
    const std::string sheet = "total: {amount: 2}\nitems: {csv: lines.csv, levels: [name], stages: {amount: amount}}\n";
    CHECK(said_of({{"sheet.yaml", sheet}, {"lines.csv", header(1001)}}) ==
          "lines.csv:1:4897 more than 1,000 columns are named | 1,000 を超える列がある\n"
          "  leave out the columns that are not read | 読まない列を除く\n");
    const Files narrow = {{"sheet.yaml", sheet}, {"lines.csv", header(1000)}};
    CHECK(audit_file(narrow, "sheet.yaml").tally.mismatched == 1);
}

TEST_CASE("what is too large cannot be ignored") {
    CHECK(is_of_reading(rules::too_large));
}
