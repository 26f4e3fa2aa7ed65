/// Any bytes as a project's configuration, and as a baseline.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dxbudget/audit.hpp"
#include "dxbudget/baseline.hpp"
#include "dxbudget/configuration.hpp"
#include "dxbudget/judgement.hpp"
#include "require.hpp"

using namespace dxbudget;
using namespace dxbudget::fuzzing;

namespace {

constexpr const char* sheet =
    "unit: 千円\n"
    "total: {requested: 31, previous: 20, change: 11}\n"
    "items:\n"
    "  - {name: 講座, requested: 10, previous: 5}\n"
    "  - {name: 教材, requested: 20, previous: 15, limit: 15}\n";

void require_words(const std::vector<Finding>& findings, const Source& source) {
    for (const Finding& finding : findings) {
        require(finding.span.end <= source.text().size(), "a finding stands in the text");
        for (const Language language : {Language::english, Language::japanese}) {
            require(!render(finding.message, language).empty(), "a finding has a message in each language");
        }
    }
}

void require_configures(const std::string& text) {
    Source source(".dxbudget.yaml", text);
    std::vector<Finding> findings;
    const Configuration configuration = load_configuration(source, findings);
    require_words(findings, source);
    Audit checked = audit(Source("sheet.yaml", sheet), {.loading = {.configuration = &configuration}});
    const Judgement judgement = judge(checked, configuration.rules);
    for (const RuleChoice& choice : configuration.rules) {
        require(choice.rule != nullptr && !choice.origin.empty(), "a choice has a rule and an origin");
        require(!is_of_reading(*choice.rule) || choice.severity, "rules of reading are never switched off");
    }
}

void require_reads_back(const std::string& text) {
    const Source source("known.yml", text);
    std::vector<Finding> findings;
    const Baseline baseline = load_baseline(source, findings);
    require_words(findings, source);
    if (!findings.empty()) return;
    const std::string written = write_baseline(baseline.findings());
    const Baseline again = load_baseline(Source("known.yml", written), findings);
    require(findings.empty(), "a baseline that was written can be read");
    require(write_baseline(again.findings()) == written, "and says the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    require_configures(text);
    require_reads_back(text);
    return 0;
}
