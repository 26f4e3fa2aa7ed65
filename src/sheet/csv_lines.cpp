#include "sheet/csv_lines.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "sheet/csv_columns.hpp"
#include "sheet/csv_fast_path.hpp"
#include "sheet/csv_file.hpp"
#include "sheet/csv_form.hpp"
#include "sheet/csv_rows.hpp"

namespace dxbudget {
namespace {

/// What a description says besides the names of columns.
struct CsvDescription {
    CsvForm form = {};
    std::optional<bool> fills = {};  // what a blank level means, where it is stated
};

CsvDescription read_description(CsvSink& sink, BreakdownId breakdown, NodeId mapping) {
    CsvDescription description;
    NodeReader& nodes = sink.nodes();
    nodes.each_entry(mapping, [&](NodeId key, NodeId value) {
        const Key word = nodes.key_at(key, Scope::csv);
        switch (word) {
            case Key::decimal:
            case Key::negative:
                sink.load_notation(word, value);
                break;
            case Key::csv:
                description.form.file = value;
                break;
            case Key::encoding:
            case Key::separator:
            case Key::header:
                load_form(nodes, word, value, description.form);
                break;
            case Key::rounding:
                sink.breakdown(breakdown).rounding = sink.load_rounding(value);
                break;
            case Key::partial:
                sink.breakdown(breakdown).partial = nodes.flag_of(value, true);
                break;
            case Key::fill:
                if (!nodes.text_of(value).empty()) description.fills = nodes.flag_of(value, true);
                break;
            case Key::none:
                nodes.report_unknown_key(key, Scope::csv);
                break;
            default:
                break;  // names columns: read with the header
        }
    });
    return description;
}

/// Where no more than findings and counts are wanted, a file that is right in itself is added up, and its sums are one
/// line; whether it was.
bool add_up(CsvSink& sink, const CsvFile& file, const CsvLayout& layout, BreakdownId breakdown, CsvRows& rows) {
    if (!sink.sums_rows()) return false;
    std::vector<std::optional<Formula>> formulas = sink.formulas_so_far();
    const std::vector<std::optional<Formula>>& before = sink.backlog().formulas;
    if (!std::equal(before.begin(), before.end(), formulas.begin())) return false;
    std::optional<CsvFastPath> book = CsvFastPath::plan(sink.sheet(), formulas, layout);
    if (!book || !book->read(file.rows())) return false;
    sink.backlog().formulas = std::move(formulas);
    const Span place = {file.source().base(), file.source().base()};
    const LineId sums = sink.add_line(LineKind::rows, sink.breakdown(breakdown).whole, {}, place);
    sink.add_to(breakdown, sums);
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
        sink.keep_figure({.line = sums,
                          .stage = layout.columns[i].stage,
                          .kind = AmountKind::number,
                          .value = Rational::fraction(book->totals()[i], 1),
                          .span = place});
    }
    for (const CsvFastPath::WholeRow& row : book->whole_rows()) rows.load_row(row.cells, row.span);
    sink.count_sums(book->count());
    return true;
}

void load_file(CsvSink& sink, BreakdownId breakdown, LineKind kind, NodeId mapping, const CsvDescription& description) {
    CsvFile file(sink);
    std::optional<CsvColumns> columns;
    const CsvNames names = names_in_description(sink.nodes(), mapping, sink.own_words());
    if (file.open(description.form, names)) columns = bind_columns(sink, file, mapping, description.form.file);
    if (!columns) {
        sink.breakdown(breakdown).incomplete = true;
        return;
    }
    CsvRows rows(sink, file, *columns, breakdown, kind, description.fills);
    const CsvLayout layout{.width = file.header().size(),
                           .levels = columns->levels,
                           .columns = columns->figures,
                           .sources = columns->sources,
                           .fills = description.fills.value_or(false)};
    if (add_up(sink, file, layout, breakdown, rows)) return;
    rows.load();
    if (!file.is_whole()) rows.give_up_sums();
}

}  // namespace

void load_csv_lines(CsvSink sink, BreakdownId breakdown, LineKind kind, NodeId description) {
    load_file(sink, breakdown, kind, description, read_description(sink, breakdown, description));
    sink.end_table();
}

void state_whole_rows(CsvSink sink) {
    for (const CsvWholeRow& row : sink.backlog().whole_rows) {
        LineId again = no_id;
        for (Figure figure : row.figures) {
            if (sink.figure_of(row.whole, figure.stage) != nullptr) {
                if (again == no_id) {
                    again = sink.add_line(LineKind::restatement, row.whole, row.name, row.span);
                    sink.line(again).name_span = row.name_span;
                }
                figure.line = again;
            }
            sink.keep_figure(figure);
        }
    }
}

bool csv_sums_are_stale(const CsvBacklog& backlog, const Sheet& sheet) {
    for (StageId stage = 0; stage < backlog.formulas.size(); ++stage) {
        if (!(sheet.stages[stage].formula == backlog.formulas[stage])) return true;
    }
    return false;
}

}  // namespace dxbudget
