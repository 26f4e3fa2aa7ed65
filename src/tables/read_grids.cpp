#include "tables/read_grids.hpp"

#include <array>
#include <map>
#include <utility>

#include "reading/decode.hpp"
#include "tables/file_kind.hpp"
#include "tables/laid_out_text.hpp"
#include "tables/pasted_text.hpp"
#include "tables/read_html.hpp"
#include "tables/read_workbook.hpp"
#include "tables/separated_text.hpp"
#include "text/character.hpp"

namespace dxbudget::tables {
namespace {

using std::string_view;

constexpr std::array<string_view, 6> format_names = {"comma", "semicolon", "tab", "bar", "aligned", "html"};
constexpr std::array<char, 3> separators = {',', ';', '\t'};

bool has_extension(string_view name, string_view extension) {
    return ascii_lower(name).ends_with(extension);
}

/// How many rows with text there are, and how many of them have the number of cells that most have, which is more than
/// one.
struct Regularity {
    int rows = 0;
    int alike = 0;
    std::size_t cells = 0;
};

Regularity regularity_of(string_view text, char separator) {
    std::deque<std::string> texts;
    std::map<std::size_t, int> lengths;
    Regularity result;
    for (const auto& row : read_separated(text, separator, texts)) {
        if (row.size() == 1 && row[0].text.empty()) continue;
        ++result.rows;
        if (row.size() > 1) ++lengths[row.size()];
    }
    for (const auto& [length, count] : lengths) {
        if (count < result.alike) continue;
        result.alike = count;
        result.cells = length;
    }
    return result;
}

/// Lines with a bar, and lines with cells two spaces apart, of those with text.
std::pair<int, int> laid_out_lines(string_view text, int& lines) {
    int barred = 0;
    int aligned = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const string_view line = trimmed_cell(text.substr(0, end), text.data()).text;
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        ++lines;
        barred += line.find('|') != string_view::npos;
        aligned += line.find("  ") != string_view::npos;
    }
    return {barred, aligned};
}

struct Choice {
    GridFormat format;
    Message reason;
};

/// The line `sep=;` that spreadsheets write and read at the top of a file.
std::optional<GridFormat> declared_separator(string_view text) {
    string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() != 5 || ascii_lower(line.substr(0, 4)) != "sep=") return std::nullopt;
    const auto separator = std::ranges::find(separators, line.back());
    if (separator == separators.end()) return std::nullopt;
    return static_cast<GridFormat>(separator - separators.begin());
}

/// By the name where it says so, else by what makes the lines most alike.
Choice choose_format(string_view name, string_view text) {
    text = text.substr(0, 1U << 18U);
    const bool by_separators =
        has_extension(name, ".csv") || has_extension(name, ".tsv") || has_extension(name, ".tab");
    int lines = 0;
    const auto [barred, aligned] = laid_out_lines(text, lines);
    if (!by_separators && (barred * 2 > lines || (barred > 1 && has_extension(name, ".md"))))
        return {GridFormat::bar,
                {{"{0} of {1} lines have bars", "{1}行のうち {0}行に縦線がある"}, {Rational(barred), Rational(lines)}}};
    std::size_t best = 0;
    Regularity most = regularity_of(text, separators[0]);
    for (std::size_t i = 1; i < separators.size(); ++i) {
        const Regularity regularity = regularity_of(text, separators[i]);
        if (std::pair(regularity.alike, regularity.cells) <= std::pair(most.alike, most.cells)) continue;
        most = regularity;
        best = i;
    }
    if (!by_separators && aligned * 2 > lines && most.alike * 10 < most.rows * 9)
        return {GridFormat::aligned,
                {{"{0} of {1} lines have cells that are two spaces apart",
                  "{1}行のうち {0}行が2字以上の空白で区切られている"},
                 {Rational(aligned), Rational(lines)}}};
    return {static_cast<GridFormat>(best),
            {{"{0} of {1} rows then have {2} cells", "{1}行のうち {0}行が {2}列になる"},
             {Rational(most.alike), Rational(most.rows), Rational(static_cast<std::int64_t>(most.cells))}}};
}

}  // namespace

std::optional<GridFormat> find_grid_format(string_view name) {
    for (std::size_t i = 0; i < format_names.size(); ++i)
        if (format_names[i] == name) return static_cast<GridFormat>(i);
    return std::nullopt;
}

static std::variant<std::vector<Grid>, Message> read_text(const std::string& name, std::string bytes,
                                                          const GridOptions& options) {
    auto decoded = decode_text(std::move(bytes), options.encoding);
    if (auto* message = std::get_if<Message>(&decoded)) return std::move(*message);
    DecodedText& text = std::get<DecodedText>(decoded);
    const auto source = std::make_shared<const Source>(name, std::move(text.text));
    const auto declared = declared_separator(source->text());
    Choice choice;
    if (options.format)
        choice = {*options.format, {{"as requested", "指定による"}, {}}};
    else if (declared)
        choice = {*declared, {{"the first line declares it", "先頭行の sep= による"}, {}}};
    else
        choice = choose_format(name, source->text());
    const std::vector<GridDecision> decisions = {
        {.subject = "encoding", .value = std::move(text.encoding), .reason = {text.reason, {}}},
        {.subject = "cells",
         .value = std::string(format_names[static_cast<std::size_t>(choice.format)]),
         .reason = choice.reason}};
    auto texts = std::make_shared<std::deque<std::string>>();
    std::vector<GridRows> tables;
    std::vector<std::string> titles;
    switch (choice.format) {
        case GridFormat::bar:
            if (is_pasted(source->text())) {
                for (PastedTable& table : read_pasted(source->text(), *texts)) {
                    tables.push_back(std::move(table.rows));
                    titles.push_back(std::move(table.title));
                }
            } else {
                tables = read_barred(source->text());
            }
            break;
        case GridFormat::aligned:
            tables = read_aligned(source->text());
            break;
        default:
            tables.push_back(
                read_separated(source->text(), separators[static_cast<std::size_t>(choice.format)], *texts));
            if (declared) tables.back().erase(tables.back().begin());
    }
    std::vector<Grid> grids;
    for (GridRows& rows : tables) {
        Grid grid{.source = source, .rows = std::move(rows), .decisions = decisions};
        if (grids.size() < titles.size()) grid.name = std::move(titles[grids.size()]);
        if (grid.rows.size() * grid.width() > options.most_cells) return too_many_cells(options.most_cells);
        grids.push_back(std::move(grid));
    }
    if (!grids.empty()) grids.front().texts = std::move(texts);
    return grids;
}

std::variant<std::vector<Grid>, Message> read_grids(const std::string& name, std::string bytes,
                                                    const GridOptions& options) {
    if (options.format == GridFormat::html) return read_html(name, std::move(bytes), options);
    if (options.format) return read_text(name, std::move(bytes), options);
    const auto kind = find_file_kind(name, bytes);
    if (const auto* message = std::get_if<Message>(&kind)) return *message;
    switch (std::get<FileKind>(kind)) {
        case FileKind::xlsx:
        case FileKind::ods:
            return read_workbook(name, bytes, std::get<FileKind>(kind) == FileKind::xlsx, options);
        case FileKind::html:
            return read_html(name, std::move(bytes), options);
        case FileKind::text:
            break;
    }
    return read_text(name, std::move(bytes), options);
}

}  // namespace dxbudget::tables
