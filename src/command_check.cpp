#include <unistd.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "audit_input.hpp"
#include "check_file.hpp"
#include "commands.hpp"
#include "document_stream.hpp"
#include "in_order.hpp"
#include "progress.hpp"

namespace dxbudget {
namespace {

/// A run: what is checked, and what becomes of it.
class Run {
  public:
    Run(const CheckOptions& options, ConfigurationFiles& projects, Console& console)
        : options_(options),
          projects_(projects),
          console_(console),
          outputs_(options.outputs, options.verbose, console) {}

    int run() {
        outputs_.begin();
        if (options_.stream) {
            check_stream();
        } else {
            check_files();
        }
        outputs_.end(totals_);
        say_in_the_end();
        int status = has_failed() ? findings_made : all_well;
        if (totals_.unreadable > 0) status = not_done;
        return outputs_.close() ? status : not_done;
    }

  private:
    void check_files() {
        const std::vector<Input> inputs = find_inputs(options_.input, projects_);
        Progress progress(inputs.size(), console_);
        std::size_t taken = 0;
        const auto take = [&]() -> std::optional<Task> {
            if (taken == inputs.size()) return std::nullopt;
            return Task{inputs[taken++]};
        };
        check_all(std::min(jobs(), inputs.size()), take, progress);
    }

    void check_stream() {
        DocumentStream documents(STDIN_FILENO);
        Progress progress(0, console_);
        std::size_t number = 0;
        const auto take = [&]() -> std::optional<Task> {
            std::optional<std::string> text = documents.next();
            if (!text) return std::nullopt;
            const std::string name = options_.input.stdin_name + "#" + std::to_string(++number);
            return Task{{.path = std::string(standard_input), .name = name}, std::move(text)};
        };
        check_all(jobs(), take, progress);
        if (documents.error() == 0) return;
        ++totals_.unreadable;
        console_.fail(cannot_read(options_.input.stdin_name, documents.error()));
    }

    template <class Take>
    void check_all(std::size_t jobs, Take take, Progress& progress) {
        run_in_order(
            jobs, std::move(take),
            [&](Task task) { return check_file(std::move(task), options_, projects_, outputs_); },
            [&](FileReport report) {
                put(std::move(report), progress);
                progress.advance();
                return !console_.out.is_closed_pipe();
            });
    }

    void put(FileReport report, Progress& progress) {
        const auto has_text = [](const RenderedFile& file) { return !file.text.empty(); };
        const bool is_first = report.project != nullptr && projects_.is_first(*report.project);
        if (is_first || !report.failure.empty() ||
            std::any_of(report.outputs.begin(), report.outputs.end(), has_text)) {
            progress.hide();
        }
        if (is_first) put_project(*report.project);
        if (!report.failure.empty()) console_.fail(report.failure);
        add(std::move(report));
    }

    /// What is wrong with a configuration is told before the first file that it holds for.
    void put_project(const ConfigurationFile& project) {
        if (project.is_usable() && project.reading.audit->findings.empty()) return;
        add(report_on(project.reading, outputs_));
        if (!project.is_usable()) say_unusable(project, console_);
    }

    void add(FileReport report) {
        totals_.add(report.totals);
        if (options_.statistics && report.totals.findings() > 0) {
            files_.push_back({std::move(report.path), report.totals.findings()});
        }
        outputs_.put(std::move(report.outputs));
    }

    void say_in_the_end() {
        const bool for_people = outputs_.are_for_people();
        Sink& sink = for_people ? console_.out : console_.err;
        const RenderOptions look = for_people ? console_.on_out() : console_.on_err();
        if (options_.statistics) sink.write(render_statistics(totals_, std::move(files_), look));
        if (!options_.quiet) sink.write(render_summary(totals_, look));
        if (totals_.not_shown > 0) {
            console_.err.write(render_advice(findings_not_shown(totals_.not_shown), console_.on_err()));
        }
    }

    bool has_failed() const {
        if (!options_.fail_on) return false;
        const bool warnings_count = *options_.fail_on != Severity::error;
        const bool notes_count = *options_.fail_on == Severity::note;
        return totals_.errors > 0 || (warnings_count && totals_.warnings > 0) || (notes_count && totals_.notes > 0);
    }

    std::size_t jobs() const {
        return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    }

    const CheckOptions& options_;
    ConfigurationFiles& projects_;
    Console& console_;
    Outputs outputs_;
    Totals totals_;
    std::vector<FileCount> files_;  // that have findings
};

}  // namespace

int run_check(const CheckOptions& options, ConfigurationFiles& projects, Console& console) {
    return Run(options, projects, console).run();
}

}  // namespace dxbudget
