#include <variant>

#include "dxbudget/render_sheet.hpp"
#include "render/csv_cell.hpp"

namespace dxbudget {

std::string render_sheets_csv(std::span<const CalculatedSheet> sheets) {
    std::string text = "sheet,figure,line,stage,unit,computed,declared,origin\r\n";
    for (const CalculatedSheet& calculated : sheets) {
        const Sheet& sheet = *calculated.sheet;
        for (const Row& row : rows_of(sheet)) {
            const Argument name = name_of(sheet, row.line);
            const Text* own = std::get_if<Text>(&name);
            const std::string_view line = own != nullptr ? own->english : std::string_view(std::get<std::string>(name));
            for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
                const FigureId id = sheet.cell(row.line, stage);
                if (id == no_id) continue;
                const Recalculated& result = calculated.results[id];
                const bool has_value = result.origin != Recalculated::Origin::nothing;
                const bool declared = sheet.figures[id].kind == AmountKind::number;
                if (!has_value && !declared) continue;
                text += text_cell(sheet.title) + ',' + text_cell(path_of(sheet, id)) + ',' + text_cell(line) + ',' +
                        text_cell(sheet.stages[stage].id) + ',' + text_cell(sheet.unit_of(sheet.figures[id]).label) +
                        ',' + (has_value ? plain(result.value) : "") + ',' +
                        (declared ? plain(sheet.figures[id].value) : "") + ',';
                text += word_of(result.origin);
                text += "\r\n";
            }
        }
    }
    return text;
}

}  // namespace dxbudget
