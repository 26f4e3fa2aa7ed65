#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rule.hpp"

namespace dxbudget {
namespace {

/// Whether the figure takes part in its breakdown's sum: a number, one that its own equations compute, or one that
/// could not be read.
bool takes_part(const Sheet& sheet, FigureId id) {
    if (id == no_id) return false;
    const State state = sheet.figures[id].state;
    return state == State::number || state == State::absent || state == State::unreadable;
}

/// The line of a funding breakdown that takes the rest at a stage.
LineId rest_of(const Sheet& sheet, const Breakdown& breakdown, StageId stage) {
    for (const LineId line : breakdown.lines) {
        const Share* share = share_at(sheet.lines[line], stage);
        if (share != nullptr && !share->of_whole) return line;
    }
    return no_id;
}

}  // namespace

Equation& Statements::begin(const Rule& rule, FigureId target) {
    const auto id = static_cast<EquationId>(equations_.equations.size());
    Equation& equation = equations_.equations.emplace_back(
        Equation{.rule = &rule, .target = target, .first_term = static_cast<std::uint32_t>(equations_.terms.size())});
    // A target keeps its equations in the order in which they were stated.
    EquationId* link = &equations_.by_target[target];
    while (*link != no_id) link = &equations_.equations[*link].next;
    *link = id;
    return equation;
}

void Statements::add(FigureId figure, const Rational& coefficient) {
    if (figure == no_id) return;
    equations_.terms.push_back({figure, coefficient});
    ++equations_.equations.back().term_count;
}

void Statements::divide_by(FigureId figure, const Rational& coefficient) {
    if (figure == no_id) return;
    equations_.terms.push_back({figure, coefficient});
    ++equations_.equations.back().divisor_count;
}

void Statements::add_up(const Rule& rule, const Breakdown& breakdown) {
    if (breakdown.partial || sheet_.lines[breakdown.whole].partial) return;
    for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
        const Stage& column = sheet_.stages[stage];
        const FigureId target = sheet_.cell(breakdown.whole, stage);
        if (target == no_id || column.kind == StageKind::ratio) continue;
        std::size_t parts = 0;
        std::size_t numbers = 0;
        for (const LineId line : breakdown.lines) {
            if (!sheet_.lines[line].counted) continue;
            const FigureId cell = sheet_.cell(line, stage);
            parts += 1;
            const bool counts = column.formula ? sheet_.is_number(cell) : takes_part(sheet_, cell);
            numbers += counts ? 1U : 0U;
        }
        // At a stage with a formula nil means «see the formula»: only a column of numbers adds up.
        if (numbers == 0 || (column.formula && numbers < parts)) continue;

        const LineId rest = breakdown.kind == BreakdownKind::funding ? rest_of(sheet_, breakdown, stage) : no_id;
        const FigureId residual = rest == no_id ? no_id : sheet_.cell(rest, stage);
        const bool computes_rest = residual != no_id && !sheet_.is_number(residual);
        Equation& equation = begin(rule, computes_rest ? residual : target);
        equation.checked = !computes_rest;
        if (!computes_rest) equation.residual = residual;
        if (computes_rest) add(target);
        for (const LineId line : breakdown.lines) {
            if (sheet_.lines[line].counted && line != (computes_rest ? rest : no_id)) {
                add(sheet_.cell(line, stage), computes_rest ? -1 : 1);
            }
        }
    }
}

Equations state(const Sheet& sheet) {
    Equations equations;
    equations.by_target.assign(sheet.figures.size(), no_id);
    equations.equations.reserve(sheet.figures.size());
    equations.terms.reserve(sheet.figures.size() * 2);
    Statements statements(sheet, equations);
    for (const Rule* rule : all_rules()) {
        if (rule->state != nullptr) rule->state(sheet, statements);
    }
    return equations;
}

}  // namespace dxbudget
