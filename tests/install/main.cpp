/// A program of somebody else's that uses the installed library: reads a sheet, evaluates it, finds its one mistake.
#include <algorithm>
#include <vector>

#include "dxbudget/document.hpp"
#include "dxbudget/equation.hpp"
#include "dxbudget/sheet.hpp"

int main() {
    dxbudget::Source source("sheet.yaml", "total: 12\nitems:\n  - {name: a, amount: 5}\n  - {name: b, amount: 6}\n");
    std::vector<dxbudget::Finding> findings;
    const std::vector<dxbudget::Document> documents = dxbudget::parse(source, findings);
    if (documents.size() != 1) {
        return 2;
    }
    const dxbudget::Sheet sheet = dxbudget::load(documents.front(), source, findings);
    const dxbudget::Equations equations = dxbudget::equations_of(sheet);
    const dxbudget::Evaluation evaluation = dxbudget::evaluate(sheet, equations);
    const auto mismatches =
        std::count_if(evaluation.verdicts.begin(), evaluation.verdicts.end(),
                      [](const dxbudget::Verdict& v) { return v.outcome == dxbudget::Outcome::mismatch; });
    return findings.empty() && mismatches == 1 ? 0 : 1;
}
