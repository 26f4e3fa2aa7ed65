#include <algorithm>
#include <variant>

#include "dxbudget/render_sheet.hpp"
#include "render/terminal.hpp"
#include "sheet/figure_style.hpp"
#include "text/width.hpp"

namespace dxbudget {
namespace {

/// A cell: the figure, and what is to be said beside it.
struct Cell {
    std::string value;
    std::string aside;
    bool differs = false;
};

struct Column {
    std::string label;
    std::size_t value_width = 0;
    std::size_t aside_width = 0;
};

constexpr std::size_t longest_remark = 16;

Cell cell_of(const CalculatedSheet& calculated, LineId line, StageId stage, Language language,
             const FigureStyle& of_sheet) {
    const FigureId id = calculated.sheet->cell(line, stage);
    if (id == no_id) return {};
    const Figure& figure = calculated.sheet->figures[id];
    const Recalculated& result = calculated.results[id];
    if (result.origin == Recalculated::Origin::nothing) {
        return {figure.span.empty() ? std::string{}
                                    : shortened(words_of(*calculated.sheet, *calculated.source, id), longest_remark),
                {}};
    }
    const bool differs = calculated.differs(id);
    const FigureStyle style = style_for(*calculated.sheet, figure, of_sheet);
    Cell cell{in_words(result.value, language, style), {}, differs};
    if (calculated.sheet->stages[stage].kind == StageKind::ratio) cell.value += '%';
    if (differs) cell.aside = " ≠ " + in_words(figure.value, language, style);
    if (result.origin == Recalculated::Origin::filled) cell.aside = " *";
    return cell;
}

std::string name_of_row(const CalculatedSheet& calculated, const Row& row, Language language) {
    const Argument name = name_of(*calculated.sheet, row.line);
    std::string text(static_cast<std::size_t>(row.depth) * 2, ' ');
    if (const Text* own = std::get_if<Text>(&name)) return text.append(own->in(language));
    return text.append(std::get<std::string>(name));
}

std::string title_of(const Sheet& sheet) {
    std::string title(sheet.title);
    if (!sheet.unit.label.empty()) title += (title.empty() ? "(" : " (") + sheet.unit.label + ")";
    return printable(title);
}

}  // namespace

std::string render_sheet_table(const CalculatedSheet& calculated, const RenderOptions& options) {
    const Sheet& sheet = *calculated.sheet;
    const FigureStyle style = style_of(sheet, *calculated.source);
    const std::vector<Row> rows = rows_of(sheet);
    std::vector<Column> columns;
    for (const Stage& stage : sheet.stages) {
        columns.push_back({std::string(stage.label.in(options.language))});
        columns.back().value_width = display_width(columns.back().label);
    }
    std::vector<std::string> names;
    std::vector<std::vector<Cell>> cells;
    std::size_t name_width = 0;
    bool any_differs = false;
    bool any_filled = false;
    for (const Row& row : rows) {
        names.push_back(name_of_row(calculated, row, options.language));
        name_width = std::max(name_width, display_width(names.back()));
        std::vector<Cell>& line = cells.emplace_back();
        for (StageId stage = 0; stage < columns.size(); ++stage) {
            const Cell& cell = line.emplace_back(cell_of(calculated, row.line, stage, options.language, style));
            columns[stage].value_width = std::max(columns[stage].value_width, display_width(cell.value));
            columns[stage].aside_width = std::max(columns[stage].aside_width, display_width(cell.aside));
            any_differs = any_differs || cell.differs;
            any_filled = any_filled || (!cell.aside.empty() && !cell.differs);
        }
    }

    std::string text = paint(title_of(sheet), Ink::strong, options.color) + "\n";
    std::string header(name_width, ' ');
    for (const Column& column : columns) {
        header += "  " + right_aligned(column.label, column.value_width) + std::string(column.aside_width, ' ');
    }
    header.erase(header.find_last_not_of(' ') + 1);
    text += header + "\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].heading.empty()) {
            const std::string_view own = rows[i].name;
            text += paint("— " + printable(own.empty() ? rows[i].heading.in(options.language) : own), Ink::frame,
                          options.color) +
                    "\n";
        }
        std::string line = padded(names[i], name_width);
        for (std::size_t stage = 0; stage < columns.size(); ++stage) {
            const Cell& cell = cells[i][stage];
            line += "  " + right_aligned(cell.value, columns[stage].value_width);
            const std::string aside = padded(cell.aside, columns[stage].aside_width);
            line += cell.differs ? paint(aside, Ink::error, options.color) : aside;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    const bool japanese = options.language == Language::japanese;
    if (any_differs) text += japanese ? "≠ 調書の記載\n" : "≠ as the sheet declares it\n";
    if (any_filled) text += japanese ? "* 空欄を計算で補った\n" : "* blank in the sheet, determined by an equation\n";
    return text;
}

}  // namespace dxbudget
