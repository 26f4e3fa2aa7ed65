/// The format for people: every finding with its place, its source lines, and how the figure came about.

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "dxbudget/render.hpp"
#include "render/report.hpp"
#include "render/terminal.hpp"
#include "sheet/path_words.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

std::string label_of(const Finding& finding, Language language) {
    if (!finding.comparison) return {};
    const Comparison& comparison = *finding.comparison;
    const bool is_rounded = admits_others(comparison);
    const Text words = comparison.at_most ? Text{"at most {}", "上限 {}"}
                       : is_rounded       ? Text{"{} after rounding", "端数処理後 {}"}
                                          : Text{"computed {}", "計算 {}"};
    return fmt::format(fmt::runtime(words.in(language)),
                       is_rounded ? choice_of(comparison, language, finding.message.style)
                                  : in_words(comparison.computed, language, finding.message.style));
}

std::string headline(Text kind, const Rule& rule, Ink ink, std::string_view message, const RenderOptions& options) {
    const std::string tag = fmt::format("{}[{}]", kind.in(options.language), rule.id);
    return paint(tag, ink, options.color) + paint(": " + printable(message), Ink::strong, options.color) + "\n";
}

std::string arrow(const Source& source, Span span, std::size_t gutter, bool color) {
    const std::string where =
        fmt::format("{}:{}", printable(source.file_at(span.begin).name()), printable(source.where(span.begin)));
    return std::string(gutter, ' ') + paint("-->", Ink::frame, color) + " " + where + "\n";
}

std::string footnote(Text label, const Message& message, std::size_t gutter, const RenderOptions& options) {
    const std::string words = paint(fmt::format("{}:", label.in(options.language)), Ink::strong, options.color);
    return std::string(gutter + 1, ' ') + paint("=", Ink::frame, options.color) + " " + words + " " +
           printable(render(message, options.language)) + "\n";
}

/// Remarks of one kind, apart from what stands before them.
std::string footnotes(const std::vector<Remark>& remarks, std::size_t gutter, const RenderOptions& options) {
    if (remarks.empty()) return {};
    std::string out = bar(gutter, options.color) + "\n";
    for (const Remark& remark : remarks) out += footnote(remark.tag, remark.message, gutter, options);
    return out;
}

std::string render_finding(const Finding& finding, const Source& source, const RenderOptions& options) {
    const Ink ink = ink_of(finding.severity);
    std::vector<Label> labels = {{.span = finding.span, .text = label_of(finding, options.language), .ink = ink}};
    std::vector<Label> elsewhere;  // in another file
    if (!finding.declared.empty()) {
        labels.front().text.clear();
        for (std::size_t i = 1; i < finding.suspects.size(); ++i)
            labels.push_back({.span = finding.suspects[i].span, .text = {}, .ink = ink});
        const bool here = &source.file_at(finding.span.begin) == &source.file_at(finding.declared.begin);
        (here ? labels : elsewhere)
            .push_back({.span = finding.declared,
                        .text = label_of(finding, options.language),
                        .mark = '-',
                        .ink = Ink::frame});
    }
    if (finding.related) {
        const bool here = &source.file_at(finding.span.begin) == &source.file_at(finding.related->begin);
        const std::string text = render(finding.related_message, options.language);
        (here ? labels : elsewhere).push_back({.span = *finding.related, .text = text, .mark = '-', .ink = Ink::frame});
    }
    const std::size_t gutter = std::max(gutter_width(source, labels), gutter_width(source, elsewhere));
    const std::string message = render(finding.message, options.language);
    std::string out = headline(name_of(finding.severity), *finding.rule, ink, message, options);
    out += arrow(source, finding.span, gutter, options.color);
    out += excerpt(source, std::move(labels), gutter, options.color);
    if (!elsewhere.empty()) {
        out += arrow(source, elsewhere.front().span, gutter, options.color);
        out += excerpt(source, std::move(elsewhere), gutter, options.color);
    }
    if (finding.comparison) out += tape(*finding.comparison, finding.message.style, source, gutter, options);
    if (finding.check) out += tape(*finding.check, finding.message.style, source, gutter, options);
    out += footnotes(remarks_on_causes(finding), gutter, options);
    out += footnotes(remarks_on_form(finding), gutter, options);
    return out + "\n";
}

std::string render_ignored(const SetAside& item, const Source& source, const RenderOptions& options) {
    return headline(ignored_tag, *item.finding.rule, Ink::help, ignored_in_words(item, options.language), options) +
           arrow(source, item.finding.span, 1, options.color) + "\n";
}

std::string render_known(const Finding& finding, const Source& source, const RenderOptions& options) {
    return headline(known_tag, *finding.rule, Ink::help, render(finding.message, options.language), options) +
           arrow(source, finding.span, 1, options.color) + "\n";
}

std::string render_not_checked(const NotChecked& item, const Audit& audit, const RenderOptions& options) {
    std::string message;
    if (!item.figure.empty()) message = path_in_words(item.figure, audit.sheets, options.language) + ": ";
    if (!item.check.empty()) {
        message += fmt::format(fmt::runtime(Text{"`{}`: ", "「{}」: "}.in(options.language)), item.check);
    }
    message += render(item.reason, options.language);
    return headline({"not checked", "検査不能"}, *item.rule, Ink::help, message, options) +
           arrow(*audit.source, item.span, 1, options.color) + "\n";
}

std::string render_inexact(const HeldInexactly& item, const Audit& audit, const RenderOptions& options) {
    return headline(name_of_reason(item), *item.rule, Ink::help, in_words(item, audit.sheets, options.language),
                    options) +
           arrow(*audit.source, item.span, 1, options.color) + "\n";
}

/// Notes of one rule in one file.
struct Notes {
    const Rule* rule = nullptr;
    const Source* file = nullptr;
    std::vector<const Finding*> findings = {};
};

/// The notes by rule and file, in the order of the first of each.
std::vector<Notes> notes_of(const std::vector<Finding>& findings, const Source& source) {
    std::vector<Notes> all;
    for (const Finding& finding : findings) {
        if (finding.severity != Severity::note) continue;
        const Source* const file = &source.file_at(finding.span.begin);
        const auto same = [&](const Notes& notes) { return notes.rule == finding.rule && notes.file == file; };
        auto notes = std::find_if(all.begin(), all.end(), same);
        if (notes == all.end()) notes = all.insert(all.end(), {.rule = finding.rule, .file = file});
        notes->findings.push_back(&finding);
    }
    return all;
}

/// `5 lines (39, 49, 77, 88, 94)`: of several notes of a rule only where they are.
std::string render_folded(const Notes& notes, const Source& source, const RenderOptions& options) {
    constexpr std::size_t most = 20;
    std::vector<std::string> lines;
    bool in_cells = false;
    for (const Finding* finding : notes.findings) {
        const std::uint32_t at = finding->span.begin;
        const NamedPlace* const cell = notes.file->named_place(at);
        in_cells = cell != nullptr;
        lines.push_back(in_cells ? printable(cell->name) : std::to_string(notes.file->place(at).line));
    }
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::string numbers;
    for (std::size_t i = 0; i < lines.size() && i < most; ++i) {
        numbers += fmt::format("{}{}", i == 0 ? "" : Text{", ", "、"}.in(options.language), lines[i]);
    }
    if (lines.size() > most) numbers += Text{", …", "、…"}.in(options.language);
    const Rational count = static_cast<std::int64_t>(notes.findings.size());
    const Text pattern = in_cells                                ? Text{"{0} in {1}", "{0}件({1})"}
                         : lines.size() == 1                     ? Text{"{0} in line {1}", "{1}行目に {0}件"}
                         : lines.size() == notes.findings.size() ? Text{"{0} lines ({1})", "{0}行({1})"}
                                                                 : Text{"{0} in lines {1}", "{0}件(行: {1})"};
    const Message help = {{"{0}; `-v` shows each of them", "{0}。-v で一件ずつ示す"}, {notes.rule->summary}};
    return headline(name_of(Severity::note), *notes.rule, Ink::note,
                    render({pattern, {count, numbers}}, options.language), options) +
           arrow(source, notes.findings.front()->span, 1, options.color) +
           footnote({"help", "対処"}, help, 1, options) + "\n";
}

std::string render_file(const CheckedFile& file, const RenderOptions& options) {
    std::string out;
    if (!file.audit) return out;
    const Source& source = *file.audit->source;
    std::vector<Notes> folded;
    if (!options.verbose) {
        folded = notes_of(file.audit->findings, source);
        std::erase_if(folded, [](const Notes& notes) { return notes.findings.size() == 1; });
    }
    const auto is_folded = [&](const Finding& finding) {
        const auto holds = [&](const Notes& notes) {
            return notes.rule == finding.rule && notes.file == &source.file_at(finding.span.begin);
        };
        return finding.severity == Severity::note && std::any_of(folded.begin(), folded.end(), holds);
    };
    for (const Finding& finding : file.audit->findings) {
        if (!is_folded(finding)) out += render_finding(finding, source, options);
    }
    for (const Notes& notes : folded) out += render_folded(notes, source, options);
    const auto& diagnoses = file.audit->diagnoses;
    if (std::any_of(diagnoses.begin(), diagnoses.end(),
                    [](const Diagnosis& diagnosis) { return !diagnosis.complete; })) {
        out += paint(Text{"note", "注記"}.in(options.language), Ink::note, options.color);
        out += Text{": too much is wrong to look for every cause\n\n",
                    ": 不一致が多いため、原因の推定を途中で打ち切った\n\n"}
                   .in(options.language);
    }
    if (!options.verbose) return out;
    for (const SetAside& item : file.judgement.ignored) out += render_ignored(item, source, options);
    for (const Finding& finding : file.judgement.known) out += render_known(finding, source, options);
    for (const HeldInexactly& item : held_inexactly(*file.audit)) out += render_inexact(item, *file.audit, options);
    for (const NotChecked& item : file.audit->not_checked) out += render_not_checked(item, *file.audit, options);
    return out;
}

}  // namespace

const Format formats::full{
    .name = "full",
    .summary = {"every finding with its source lines and how the figure came about",
                "指摘ごとに該当行と計算の内訳を示す"},
    .for_people = true,
    .file = render_file,
};

}  // namespace dxbudget
