#include <algorithm>
#include <utility>

#include "audit_input.hpp"
#include "commands.hpp"
#include "configuration_file.hpp"
#include "dxbudget/audit.hpp"

namespace dxbudget {
namespace {

/// An output of the run: a format, and the sink that it goes to.
struct Stream {
    const Format* format = nullptr;
    Sink* sink = nullptr;
    RenderOptions look = {};
    bool any_file = false;
    std::vector<Part> parts = {};

    void begin() const {
        if (format->begin != nullptr) sink->write(format->begin(look));
    }
    void add(const CheckedFile& file) {
        if (format->parts != nullptr) {
            for (Part& part : format->parts(file, look)) parts.push_back(std::move(part));
        }
        const std::string text = format->file == nullptr ? std::string() : format->file(file, look);
        if (text.empty()) return;
        sink->write(any_file ? std::string(format->between) + text : text);
        any_file = true;
    }
    void end(const Totals& totals) {
        std::stable_sort(parts.begin(), parts.end(),
                         [](const Part& left, const Part& right) { return left.section < right.section; });
        if (format->end != nullptr) sink->write(format->end(totals, parts, look));
    }
};

CheckedFile check_file(const Input& input, const CheckOptions& options, const ConfigurationFile* project) {
    CheckedFile file{.path = input.name, .audit = std::nullopt, .error = input.error};
    if (!file.error.empty()) return file;
    auto bytes = read_input(input.path);
    if (auto* reason = std::get_if<Message>(&bytes)) {
        file.error = std::move(*reason);
    } else {
        file.audit = audit(Source(file.path, std::move(std::get<std::string>(bytes))),
                           {.causes = options.causes,
                            .strict_rounding = options.strict_rounding,
                            .loading = {.configuration = configuration_in(project),
                                        .read_file = read_named_file,
                                        .identify = identify_file,
                                        .sums_rows = true}});
        std::vector<RuleChoice> rules;
        if (project != nullptr) rules = project->configuration.rules;
        rules.insert(rules.end(), options.rules.begin(), options.rules.end());
        file.judgement = judge(*file.audit, rules);
        if (options.causes_first) {
            std::stable_partition(file.audit->findings.begin(), file.audit->findings.end(),
                                  [](const Finding& finding) { return !finding.causes.empty(); });
        }
        show_first(options.max_findings, *file.audit, file.judgement);
    }
    return file;
}

bool has_failed(const Totals& totals, std::optional<Severity> fail_on) {
    if (!fail_on) return false;
    const bool warnings_count = *fail_on != Severity::error;
    const bool notes_count = *fail_on == Severity::note;
    return totals.errors > 0 || (warnings_count && totals.warnings > 0) || (notes_count && totals.notes > 0);
}

}  // namespace

int run_check(const CheckOptions& options, ConfigurationFiles& projects, Console& console) {
    std::vector<Sink> files;
    files.reserve(options.outputs.size());
    std::vector<Stream> streams;
    const bool is_for_people = std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& output) {
        return output.path.empty() && output.format->for_people;
    });
    for (const Output& output : options.outputs) {
        RenderOptions look = console.on_out();
        look.verbose = options.verbose;
        if (output.path.empty()) {
            streams.push_back({.format = output.format, .sink = &console.out, .look = look});
            continue;
        }
        look.color = false;
        streams.push_back({.format = output.format, .sink = &files.emplace_back(output.path), .look = look});
    }

    for (const Stream& stream : streams) stream.begin();
    Totals totals;
    const auto add = [&](const CheckedFile& file) {
        totals.add(file);
        for (Stream& stream : streams) stream.add(file);
    };
    for (const Input& input : find_inputs(options.input, projects)) {
        if (console.out.is_closed_pipe()) break;
        const ConfigurationFile* project = projects.of(input.name);
        const bool is_usable = project == nullptr || project->is_usable();
        if (project != nullptr && projects.is_first(*project)) {
            if (!is_usable || !project->reading.audit->findings.empty()) add(project->reading);
            if (!is_usable) say_unusable(*project, console);
        }
        if (!is_usable) {
            add({.path = input.path, .audit = std::nullopt, .error = why_not_checked(*project)});
            continue;
        }
        const CheckedFile file = check_file(input, options, project);
        add(file);
        if (!file.error.empty()) console.fail(file.error);
    }
    for (Stream& stream : streams) stream.end(totals);
    if (!options.quiet) {
        Sink& sink = is_for_people ? console.out : console.err;
        sink.write(render_summary(totals, is_for_people ? console.on_out() : console.on_err()));
    }
    if (totals.not_shown > 0) {
        console.err.write(render_advice(findings_not_shown(totals.not_shown), console.on_err()));
    }

    int status = has_failed(totals, options.fail_on) ? findings_made : all_well;
    if (totals.unreadable > 0) status = not_done;
    for (Sink& file : files) {
        file.close();
        if (file.failure().empty()) continue;
        console.fail(file.failure());
        status = not_done;
    }
    return status;
}

}  // namespace dxbudget
