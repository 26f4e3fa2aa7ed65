/// A summary for a pull request: how much was checked, a table of what is at the root, and all findings, folded away.
///
/// All words of the sheets are code, in more backquotes than stand in them or, where a bar would end the cell, in
/// <code> with every mark as an entity; or in such a fence. What is in code is never a tag, a link, a mention or an
/// emoji, wherever it is shown. GitHub takes 65,536 characters for a comment, so the table and the list are cut before
/// that, and say so.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "dxbudget/render.hpp"
#include "render/report.hpp"
#include "text/character.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t room = 30'000;         // bytes of the table, and as many of the list
constexpr std::size_t longest_cell = 500;    // columns
constexpr std::size_t longest_line = 1'000;  // columns, of the list
constexpr std::uint8_t list_section = section_count;

/// A row of backquotes longer than any in the text, and than `least`.
std::string backquotes_around(std::string_view text, std::size_t least) {
    std::size_t longest = least;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

/// A text without a bar between backquotes, as it is. Those at its ends are kept apart from them, and its spaces are
/// not taken away there.
std::string code_span(std::string_view text) {
    const std::string marks = backquotes_around(text, 0);
    const auto needs_space = [](char end) { return end == '`' || end == ' '; };
    const std::string_view space = needs_space(text.front()) || needs_space(text.back()) ? " " : "";
    return fmt::format("{}{}{}{}{}", marks, space, text, space, marks);
}

/// Words of a sheet as code within a cell.
std::string code(std::string_view words) {
    const std::string text = shortened(words, longest_cell);
    if (!text.empty() && text.find('|') == std::string::npos) return code_span(text);
    static constexpr std::string_view harmless = " ,-/()+=;%";
    std::string out = "<code>";
    for (const char c : text) {
        const bool is_plain = is_ascii_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 ||
                              harmless.find(c) != std::string_view::npos;
        if (is_plain) {
            out += c;
        } else {
            fmt::format_to(std::back_inserter(out), "&#{};", static_cast<int>(c));
        }
    }
    return out + "</code>";
}

/// What to do about a finding: a fix of each cause, or its help.
std::string advice_of(const Finding& finding, Language language) {
    std::string out = render(several_causes(finding), language);
    for (const CauseText& cause : finding.causes) {
        out += (out.empty() ? "" : "<br>") + code(render(cause.cause, language) + ": " + render(cause.fix, language));
    }
    for (const SuspectText& suspect : finding.suspects) {
        const std::string tag(suspect_tag.in(language));
        out += (out.empty() ? "" : "<br>") + code(tag + ": " + render(suspect.message, language));
    }
    if (out.empty() && !finding.help.empty()) out = code(render(finding.help, language));
    return out;
}

std::string row(Severity severity, const std::string& where, const std::string& what, const std::string& advice,
                Language language) {
    return fmt::format("| {} | {} | {} | {} |\n", name_of(severity).in(language), code(where), code(what), advice);
}

std::vector<Part> render_parts(const CheckedFile& file, const RenderOptions& options) {
    const Language language = options.language;
    if (!file.audit) {
        return {{unreadable_section,
                 row(Severity::error, path_in_report(file.path), render(file.error, language), "", language)}};
    }
    std::vector<Part> parts;
    for (const Finding& finding : file.audit->findings) {
        if (finding.severity == Severity::note || !finding.explained.empty()) continue;  // the list has them
        const Source& source = file.audit->source->file_at(finding.span.begin);
        const NamedPlace* const cell = source.named_place(finding.span.begin);
        const std::string where =
            fmt::format("{}:{}", path_in_report(source.name()),
                        cell != nullptr ? cell->name : std::to_string(source.place(finding.span.begin).line));
        parts.push_back({section_of(finding), row(finding.severity, where, render(finding.message, language),
                                                  advice_of(finding, language), language)});
    }
    parts.push_back({list_section, formats::concise.file(file, {.language = language})});
    return parts;
}

/// Texts one after the other, as far as there is room.
class Pile {
  public:
    void add(std::string_view text) {
        if (text_.size() + text.size() <= room) {
            text_ += text;
        } else {
            ++left_out_;
        }
    }
    const std::string& text() const { return text_; }

    /// Says how many texts found no room; empty when all did.
    std::string rest(Language language) const {
        if (left_out_ == 0) return {};
        return render({{"\n… and {0} more\n", "\n…ほか {0}件\n"}, {Rational(left_out_)}}, language);
    }

  private:
    std::string text_;
    std::int64_t left_out_ = 0;
};

std::string headline(const Totals& totals, Language language) {
    const std::int64_t errors = std::int64_t{totals.errors} + totals.unreadable;
    if (errors == 0) return std::string(Text{"### dxbudget: no errors", "### dxbudget: エラーなし"}.in(language));
    const Text one = {"### dxbudget: {0} error", "### dxbudget: エラー {0}件"};
    const Text more = {"### dxbudget: {0} errors", "### dxbudget: エラー {0}件"};
    return render({errors == 1 ? one : more, {Rational(errors)}}, language);
}

std::string end(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) {
    const Language language = options.language;
    Pile table;
    Pile list;
    for (const Part& part : parts) {
        if (part.section != list_section) {
            table.add(part.text);
            continue;
        }
        for (std::string_view lines = part.text; !lines.empty();) {
            const std::size_t end = lines.find('\n');
            list.add(shortened(lines.substr(0, end), longest_line) + "\n");
            lines.remove_prefix(end + 1);
        }
    }
    std::string out = headline(totals, language) + "\n\n" + render_summary(totals, {.language = language});
    if (!table.text().empty()) {
        out += Text{"\n| | Where | What is wrong | What to do |\n|---|---|---|---|\n",
                    "\n| | 場所 | 内容 | 対処 |\n|---|---|---|---|\n"}
                   .in(language);
        out += table.text() + table.rest(language);
    }
    if (!list.text().empty()) {
        const std::string fence = backquotes_around(list.text(), 2);
        const std::string_view heading = Text{"All findings", "すべての指摘"}.in(language);
        out += fmt::format("\n<details>\n<summary>{}</summary>\n\n{}text\n{}{}\n{}\n</details>\n", heading, fence,
                           list.text(), fence, list.rest(language));
    }
    return out;
}

}  // namespace

const Format formats::markdown{
    .name = "markdown",
    .summary = {"a summary for a pull request", "プルリクエスト向けの要約"},
    .parts = render_parts,
    .end = end,
};

}  // namespace dxbudget
