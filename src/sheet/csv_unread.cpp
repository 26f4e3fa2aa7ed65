/// Columns of a CSV file that nothing reads, though they hold figures.

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "sheet/csv_columns.hpp"
#include "sheet/csv_file.hpp"
#include "sheet/csv_repeated.hpp"
#include "sheet/ratio_name.hpp"
#include "text/character.hpp"
#include "text/suggestion.hpp"

namespace dxbudget {
namespace {

/// Whether a column's name says that its figures are codes, numbers of rows or dates.
bool names_no_amount(std::string_view name) {
    static constexpr auto words =
        std::to_array<std::string_view>({"年度", "年", "月", "日", "日付", "行",   "順",   "頁",   "No",   "No.", "NO",
                                         "no",   "ID", "Id", "id", "Year", "year", "Date", "date", "Page", "page"});
    static constexpr auto ends = std::to_array<std::string_view>({"コード", "番号", "ページ", "code", "Code"});
    const std::string word = fold_word(name);
    return std::find(words.begin(), words.end(), word) != words.end() ||
           std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return word.ends_with(end); });
}

/// A column's name in small letters, without a unit in brackets after it: 要求額 of 要求額(千円).
std::string plain_heading(std::string_view name) {
    const std::size_t bracket = std::min(name.find('('), name.find("（"));
    std::string plain{name.substr(0, bracket)};
    while (plain.ends_with(' ')) plain.pop_back();
    return ascii_lower(plain);
}

/// Whether a heading says a stage's word with more or less around it: `prev`, `previous year`, `requested amount`.
bool says_word(std::string_view heading, std::string_view word) {
    constexpr std::size_t shortest = 4;
    if (heading == word) return true;
    if (heading.size() >= shortest && word.starts_with(heading)) return true;
    return word.size() >= shortest && heading.size() > word.size() && heading.starts_with(word) &&
           heading[word.size()] == ' ';
}

/// Those of the columns of which at least half of the cells that are filled in are figures, by the first rows.
std::vector<std::size_t> columns_of_figures(const CsvSink& sink, const CsvFile& file,
                                            const std::vector<std::size_t>& columns, std::size_t most_rows) {
    std::vector<std::size_t> figures(columns.size());
    std::vector<std::size_t> texts(columns.size());
    CsvReader reader = file.rows();
    for (std::size_t row = 0; row < most_rows && reader.next(); ++row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto cells = reader.cells();
            const std::string_view text = columns[i] < cells.size() ? cells[columns[i]].text : std::string_view{};
            if (text.empty()) continue;
            const bool is_figure = read_amount(text, sink.amounts()).kind == AmountKind::number;
            (is_figure ? figures : texts)[i] += 1;
        }
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (figures[i] > 0 && figures[i] >= texts[i]) found.push_back(columns[i]);
    }
    return found;
}

/// The word of a stage that a column may have been meant for; empty where none is near that has no column yet.
std::string_view stage_meant_by(const CsvSink& sink, const CsvColumns& columns, std::string_view name) {
    if (names_no_amount(name) || names_a_ratio(name)) return {};
    const auto has_column = [&](std::string_view id) {
        return std::any_of(columns.figures.begin(), columns.figures.end(),
                           [&](const CsvColumn& known) { return sink.sheet().stages[known.stage].id == id; });
    };
    std::vector<std::string_view> words;
    for (const auto& [word, stage] : sink.own_words()) {
        if (!has_column(sink.sheet().stages[stage].id)) words.push_back(word);
    }
    for (const KnownStage& stage : known_stages()) {
        if (named_ratio(stage.id) != NamedRatio::none) continue;  // 執行額 is no slip for 執行率
        const std::vector<std::string_view> of_stage = words_of(stage);
        if (!has_column(stage.id)) words.insert(words.end(), of_stage.begin(), of_stage.end());
    }
    const auto gap = [&](std::string_view word) {  // words of the same length come first
        const std::size_t size = name.size();
        return std::pair(std::max(word.size(), size) - std::min(word.size(), size), word);
    };
    std::sort(words.begin(), words.end(), [&](std::string_view a, std::string_view b) { return gap(a) < gap(b); });
    const std::string heading = plain_heading(name);
    const auto said = std::find_if(words.begin(), words.end(),
                                   [&](std::string_view word) { return says_word(heading, plain_heading(word)); });
    return said == words.end() ? nearest(name, words) : *said;
}

}  // namespace

/// Where columns are found by their names, one with figures whose name is nearly a stage's was meant for it.
bool report_misspelt_columns(CsvSink& sink, CsvFile& file, const CsvColumns& columns) {
    bool any = false;
    for (std::size_t column = 0; column < file.header().size(); ++column) {
        if (columns.reads(column)) continue;
        const std::string_view near = stage_meant_by(sink, columns, file.header()[column].text);
        if (near.empty() || columns_of_figures(sink, file, {column}, std::size_t(-1)).empty()) continue;
        const std::string name(file.header()[column].text);
        sink.nodes().report(
            rules::unknown_column, file.header()[column].span,
            {{"the column `{0}` holds figures, but names no stage", "「{0}」列には数字があるが、欄の名称ではない"},
             {name}},
            {{"did you mean `{1}`? If it is another stage, name the columns: `stages: {…: {0}}`",
              "「{1}」の誤りではないか。別の欄なら「段階: {…: {0}}」のように列を指定する"},
             {name, std::string(near)}});
        any = true;
    }
    if (any) file.lose();
    return any;
}

void report_unread_columns(CsvSink& sink, const CsvFile& file, const CsvColumns& columns, NodeId name) {
    constexpr std::size_t most_rows = 1000;
    std::vector<std::size_t> unread;
    for (std::size_t column = 0; column < file.header().size(); ++column) {
        if (!columns.reads(column) && !names_no_amount(file.header()[column].text)) unread.push_back(column);
    }
    if (unread.empty()) return;
    const std::vector<std::size_t> found = columns_of_figures(sink, file, unread, most_rows);
    if (found.empty()) return;
    std::string names;
    for (const std::size_t column : found) {
        const std::string_view word = file.header()[column].text;
        names += (names.empty() ? "" : ", ") + (word.empty() ? '#' + std::to_string(column + 1) : std::string(word));
    }
    Message help = {{"name those that are amounts under `stages:`", "金額の列は stages:(段階:)で指定する"}, {}};
    for (const std::size_t column : std::span(found).first(std::min<std::size_t>(found.size(), 8))) {
        if (std::optional<Message> proposal = propose_repeated_total(sink, file, columns, column)) {
            help = *std::move(proposal);
            break;
        }
    }
    Finding& finding = sink.nodes().report(rules::unread_column, sink.nodes().node(name).span,
                                           {{"nothing reads these columns of `{0}`, which hold figures: {1}",
                                             "「{0}」の次の列には数字があるが、読んでいない: {1}"},
                                            {file.source().name(), names}},
                                           std::move(help));
    finding.related = file.header()[found.front()].span;
    finding.related_message = {{"the first of them", "その最初の列"}, {}};
}

}  // namespace dxbudget
