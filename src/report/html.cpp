/// Reports that people look at: a page with all sheets, or an index and a page for each.

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "render/report.hpp"
#include "report/figure_table.hpp"
#include "report/finding_list.hpp"
#include "report/index_page.hpp"
#include "report/page.hpp"
#include "report/page_name.hpp"
#include "report/picture.hpp"
#include "report/said.hpp"
#include "report/verdict.hpp"

namespace dxbudget {
namespace {

constexpr std::uint8_t titles_section = 0;
constexpr std::uint8_t rows_section = 1;
constexpr std::uint8_t pages_section = 2;

std::string title_of_file(const CheckedFile& file) {
    if (file.audit && !file.audit->sheets.empty() && !file.audit->sheets.front().title.empty()) {
        return std::string(file.audit->sheets.front().title);
    }
    return path_in_report(file.path);
}

void write_about(Markup& out, std::initializer_list<std::string_view> words) {
    const auto about = out.in("p", {{"class", "about"}});
    for (const std::string_view word : words) {
        if (!word.empty()) out.element("span", word);
    }
}

void write_verdict(Markup& out, const CheckedFile& file, const FileVerdict& verdict, Language language) {
    const std::string look = fmt::format("verdict {}", class_of(verdict.state));
    const auto frame = out.in("div", {{"class", look}});
    {
        const auto sentence = out.in("p");
        out.element("strong", {{"class", "state"}}, word_of(verdict.state).in(language));
        out.text(" ");
        out.text(render(verdict.sentence, language));
    }
    if (file.audit) out.element("p", {{"class", "tally"}}, tally_in_words(file.audit->tally, language));
}

/// What became of the equations of one of several sheets.
Tally tally_of(const Audit& audit, std::size_t sheet) {
    Tally tally;
    for (const Verdict& verdict : audit.evaluations[sheet].verdicts) tally.count(verdict.outcome);
    for (const Figure& figure : audit.sheets[sheet].figures)
        tally.figures += figure.kind == AmountKind::number ? 1U : 0U;
    return tally;
}

void write_sheet(Markup& out, const ReportedFile& report, std::size_t index) {
    const Sheet& sheet = report.audit.sheets[index];
    const auto section = out.in("section");
    if (report.audit.sheets.size() > 1) {
        const std::string title(sheet.title);
        out.element(
            "h2", title.empty() ? report.say({{"Sheet {0}", "調書 {0}"}, {Rational(std::int64_t(index) + 1)}}) : title);
        write_about(out, {sheet.department, sheet.fiscal_year});
        out.element("p", {{"class", "about"}}, tally_in_words(tally_of(report.audit, index), report.language));
    }
    write_figures(out, report, index);
}

/// All of a file's own part of the page.
void write_file(Markup& out, const CheckedFile& file, const FileVerdict& verdict, Language language) {
    const std::string id = "sheet-" + page_name(file.path);
    const auto article = out.in("article", {{"id", id}});
    out.element("h1", title_of_file(file));
    if (file.audit && file.audit->sheets.size() == 1) {
        const Sheet& sheet = file.audit->sheets.front();
        write_about(out, {sheet.department, sheet.fiscal_year});
    }
    out.element("p", {{"class", "path"}}, path_in_report(file.path));
    write_verdict(out, file, verdict, language);
    if (!file.audit) return;
    const ReportedFile report(file, language);
    for (std::size_t sheet = 0; sheet < report.audit.sheets.size(); ++sheet) write_sheet(out, report, sheet);
    write_findings(out, report);
    for (std::size_t sheet = 0; sheet < report.audit.sheets.size(); ++sheet) write_pictures(out, report, sheet);
    write_not_checked(out, report);
    write_inexact(out, report);
    write_set_aside(out, report);
}

void write_way_back(Markup& out, std::string_view link, Language language) {
    const auto way = out.in("p", {{"class", "back"}});
    out.element("a", {{"href", link}}, Text{"All sheets", "調書の一覧へ"}.in(language));
}

void write_footer(Markup& out, Language language) {
    const auto footer = out.in("footer");
    out.element(
        "p",
        Text{"Written by dxbudget. Figures stand as in the document; what is in italics is computed and stands "
             "nowhere in it. Point at a marked figure to see how it is computed.",
             "dxbudget により作成。数字は調書の表記のまま示し、斜体は調書に記載のない計算値である。印の付いた数字に"
             "カーソルを合わせると計算の内訳を表示する。"}
            .in(language));
}

/// A page of its own, for the folder of a report.
std::string page_of_file(const CheckedFile& file, const FileVerdict& verdict, Language language) {
    Markup body;
    {
        const auto main = body.in("main");
        write_way_back(body, "../index.html", language);
        write_file(body, file, verdict, language);
        write_footer(body, language);
    }
    return page_of(title_of_file(file), body, language);
}

std::vector<Part> parts_of_report(const CheckedFile& file, const RenderOptions& options) {
    const Language language = options.language;
    const FileVerdict verdict = verdict_on(file, language);
    const std::uint64_t rank = rank_of(verdict);
    const std::string name = page_name(file.path);
    const std::string page = "pages/" + name + ".html";
    const std::string link = options.pages ? "pages/" + in_url(name) + ".html" : "#sheet-" + in_url(name);
    Markup row;
    write_index_row(row, file, verdict, link, language);
    std::vector<Part> parts;
    parts.push_back({.section = titles_section, .text = title_of_file(file)});
    parts.push_back({.section = rows_section, .text = std::move(row).str(), .rank = rank});
    if (options.pages) {
        parts.push_back({.section = pages_section, .text = page_of_file(file, verdict, language), .file = page});
        return parts;
    }
    Markup article;
    write_file(article, file, verdict, language);
    parts.push_back({.section = pages_section, .text = std::move(article).str(), .rank = rank});
    return parts;
}

/// The parts of one section, of all in their order.
std::span<const Part> parts_in(std::span<const Part> parts, std::uint8_t section) {
    const auto is_before = [](const Part& part, std::uint8_t number) { return part.section < number; };
    const auto begin = std::lower_bound(parts.begin(), parts.end(), section, is_before);
    const auto end = std::lower_bound(begin, parts.end(), section + 1, is_before);
    return {begin, end};
}

std::string end_of_report(const Totals& totals, std::span<const Part> parts, const RenderOptions& options) {
    const Language language = options.language;
    const std::span<const Part> rows = parts_in(parts, rows_section);
    const std::span<const Part> pages = parts_in(parts, pages_section);
    const bool is_single = rows.size() == 1 && !options.pages;
    Markup body;
    {
        const auto main = body.in("main");
        if (!is_single) write_index(body, totals, rows, language);
        for (const Part& page : pages) {
            body.own(page.text);
            if (!is_single) write_way_back(body, "#index", language);
        }
        write_footer(body, language);
    }
    const std::string_view title = is_single ? std::string_view(parts_in(parts, titles_section).front().text)
                                             : Text{"Budget sheets, checked", "予算調書の検査結果"}.in(language);
    return page_of(title, body, language);
}

}  // namespace

const Format formats::html{
    .name = "html",
    .summary = {"a page to look at, to print or to send; to a folder, an index and a page for each sheet",
                "閲覧・印刷用のページ。出力先がフォルダーなら一覧と調書ごとのページ"},
    .needs_lines = true,
    .has_pages = true,
    .parts = parts_of_report,
    .end = end_of_report,
};

}  // namespace dxbudget
