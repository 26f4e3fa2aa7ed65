/// JUnit XML, as GitLab and Jenkins show it: https://docs.gitlab.com/ci/testing/unit_test_reports/
///
/// A file is a test suite, and every rule that it was checked by is a test case, not every finding: so a case is there
/// before and after it fails, and a run in which all is well has tests, without which Jenkins calls it broken. A case
/// fails with its errors; what could not be checked has not passed and is skipped; warnings and notes are its output.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "dxbudget/render.hpp"
#include "dxbudget/rules.hpp"
#include "render/report.hpp"
#include "text/markup_text.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// A printable text within an attribute or an element. Two code points that are not controls are not characters of XML
/// 1.0 all the same (section 2.2). What the runner of GitHub Actions takes for a command, `##[` and, at the begin of a
/// line, `::`, is not written so.
std::string xml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        if (const std::string_view entity = entity_of(rest.front()); !entity.empty()) {
            out += entity;
        } else if (rest.starts_with("::") || rest.starts_with("##[")) {
            out += fmt::format("&#{};", static_cast<int>(rest.front()));
        } else if (rest.starts_with("\uFFFE") || rest.starts_with("\uFFFF")) {
            out += "\uFFFD";
            at += 2;
        } else {
            out += rest.front();
        }
    }
    return out;
}

/// What came of a rule in a file.
struct Case {
    std::uint32_t errors = 0;
    std::uint32_t not_checked = 0;
    std::uint32_t checked = 0;  ///< equations and checks of users, those that were not checked among them
    std::string message = {};   ///< of the first error
    std::string text = {};      ///< of all that is to be told, in lines
};

/// The rules that a file was checked by, in the order of the catalogue.
std::vector<std::pair<const Rule*, Case>> cases_of(const Audit& audit, Language language) {
    std::map<const Rule*, Case> cases;
    for (const Evaluation& evaluation : audit.evaluations) {
        for (std::size_t id = 0; id < evaluation.verdicts.size(); ++id) {
            if (evaluation.verdicts[id].outcome == Outcome::computes) continue;
            ++cases[evaluation.equations->equations[id].rule].checked;
        }
        const auto checks = evaluation.checks.held + static_cast<std::uint32_t>(evaluation.checks.others.size());
        if (checks > 0) cases[&rules::check_failed].checked += checks;
    }
    const auto tell = [&](Case& one, Span span, std::string_view kind, const std::string& text) {
        const Source& file = audit.source->file_at(span.begin);
        one.text += fmt::format("{}:{}: {}: {}\n", printable(path_in_report(file.name())),
                                printable(file.where(span.begin)), kind, text);
    };
    for (const Finding& finding : audit.findings) {
        Case& one = cases[finding.rule];
        tell(one, finding.span, name_of(finding.severity).in(language), text_of(finding, language));
        if (finding.severity != Severity::error) continue;
        if (++one.errors == 1) one.message = printable(render(finding.message, language));
    }
    for (const NotChecked& item : audit.not_checked) {
        Case& one = cases[item.rule];
        ++one.not_checked;
        tell(one, item.span, Text{"not checked", "検査不能"}.in(language), printable(render(item.reason, language)));
    }
    std::vector<std::pair<const Rule*, Case>> sorted;
    for (const Rule* rule : all_rules()) {
        if (const auto found = cases.find(rule); found != cases.end()) sorted.push_back(std::move(*found));
    }
    return sorted;
}

std::string render_case(const std::string& path, const Rule& rule, const Case& one, Language language) {
    std::string out = fmt::format("  <testcase classname=\"{}\" name=\"{}\"", path, rule.id);
    if (one.text.empty()) return out + "/>\n";
    out += ">\n";
    if (one.errors > 0) {
        const Rational others = static_cast<std::int64_t>(one.errors - 1);
        const Message message = one.errors == 1
                                    ? Message{{"{0}", "{0}"}, {one.message}}
                                    : Message{{"{0} (and {1} more)", "{0}(ほか {1}件)"}, {one.message, others}};
        out += fmt::format("    <failure type=\"error\" message=\"{}\">{}</failure>\n", xml(render(message, language)),
                           xml(one.text));
        return out + "  </testcase>\n";
    }
    if (one.not_checked > 0) {
        const Message message = {{"{0} of {1} could not be checked", "{1}本のうち {0}本が検査不能"},
                                 {Rational(std::int64_t{one.not_checked}), Rational(std::int64_t{one.checked})}};
        out += fmt::format("    <skipped message=\"{}\"/>\n", render(message, language));
    }
    return out + fmt::format("    <system-out>{}</system-out>\n  </testcase>\n", xml(one.text));
}

std::string begin(const RenderOptions&) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dxbudget\">\n";
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    const std::string path = xml(printable(path_in_report(file.path)));
    static constexpr const char* suite =
        "<testsuite name=\"{0}\" file=\"{0}\" tests=\"{1}\" failures=\"{2}\" errors=\"{3}\" skipped=\"{4}\">\n";
    if (!file.audit) {
        return fmt::format(fmt::runtime(suite), path, 1, 0, 1, 0) +
               fmt::format(
                   "  <testcase classname=\"{}\" name=\"unreadable-file\">\n    <error type=\"error\" "
                   "message=\"{}\"/>\n  </testcase>\n</testsuite>\n",
                   path, xml(printable(render(file.error, options.language))));
    }
    std::string cases;
    std::size_t failures = 0;
    std::size_t skipped = 0;
    const auto all = cases_of(*file.audit, options.language);
    for (const auto& [rule, one] : all) {
        failures += one.errors > 0 ? 1U : 0U;
        skipped += one.errors == 0 && one.not_checked > 0 ? 1U : 0U;
        cases += render_case(path, *rule, one, options.language);
    }
    return fmt::format(fmt::runtime(suite), path, all.size(), failures, 0, skipped) + cases + "</testsuite>\n";
}

std::string end(const Totals&, std::span<const Part>, const RenderOptions&) {
    return "</testsuites>\n";
}

}  // namespace

const Format formats::junit{
    .name = "junit",
    .summary = {"JUnit XML: a test suite per file, a test case per rule",
                "JUnit XML(ファイルごとに testsuite、規則ごとに testcase)"},
    .begin = begin,
    .file = render_file,
    .end = end,
};

}  // namespace dxbudget
