/// Workflow commands of GitHub Actions, below what people read in the log:
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
///
/// GitHub shows ten annotations of a kind of each step and drops the others without a word. So the most important ones
/// come first, and where not all are shown the tenth says how many are missing: who reads a pull request sees
/// annotations alone, and the log has them all.

#include <fmt/format.h>

#include <array>
#include <span>

#include "dxbudget/render.hpp"
#include "dxbudget/width.hpp"
#include "report.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most = 10;

/// The kinds of annotations.
enum class Kind : std::uint8_t { error, warning, notice };
constexpr std::array<std::string_view, 3> kinds = {"error", "warning", "notice"};

Kind kind_of(std::uint8_t section) {
    return section == unreadable_section ? Kind::error : static_cast<Kind>((section - 1) % 3);
}

/// Escapes as the runner's own toolkit does.
std::string escaped(std::string_view text, std::string_view marks) {
    std::string out;
    for (const char c : text) {
        if (marks.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string message_of(std::string_view text) {
    return escaped(text, "%\r\n");
}

std::string property_of(std::string_view text) {
    return escaped(printable(text), "%\r\n:,");
}

/// A finding as an annotation. A range of columns is taken within one line alone.
std::string annotation_of(const Finding& finding, const Source& source, Language language) {
    const Source& file = source.file_at(finding.span.begin);
    const Place begin = file.place(finding.span.begin);
    const Place end = file.place(finding.span.end);
    const std::string columns =
        begin.line == end.line ? fmt::format(",col={},endColumn={}", begin.column, end.column) : std::string();
    return fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n",
                       kinds[static_cast<std::size_t>(kind_of(section_of(finding)))],
                       property_of(path_in_report(file.name())), begin.line, end.line, columns, finding.rule->id,
                       message_of(text_of(finding, language)));
}

/// What people read in the log.
std::string render_log(const CheckedFile& file, const RenderOptions& options) {
    return without_commands(formats::full.file(file, options));
}

/// The annotations of a file, of each section no more than could be shown.
std::vector<Part> render_annotations(const CheckedFile& file, const RenderOptions& options) {
    if (!file.audit) {
        return {{unreadable_section, fmt::format("::error file={}::{}\n", property_of(path_in_report(file.path)),
                                                 message_of(printable(render(file.error, options.language))))}};
    }
    std::vector<Part> parts;
    std::array<std::size_t, section_count> counts = {};
    for (const Finding& finding : file.audit->findings) {
        const std::uint8_t section = section_of(finding);
        if (++counts[section] > most) continue;
        parts.push_back({section, annotation_of(finding, *file.audit->source, options.language)});
    }
    return parts;
}

std::string end(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) {
    static constexpr Text missing[] = {
        {"{0} more errors; the log of this step has them all", "ほかにエラー {0}件。このステップのログに全件がある"},
        {"{0} more warnings; the log of this step has them all", "ほかに警告 {0}件。このステップのログに全件がある"},
        {"{0} more notes; the log of this step has them all", "ほかに注記 {0}件。このステップのログに全件がある"}};
    const std::array<std::size_t, 3> all = {totals.errors + totals.unreadable, totals.warnings, totals.notes};
    std::array<std::size_t, 3> shown = {};
    std::string out;
    for (const Part& part : parts) {
        const auto kind = static_cast<std::size_t>(kind_of(part.section));
        if (shown[kind] == (all[kind] > most ? most - 1 : most)) continue;
        ++shown[kind];
        out += part.text;
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (shown[kind] == all[kind]) continue;
        const Rational count = static_cast<std::int64_t>(all[kind] - shown[kind]);
        out += fmt::format("::{} title=dxbudget::{}\n", kinds[kind],
                           message_of(render({missing[kind], {count}}, options.language)));
    }
    return out;
}

}  // namespace

std::string without_commands(std::string text) {
    for (std::size_t at = 0; (at = text.find("##[", at)) != std::string::npos;) text.replace(at, 3, "## [");
    for (std::size_t at = 0; (at = text.find("::", at)) != std::string::npos; at += 2) {
        const std::size_t before = at == 0 ? std::string::npos : text.find_last_not_of(" \t", at - 1);
        if (before == std::string::npos || text[before] == '\n') text.insert(at + 1, " ");
    }
    return text;
}

const Format formats::github{
    .name = "github",
    .summary = {"full, and below it annotations for GitHub Actions, the causes first",
                "full の後に GitHub Actions の注釈(原因を示すものが先)"},
    .for_people = true,
    .file = render_log,
    .parts = render_annotations,
    .end = end,
};

}  // namespace dxbudget
