/// Lines from a CSV file: `items: {csv: lines.csv, levels: [款, 項, 目], stages: {requested: 本年度予算額}}`. A row is
/// the line that its deepest level names, so that a row without the last levels states the figures of a line above.

#include <algorithm>
#include <string>
#include <utility>

#include "reading/bytes.hpp"
#include "sheet/csv_fast_path.hpp"
#include "sheet/csv_table.hpp"
#include "sheet/load_notation.hpp"
#include "sheet/make_room.hpp"
#include "sheet/sum_names.hpp"

namespace dxbudget {

void Loader::load_csv(BreakdownId breakdown, LineKind kind, NodeId mapping) {
    CsvTable(*this, breakdown, kind).load(mapping);
}

/// The rows of the whole: what the sheet states itself they state again.
void Loader::load_whole_rows() {
    for (const WholeRow& row : whole_rows_) {
        LineId again = no_id;
        for (Figure figure : row.figures) {
            if (stated_.find(sheet_.figures, row.whole, figure.stage) != no_id) {
                if (again == no_id) {
                    again = add_line(LineKind::restatement, row.whole, row.name, row.span);
                    sheet_.lines[again].name_span = row.name_span;
                }
                figure.line = again;
            }
            keep_figure(figure);
        }
    }
}

/// Whether rows that were added up are to be checked by more than their sums after all: formulas may have been settled
/// by what stood after them.
bool Loader::rows_need_lines() const {
    if (formulas_of_rows_.empty()) return false;
    for (StageId stage = 0; stage < formulas_of_rows_.size(); ++stage) {
        if (!(sheet_.stages[stage].formula == formulas_of_rows_[stage])) return true;
    }
    const bool project_checks = options_.configuration != nullptr && !options_.configuration->checks.empty();
    return project_checks || !sheet_.checks.empty() || last_year_ != no_node || sheet_.rounding != no_id ||
           !sheet_.roundings.empty();
}

void Loader::CsvTable::load(NodeId mapping) {
    NodeId name = no_node;
    Notation notation = loader_.sheet_.notation;
    loader_.each_entry(mapping, [&](NodeId key, NodeId value) {
        const Key word = loader_.key_at(key, Scope::csv);
        switch (word) {
            case Key::decimal:
            case Key::negative:
                load_notation(loader_, word, value, notation);
                loader_.table_notation_ = notation;
                break;
            case Key::csv:
                name = value;
                break;
            case Key::rounding:
                loader_.sheet_.breakdowns[breakdown_].rounding = loader_.load_rounding(value);
                break;
            case Key::partial:
                loader_.sheet_.breakdowns[breakdown_].partial = loader_.flag_of(value, true);
                break;
            case Key::fill:
                fills_ = loader_.flag_of(value, true);
                break;
            case Key::none:
                loader_.report_unknown_key(key, Scope::csv);
                break;
            default:
                break;  // names columns: read with the header
        }
    });
    load_file(mapping, name);
    loader_.table_notation_.reset();
}

void Loader::CsvTable::load_file(NodeId mapping, NodeId name) {
    tables_.push_back(breakdown_);
    path_.push_back({.name = {}, .line = loader_.sheet_.breakdowns[breakdown_].whole, .parts = breakdown_});
    is_whole_ = open(name) && bind(mapping, name);
    if (is_whole_ && load_plain()) return;
    if (is_whole_) {
        make_room();
        while (reader_->next()) {
            cells_ = reader_->cells();
            row_ = reader_->row();
            load_row();
        }
        report_reader_flaw();
    }
    if (is_whole_) return;
    // What was lost may be what is missing in a sum: nothing is claimed.
    for (const BreakdownId table : tables_) loader_.sheet_.breakdowns[table].incomplete = true;
}

bool Loader::CsvTable::open(NodeId name) {
    file_ = loader_.files_.open(name);
    if (file_ == nullptr) return false;
    if (std::optional<Finding> finding = check_encoding(*file_, {})) {
        finding->span = {finding->span.begin + file_->base(), finding->span.end + file_->base()};
        loader_.findings_.push_back(std::move(*finding));
        return false;
    }
    reader_ = std::make_unique<CsvReader>(*file_);
    if (reader_->next()) {
        header_.assign(reader_->cells().begin(), reader_->cells().end());
        constexpr std::int64_t most_columns = 1000;
        if (header_.size() <= most_columns) return true;
        loader_.report(rules::too_large, header_[most_columns].span,
                       {{"more than {0} columns are named", "{0} を超える列がある"}, {Rational(most_columns)}},
                       {{"leave out the columns that are not read", "読まない列を除く"}, {}});
        return false;
    }
    if (reader_->flaw() == CsvFlaw::none) {
        report_flaw({file_->base(), file_->base()}, {{"this file is empty", "ファイルが空である"}, {}},
                    {{"its first row names the columns", "先頭の行に列の名称を書く"}, {}});
    }
    report_reader_flaw();
    return false;
}

void Loader::CsvTable::report_flaw(Span span, Message message, Message help) {
    is_whole_ = false;
    loader_.report(rules::bad_csv, span, std::move(message), std::move(help));
}

void Loader::CsvTable::report_reader_flaw() {
    switch (reader_->flaw()) {
        case CsvFlaw::none:
            break;
        case CsvFlaw::unclosed_quote:
            report_flaw(
                reader_->flaw_span(),
                {{"this quote is not closed before the file ends", "この引用符が閉じられていない"}, {}},
                {{"write a quote that is part of a cell twice: `\"\"`", "セルの中の引用符は「\"\"」と二つ重ねる"}, {}});
            break;
        case CsvFlaw::text_after_quote:
            report_flaw(reader_->flaw_span(),
                        {{"text follows a closing quote; the rows from here on were not read",
                          "閉じた引用符の後に文字がある。ここから先の行は読んでいない"},
                         {}},
                        {{"put the whole cell in quotes; write a quote within it twice: `\"\"`",
                          "セル全体を引用符で囲み、中の引用符は「\"\"」と二つ重ねる"},
                         {}});
            break;
    }
}

/// Where no more than findings and counts are wanted, a file that is right in itself is added up, and its sums are one
/// line.
bool Loader::CsvTable::load_plain() {
    if (!loader_.options_.sums_rows) return false;
    const std::vector<std::optional<Formula>> formulas = loader_.formulas_so_far();
    const auto& before = loader_.formulas_of_rows_;
    if (!std::equal(before.begin(), before.end(), formulas.begin())) return false;
    std::optional<CsvFastPath> book = CsvFastPath::plan(
        loader_.sheet_, formulas,
        {.width = header_.size(), .levels = levels_, .columns = columns_, .sources = sources_, .fills = fills_});
    if (!book || !book->read(*reader_)) return false;
    loader_.formulas_of_rows_ = formulas;
    const Span place = {file_->base(), file_->base()};
    const LineId sums = loader_.add_line(LineKind::rows, path_[0].line, {}, place);
    loader_.add_to(breakdown_, sums);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        loader_.keep_figure({.line = sums,
                             .stage = columns_[i].stage,
                             .kind = AmountKind::number,
                             .value = Rational::fraction(book->totals()[i], 1),
                             .span = place});
    }
    for (const CsvFastPath::WholeRow& row : book->whole_rows()) {
        cells_ = row.cells;
        row_ = row.span;
        load_row();
    }
    SummedRows& all = loader_.sheet_.summed_rows;
    all.figures += book->count().figures;
    all.equations += book->count().equations;
    return true;
}

/// A file has many rows: growing by doubling would touch twice the memory that they need.
void Loader::CsvTable::make_room() {
    const std::string_view text = file_->text();
    const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    Sheet& sheet = loader_.sheet_;
    const std::size_t lines = sheet.lines.size() + (rows * (1 + sources_.size()));
    const std::size_t figures = sheet.figures.size() + (rows * (columns_.size() + sources_.size()));
    make_room_for(sheet.lines, lines);
    make_room_for(sheet.figures, figures);
    loader_.stated_.make_room(lines, figures);
}

/// A row with more or fewer cells than the header is one whose cells may stand in the wrong columns.
bool Loader::CsvTable::has_every_cell() {
    const auto is_blank = [](const CsvCell& cell) { return cell.text.empty(); };
    if (cells_.size() == header_.size()) return true;
    if (cells_.size() > header_.size() &&
        std::all_of(cells_.begin() + static_cast<std::ptrdiff_t>(header_.size()), cells_.end(), is_blank)) {
        return true;
    }
    const Rational found(static_cast<std::int64_t>(cells_.size()));
    const Rational named(static_cast<std::int64_t>(header_.size()));
    report_flaw(
        row_,
        {{"cells in this row: {0}; columns in the header: {1}", "この行のセルは {0} 個だが、見出しの列は {1} 個である"},
         {found, named}},
        cells_.size() > header_.size()
            ? Message{{"put an amount with commas in quotes: `\"10,000\"`",
                       "コンマを含む金額は「\"10,000\"」のように引用符で囲む"},
                      {}}
            : Message{{"write the separators of empty cells, too", "空のセルの区切りも省かない"}, {}});
    return false;
}

/// Whether the row, whose deepest level that is, states the figures of the whole.
bool Loader::CsvTable::is_row_of_whole(std::size_t depth) const {
    const std::string_view name = cells_[levels_[depth]].text;
    if (depth == 0) return names_a_sum(name) && !(names_a_subtotal(name) && has_rows_since_subtotal());
    const auto is_blank = [&](std::size_t level) { return cells_[level].text.empty(); };
    return names_the_grand_total(name) &&
           std::all_of(levels_.begin(), levels_.begin() + static_cast<std::ptrdiff_t>(depth), is_blank);
}

/// The deepest level that the row fills, and the levels above filled in where that was asked for.
std::optional<std::size_t> Loader::CsvTable::depth_of_row() {
    std::size_t depth = levels_.size();
    while (depth > 0 && cells_[levels_[depth - 1]].text.empty()) --depth;
    if (depth == 0) {
        report_flaw(row_, {{"this row names no line", "この行には名称がない"}, {}},
                    {{"fill one of the columns {0}, or remove the row", "{0} のいずれかを書くか、行を削除する"}, {[&] {
                         std::string names;
                         for (const std::size_t level : levels_)
                             names += (names.empty() ? "" : ", ") + std::string(header_[level].text);
                         return names;
                     }()}});
        return std::nullopt;
    }
    if (is_row_of_whole(depth - 1)) return depth - 1;
    bool goes_on = true;  // in the branch of the row before
    for (std::size_t level = 0; level + 1 < depth; ++level) {
        const CsvCell& cell = cells_[levels_[level]];
        const bool is_blank = cell.text.empty();
        goes_on = goes_on && level + 1 < path_.size() && (is_blank || path_[level + 1].name == cell.text);
        if (!is_blank || (fills_ && goes_on)) continue;
        report_flaw(
            cell.span.empty() ? Span{cells_[levels_[depth - 1]].span} : cell.span,
            {{"`{0}` is blank in the row of `{1}`", "「{1}」の行で「{0}」が空欄である"},
             {std::string(header_[levels_[level]].text), std::string(cells_[levels_[depth - 1]].text)}},
            fills_ ? Message{{"no row above fills it; fill it in here", "補うべき行が上にない。ここに記入する"}, {}}
                   : Message{{"fill it, or write `fill: yes` beside `csv:` if a blank cell means “as above”",
                              "記入するか、空欄が「上に同じ」の意味なら csv: と並べて「補完: はい」と書く"},
                             {}});
        return std::nullopt;
    }
    return depth - 1;
}

std::string_view Loader::CsvTable::text_of(const CsvCell& cell) {
    if (!cell.has_quotes) return cell.text;
    std::string text;
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
        text += cell.text[i];
        if (cell.text[i] == '"') ++i;
    }
    return loader_.sheet_.texts.emplace_back(std::move(text));
}

LineId Loader::CsvTable::add_part(std::size_t level, const CsvCell& cell) {
    Branch& whole = path_[level];
    const std::string_view name = text_of(cell);
    if (whole.parts == no_id) {
        whole.parts = loader_.add_breakdown(BreakdownKind::items, whole.line, {}, cell.span);
        tables_.push_back(whole.parts);
        branches_[{loader_.sheet_.lines[whole.line].breakdown, whole.name}].parts = whole.parts;
    }
    const LineId line = loader_.add_line(level == 0 ? kind_ : LineKind::item, whole.line, name, row_);
    loader_.add_to(whole.parts, line);
    loader_.sheet_.lines[line].name_span = cell.span;
    return line;
}

/// The line above the deepest level that a cell names, as the last of the path.
Loader::CsvTable::Branch& Loader::CsvTable::branch_at(std::size_t level, const CsvCell& cell) {
    if (path_.size() > level + 1) {
        if (cell.text.empty() || path_[level + 1].name == cell.text) return path_[level + 1];
        path_.resize(level + 1);
    }
    const BreakdownId table = path_[level].parts;
    const auto known = table == no_id ? branches_.end() : branches_.find({table, cell.text});
    if (known != branches_.end()) return path_.emplace_back(known->second);
    const Branch branch{.name = cell.text, .line = add_part(level, cell)};
    branches_[{path_[level].parts, cell.text}] = branch;
    return path_.emplace_back(branch);
}

bool Loader::CsvTable::has_rows_since_subtotal() const {
    return loader_.sheet_.breakdowns[breakdown_].lines.size() > first_since_subtotal_;
}

/// A subtotal in a plain list: a line that is shown and not added, whose items are the lines since the one before.
LineId Loader::CsvTable::add_subtotal(const CsvCell& cell) {
    path_.resize(1);
    const std::vector<LineId>& lines = loader_.sheet_.breakdowns[breakdown_].lines;
    std::vector<LineId> parts(lines.begin() + static_cast<std::ptrdiff_t>(first_since_subtotal_), lines.end());
    const LineId line = add_part(0, cell);
    loader_.sheet_.lines[line].counted = false;
    const BreakdownId table = loader_.add_breakdown(BreakdownKind::items, line, {}, cell.span);
    loader_.sheet_.breakdowns[table].lines = std::move(parts);
    tables_.push_back(table);
    first_since_subtotal_ = loader_.sheet_.breakdowns[breakdown_].lines.size();
    return line;
}

/// The line that a row speaks of; `no_id` where it is the whole, whose figures may stand in the sheet as well.
LineId Loader::CsvTable::line_of_row(std::size_t depth) {
    if (is_row_of_whole(depth)) return no_id;
    for (std::size_t level = 0; level < depth; ++level) branch_at(level, cells_[levels_[level]]);
    const CsvCell& deepest = cells_[levels_[depth]];
    if (names_a_sum(deepest.text)) return depth == 0 ? add_subtotal(deepest) : path_[depth].line;
    if (depth + 1 == levels_.size()) {
        path_.resize(depth + 1);
        return add_part(depth, deepest);
    }
    const LineId line = branch_at(depth, deepest).line;
    path_.resize(depth + 2);
    return line;
}

void Loader::CsvTable::load_row() {
    if (!has_every_cell()) return;
    const auto depth = depth_of_row();
    if (!depth) return;
    const LineId line = line_of_row(*depth);
    if (line == no_id) {
        const CsvCell& name = cells_[levels_[*depth]];
        WholeRow& row = loader_.whole_rows_.emplace_back(WholeRow{
            .whole = path_[0].line, .name = text_of(name), .name_span = name.span, .span = row_, .figures = {}});
        for (const CsvColumn& column : columns_) {
            const CsvCell& cell = cells_[column.cell];
            if (cell.text.empty()) continue;
            row.figures.push_back(loader_.read_figure(row.whole, column.stage, cell.text, cell.span));
        }
        load_sources(path_[0].line, false);
        return;
    }
    const bool is_deepest = *depth + 1 == levels_.size() && line != path_[*depth].line;  // no row of a total
    load_figures(line, is_deepest);
    load_sources(line, is_deepest);
    if (note_) loader_.sheet_.lines[line].note = text_of(cells_[*note_]);
}

void Loader::CsvTable::load_figures(LineId line, bool is_deepest) {
    for (const CsvColumn& column : columns_) {
        const CsvCell& cell = cells_[column.cell];
        if (cell.text.empty() && !is_deepest) continue;  // a line with parts is computed from them
        loader_.keep_figure(loader_.read_figure(line, column.stage, cell.text, cell.span));
    }
}

/// The first of a line's sources, which stand one after the other. A row of the deepest level is a line of its own; a
/// line above may stand in several rows, which then state its sources twice.
LineId Loader::CsvTable::first_source_of(LineId line, bool is_deepest) {
    const auto first = static_cast<LineId>(loader_.sheet_.lines.size());
    if (!is_deepest) {
        const auto [known, is_new] = first_source_.try_emplace(line, first);
        if (!is_new) return known->second;
    }
    const BreakdownId table = loader_.add_breakdown(BreakdownKind::funding, line, {}, row_);
    std::string_view before;
    for (const CsvColumn& column : sources_) {
        if (std::exchange(before, column.source) == column.source) continue;
        const LineId source = loader_.add_line(LineKind::source, line, column.source, row_);
        loader_.add_to(table, source);
        loader_.sheet_.lines[source].name_span = column.source_span;
    }
    return first;
}

void Loader::CsvTable::load_sources(LineId line, bool is_deepest) {
    const bool any = std::any_of(sources_.begin(), sources_.end(),
                                 [&](const CsvColumn& column) { return !cells_[column.cell].text.empty(); });
    if (!any) return;
    LineId source = first_source_of(line, is_deepest);
    for (const CsvColumn& column : sources_) {
        if (loader_.sheet_.lines[source].name != column.source) ++source;
        const CsvCell& cell = cells_[column.cell];
        loader_.keep_figure(loader_.read_figure(source, column.stage, cell.text, cell.span));
    }
}

}  // namespace dxbudget
