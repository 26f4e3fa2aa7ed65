#include "cli/check_file.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>
#include <variant>

#include "cli/baseline_file.hpp"
#include "cli/read_document.hpp"
#include "cli/report_cache.hpp"
#include "dxbudget/audit.hpp"
#include "dxbudget/judgement.hpp"
#include "text/width.hpp"
#include "verdict/other_yaml.hpp"

namespace dxbudget {
namespace {

/// Which findings of a sheet are known; what is found out about them is left in the report.
IsKnown known_findings(const std::string& name, const CheckContext& context, const std::vector<RuleChoice>& rules,
                       FileReport& report) {
    if (!context.options.new_baseline.empty()) {
        return [&name, &context, &rules, &report](const Finding& finding) {
            if (!severity_of(finding, rules)) return false;
            report.accepted.push_back(known_finding(context.name_in_baseline(name), finding));
            return true;
        };
    }
    if (context.baseline == nullptr) return {};
    return [&name, &context, &report](const Finding& finding) {
        const auto entry = context.baseline->find(context.name_in_baseline(name), finding);
        if (entry) report.known.push_back(*entry);
        return entry.has_value();
    };
}

/// Checks a text; of one that was found in a folder and is no sheet, nothing is said. The files that the sheet names
/// are recorded in `named`, unless one of them could not be read.
FileReport check_text(const Input& input, std::string text, const CheckContext& context,
                      const ConfigurationFile* project, std::optional<std::vector<NamedFile>>& named) {
    const std::string& name = input.name;
    const CheckOptions& options = context.options;
    const auto read_named_file = reader_of_named_files(input.folder);
    const auto read_and_record = [&](const std::string& path) {
        auto bytes = read_named_file(path);
        const auto* read = std::get_if<std::string>(&bytes);
        if (read == nullptr) named.reset();
        if (named) named->push_back({path, context.cache->digest_of_named(path, *read)});
        return bytes;
    };
    auto read = audit_bytes(input, std::move(text),
                            {.causes = options.causes,
                             .strict_rounding = options.strict_rounding,
                             .loading = {.configuration = configuration_in(project),
                                         .read_file = read_and_record,
                                         .identify = identify_file,
                                         .sums_rows = !context.outputs.need_lines()}},
                            options.input.tables, context.language);
    if (auto* reason = std::get_if<Message>(&read)) {
        named.reset();
        const Message why = {{"{0}: {1}", "{0}: {1}"}, {name, render(*reason, context.language)}};
        FileReport report = report_on({.path = name, .audit = std::nullopt, .error = why}, context.outputs);
        report.failure = why;
        return report;
    }
    CheckedFile file{.path = name, .audit = std::get<Audit>(std::move(read)), .error = {}};
    FileReport report{.path = name};
    if (!input.is_named && is_other_yaml(*file.audit)) {
        report.totals.others = 1;
        report.outputs = context.outputs.nothing();
        return report;
    }
    const std::vector<RuleChoice> rules = rules_for(project, options);
    file.judgement = judge(*file.audit, rules, known_findings(name, context, rules, report));
    if (options.causes_first) {
        std::stable_partition(file.audit->findings.begin(), file.audit->findings.end(),
                              [](const Finding& finding) { return !finding.causes.empty(); });
    }
    show_first(options.max_findings, *file.audit, file.judgement);
    report.totals.add(file);
    report.outputs = context.outputs.render(file);
    return report;
}

/// The same, or what was said of the same text before.
FileReport check_or_recall(const Input& input, std::string text, const CheckContext& context,
                           const ConfigurationFile* project) {
    std::optional<std::vector<NamedFile>> named;
    if (context.cache == nullptr) return check_text(input, std::move(text), context, project, named);
    const Digest key = context.cache->key_of(input.name, text, project, input.is_named);
    if (auto report = context.cache->find(input, key)) return *std::move(report);
    named.emplace();
    FileReport report = check_text(input, std::move(text), context, project, named);
    if (named) context.cache->keep(report, key, *named);
    return report;
}

}  // namespace

std::vector<RuleChoice> rules_for(const ConfigurationFile* project, const CheckOptions& options) {
    std::vector<RuleChoice> rules;
    if (project != nullptr) rules = project->configuration.rules;
    rules.insert(rules.end(), options.rules.begin(), options.rules.end());
    return rules;
}

FileReport report_on(const CheckedFile& file, const Outputs& outputs) {
    FileReport report{.path = file.path, .outputs = outputs.render(file)};
    report.totals.add(file);
    return report;
}

std::string CheckContext::name_in_baseline(const std::string& path) const {
    const std::string& file = options.new_baseline.empty() ? options.baseline : options.new_baseline;
    return dxbudget::name_in_baseline(path, file, projects);
}

FileReport check_file(Task task, const CheckContext& context) {
    const std::string& name = task.input.name;
    const ConfigurationFile* project = context.projects.of(name);
    const auto failed = [&](Message reason) {
        return report_on({.path = name, .audit = std::nullopt, .error = std::move(reason)}, context.outputs);
    };
    const auto check = [&]() -> FileReport {
        if (project != nullptr && !project->is_usable()) return failed(why_not_checked(*project));
        std::variant<std::string, Message> bytes = task.input.error;
        if (task.text) {
            bytes = *std::move(task.text);
        } else if (task.input.error.empty()) {
            bytes = read_input(task.input.path);
        }
        if (auto* text = std::get_if<std::string>(&bytes)) {
            return check_or_recall(task.input, std::move(*text), context, project);
        }
        FileReport report = failed(std::get<Message>(bytes));
        report.failure = std::get<Message>(std::move(bytes));
        return report;
    };
    // Whatever one file leads to, such as that there is not enough memory for it, the others are checked.
    const auto fail = [&](Argument why) {
        const Message reason = {{"cannot check `{0}`: {1}", "「{0}」を検査できない: {1}"}, {name, std::move(why)}};
        FileReport report = failed(reason);
        report.failure = reason;
        return report;
    };
    const auto check_or_fail = [&]() -> FileReport {
        try {
            return check();
        } catch (const std::bad_alloc&) {
            return fail(Text{"there is not enough memory", "メモリーが足りない"});
        } catch (const std::exception& error) {
            return fail(std::string(error.what()));
        }
    };
    FileReport report = check_or_fail();
    report.project = project;
    return report;
}

}  // namespace dxbudget
