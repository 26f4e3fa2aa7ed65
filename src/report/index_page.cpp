#include "report/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/report.hpp"

namespace dxbudget {
namespace {

constexpr unsigned state_bits = 60;
constexpr std::uint64_t best_state = 3;

FileState state_of(std::uint64_t rank) {
    return static_cast<FileState>(best_state - (rank >> state_bits));
}

void write_count(Markup& out, std::uint32_t count) {
    out.element("td", {{"class", "count"}}, count == 0 ? "" : fmt::format("{}", count));
}

/// One of the choices by which rows are shown; the style does the rest.
void write_filter(Markup& out, std::string_view what, Text words, std::size_t count, Language language) {
    const auto label = out.in("label");
    const std::string id = fmt::format("show-{}", what);
    const bool is_all = what == "all";
    out.empty("input", {{"type", "radio"}, {"name", "show"}, {"id", id}, {is_all ? "checked" : "", "checked"}});
    out.text(fmt::format("{} ({})", words.in(language), count));
}

void write_filters(Markup& out, std::span<const Part> rows, Language language) {
    std::array<std::size_t, best_state + 1> counts = {};
    for (const Part& row : rows) ++counts[static_cast<std::size_t>(state_of(row.rank))];
    const auto filters = out.in("fieldset", {{"class", "filters"}});
    out.element("legend", Text{"Show", "表示"}.in(language));
    write_filter(out, "all", {"all", "すべて"}, rows.size(), language);
    for (const FileState state : {FileState::wrong, FileState::warned, FileState::open, FileState::right}) {
        const std::size_t count = counts[static_cast<std::size_t>(state)];
        if (count > 0) write_filter(out, class_of(state).substr(3), word_of(state), count, language);
    }
}

/// What a file is called: the title of its sheet, and how many more it has.
std::string title_in_index(const CheckedFile& file, Language language) {
    if (!file.audit || file.audit->sheets.empty()) return {};
    const std::vector<Sheet>& sheets = file.audit->sheets;
    std::string title(sheets.front().title);
    if (sheets.size() == 1 || title.empty()) return title;
    const Message more = {{"{0} and {1} more", "{0} ほか{1}件"},
                          {title, Rational(static_cast<std::int64_t>(sheets.size() - 1))}};
    return render(more, language);
}

}  // namespace

std::uint64_t rank_of(const FileVerdict& verdict) {
    const auto capped = [](std::uint32_t count) { return std::uint64_t{std::min(count, 0xFFFFFU)}; };
    return (best_state - static_cast<std::uint64_t>(verdict.state)) << state_bits | capped(verdict.errors) << 40U |
           capped(verdict.warnings) << 20U | capped(verdict.notes);
}

void write_index_row(Markup& out, const CheckedFile& file, const FileVerdict& verdict, std::string_view link,
                     Language language) {
    const auto row = out.in("tr", {{"class", class_of(verdict.state)}});
    const std::string path = path_in_report(file.path);
    const std::string title = title_in_index(file, language);
    {
        const auto name = out.in("th", {{"scope", "row"}});
        out.element("a", {{"class", "name"}, {"href", link}}, title.empty() ? path : title);
        if (!title.empty()) out.element("span", {{"class", "under"}}, path);
    }
    const bool has_sheet = file.audit && !file.audit->sheets.empty();
    out.element("td", has_sheet ? file.audit->sheets.front().department : "");
    {
        const auto cell = out.in("td");
        out.element("span", {{"class", "state"}}, word_of(verdict.state).in(language));
        out.element("span", {{"class", "under"}}, render(verdict.sentence, language));
    }
    write_count(out, verdict.errors);
    write_count(out, verdict.warnings);
    write_count(out, file.audit ? file.audit->tally.not_checked : 0);
}

void write_index(Markup& out, const Totals& totals, std::span<const Part> rows, Language language) {
    out.element("h1", {{"id", "index"}}, Text{"Budget sheets, checked", "予算調書の検査結果"}.in(language));
    out.element("p", {{"class", "about"}}, render_summary(totals, {.language = language}));
    write_filters(out, rows, language);
    const auto frame =
        out.in("div", {{"class", "scroll"}, {"role", "group"}, {"tabindex", "0"}, {"aria-labelledby", "index"}});
    const auto table = out.in("table", {{"class", "index"}});
    out.element("caption", Text{"All sheets, the worst first", "全調書(重大なものから)"}.in(language));
    {
        const auto head = out.in("thead");
        const auto row = out.in("tr");
        static constexpr Text columns[] = {{"sheet", "調書"},    {"department", "所管"}, {"verdict", "判定"},
                                           {"errors", "エラー"}, {"warnings", "警告"},   {"not checked", "検査不能"}};
        for (const Text& column : columns) out.element("th", {{"scope", "col"}}, column.in(language));
    }
    const auto body = out.in("tbody");
    for (const Part& row : rows) out.own(row.text);
}

}  // namespace dxbudget
