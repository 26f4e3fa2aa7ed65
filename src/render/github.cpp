/// Workflow commands of GitHub Actions, below what people read in the log:
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
///
/// GitHub shows ten annotations of a kind of each step and drops the others without a word. So the most important ones
/// come first, and where not all are shown the tenth says how many are missing: who reads a pull request sees
/// annotations alone, and the log has them all.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "dxbudget/render.hpp"
#include "render/report.hpp"
#include "text/width.hpp"

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

std::string message_of(std::string text) {
    return escaped(without_commands(std::move(text)), "%\r\n");
}

std::string property_of(std::string_view text) {
    return escaped(without_commands(printable(text)), "%\r\n:,");
}

/// A finding as an annotation. A range of columns is taken within one line alone.
std::string annotation_of(const Finding& finding, const Source& source, Language language) {
    const Source& file = source.file_at(finding.span.begin);
    const Place begin = file.place(finding.span.begin);
    const Place end = file.place(finding.span.end);
    std::string lines;
    if (file.named_place(finding.span.begin) == nullptr) {
        lines = fmt::format(",line={},endLine={}", begin.line, end.line);
        if (begin.line == end.line) lines += fmt::format(",col={},endColumn={}", begin.column, end.column);
    }
    return fmt::format("::{} file={}{},title={}::{}\n", kinds[static_cast<std::size_t>(kind_of(section_of(finding)))],
                       property_of(path_in_report(file.name())), lines, finding.rule->id,
                       message_of(text_with_cell(finding, file, language)));
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

/// The bytes of the white space that begins a text and that the runner skips, as .NET's `Trim` does; line ends are not
/// among it.
static std::size_t leading_space(std::string_view text) {
    static constexpr std::string_view spaces[] = {" ",      "\t",     "\u00A0", "\u1680", "\u2000", "\u2001",
                                                  "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
                                                  "\u2008", "\u2009", "\u200A", "\u202F", "\u205F", "\u3000"};
    const std::string_view whole = text;
    for (bool is_space = true; is_space;) {
        const auto starts = [&](std::string_view space) { return text.starts_with(space); };
        const auto* const found = std::find_if(std::begin(spaces), std::end(spaces), starts);
        is_space = found != std::end(spaces);
        if (is_space) text.remove_prefix(found->size());
    }
    return whole.size() - text.size();
}

std::string without_commands(std::string text) {
    if (text.find("::") == std::string::npos && text.find("##[") == std::string::npos) return text;
    std::string out;
    out.reserve(text.size() + 16);
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
        rest.remove_prefix(line.size());
        const std::size_t begin = leading_space(line);
        for (std::size_t at = 0; at < line.size(); ++at) {
            const bool is_command = at == begin && line.substr(at).starts_with("::");
            const bool is_old_command = line.substr(at).starts_with("##[");
            out += line[at];
            if (is_command) out += ' ';
            if (is_old_command) {
                out += line[++at];
                out += ' ';
            }
        }
        const std::size_t end = std::min(rest.find_first_not_of("\r\n"), rest.size());
        out += rest.substr(0, end);
        rest.remove_prefix(end);
    }
    return out;
}

const Format formats::github{
    .name = "github",
    .summary = {"full, followed by annotations for GitHub Actions, the causes first",
                "full の後に GitHub Actions の注釈(原因を示すものが先)"},
    .for_people = true,
    .ends_with_commands = true,
    .file = render_log,
    .parts = render_annotations,
    .end = end,
};

}  // namespace dxbudget
