/// From the figures as read to the grid of lines and stages, and to the figures that a sheet does not state but its
/// equations compute: a total without a number, a change that nobody wrote down.

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sheet/loader.hpp"

namespace dxbudget {
namespace {

/// The figure of a line at a stage; one that stands nowhere in the source is added, with the decimals that it would
/// have.
Figure& figure_of(Sheet& sheet, LineId line, StageId stage, std::uint8_t decimals) {
    FigureId& cell = sheet.cells[std::size_t{line} * sheet.stages.size() + stage];
    if (cell == no_id) {
        cell = static_cast<FigureId>(sheet.figures.size());
        sheet.figures.push_back(Figure{.line = line, .stage = stage, .decimals = decimals});
    }
    return sheet.figures[cell];
}

/// As many decimals as the finest of a line's figures, its own or one of its parts', has at a stage.
std::uint8_t finest_part(const Sheet& sheet, LineId line, StageId stage) {
    std::uint8_t decimals = 0;
    const auto take = [&](LineId part) {
        const Figure* figure = sheet.figure_at(part, stage);
        if (figure != nullptr) decimals = std::max(decimals, figure->decimals);
    };
    take(line);
    for (const BreakdownId table : sheet.lines[line].breakdowns) {
        for (const LineId part : sheet.breakdowns[table].lines) take(part);
    }
    return decimals;
}

/// Whether a table says something at a stage: one of its lines, or one of their parts, has a number.
bool speaks(const Sheet& sheet, const Breakdown& breakdown, StageId stage, const std::vector<bool>& mentions) {
    return std::any_of(breakdown.lines.begin(), breakdown.lines.end(), [&](LineId part) {
        return sheet.lines[part].counted && mentions[part * sheet.stages.size() + stage];
    });
}

/// What lines come to by their shares though they do not state it.
void add_shares(Sheet& sheet, const Breakdown& breakdown, StageId stage, std::uint8_t decimals) {
    for (const LineId line : breakdown.lines) {
        if (share_at(sheet, line, stage) != nullptr) figure_of(sheet, line, stage, decimals);
    }
}

/// Figures of sources with a share come to what it gives. A nil says that one takes nothing.
void mark_shares(Sheet& sheet) {
    for (Figure& figure : sheet.figures) {
        if (figure.stage == no_stage || sheet.stages[figure.stage].formula || figure.kind == AmountKind::nil) continue;
        figure.derives = figure.derives || share_at(sheet, figure.line, figure.stage) != nullptr;
    }
}

/// What a line comes to at a stage, stated or not, and what its parts take by their shares; whether it says something
/// there.
bool add_sum(Sheet& sheet, LineId line, StageId stage, const std::vector<bool>& mentions,
             const std::vector<bool>& has_shares) {
    const bool is_derived = sheet.stages[stage].kind == StageKind::ratio || sheet.stages[stage].formula;
    const std::vector<BreakdownId>& tables = sheet.lines[line].breakdowns;
    const auto is_sum_of = [&](BreakdownId id) {
        const Breakdown& table = sheet.breakdowns[id];
        return !is_derived && adds_up(sheet, sheet.stages[stage], table) && speaks(sheet, table, stage, mentions);
    };
    const bool is_sum = std::any_of(tables.begin(), tables.end(), is_sum_of);
    if (!is_sum) return sheet.says_something(sheet.cell(line, stage));
    const std::uint8_t decimals = finest_part(sheet, line, stage);
    for (const BreakdownId id : tables) {
        if (has_shares[id] && is_sum_of(id)) add_shares(sheet, sheet.breakdowns[id], stage, decimals);
    }
    figure_of(sheet, line, stage, decimals).derives = true;
    return true;
}

/// Totals that are not stated, from the leaves up.
void add_sums(Sheet& sheet) {
    const std::size_t width = sheet.stages.size();
    std::vector<bool> mentions(sheet.lines.size() * width);  // whether the line or one of its parts has a number
    std::vector<bool> has_shares(sheet.breakdowns.size());   // whether a table's lines have any
    for (const Line& line : sheet.lines) {
        if (line.breakdown != no_id && !line.shares.empty()) has_shares[line.breakdown] = true;
    }
    for (LineId line = static_cast<LineId>(sheet.lines.size()); line-- > 0;) {
        for (StageId stage = 0; stage < width; ++stage) {
            if (add_sum(sheet, line, stage, mentions, has_shares)) mentions[line * width + stage] = true;
        }
    }
}

/// The total cost, where it is not stated though what it is made of is.
void add_total_costs(Sheet& sheet) {
    const auto line_of = [&](LineKind kind) {
        const auto is_kind = [&](const Line& line) { return line.kind == kind; };
        const auto found = std::find_if(sheet.lines.begin(), sheet.lines.end(), is_kind);
        return found == sheet.lines.end() ? no_id : static_cast<LineId>(found - sheet.lines.begin());
    };
    const LineId total = line_of(LineKind::cost_total);
    const LineId personnel = line_of(LineKind::personnel);
    const LineId project = line_of(LineKind::project);
    if (total == no_id || personnel == no_id) return;
    const auto speaks = [&](LineId line, StageId stage) {
        return line != no_id && sheet.says_something(sheet.cell(line, stage));
    };
    for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
        if (sheet.stages[stage].formula || sheet.stages[stage].kind == StageKind::ratio) continue;
        if (!speaks(personnel, stage) || !(speaks(0, stage) || speaks(project, stage))) continue;
        const std::uint8_t decimals = std::max(finest_part(sheet, personnel, stage), finest_part(sheet, 0, stage));
        figure_of(sheet, total, stage, decimals);
    }
}

/// What a formula computes, in the tables that state its stage somewhere.
void add_results(Sheet& sheet, StageId stage) {
    const Formula& formula = *sheet.stages[stage].formula;
    const auto add_operands = [&](LineId line, const std::vector<FormulaTerm>& terms) {
        for (const FormulaTerm& term : terms) {
            if (sheet.stages[term.stage].formula) figure_of(sheet, line, term.stage, 0);
        }
    };
    const auto add_to_line = [&](LineId line) {
        if (!holds_formula(sheet, line, stage)) return;
        const auto states = [&](const FormulaTerm& term) {
            return operand_at(sheet, line, term.stage) != no_id || sheet.stages[term.stage].formula.has_value();
        };
        if (!std::any_of(formula.terms.begin(), formula.terms.end(), states)) return;
        std::uint8_t decimals = 0;
        for (const FormulaTerm& term : formula.terms) {
            const Figure* operand = sheet.figure_at(line, term.stage);
            if (operand != nullptr) decimals = std::max(decimals, operand->decimals);
        }
        figure_of(sheet, line, stage, decimals);
        add_operands(line, formula.terms);
        add_operands(formula.divides_by_whole ? whole_of(sheet, line) : line, formula.divisor);
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

std::string_view words_of(const Sheet& sheet, const Source& source, FigureId figure) {
    const Figure& written = sheet.figures[figure];
    return written.words == no_id ? source.slice(written.span) : sheet.words[written.words];
}

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

bool is_subtracted(const Sheet& sheet, LineId line) {
    const Line& self = sheet.lines[line];
    if (self.sign != Sign::as_table || self.breakdown == no_id) return self.sign == Sign::minus;
    return sheet.breakdowns[self.breakdown].subtracted;
}

LineId whole_of(const Sheet& sheet, LineId line) {
    while (sheet.lines[line].parent != no_id) line = sheet.lines[line].parent;
    return line;
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
    mark_shares(sheet_);
    add_total_costs(sheet_);
    for (const StageId stage : results_first(sheet_)) add_results(sheet_, stage);
}

}  // namespace dxbudget
