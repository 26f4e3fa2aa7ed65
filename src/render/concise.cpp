/// One line a finding, as editors and scripts of every age can read it.

#include <fmt/format.h>

#include "dxbudget/render.hpp"
#include "render/terminal.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

std::string render_line(const Source& source, Span span, std::string_view tag, Ink ink, const std::string& message,
                        bool color) {
    return fmt::format("{}:{}: {}: {}\n", printable(source.file_at(span.begin).name()),
                       printable(source.where(span.begin)), paint(tag, ink, color), printable(message));
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    std::string out;
    if (!file.audit) return out;
    const Source& source = *file.audit->source;
    for (const Finding& finding : file.audit->findings) {
        const std::string_view kind = name_of(finding.severity).in(options.language);
        const std::string tag = fmt::format("{}[{}]", kind, finding.rule->id);
        out += render_line(source, finding.span, tag, ink_of(finding.severity),
                           render(finding.message, options.language), options.color);
    }
    if (!options.verbose) return out;
    for (const SetAside& item : file.judgement.ignored) {
        const std::string tag = fmt::format("{}[{}]", ignored_tag.in(options.language), item.finding.rule->id);
        out += render_line(source, item.finding.span, tag, Ink::help, ignored_in_words(item, options.language),
                           options.color);
    }
    for (const Finding& finding : file.judgement.known) {
        const std::string tag = fmt::format("{}[{}]", known_tag.in(options.language), finding.rule->id);
        out +=
            render_line(source, finding.span, tag, Ink::help, render(finding.message, options.language), options.color);
    }
    for (const HeldInexactly& item : held_inexactly(*file.audit)) {
        const std::string_view kind = name_of_reason(item).in(options.language);
        out += render_line(source, item.span, fmt::format("{}[{}]", kind, item.rule->id), Ink::help,
                           in_words(item, file.audit->sheets, options.language), options.color);
    }
    for (const NotChecked& item : file.audit->not_checked) {
        const std::string_view kind = Text{"not checked", "検査不能"}.in(options.language);
        const std::string figure = path_in_words(item.figure, file.audit->sheets, options.language);
        const std::string message = fmt::format("{}: {}", figure, render(item.reason, options.language));
        out += render_line(source, item.span, fmt::format("{}[{}]", kind, item.rule->id), Ink::help, message,
                           options.color);
    }
    return out;
}

}  // namespace

const Format formats::concise{
    .name = "concise",
    .summary = {"one line per finding: path:line:column: severity[rule]: message",
                "1件1行: パス:行:桁: 重要度[規則]: 内容"},
    .file = render_file,
};

}  // namespace dxbudget
