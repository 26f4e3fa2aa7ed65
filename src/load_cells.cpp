/// From the figures as read to the grid of lines and stages, and to the figures that a sheet does not state but its
/// equations compute: a total without a number, a change that nobody wrote down.

#include <algorithm>
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

bool names_kind(std::string_view name, LineKind kind) {
    switch (kind) {
        case LineKind::whole:
            return name == "total";
        case LineKind::source:
        case LineKind::funding_total:
            return name == "funding";
        case LineKind::personnel:
            return name == "personnel" || name == "costs";
        case LineKind::staff:
            return name == "staff" || name == "costs";
        case LineKind::project:
        case LineKind::cost_total:
            return name == "costs";
        case LineKind::item:
            return name == "items";
        case LineKind::working:
            return name == "workings";
        default:
            return false;
    }
}

}  // namespace

bool formula_reaches(const Sheet& sheet, const Stage& stage, LineId line) {
    if (stage.except.empty()) return true;
    for (const std::string_view name : stage.except) {
        for (LineId id = line; id != no_id; id = sheet.lines[id].parent) {
            const Line& part = sheet.lines[id];
            const bool own = id == line || part.kind != LineKind::whole;
            if (own && (part.name == name || names_kind(name, part.kind))) return false;
            if (part.breakdown != no_id && sheet.breakdowns[part.breakdown].name == name && !name.empty()) return false;
        }
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
    for (const std::string_view name : stage.not_added) {
        if (name == "all" || name == breakdown.name || name == sheet.lines[breakdown.whole].name) return false;
        if (breakdown.kind == BreakdownKind::items && name == "items") return false;
        if (breakdown.kind == BreakdownKind::funding && name == "funding") return false;
    }
    return true;
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
