/// The Reviewdog Diagnostic Format, `DiagnosticResult`:
/// https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto

#include <fmt/format.h>

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
            return "ERROR";
        case Severity::warning:
            return "WARNING";
        case Severity::note:
            break;
    }
    return "INFO";
}

/// A position. Its column counts bytes.
Json position_of(const Source& file, std::uint32_t offset) {
    const std::uint32_t line = file.place(offset).line;
    return {{"line", line}, {"column", offset - file.line_begin(line) + 1}};
}

Json range_of(const Source& file, Span span) {
    return {{"start", position_of(file, span.begin)}, {"end", position_of(file, span.end)}};
}

Json diagnostic_of(const Finding& finding, const Source& source, Language language) {
    const Source& file = source.file_at(finding.span.begin);
    Json location = {{"path", path_in_report(file.name())}};
    if (file.named_place(finding.span.begin) == nullptr) location["range"] = range_of(file, finding.span);
    Json diagnostic = {{"message", text_with_cell(finding, file, language)},
                       {"location", location},
                       {"severity", severity_of(finding.severity)},
                       {"code", {{"value", finding.rule->id}}}};
    if (const auto text = replacement_of(finding, source)) {
        const Span span = finding.causes.front().span;
        // A suggestion has no path: it is made in the file of the finding.
        if (&source.file_at(span.begin) == &file) {
            diagnostic["suggestions"] = Json::array({{{"range", range_of(file, span)}, {"text", *text}}});
        }
    }
    return diagnostic;
}

std::string begin(const RenderOptions&) {
    return "{\"source\": {\"name\": \"dxbudget\"}, \"diagnostics\": [";
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    if (!file.audit) {
        return "\n" + dump({{"message", printable(render(file.error, options.language))},
                            {"location", {{"path", path_in_report(file.path)}}},
                            {"severity", severity_of(Severity::error)}});
    }
    std::string out;
    for (const Finding& finding : file.audit->findings) {
        out += (out.empty() ? "\n" : ",\n") + dump(diagnostic_of(finding, *file.audit->source, options.language));
    }
    return out;
}

std::string end(const Totals&, std::span<const Part>, const RenderOptions&) {
    return "\n]}\n";
}

}  // namespace

const Format formats::rdjson{
    .name = "rdjson",
    .summary = {"Reviewdog Diagnostic Format, with the corrections as suggestions",
                "Reviewdog Diagnostic Format(修正案付き)"},
    .between = ",",
    .begin = begin,
    .file = render_file,
    .end = end,
};

}  // namespace dxbudget
