#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/audit_input.hpp"
#include "cli/baseline_file.hpp"
#include "cli/commands.hpp"
#include "cli/draft.hpp"
#include "cli/patch_folder.hpp"
#include "cli/replace_file.hpp"
#include "cli/shell_word.hpp"
#include "dxbudget/fix.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// What a run did, or would do, over all files.
struct Count {
    std::int64_t figures = 0;
    std::int64_t errors_before = 0;
    std::int64_t errors_after = 0;
};

Message reason_in_words(const LeftOut& left) {
    switch (left.why) {
        case WhyNot::ignored:
            return {{"a comment ignores its finding: {0}", "コメントで無視されている: {0}"}, {left.words}};
        case WhyNot::known:
            return {{"the baseline accepts its finding", "既知の指摘である"}, {}};
        case WhyNot::switched_off:
            return {{"the configuration switches `{0}` off", "設定で {0} が無効になっている"}, {left.words}};
        case WhyNot::unsafe:
            return {{"an input is wrong, or figures that follow from it would have to change as well; `--unsafe` "
                     "corrects them",
                     "入力された数字の誤り、又は連動する数字の修正を伴う。--unsafe を付ければ直す"},
                    {}};
        case WhyNot::convention:
            return {{"a convention that the sheet does not declare explains as much; `dxbudget check` shows which",
                     "調書に書かれていない扱い(端数処理、単位など)でも説明できる。dxbudget check で確かめる"},
                    {}};
        case WhyNot::several:
            return {{"more than one cause would explain it; `dxbudget check` shows them",
                     "考えられる原因が複数ある。dxbudget check で確かめる"},
                    {}};
        case WhyNot::anchored:
            return {{"it belongs to an anchor, so other places would change with it",
                     "アンカーの付いた値で、他の箇所も変わる"},
                    {}};
        case WhyNot::in_other_file:
            return {{"it stands in another file; correct it there", "別のファイルにあるので、そちらを直す"}, {}};
        case WhyNot::not_text:
            return {{"no single number corrects it", "一つの数字の書き換えでは直せない"}, {}};
        case WhyNot::others_break:
            return {{"other figures would then disagree", "直すと他の数字が合わなくなる"}, {}};
    }
    return {};
}

/// The file and line of a figure: `sheet.yaml:12`.
std::string line_of(const Source& source, Span span) {
    const Source& file = source.file_at(span.begin);
    return file.name() + ":" + std::to_string(file.place(span.begin).line);
}

/// What was corrected (or would be, where only the change is shown) and what was left, a line each.
std::string report_of(const Fix& fixed, const Audit& audit, bool tells_edits, Language language) {
    const Source& source = *audit.source;
    std::string report;
    const auto tell = [&](const Message& message) { report += printable(render(message, language)) + "\n"; };
    if (fixed.unread > 0) {
        tell({{"{0} is unchanged: parts of it could not be read; `dxbudget check` shows where",
               "{0} は読めない箇所があるため修正しない。dxbudget check で確かめる"},
              {source.name()}});
    }
    for (const Edit& edit : fixed.edits) {
        if (!tells_edits) break;
        tell({{"{0}: {1}: {2} is now {3}", "{0}: {1}: {2} を {3} に修正"},
              {line_of(source, edit.span), path_in_words(edit.figure, audit.sheets, language), edit.before,
               edit.after}});
    }
    for (const LeftOut& left : fixed.left_out) {
        tell({{"{0}: {1} is unchanged: {2}", "{0}: {1} は修正しない({2})"},
              {line_of(source, left.span), path_in_words(left.figure, audit.sheets, language),
               render(reason_in_words(left), language)}});
    }
    if (fixed.unexplained > 0) {
        tell({{"{0}: {1} error{1||s} unchanged: nothing shows which figure is wrong",
               "{0}: {1} 件のエラーは修正しない(誤っている数字を特定できない)"},
              {source.name(), Number{fixed.unexplained}}});
    }
    return report;
}

/// A run over all files.
class FixRun {
  public:
    FixRun(const FixOptions& options, ConfigurationFiles& projects, Console& console)
        : options_(options), projects_(projects), console_(console) {}

    int run() {
        if (!options_.baseline.empty()) {
            baseline_ = read_baseline(options_.baseline, console_);
            if (!baseline_) return not_done;
        }
        std::vector<Input> inputs = find_inputs(options_.input, projects_);
        std::erase_if(inputs, [&](const Input& input) { return is_baseline(input); });
        if (options_.diff) patch_folder_.emplace(inputs);
        for (const Input& input : inputs) failed_ = !take(input) || failed_;
        if (!failed_) tell_summary();
        tell_patch_folder();
        if (failed_) return not_done;
        const bool any_left = (options_.diff ? count_.errors_before : count_.errors_after) > 0;
        return any_left || (options_.diff && count_.figures > 0) ? findings_made : all_well;
    }

  private:
    /// False, and said so, where a file could not be read or written.
    bool take(const Input& input) {
        std::optional<Audit> checked = audit_input(input, true, projects_, console_);
        if (!checked) return false;
        const ConfigurationFile* project = projects_.of(input.name);
        FixScope scope{.unsafe = options_.unsafe};
        if (project != nullptr) scope.choices = project->configuration.rules;
        if (baseline_) {
            scope.is_known = [this, name = name_in_baseline(input.name, options_.baseline, projects_)](
                                 const Finding& finding) { return baseline_->find(name, finding).has_value(); };
        }
        const Fix fixed = fix(*checked, scope);
        const Source& source = *checked->source;
        const bool from_stream = input.path == standard_input;
        if (options_.diff && !fixed.edits.empty()) {
            if (!write_exact(unified_diff(patch_folder_->name_of(input), source.text(), fixed.text))) return false;
        } else if (from_stream && !options_.diff) {
            if (!write_exact(fixed.text)) return false;
        } else if (!options_.diff && !write(input.path, source, fixed)) {
            return false;
        }
        const bool out_is_for_text = options_.diff || from_stream;
        const Language language = console_.on_out().language;
        (out_is_for_text ? console_.err : console_.out).write(report_of(fixed, *checked, !options_.diff, language));
        count_.figures += static_cast<std::int64_t>(fixed.edits.size());
        count_.errors_before += fixed.errors_before;
        count_.errors_after += fixed.errors_after;
        return true;
    }

    /// False, and said so, where the text cannot go to the log that standard output is.
    bool write_exact(std::string_view text) {
        const Message reason = console_.out.write_exact(text);
        if (reason.empty()) return true;
        console_.fail(
            reason,
            {{"write it to a file: `dxbudget fix … >FILE`", "ファイルに出力する: 「dxbudget fix … >FILE」"}, {}});
        return false;
    }

    /// Corrects the file itself. False, and said so, where that is not possible.
    bool write(const std::string& path, const Source& source, const Fix& fixed) {
        const std::string folder = folder_of_drafts(path);
        if (folders_.insert(folder).second) remove_stale_drafts(folder);
        if (fixed.edits.empty()) return true;
        const bool is_linked = has_other_names(path);
        if (const Message reason = replace_file(path, source.text(), fixed.text); !reason.empty()) {
            console_.fail(reason);
            return false;
        }
        if (!is_linked) return true;
        const Message words = {{"{0}: other names of this file (hard links) keep the earlier text",
                                "{0}: このファイルの別名(ハードリンク)の内容は元のまま残る"},
                               {path}};
        console_.say(words);
        return true;
    }

    bool is_baseline(const Input& input) const {
        return baseline_ && projects_.absolute(input.path) == projects_.absolute(options_.baseline);
    }

    void tell_summary() {
        const Text done = {"figures corrected: {0}; errors that remain: {1}", "修正した数字 {0}件、残るエラー {1}件"};
        const Text shown = {"figures to correct: {0}; errors that would remain: {1}",
                            "修正できる数字 {0}件、修正後に残るエラー {1}件"};
        const Message summary = {options_.diff ? shown : done,
                                 {Rational(count_.figures), Rational(count_.errors_after)}};
        console_.say(summary);
    }

    void tell_patch_folder() {
        if (!options_.diff || count_.figures == 0 || patch_folder_->is_here()) return;
        console_.advise({{"the paths of this patch start in `{0}`: apply it with `patch -p1 -d {0}`",
                          "この差分のパスは「{0}」から始まる。「patch -p1 -d {0}」で適用する"},
                         {file_in_command(patch_folder_->path())}});
    }

    const FixOptions& options_;
    ConfigurationFiles& projects_;
    Console& console_;
    std::optional<Baseline> baseline_;
    std::set<std::string> folders_;            // of the sheets, without what killed runs have left there
    std::optional<PatchFolder> patch_folder_;  // where only the change is shown
    Count count_;
    bool failed_ = false;
};

}  // namespace

int run_fix(const FixOptions& options, ConfigurationFiles& projects, Console& console) {
    return FixRun(options, projects, console).run();
}

}  // namespace dxbudget
