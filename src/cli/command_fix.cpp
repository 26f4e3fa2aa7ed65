#include <algorithm>

#include "audit_input.hpp"
#include "commands.hpp"
#include "dxbudget/fix.hpp"
#include "dxbudget/width.hpp"
#include "replace_file.hpp"

namespace dxbudget {
namespace {

/// What a run did, over all files.
struct Count {
    std::int64_t files = 0;
    std::int64_t figures = 0;
    std::int64_t errors = 0;  ///< that remain
};

Message reason_in_words(WhyNot why) {
    switch (why) {
        case WhyNot::unsafe:
            return {{"an input is wrong, or what follows from it would have to change too; `--unsafe` corrects it",
                     "入力された数字の誤り、又は連動する数字の修正を伴う。--unsafe を付ければ直す"},
                    {}};
        case WhyNot::anchored:
            return {{"it stands behind an anchor, so other places would change with it",
                     "アンカーの付いた値で、他の箇所も変わる"},
                    {}};
        case WhyNot::in_other_file:
            return {{"it stands in another file; correct it there", "別のファイルにあるので、そちらを直す"}, {}};
        case WhyNot::not_text:
            return {{"no single number mends it", "一つの数字の書き換えでは直せない"}, {}};
    }
    return {};
}

/// The file and line of a figure: `sheet.yaml:12`.
std::string line_of(const Source& source, Span span) {
    const Source& file = source.file_at(span.begin);
    return file.name() + ":" + std::to_string(file.place(span.begin).line);
}

std::string report_of(const Fix& fixed, const Source& source, Language language) {
    std::string report;
    for (const Edit& edit : fixed.edits) {
        const Message message = {{"{0}: {1}: {2} is now {3}", "{0}: {1}: {2} を {3} に修正"},
                                 {line_of(source, edit.span), edit.figure, edit.before, edit.after}};
        report += printable(render(message, language)) + "\n";
    }
    for (const LeftOut& left : fixed.left_out) {
        const Message message = {
            {"{0}: {1} is left as it is: {2}", "{0}: {1} は修正しない({2})"},
            {line_of(source, left.span), left.figure, render(reason_in_words(left.why), language)}};
        report += printable(render(message, language)) + "\n";
    }
    return report;
}

std::int64_t errors_in(const std::string& name, std::string text, AuditOptions options) {
    options.causes = false;
    const Audit checked = audit(Source(name, std::move(text)), options);
    return std::count_if(checked.findings.begin(), checked.findings.end(),
                         [](const Finding& finding) { return finding.severity == Severity::error; });
}

/// False, and said so, where the text cannot go to the log that standard output is.
bool write_exact(std::string_view text, Console& console) {
    const Message reason = console.out.write_exact(text);
    if (reason.empty()) return true;
    console.fail(reason,
                 {{"write it to a file: `dxbudget fix … >FILE`", "ファイルに出力する: 「dxbudget fix … >FILE」"}, {}});
    return false;
}

}  // namespace

int run_fix(const FixOptions& options, ConfigurationFiles& projects, Console& console) {
    const Language language = console.on_out().language;
    Count count;
    bool failed = false;
    bool any_diff = false;
    for (const Input& input : find_inputs(options.input, projects)) {
        const bool from_stream = input.path == standard_input;
        const std::optional<Audit> checked = audit_input(input, true, projects, console);
        if (!checked) {
            failed = true;
            continue;
        }
        const Source& source = *checked->source;
        const Fix fixed = fix(*checked, options.unsafe);
        if (options.diff) {
            const std::string diff = unified_diff(source.name(), source.text(), fixed.text);
            any_diff = any_diff || !diff.empty();
            failed = !write_exact(diff, console) || failed;
            continue;
        }
        if (from_stream) {
            failed = !write_exact(fixed.text, console) || failed;
        } else if (!fixed.edits.empty()) {
            if (const Message reason = replace_file(input.path, fixed.text); !reason.empty()) {
                console.fail(reason);
                failed = true;
                continue;
            }
        }
        (from_stream ? console.err : console.out).write(report_of(fixed, source, language));
        ++count.files;
        count.figures += static_cast<std::int64_t>(fixed.edits.size());
        count.errors += errors_in(source.name(), fixed.text, checked->options);
    }
    if (failed) return not_done;
    if (options.diff) return any_diff ? findings_made : all_well;
    const Message summary = {
        {"figures corrected: {0}; errors that remain: {1}", "修正した数字 {0}件、残るエラー {1}件"},
        {Rational(count.figures), Rational(count.errors)}};
    console.say(summary);
    return count.errors > 0 ? findings_made : all_well;
}

}  // namespace dxbudget
