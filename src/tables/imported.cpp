#include "tables/imported.hpp"

#include <utility>

#include "tables/word_claims.hpp"
#include "text/width.hpp"

namespace dxbudget::tables {

std::variant<std::vector<ImportedTable>, Message> import_tables(const std::string& name, std::string bytes,
                                                                const GridOptions& options) {
    auto grids = read_grids(name, std::move(bytes), options);
    if (auto* message = std::get_if<Message>(&grids)) return std::move(*message);
    std::vector<ImportedTable> tables;
    for (Grid& grid : std::get<std::vector<Grid>>(grids)) {
        grid.decimal = options.decimal;
        Understanding understanding = understand(grid);
        add_claims_by_words(grid, understanding);
        std::vector<BrokenCell> broken = broken_cells(grid, understanding);
        FormulaFlaws formulas = find_formula_flaws(grid, understanding.figures);
        understanding.complete = understanding.complete && formulas.complete;
        tables.push_back({std::move(grid), std::move(understanding), std::move(broken), std::move(formulas.flaws)});
    }
    return tables;
}

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

}  // namespace dxbudget::tables
