#include "sheet/csv_sink.hpp"

#include <utility>

#include "sheet/load_notation.hpp"
#include "sheet/load_rounding.hpp"
#include "sheet/loader.hpp"
#include "sheet/make_room.hpp"

namespace dxbudget {

NodeReader& CsvSink::nodes() {
    return loader_;
}

AttachedFiles& CsvSink::files() {
    return loader_.files_;
}

StageId CsvSink::stage_of_key(NodeId key) {
    return loader_.meaning_of(key, Scope::also).stage;
}

StageId CsvSink::stage_named(std::string_view word) {
    return loader_.stages_.named(word);
}

const std::unordered_map<std::string_view, StageId>& CsvSink::own_words() const {
    return loader_.stages_.declared();
}

std::uint32_t CsvSink::load_rounding(NodeId value) {
    return keep_rounding(loader_, value, loader_.amounts(), loader_.sheet_);
}

void CsvSink::load_notation(Key key, NodeId value) {
    if (!loader_.table_notation_) loader_.table_notation_ = loader_.sheet_.notation;
    dxbudget::load_notation(loader_, key, value, *loader_.table_notation_);
}

void CsvSink::end_table() {
    loader_.table_notation_.reset();
}

const Sheet& CsvSink::sheet() const {
    return loader_.sheet_;
}

Line& CsvSink::line(LineId id) {
    return loader_.sheet_.lines[id];
}

Breakdown& CsvSink::breakdown(BreakdownId id) {
    return loader_.sheet_.breakdowns[id];
}

LineId CsvSink::add_line(LineKind kind, LineId parent, std::string_view name, Span span) {
    return loader_.add_line(kind, parent, name, span);
}

BreakdownId CsvSink::add_breakdown(BreakdownKind kind, LineId whole, std::string_view name, Span span) {
    return loader_.add_breakdown(kind, whole, name, span);
}

void CsvSink::add_to(BreakdownId breakdown, LineId line) {
    loader_.add_to(breakdown, line);
}

AmountContext CsvSink::amounts() const {
    return loader_.amounts();
}

Figure CsvSink::read_figure(LineId line, StageId stage, std::string_view text, Span span) {
    return loader_.read_figure(line, stage, text, span);
}

void CsvSink::keep_figure(const Figure& figure) {
    loader_.keep_figure(figure);
}

const Figure* CsvSink::figure_of(LineId line, StageId stage) {
    const FigureId figure = loader_.stated_.find(loader_.sheet_.figures, line, stage);
    return figure == no_id ? nullptr : &loader_.sheet_.figures[figure];
}

std::string_view CsvSink::keep_text(std::string text) {
    return loader_.sheet_.texts.emplace_back(std::move(text));
}

/// Growing by doubling would touch twice the memory that they need.
void CsvSink::make_room(std::size_t lines, std::size_t figures) {
    Sheet& sheet = loader_.sheet_;
    lines += sheet.lines.size();
    figures += sheet.figures.size();
    make_room_for(sheet.lines, lines);
    make_room_for(sheet.figures, figures);
    loader_.stated_.make_room(lines, figures);
}

bool CsvSink::sums_rows() const {
    return loader_.options_.sums_rows;
}

std::vector<std::optional<Formula>> CsvSink::formulas_so_far() const {
    return loader_.stages_.formulas_so_far();
}

void CsvSink::count_sums(const SummedRows& count) {
    SummedRows& all = loader_.sheet_.summed_rows;
    all.figures += count.figures;
    all.equations += count.equations;
}

CsvBacklog& CsvSink::backlog() {
    return loader_.csv_backlog_;
}

}  // namespace dxbudget
