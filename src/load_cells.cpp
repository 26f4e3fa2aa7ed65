/// From the figures as read to the grid of lines and stages, and to the figures that a sheet does not state but its
/// equations compute: a total without a number, a change that nobody wrote down.

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "loader.hpp"

namespace dxbudget {
namespace {

/// Adds a figure that stands nowhere in the source.
void add_absent(Sheet& sheet, LineId line, StageId stage) {
    FigureId& cell = sheet.cells[std::size_t{line} * sheet.stages.size() + stage];
    if (cell != no_id) return;
    cell = static_cast<FigureId>(sheet.figures.size());
    sheet.figures.push_back(Figure{.line = line, .stage = stage});
}

/// Whether a figure says something: a number, or something that should have been one.
bool says_something(const Sheet& sheet, LineId line, StageId stage) {
    const Figure* figure = sheet.figure_at(line, stage);
    return figure != nullptr && (figure->state == State::number || figure->state == State::unreadable);
}

/// Totals that are not stated, from the leaves up: `mentions[line, stage]` says that the line or one of its parts has a
/// number.
void add_sums(Sheet& sheet) {
    const std::size_t width = sheet.stages.size();
    std::vector<bool> mentions(sheet.lines.size() * width);
    for (LineId line = static_cast<LineId>(sheet.lines.size()); line-- > 0;) {
        for (StageId stage = 0; stage < width; ++stage) {
            bool mentioned = says_something(sheet, line, stage);
            const Stage& column = sheet.stages[stage];
            if (column.kind != StageKind::ratio && !column.formula) {
                for (const BreakdownId id : sheet.lines[line].breakdowns) {
                    const Breakdown& breakdown = sheet.breakdowns[id];
                    if (!adds_up(sheet, column, breakdown)) continue;
                    const bool any = std::any_of(breakdown.lines.begin(), breakdown.lines.end(), [&](LineId part) {
                        return sheet.lines[part].counted && mentions[part * width + stage];
                    });
                    if (!any) continue;
                    mentioned = true;
                    if (breakdown.kind != BreakdownKind::funding) continue;
                    for (const LineId source : breakdown.lines) {
                        if (!sheet.lines[source].shares.empty()) add_absent(sheet, source, stage);
                    }
                }
            }
            if (!mentioned) continue;
            mentions[line * width + stage] = true;
            add_absent(sheet, line, stage);
        }
    }
}

/// What a formula computes, in the tables that state its stage somewhere.
void add_results(Sheet& sheet, StageId stage) {
    const Formula& formula = *sheet.stages[stage].formula;
    const auto add_operands = [&](LineId line, const std::vector<FormulaTerm>& terms) {
        for (const FormulaTerm& term : terms) {
            if (sheet.stages[term.stage].formula) add_absent(sheet, line, term.stage);
        }
    };
    const auto add_to_line = [&](LineId line) {
        if (!holds_formula(sheet, line, stage)) return;
        const auto states = [&](const FormulaTerm& term) {
            return operand_at(sheet, line, term.stage) != no_id || sheet.stages[term.stage].formula.has_value();
        };
        if (!std::any_of(formula.terms.begin(), formula.terms.end(), states)) return;
        add_absent(sheet, line, stage);
        add_operands(line, formula.terms);
        add_operands(line, formula.divisor);
    };
    for (const Breakdown& breakdown : sheet.breakdowns) {
        const bool stated = std::any_of(breakdown.lines.begin(), breakdown.lines.end(),
                                        [&](LineId line) { return sheet.cell(line, stage) != no_id; });
        if (!stated) continue;
        for (const LineId line : breakdown.lines) add_to_line(line);
        add_to_line(breakdown.whole);
    }
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        if (sheet.cell(line, stage) != no_id) add_to_line(line);
    }
}

/// The stages with formulas, each before those that it is computed from.
std::vector<StageId> results_first(const Sheet& sheet) {
    std::vector<StageId> order;
    std::vector<bool> visited(sheet.stages.size());
    const auto visit = [&](const auto& self, StageId stage) -> void {
        if (visited[stage] || !sheet.stages[stage].formula) return;
        visited[stage] = true;
        for (const FormulaTerm& term : sheet.stages[stage].formula->terms) self(self, term.stage);
        for (const FormulaTerm& term : sheet.stages[stage].formula->divisor) self(self, term.stage);
        order.push_back(stage);
    };
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) visit(visit, stage);
    std::reverse(order.begin(), order.end());
    return order;
}

/// The words of `except` that name all lines of a kind.
std::span<const std::string_view> words_of(LineKind kind) {
    static constexpr std::string_view total[] = {"total"};
    static constexpr std::string_view funding[] = {"funding"};
    static constexpr std::string_view personnel[] = {"personnel", "costs"};
    static constexpr std::string_view staff[] = {"staff", "costs"};
    static constexpr std::string_view costs[] = {"costs"};
    static constexpr std::string_view items[] = {"items"};
    static constexpr std::string_view workings[] = {"workings"};
    switch (kind) {
        case LineKind::whole:
            return total;
        case LineKind::source:
        case LineKind::funding_total:
            return funding;
        case LineKind::personnel:
            return personnel;
        case LineKind::staff:
            return staff;
        case LineKind::project:
        case LineKind::cost_total:
            return costs;
        case LineKind::item:
            return items;
        case LineKind::working:
            return workings;
        default:
            return {};
    }
}

}  // namespace

bool formula_reaches(const Sheet& sheet, const Stage& stage, LineId line) {
    if (stage.except.empty()) return true;
    const auto is_named = [&](std::string_view name) { return std::ranges::binary_search(stage.except, name); };
    for (LineId id = line; id != no_id; id = sheet.lines[id].parent) {
        const Line& part = sheet.lines[id];
        const bool own = id == line || part.kind != LineKind::whole;
        if (own && (is_named(part.name) || std::ranges::any_of(words_of(part.kind), is_named))) return false;
        if (part.breakdown != no_id && is_named(sheet.breakdowns[part.breakdown].name)) return false;
    }
    return true;
}

bool holds_formula(const Sheet& sheet, LineId line, StageId stage) {
    const Line& self = sheet.lines[line];
    const bool has_one = repeats_a_line(self.kind) ? sheet.cell(self.parent, stage) == no_id : has_formula(self.kind);
    return has_one && formula_reaches(sheet, sheet.stages[stage], line);
}

FigureId operand_at(const Sheet& sheet, LineId line, StageId stage) {
    const FigureId own = sheet.cell(line, stage);
    const Line& self = sheet.lines[line];
    return own == no_id && repeats_a_line(self.kind) ? sheet.cell(self.parent, stage) : own;
}

bool adds_up(const Sheet& sheet, const Stage& stage, const Breakdown& breakdown) {
    if (stage.not_added.empty()) return true;
    const auto is_named = [&](std::string_view name) { return std::ranges::binary_search(stage.not_added, name); };
    if (is_named("all") || is_named(breakdown.name) || is_named(sheet.lines[breakdown.whole].name)) return false;
    if (breakdown.kind == BreakdownKind::items && is_named("items")) return false;
    return breakdown.kind != BreakdownKind::funding || !is_named("funding");
}

void Loader::build_cells() {
    sheet_.cells.assign(sheet_.lines.size() * sheet_.stages.size(), no_id);
    for (FigureId id = 0; id < sheet_.figures.size(); ++id) {
        const Figure& figure = sheet_.figures[id];
        if (figure.stage == no_stage) continue;
        sheet_.cells[std::size_t{figure.line} * sheet_.stages.size() + figure.stage] = id;
    }
}

void Loader::add_computed_cells() {
    add_sums(sheet_);
    for (const StageId stage : results_first(sheet_)) add_results(sheet_, stage);
}

}  // namespace dxbudget
