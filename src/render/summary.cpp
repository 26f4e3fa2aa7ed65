/// The line at the end, the words for what went wrong outside of any sheet, and the list of formats.

#include <fmt/format.h>

#include "dxbudget/render.hpp"
#include "render/terminal.hpp"
#include "text/width.hpp"

namespace dxbudget {

Text name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return {"error", "エラー"};
        case Severity::warning:
            return {"warning", "警告"};
        case Severity::note:
            break;
    }
    return {"note", "注記"};
}

void Totals::add(const CheckedFile& file) {
    ++files;
    if (!file.audit) {
        ++unreadable;
        return;
    }
    for (const Finding& finding : file.audit->findings) {
        errors += finding.severity == Severity::error ? 1U : 0U;
        warnings += finding.severity == Severity::warning ? 1U : 0U;
        notes += finding.severity == Severity::note ? 1U : 0U;
    }
    ignored += static_cast<std::uint32_t>(file.judgement.ignored.size());
    known += static_cast<std::uint32_t>(file.judgement.known.size());
    switched_off += file.judgement.switched_off;
    const NotShown& more_findings = file.judgement.not_shown;
    errors += more_findings.errors;
    warnings += more_findings.warnings;
    notes += more_findings.notes;
    not_shown += more_findings.all();
    for (const auto& [rule, count] : file.judgement.by_rule) rules[rule->id] += count;
    add(Totals{.tally = file.audit->tally});
}

void Totals::add(const Totals& more) {
    std::vector<std::uint32_t> counts;
    each_count(more, [&](std::uint32_t count) { counts.push_back(count); });
    auto next = counts.begin();
    each_count(*this, [&](std::uint32_t& count) { count += *next++; });
    for (const auto& [rule, count] : more.rules) rules[rule] += count;
}

namespace {

/// How many equations hold, exactly or not.
std::uint32_t held_in_all(const Tally& tally) {
    return tally.held + tally.held_within_rounding + tally.held_within_tolerance;
}

/// ` (3 within rounding, 1 within tolerance)`; nothing where all hold exactly.
std::string held_inexactly(const Tally& tally, Language language) {
    std::string parts;
    const auto add = [&](std::uint32_t count, Text words) {
        if (count == 0) return;
        if (!parts.empty()) parts += Text{", ", "、"}.in(language);
        parts += fmt::format(fmt::runtime(words.in(language)), grouped(count));
    };
    add(tally.held_within_rounding, {"{} within rounding", "端数処理の範囲内 {}"});
    add(tally.held_within_tolerance, {"{} within tolerance", "許容差の範囲内 {}"});
    if (parts.empty()) return {};
    return fmt::format(fmt::runtime(Text{" ({})", "(うち{})"}.in(language)), parts);
}

/// `1 sheet`, `1,200 sheets`.
std::string count(std::uint32_t number, std::string_view one) {
    return fmt::format("{} {}{}", grouped(number), one, number == 1 ? "" : "s");
}

/// A count of findings, in the colour of its severity unless it is 0.
std::string tinted(std::uint32_t number, const std::string& text, Ink ink, bool color) {
    return number == 0 ? text : paint(text, ink, color);
}

std::string in_english(const Totals& totals, bool color) {
    const Tally& tally = totals.tally;
    const std::uint32_t held = held_in_all(tally);
    std::string out = "checked " + count(tally.sheets, "sheet");
    if (totals.files > 1) out += " in " + count(totals.files - totals.unreadable, "file");
    out += fmt::format(": {}, {}: {} {}", count(tally.figures, "figure"), count(tally.equations, "equation"),
                       grouped(held), held == 1 ? "holds" : "hold");
    out += held_inexactly(tally, Language::english);
    out += fmt::format(", {} {} not, {} could not be checked; ", grouped(tally.mismatched),
                       tally.mismatched == 1 ? "does" : "do", grouped(tally.not_checked));
    out += tinted(totals.errors, count(totals.errors, "error"), Ink::error, color) + ", ";
    out += tinted(totals.warnings, count(totals.warnings, "warning"), Ink::warning, color) + ", ";
    out += tinted(totals.notes, count(totals.notes, "note"), Ink::note, color);
    if (totals.not_shown > 0) out += fmt::format(", {} of these not shown", grouped(totals.not_shown));
    if (totals.ignored > 0) out += fmt::format(", {} ignored", grouped(totals.ignored));
    if (totals.known > 0) out += fmt::format(", {} known", grouped(totals.known));
    if (totals.switched_off > 0) out += fmt::format(", {} switched off", grouped(totals.switched_off));
    if (totals.unreadable > 0) out += "; " + count(totals.unreadable, "path") + " could not be read";
    if (totals.others > 0) out += "; " + count(totals.others, "other YAML file");
    return out + "\n";
}

std::string in_japanese(const Totals& totals, bool color) {
    const Tally& tally = totals.tally;
    std::string out = fmt::format("調書 {}件を検査", grouped(tally.sheets));
    if (totals.files > 1) out += fmt::format("(ファイル {}件)", grouped(totals.files - totals.unreadable));
    out += fmt::format(": 数値 {}個、等式 {}本のうち 一致 {}", grouped(tally.figures), grouped(tally.equations),
                       grouped(held_in_all(tally)));
    out += held_inexactly(tally, Language::japanese);
    out += fmt::format("、不一致 {}、検査不能 {}。", grouped(tally.mismatched), grouped(tally.not_checked));
    const auto findings = [](Severity severity, std::uint32_t number) {
        return fmt::format("{} {}件", name_of(severity).japanese, grouped(number));
    };
    out += tinted(totals.errors, findings(Severity::error, totals.errors), Ink::error, color) + "、";
    out += tinted(totals.warnings, findings(Severity::warning, totals.warnings), Ink::warning, color) + "、";
    out += tinted(totals.notes, findings(Severity::note, totals.notes), Ink::note, color);
    if (totals.not_shown > 0) out += fmt::format("、うち表示省略 {}件", grouped(totals.not_shown));
    if (totals.ignored > 0) out += fmt::format("、無視 {}件", grouped(totals.ignored));
    if (totals.known > 0) out += fmt::format("、既知 {}件", grouped(totals.known));
    if (totals.switched_off > 0) out += fmt::format("、無効な規則の指摘 {}件", grouped(totals.switched_off));
    if (totals.unreadable > 0) out += fmt::format("。読込不能 {}件", grouped(totals.unreadable));
    if (totals.others > 0) out += fmt::format("。調書でない YAML ファイル {}件", grouped(totals.others));
    return out + "\n";
}

constexpr const Format* format_list[] = {&formats::full,   &formats::concise, &formats::markdown, &formats::json,
                                         &formats::jsonl,  &formats::csv,     &formats::sarif,    &formats::github,
                                         &formats::gitlab, &formats::rdjson,  &formats::junit,    &formats::html};

}  // namespace

std::string render_summary(const Totals& totals, const RenderOptions& options) {
    return options.language == Language::japanese ? in_japanese(totals, options.color)
                                                  : in_english(totals, options.color);
}

Message findings_not_shown(std::uint32_t count) {
    return {{"{0} finding{0||s} {0|is|are} not shown; `--max-findings` raises the limit per file",
             "表示を省いた指摘 {0}件。ファイルごとの上限は --max-findings で変えられる"},
            {Rational(std::int64_t{count})}};
}

Message results_left_out(std::size_t count, std::size_t most) {
    const auto number = [](std::size_t size) { return Rational(static_cast<std::int64_t>(size)); };
    return {{"code scanning accepts {1} results per run: the {0} least severe are left out",
             "コードスキャンは1回に {1}件までのため、重要度の低い指摘 {0}件を省いた"},
            {number(count), number(most)}};
}

std::string render_failure(const Message& message, const RenderOptions& options) {
    const std::string tag(name_of(Severity::error).in(options.language));
    return paint(tag, Ink::error, options.color) +
           paint(": " + printable(render(message, options.language)), Ink::strong, options.color) + "\n";
}

std::string render_advice(const Message& message, const RenderOptions& options) {
    const std::string_view tag = Text{"help", "対処"}.in(options.language);
    return paint(tag, Ink::help, options.color) + ": " + printable(render(message, options.language)) + "\n";
}

std::span<const Format* const> all_formats() {
    return format_list;
}

std::span<const Format* const> report_formats() {
    static constexpr const Format* reports[] = {&formats::html, &formats::xlsx};
    return reports;
}

const Format* find_format(std::string_view name) {
    for (const Format* format : format_list) {
        if (format->name == name) return format;
    }
    return nullptr;
}

}  // namespace dxbudget
