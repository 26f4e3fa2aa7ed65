#include "check_file.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"

namespace dxbudget {
namespace {

std::vector<RuleChoice> rules_for(const ConfigurationFile* project, const CheckOptions& options) {
    std::vector<RuleChoice> rules;
    if (project != nullptr) rules = project->configuration.rules;
    rules.insert(rules.end(), options.rules.begin(), options.rules.end());
    return rules;
}

CheckedFile audit_and_judge(const std::string& name, std::string text, const CheckOptions& options,
                            const ConfigurationFile* project) {
    CheckedFile file{
        .path = name,
        .audit = audit(Source(name, std::move(text)), {.causes = options.causes,
                                                       .strict_rounding = options.strict_rounding,
                                                       .loading = {.configuration = configuration_in(project),
                                                                   .read_file = read_named_file,
                                                                   .identify = identify_file,
                                                                   .sums_rows = true}}),
        .error = {}};
    file.judgement = judge(*file.audit, rules_for(project, options));
    if (options.causes_first) {
        std::stable_partition(file.audit->findings.begin(), file.audit->findings.end(),
                              [](const Finding& finding) { return !finding.causes.empty(); });
    }
    show_first(options.max_findings, *file.audit, file.judgement);
    return file;
}

}  // namespace

FileReport report_on(const CheckedFile& file, const Outputs& outputs) {
    FileReport report{.path = file.path, .outputs = outputs.render(file)};
    report.totals.add(file);
    return report;
}

FileReport check_file(Task task, const CheckOptions& options, ConfigurationFiles& projects, const Outputs& outputs) {
    const ConfigurationFile* project = projects.of(task.input.name);
    const auto failed = [&](Message reason) {
        return report_on({.path = task.input.name, .audit = std::nullopt, .error = std::move(reason)}, outputs);
    };
    FileReport report;
    if (project != nullptr && !project->is_usable()) {
        report = failed(why_not_checked(*project));
    } else if (!task.input.error.empty()) {
        report = failed(task.input.error);
        report.failure = std::move(task.input.error);
    } else {
        auto bytes =
            task.text ? std::variant<std::string, Message>(*std::move(task.text)) : read_input(task.input.path);
        if (auto* reason = std::get_if<Message>(&bytes)) {
            report = failed(*reason);
            report.failure = std::move(*reason);
        } else {
            std::string& text = std::get<std::string>(bytes);
            report = report_on(audit_and_judge(task.input.name, std::move(text), options, project), outputs);
        }
    }
    report.project = project;
    return report;
}

}  // namespace dxbudget
