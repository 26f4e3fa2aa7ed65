#include "render/render_tables.hpp"

#include <fmt/format.h>

#include "tables/cell_address.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

/// The figure that most of the broken equations share.
Message likely_figure(const Grid& grid, std::size_t row, std::size_t column) {
    const std::string text = printable(grid.text(row, column));
    if (grid.is_sheet())
        return {{"the figure that stands in most of these equations is {0}, cell {1}",
                 "これらの計算に最も多く現れる数字は {1} の {0}"},
                {text, printable(place_of(grid, row, column))}};
    const Place place = grid.source->place(grid.rows[row][column].span.begin);
    return {{"the figure that stands in most of these equations is {0}, line {1}, column {2}",
             "これらの計算に最も多く現れる数字は {1}行{2}列の {0}"},
            {text, std::to_string(place.line), std::to_string(place.column)}};
}

}  // namespace

std::string render_tables(const ImportedFile& file, RenderOptions options) {
    const Language language = options.language;
    const std::string name = printable(file.name);
    std::string text;
    if (file.tables.empty()) return render({{"{0}: no table\n", "{0}: 表がない\n"}, {name}}, language);
    for (const GridDecision& decision : file.tables.front().grid.decisions)
        text += fmt::format("{}: {}: {} ({})\n", name, subject_of(decision, language), printable(decision.value),
                            printable(render(decision.reason, language)));
    for (std::size_t i = 0; i < file.tables.size(); ++i) {
        const ImportedTable& table = file.tables[i];
        const std::string title = table.grid.name.empty() ? "" : " (" + printable(table.grid.name) + ")";
        text +=
            render({{"{0}: table {1}{2}: {3} row{3||s}, {4} column{4||s}\n", "{0}: 表{1}{2}: {3}行 {4}列\n"},
                    {name, std::to_string(i + 1), title, Rational(static_cast<std::int64_t>(table.grid.rows.size())),
                     Rational(static_cast<std::int64_t>(table.grid.width()))}},
                   language);
        for (const Claim& claim : table.understanding.claims) text += "  " + in_words(claim, table, language) + "\n";
        if (!table.understanding.complete)
            text += render({{"  the search for sums reached its limit, so some may be missing; import parts of this "
                             "table separately\n",
                             "  合計の探索が上限に達したため、見つかっていない合計がありうる。表を分けて取り込む\n"},
                            {}},
                           language);
        const auto likely = suspects(table.understanding, table.broken);
        const auto report = [&](std::size_t row, std::size_t column, Severity how, const Message& message,
                                const Message& basis) {
            const Text severity = how == Severity::error ? Text{"error", "エラー"} : Text{"warning", "警告"};
            text += fmt::format("{}:{}: {}: {}\n  {}\n", name, printable(place_of(table.grid, row, column)),
                                severity.in(language), printable(render(message, language)),
                                printable(render(basis, language)));
        };
        for (const FormulaFlaw& flaw : table.flaws)
            report(flaw.row, flaw.column, flaw.severity, flaw.message, flaw.basis);
        for (const BrokenCell& cell : table.broken)
            report(cell.row, cell.column, cell.severity, in_words(cell, table.grid, table.understanding),
                   basis_in_words(cell, table.grid, table.understanding));
        if (likely.size() == 1) {
            const auto [row, column] = likely.front();
            text += "  " + render(likely_figure(table.grid, row, column), language) + "\n";
        }
    }
    return text;
}

}  // namespace dxbudget::tables
