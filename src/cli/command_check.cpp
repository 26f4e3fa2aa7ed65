#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "cli/audit_input.hpp"
#include "cli/baseline_file.hpp"
#include "cli/check_file.hpp"
#include "cli/commands.hpp"
#include "cli/document_stream.hpp"
#include "cli/in_order.hpp"
#include "cli/progress.hpp"
#include "cli/report_cache.hpp"
#include "cli/shell_word.hpp"
#include "cli/show_configuration.hpp"

namespace dxbudget {
namespace {

/// A run: what is checked, and what becomes of it.
class CheckRun {
  public:
    CheckRun(const CheckOptions& options, ConfigurationFiles& projects, Console& console)
        : options_(options),
          projects_(projects),
          console_(console),
          outputs_(options.outputs, options.verbose, console) {}

    int run() {
        if (!read_baseline() || !find_files()) return not_done;
        open_cache();
        outputs_.begin();
        if (options_.stream) {
            check_stream();
        } else {
            check_files();
        }
        outputs_.end(totals_);
        print_summary();
        int status = has_failed() ? findings_made : all_well;
        if (totals_.unreadable > 0) status = not_done;
        if (totals_.files == 0 && totals_.others > 0) {
            console_.fail({{"none of the YAML files holds a sheet", "どの YAML ファイルも調書ではない"}, {}});
            status = not_done;
        }
        const Message not_kept = cache_ ? cache_->save() : Message{};
        if (!not_kept.empty()) console_.fail(not_kept);
        if (!options_.new_baseline.empty() && !write_new_baseline()) status = not_done;
        return outputs_.close() ? status : not_done;
    }

  private:
    /// False, and said so, where there is nothing to check, or an output would replace what is to be checked.
    bool find_files() {
        if (options_.stream) return true;
        inputs_ = find_inputs(options_.input, projects_);
        std::erase_if(inputs_, [&](const Input& input) { return is_baseline(input.path); });
        if (inputs_.empty()) {
            console_.fail(
                {{"nothing is left to check but the baseline", "既知の指摘の一覧のほかに検査するものがない"}, {}});
        }
        for (const Output& output : options_.outputs) {
            const auto is_output = [&](const Input& input) {
                return input.path != standard_input &&
                       projects_.absolute(input.path) == projects_.absolute(output.path);
            };
            if (output.path.empty() || std::none_of(inputs_.begin(), inputs_.end(), is_output)) continue;
            console_.fail({{"`{0}` is one of the inputs and cannot be overwritten with output",
                            "「{0}」は検査の対象であり、出力先にできない"},
                           {output.path}});
            return false;
        }
        return !inputs_.empty();
    }

    void check_files() {
        Progress progress(inputs_.size(), console_);
        std::size_t taken = 0;
        const auto take = [&]() -> std::optional<Task> {
            if (taken == inputs_.size()) return std::nullopt;
            return Task{inputs_[taken++]};
        };
        check_all(std::min(jobs(), inputs_.size()), take, progress);
    }

    void check_stream() {
        DocumentStream documents(STDIN_FILENO);
        Progress progress(0, console_);
        std::size_t number = options_.stream_start;
        const auto take = [&]() -> std::optional<Task> {
            std::optional<std::string> text = documents.next();
            if (!text) return std::nullopt;
            const std::string name = options_.input.stdin_name + "#" + std::to_string(number++);
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
            jobs, std::move(take), [&](Task task) { return check_file(std::move(task), context_); },
            [&](FileReport report) {
                put(std::move(report), progress);
                progress.advance();
                return !console_.out.is_closed_pipe() || has_other_readers();
            });
    }

    /// Whether anything but standard output is to be complete in the end.
    bool has_other_readers() const {
        return !options_.new_baseline.empty() || std::any_of(options_.outputs.begin(), options_.outputs.end(),
                                                             [](const Output& output) { return !output.path.empty(); });
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
        if (options_.verbose && report.totals.others > 0) {
            console_.say(
                {{"`{0}` is YAML but has no key of a sheet; skipped", "「{0}」は調書でない YAML のため検査しない"},
                 {report.path}});
        }
        totals_.add(report.totals);
        std::move(report.accepted.begin(), report.accepted.end(), std::back_inserter(accepted_));
        if (baseline_) {
            known_.insert(report.known.begin(), report.known.end());
            if (was_read(report)) checked_.insert(context_.name_in_baseline(report.path));
        }
        if (options_.statistics && report.totals.findings() > 0) {
            files_.push_back({std::move(report.path), report.totals.findings()});
        }
        outputs_.put(std::move(report.outputs));
    }

    /// Whether all that there is to find in a sheet was found.
    static bool was_read(const FileReport& report) {
        const auto is_read = [](const auto& entry) { return !is_of_reading(*find_rule(entry.first)); };
        return report.totals.unreadable == 0 &&
               std::all_of(report.totals.rules.begin(), report.totals.rules.end(), is_read);
    }

    /// A baseline among the sheets is none of them.
    bool is_baseline(const std::string& path) const {
        const auto is_it = [&](const std::string& file) {
            return !file.empty() && projects_.absolute(file) == projects_.absolute(path);
        };
        return is_it(options_.baseline) || is_it(options_.new_baseline);
    }

    /// False, and said so, where the findings that are known cannot be read, or another file would be lost.
    bool read_baseline() {
        if (!options_.new_baseline.empty()) return may_be_replaced(options_.new_baseline);
        if (options_.baseline.empty()) return true;
        baseline_ = dxbudget::read_baseline(options_.baseline, console_);
        context_.baseline = baseline_ ? &*baseline_ : nullptr;
        return baseline_.has_value();
    }

    /// A file in the place of the new baseline must be a baseline itself: a sheet that is named there by mistake stays.
    bool may_be_replaced(const std::string& path) {
        auto bytes = read_regular_file(path);
        auto* text = std::get_if<std::string>(&bytes);
        if (text == nullptr || text->empty()) return true;  // not there; if it cannot be written, that is said later
        if (is_a_baseline(path, std::move(*text))) return true;
        console_.fail({{"`{0}` exists and is not a baseline; not overwritten",
                        "「{0}」は既知の指摘の一覧ではないため、上書きしない"},
                       {path}});
        console_.advise(
            {{"name another file after --write-baseline", "--write-baseline には別のファイル名を指定する"}, {}});
        return false;
    }

    /// Not where a sheet could not be read: its findings would be missing.
    bool write_new_baseline() {
        if (totals_.unreadable > 0) {
            console_.fail({{"`{0}` was not written, because some inputs could not be read",
                            "読み込めないものがあるため「{0}」は作成しない"},
                           {options_.new_baseline}});
            return false;
        }
        Sink file(options_.new_baseline);
        file.write(write_baseline(accepted_));
        file.close();
        if (!file.failure().empty()) console_.fail(file.failure());
        return file.failure().empty();
    }

    void open_cache() {
        if (options_.cache.empty() || !options_.new_baseline.empty()) return;
        std::string settings = program_stamp() + "\n" + projects_.absolute(".") + "\n" + outputs_.fingerprint();
        settings += fmt::format("{} {} {} {}\n", options_.max_findings, options_.causes, options_.strict_rounding,
                                options_.causes_first);
        const TableOptions& tables = options_.input.tables;
        settings += fmt::format("{} {} {} {} {}\n", tables.encoding, tables.cells, tables.decimal, tables.skips_hidden,
                                static_cast<int>(console_.on_out().language));
        for (const RuleChoice& choice : options_.rules) settings += std::string(choice.rule->id) + " ";
        if (baseline_) settings += "\n" + projects_.absolute(options_.baseline) + write_baseline(baseline_->findings());
        context_.cache = &cache_.emplace(options_.cache, settings);
    }

    void print_summary() {
        const bool for_people = outputs_.are_for_people();
        Sink& sink = for_people ? console_.out : console_.err;
        const RenderOptions look = for_people ? console_.on_out() : console_.on_err();
        if (options_.statistics) sink.write(render_statistics(totals_, std::move(files_), look));
        if (!options_.quiet) sink.write(render_summary(totals_, look));
        if (baseline_) say_what_is_gone();
        if (totals_.not_shown > 0) {
            console_.advise(findings_not_shown(totals_.not_shown));
        }
    }

    /// Entries of the baseline that nothing in their sheet needs any more: they would hide a mistake that comes again.
    void say_what_is_gone() {
        const std::vector<KnownFinding>& known = baseline_->findings();
        std::int64_t gone = 0;
        for (std::uint32_t i = 0; i < known.size(); ++i) {
            if (checked_.contains(known[i].path) && !known_.contains(i)) ++gone;
        }
        if (gone == 0) return;
        console_.advise({{"{1} {1|entry|entries} of the baseline `{0}` no longer {1|matches|match}; refresh it with "
                          "`--write-baseline {2}`",
                          "既知の指摘の一覧「{0}」のうち、もう無いか数字の変わったもの {1}件。"
                          "--write-baseline {2} で作り直す"},
                         {options_.baseline, Rational(gone), file_in_command(options_.baseline)}});
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
    std::vector<Input> inputs_;
    Totals totals_;
    std::optional<Baseline> baseline_;
    std::set<std::uint32_t> known_;       // entries of the baseline that accept a finding
    std::vector<KnownFinding> accepted_;  // for a new baseline
    std::set<std::string> checked_;       // sheets, as the baseline calls them
    std::optional<ReportCache> cache_;
    CheckContext context_{
        .options = options_, .projects = projects_, .outputs = outputs_, .language = console_.on_out().language};
    std::vector<FileCount> files_;  // that have findings
};

int show_configuration(const CheckOptions& options, ConfigurationFiles& projects, Console& console) {
    const std::vector<Input> inputs = find_inputs(options.input, projects);
    console.out.write(describe_configurations(inputs, options, projects, console.on_out().language));
    int status = all_well;
    for (const Input& input : inputs) {
        const ConfigurationFile* file = projects.of(input.name, console);
        if (file != nullptr && !file->is_usable()) status = not_done;
    }
    return status;
}

/// Corrects what is proven wrong; what it says goes to standard error. False where that was not possible.
bool fix_first(const CheckOptions& options, const Console& console) {
    ConfigurationFiles projects(options.input.configuration);
    Console messages = console.on_standard_error();
    return run_fix({.input = options.input}, projects, messages) != not_done;
}

}  // namespace

int run_check(const CheckOptions& options, ConfigurationFiles& projects, Console& console) {
    if (options.shows_configuration) return show_configuration(options, projects, console);
    if (options.fixes && !fix_first(options, console)) return not_done;
    return CheckRun(options, projects, console).run();
}

}  // namespace dxbudget
