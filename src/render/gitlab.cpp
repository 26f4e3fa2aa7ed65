/// GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

#include <fmt/format.h>

#include <map>

#include <nlohmann/json.hpp>

#include "dxbudget/render.hpp"
#include "render/report.hpp"
#include "text/json_text.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

std::string_view severity_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "major";
        case Severity::warning:
            return "minor";
        case Severity::note:
            break;
    }
    return "info";
}

std::string begin(const RenderOptions&) {
    return "[";
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    const std::string path = path_in_report(file.path);
    if (!file.audit) {
        const Json location = {{"path", path}, {"lines", {{"begin", 1}, {"end", 1}}}};
        return "\n" + dump({{"description", printable(render(file.error, options.language))},
                            {"check_name", "unreadable-file"},
                            {"fingerprint", path},
                            {"severity", "blocker"},
                            {"location", location}});
    }
    std::string out;
    std::map<std::string, int> seen;
    for (const Finding& finding : file.audit->findings) {
        const Source& place = file.audit->source->file_at(finding.span.begin);
        // In words and not as a hash, so that two findings never share it; of two with the same words one has a number.
        std::string fingerprint = fmt::format("{}:{}", path, identity_of(finding));
        if (const int count = ++seen[fingerprint]; count > 1) fingerprint += fmt::format("#{}", count);
        const Json lines = {{"begin", place.shown_place(finding.span.begin).line},
                            {"end", place.shown_place(finding.span.end).line}};
        out += (out.empty() ? "\n" : ",\n") +
               dump({{"description", text_with_cell(finding, place, options.language)},
                     {"check_name", finding.rule->id},
                     {"fingerprint", fingerprint},
                     {"severity", severity_of(finding.severity)},
                     {"location", {{"path", path_in_report(place.name())}, {"lines", lines}}}});
    }
    return out;
}

std::string end(const Totals&, std::span<const Part>, const RenderOptions&) {
    return "\n]\n";
}

}  // namespace

const Format formats::gitlab{
    .name = "gitlab",
    .summary = {"a Code Quality report for GitLab", "GitLab の Code Quality レポート"},
    .between = ",",
    .begin = begin,
    .file = render_file,
    .end = end,
};

}  // namespace dxbudget
