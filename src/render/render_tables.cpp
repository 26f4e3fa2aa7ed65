#include "render/render_tables.hpp"

#include <fmt/format.h>

#include "tables/cell_address.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {
namespace {

/// Numbers from 1 with runs drawn together: `2–9, 12`.
std::string as_ranges(const std::vector<std::size_t>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1) ++last;
        if (!text.empty()) text += ", ";
        text += std::to_string(lines[i] + 1);
        if (last > i) text += (last == i + 1 ? ", " : "–") + std::to_string(lines[last] + 1);
        i = last + 1;
    }
    return text;
}

Message describe(const Claim& claim, const ImportedTable& table) {
    const std::string label = label_of(table.grid, table.understanding.figures, claim.lines_are_rows, claim.target);
    const Text line = claim.lines_are_rows ? Text{"row", "行"} : Text{"column", "列"};
    const Text lines = claim.lines_are_rows ? Text{"rows", "行"} : Text{"columns", "列"};
    const auto number = [](std::size_t n) { return std::to_string(n + 1); };
    const std::vector<Argument> arguments = {line,
                                             number(claim.target),
                                             label.empty() ? std::string() : " (" + label + ")",
                                             lines,
                                             claim.parts.size() == 2 ? number(claim.parts[0]) : as_ranges(claim.parts),
                                             claim.parts.size() == 2 ? number(claim.parts[1]) : std::string()};
    const bool two = claim.parts.size() == 2;
    switch (claim.operation) {
        case Operation::sum:
            if (two)
                return {{"{0} {1}{2} is the sum of {3} {4} and {5}", "{0}{1}{2} = {3}{4} と {5} の合計"}, arguments};
            return {{"{0} {1}{2} is the sum of {3} {4}", "{0}{1}{2} = {3}{4} の合計"}, arguments};
        case Operation::average:
            if (two)
                return {{"{0} {1}{2} is the average of {3} {4} and {5}", "{0}{1}{2} = {3}{4} と {5} の平均"},
                        arguments};
            return {{"{0} {1}{2} is the average of {3} {4}", "{0}{1}{2} = {3}{4} の平均"}, arguments};
        case Operation::division:
            return {{"{0} {1}{2} is {0} {4} divided by {0} {5}", "{0}{1}{2} = {0}{4} ÷ {0}{5}"}, arguments};
        case Operation::relative_change:
            return {{"{0} {1}{2} is the relative change from {0} {4} to {0} {5}",
                     "{0}{1}{2} = {0}{4} から {0}{5} への増減率"},
                    arguments};
    }
    return {};
}

}  // namespace

std::string subject_of(const GridDecision& decision, Language language) {
    if (language == Language::english) return std::string(decision.subject);
    return decision.subject == "encoding"   ? "文字コード(encoding)"
           : decision.subject == "cells"    ? "列の区切り(cells)"
           : decision.subject == "hidden"   ? "非表示(hidden)"
           : decision.subject == "formulas" ? "数式(formulas)"
                                            : std::string(decision.subject);
}

std::string in_words(const Claim& claim, const ImportedTable& table, Language language) {
    int held = 0;
    int compared = 0;
    for (const Agreement agreement : claim.agreements) {
        held += holds(agreement);
        compared += agreement != Agreement::absent && agreement != Agreement::missing;
    }
    const Text where = claim.lines_are_rows ? Text{"columns", "列"} : Text{"rows", "行"};
    const Message evidence = {{", in {0} of {1} {2}", "({1}{2}中 {0})"}, {Rational(held), Rational(compared), where}};
    return printable(render(describe(claim, table), language) + render(evidence, language));
}

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
        for (const Claim& claim : table.understanding.claims)
            text += "  " + in_words(claim, table, language) + "\n";
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
