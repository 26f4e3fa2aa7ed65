/// A row of a CSV file is the line that its deepest level names, so that a row without the last levels states the
/// figures of a line above.

#include <algorithm>
#include <utility>

#include "sheet/csv_rows.hpp"
#include "sheet/sum_names.hpp"

namespace dxbudget {

CsvRows::CsvRows(CsvSink& sink, CsvFile& file, const CsvColumns& columns, BreakdownId breakdown, LineKind kind,
                 std::optional<bool> fills)
    : sink_(sink), file_(file), columns_(columns), breakdown_(breakdown), kind_(kind), fills_(fills) {
    tables_.push_back(breakdown);
    known_.push_back({.line = sink.breakdown(breakdown).whole, .parts = breakdown});
    path_.push_back({.name = {}, .branch = 0});
}

void CsvRows::load() {
    const std::size_t rows = file_.row_count();
    sink_.make_room(rows * (1 + columns_.sources.size()), rows * (columns_.figures.size() + columns_.sources.size()));
    while (file_.next()) load_row(file_.cells(), file_.row());
}

void CsvRows::give_up_sums() {
    for (const BreakdownId table : tables_) sink_.breakdown(table).incomplete = true;
}

/// A row with more or fewer cells than the header is one whose cells may stand in the wrong columns.
bool CsvRows::has_every_cell() {
    const auto is_blank = [](const CsvCell& cell) { return cell.text.empty(); };
    if (cells_.size() == file_.header().size()) return true;
    if (cells_.size() > file_.header().size() &&
        std::all_of(cells_.begin() + static_cast<std::ptrdiff_t>(file_.header().size()), cells_.end(), is_blank)) {
        return true;
    }
    const Rational found(static_cast<std::int64_t>(cells_.size()));
    const Rational named(static_cast<std::int64_t>(file_.header().size()));
    file_.report_flaw(
        row_,
        {{"cells in this row: {0}; columns in the header: {1}", "この行のセルは {0} 個だが、見出しの列は {1} 個である"},
         {found, named}},
        cells_.size() > file_.header().size()
            ? Message{{"put an amount with commas in quotes: `\"10,000\"`",
                       "コンマを含む金額は「\"10,000\"」のように引用符で囲む"},
                      {}}
            : Message{{"write the separators of empty cells, too", "空のセルの区切りも省かない"}, {}});
    return false;
}

/// Whether the row, whose deepest level that is, states the figures of the whole.
bool CsvRows::is_row_of_whole(std::size_t depth) const {
    const auto is_blank = [&](std::size_t column) { return cells_[column].text.empty(); };
    const std::string_view name = level(depth).text;
    const auto above = columns_.levels.begin() + static_cast<std::ptrdiff_t>(depth);
    if (!std::all_of(columns_.levels.begin(), above, is_blank)) return false;
    if (depth > 0 && fills_ != false) return names_the_grand_total(name);
    return names_a_sum(name) && !(names_a_subtotal(name) && has_rows_since_subtotal());
}

void CsvRows::report_no_name() {
    std::string names;
    for (const std::size_t column : columns_.levels)
        names += (names.empty() ? "" : ", ") + std::string(file_.header()[column].text);
    file_.report_flaw(row_, {{"this row names no line", "この行には名称がない"}, {}},
                      {{"fill one of the columns {0}, or remove the row", "{0} のいずれかを書くか、行を削除する"},
                       {std::move(names)}});
}

void CsvRows::report_blank_level(std::size_t blank, std::size_t deepest) {
    const CsvCell& name = level(deepest);
    const CsvCell& cell = level(blank);
    file_.report_flaw(
        cell.span.empty() ? name.span : cell.span,
        {{"`{0}` is blank in the row of `{1}`", "「{1}」の行で「{0}」が空欄である"},
         {std::string(file_.header()[columns_.levels[blank]].text), std::string(name.text)}},
        fills_ == true
            ? Message{{"no row above fills it; fill it in here", "補うべき行が上にない。ここに記入する"}, {}}
            : Message{
                  {"fill it, or write beside `csv:` what a blank cell means: `fill: yes` for “as above”, `fill: no` "
                   "for a line without that level",
                   "記入するか、空欄の意味を csv: と並べて書く:「上に同じ」なら「補完: はい」、その階層がない行なら"
                   "「補完: いいえ」"},
                  {}});
}

/// The deepest level that the row fills, and the levels above filled in where that was asked for.
std::optional<std::size_t> CsvRows::depth_of_row() {
    std::size_t depth = columns_.levels.size();
    while (depth > 0 && level(depth - 1).text.empty()) --depth;
    if (depth == 0) {
        report_no_name();
        return std::nullopt;
    }
    --depth;
    if (is_row_of_whole(depth)) return depth;
    bool goes_on = true;  // in the branch of the row before
    for (std::size_t above = 0; above < depth; ++above) {
        const CsvCell& cell = level(above);
        const bool is_blank = cell.text.empty();
        goes_on = goes_on && above + 1 < path_.size() && (is_blank || path_[above + 1].name == cell.text);
        if (!is_blank || fills_ == false || (fills_ == true && goes_on)) continue;
        report_blank_level(above, depth);
        return std::nullopt;
    }
    return depth;
}

std::string_view CsvRows::text_of(const CsvCell& cell) {
    if (!cell.has_quotes) return cell.text;
    std::string text;
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
        text += cell.text[i];
        if (cell.text[i] == '"') ++i;
    }
    return sink_.keep_text(std::move(text));
}

/// A new line below that branch.
LineId CsvRows::add_part(std::size_t branch, const CsvCell& cell) {
    const LineId whole = known_[branch].line;
    if (known_[branch].parts == no_id) {
        known_[branch].parts = sink_.add_breakdown(BreakdownKind::items, whole, {}, cell.span);
        tables_.push_back(known_[branch].parts);
    }
    const LineId line = sink_.add_line(branch == 0 ? kind_ : LineKind::item, whole, text_of(cell), row_);
    sink_.add_to(known_[branch].parts, line);
    sink_.line(line).name_span = cell.span;
    return line;
}

/// Follows the path to the branch that a cell names at that level; a blank one means the one of the row above, or that
/// the line has no such level.
void CsvRows::go_to(std::size_t depth, const CsvCell& cell) {
    const bool is_blank = cell.text.empty();
    if (path_.size() > depth + 1) {
        if (path_[depth + 1].name == cell.text || (is_blank && fills_ == true)) return;
        path_.resize(depth + 1);
    }
    const std::size_t above = path_[depth].branch;
    if (is_blank) {
        path_.push_back({.name = {}, .branch = above});
        return;
    }
    const auto [known, is_new] = branches_.try_emplace({above, depth, cell.text}, known_.size());
    if (is_new) {
        const LineId line = add_part(above, cell);
        known_.push_back({.line = line});
    }
    path_.push_back({.name = cell.text, .branch = known->second});
}

bool CsvRows::has_rows_since_subtotal() const {
    return sink_.breakdown(breakdown_).lines.size() > first_since_subtotal_;
}

/// A subtotal in a plain list: a line that is shown and not added, whose items are the lines since the one before.
LineId CsvRows::add_subtotal(const CsvCell& cell) {
    const std::vector<LineId>& lines = sink_.breakdown(breakdown_).lines;
    std::vector<LineId> parts(lines.begin() + static_cast<std::ptrdiff_t>(first_since_subtotal_), lines.end());
    const LineId line = add_part(0, cell);
    sink_.line(line).counted = false;
    const BreakdownId table = sink_.add_breakdown(BreakdownKind::items, line, {}, cell.span);
    sink_.breakdown(table).lines = std::move(parts);
    tables_.push_back(table);
    first_since_subtotal_ = sink_.breakdown(breakdown_).lines.size();
    return line;
}

/// The line that a row speaks of; `no_id` where it is the whole, whose figures may stand in the sheet as well.
LineId CsvRows::line_of_row(std::size_t depth) {
    if (is_row_of_whole(depth)) return no_id;
    for (std::size_t above = 0; above < depth; ++above) go_to(above, level(above));
    const CsvCell& deepest = level(depth);
    const std::size_t branch = path_[depth].branch;
    const bool is_sum = names_a_sum(deepest.text);
    if (is_sum || depth + 1 == columns_.levels.size()) {
        path_.resize(depth + 1);
        if (!is_sum) return add_part(branch, deepest);
        return branch == 0 ? add_subtotal(deepest) : known_[branch].line;
    }
    go_to(depth, deepest);
    path_.resize(depth + 2);
    return known_[path_.back().branch].line;
}

/// The row states the whole, whose figures may stand in the sheet as well.
void CsvRows::load_row_of_whole(const CsvCell& name) {
    const LineId whole = known_[0].line;
    CsvWholeRow& row = sink_.backlog().whole_rows.emplace_back(
        CsvWholeRow{.whole = whole, .name = text_of(name), .name_span = name.span, .span = row_});
    for (const CsvColumn& column : columns_.figures) {
        const CsvCell& cell = cells_[column.cell];
        const auto repeats = [&](const CsvColumn& other) {
            return &other < &column && other.stage == column.stage && cells_[other.cell].text == cell.text;
        };
        if (cell.text.empty() || std::any_of(columns_.figures.begin(), columns_.figures.end(), repeats)) continue;
        row.figures.push_back(sink_.read_figure(whole, column.stage, cell.text, cell.span));
    }
    load_sources(whole, false);
}

void CsvRows::load_row(std::span<const CsvCell> cells, Span row) {
    cells_ = cells;
    row_ = row;
    if (!has_every_cell()) return;
    const auto depth = depth_of_row();
    if (!depth) return;
    const LineId line = line_of_row(*depth);
    if (line == no_id) return load_row_of_whole(level(*depth));
    const bool is_deepest = *depth + 1 == columns_.levels.size() && line != known_[path_[*depth].branch].line;
    for (const CsvColumn& column : columns_.figures) {
        const LineId owner = column.level ? line_at_level(*column.level, *depth, line) : line;
        load_figure(column, owner, is_deepest && owner == line);
    }
    load_sources(line, is_deepest);
    if (columns_.note) sink_.line(line).note = text_of(cells_[*columns_.note]);
}

/// Whose figures a column of that level has in the row, which speaks of the line at that depth; `no_id` where the row
/// has no such level. The total of a line may stand in any of its columns.
LineId CsvRows::line_at_level(std::size_t of_level, std::size_t depth, LineId line) const {
    if (of_level == depth || names_a_sum(level(depth).text)) return line;
    if (of_level > depth || path_[of_level + 1].name.empty()) return no_id;
    return known_[path_[of_level + 1].branch].line;
}

void CsvRows::load_figure(const CsvColumn& column, LineId line, bool is_new_line) {
    const CsvCell& cell = cells_[column.cell];
    if (cell.text.empty() && !is_new_line) return;  // a line with parts is computed from them
    if (line == no_id) return report_figure_of_no_line(column);
    if (column.level && !is_new_line) return state_again(line, column.stage, cell);
    sink_.keep_figure(sink_.read_figure(line, column.stage, cell.text, cell.span));
}

/// A figure in a column of a level that the row leaves blank would be lost, unless it is nothing.
void CsvRows::report_figure_of_no_line(const CsvColumn& column) {
    const CsvCell& cell = cells_[column.cell];
    const Amount amount = read_amount(cell.text, sink_.amounts());
    if (amount.kind == AmountKind::nil || (amount.kind == AmountKind::number && amount.value.is_zero())) return;
    file_.report_flaw(cell.span,
                      {{"`{0}` has a figure here, but `{1}` is blank in this row",
                        "「{0}」に数字があるが、この行の「{1}」が空欄である"},
                       {std::string(file_.header()[column.cell].text),
                        std::string(file_.header()[columns_.levels[*column.level]].text)}},
                      {{"fill the name of the line in, or remove the figure", "行の名称を記入するか、数字を消す"}, {}});
}

/// The figure of a line that stands in each of its rows: it is stated once, and again where a row has another.
void CsvRows::state_again(LineId line, StageId stage, const CsvCell& cell) {
    const auto [first, is_first] = repeated_.try_emplace({line, stage, {}}, cell.text);
    if (is_first) return sink_.keep_figure(sink_.read_figure(line, stage, cell.text, cell.span));
    if (first->second == cell.text || !repeated_.try_emplace({line, stage, cell.text}, cell.text).second) return;
    Figure figure = sink_.read_figure(line, stage, cell.text, cell.span);
    const Figure* stated = sink_.figure_of(line, stage);
    if (stated != nullptr && stated->kind == figure.kind && stated->value == figure.value) return;
    figure.line = sink_.add_line(LineKind::restatement, line, sink_.sheet().lines[line].name, row_);
    sink_.line(figure.line).name_span = sink_.sheet().lines[line].name_span;
    sink_.keep_figure(figure);
}

/// The first of a line's sources, which stand one after the other. A row of the deepest level is a line of its own; a
/// line above may stand in several rows, which then state its sources twice.
LineId CsvRows::first_source_of(LineId line, bool is_deepest) {
    const auto first = static_cast<LineId>(sink_.sheet().lines.size());
    if (!is_deepest) {
        const auto [known, is_new] = first_source_.try_emplace(line, first);
        if (!is_new) return known->second;
    }
    const BreakdownId table = sink_.add_breakdown(BreakdownKind::funding, line, {}, row_);
    std::string_view before;
    for (const CsvColumn& column : columns_.sources) {
        if (std::exchange(before, column.source) == column.source) continue;
        const LineId source = sink_.add_line(LineKind::source, line, column.source, row_);
        sink_.add_to(table, source);
        sink_.line(source).name_span = column.source_span;
    }
    return first;
}

void CsvRows::load_sources(LineId line, bool is_deepest) {
    const bool any = std::any_of(columns_.sources.begin(), columns_.sources.end(),
                                 [&](const CsvColumn& column) { return !cells_[column.cell].text.empty(); });
    if (!any) return;
    LineId source = first_source_of(line, is_deepest);
    for (const CsvColumn& column : columns_.sources) {
        if (sink_.line(source).name != column.source) ++source;
        const CsvCell& cell = cells_[column.cell];
        sink_.keep_figure(sink_.read_figure(source, column.stage, cell.text, cell.span));
    }
}

}  // namespace dxbudget
