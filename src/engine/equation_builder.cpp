#include <algorithm>

#include "dxbudget/equation.hpp"
#include "dxbudget/rule.hpp"
#include "engine/allotment.hpp"

namespace dxbudget {
namespace {

/// Whether the figure says that its table speaks of a stage: a number, what its parts come to, or what could not be
/// read. A share alone speaks of all stages.
bool speaks(const Sheet& sheet, FigureId id) {
    if (id == no_id) return false;
    const Figure& figure = sheet.figures[id];
    const bool has_parts = figure.derives && sheet.lines[figure.line].shares.empty();
    return figure.kind == AmountKind::absent || figure.kind == AmountKind::number ||
           figure.kind == AmountKind::unreadable || has_parts;
}

/// Whether nothing stands in the place of a figure.
bool is_open(const Figure& figure) {
    return figure.kind == AmountKind::absent || figure.kind == AmountKind::blank;
}

/// Whether a table's lines say at a stage what makes up their whole.
bool makes_up(const Sheet& sheet, const Breakdown& breakdown, StageId stage) {
    const Stage& column = sheet.stages[stage];
    const bool only_some = breakdown.kind == BreakdownKind::items && sheet.lines[breakdown.whole].partial;
    if (breakdown.partial || only_some) return false;
    if (column.kind == StageKind::ratio || !adds_up(sheet, column, breakdown)) return false;
    std::size_t parts = 0;
    std::size_t numbers = 0;
    for (const LineId line : breakdown.lines) {
        if (!sheet.lines[line].counted) continue;
        const FigureId cell = sheet.cell(line, stage);
        parts += 1;
        const bool counts = column.formula ? sheet.is_number(cell) : speaks(sheet, cell);
        numbers += counts ? 1U : 0U;
    }
    // At a stage with a formula nil means «see the formula»: only a column of numbers adds up.
    return numbers > 0 && (!column.formula || numbers == parts);
}

/// The line of a funding breakdown that takes the rest at a stage.
LineId rest_of(const Sheet& sheet, const Breakdown& breakdown, StageId stage) {
    for (const LineId line : breakdown.lines) {
        const Share* share = share_at(sheet, line, stage);
        if (share != nullptr && !share->of_whole && sheet.lines[line].counted) return line;
    }
    return no_id;
}

}  // namespace

Equation& EquationBuilder::begin(const Rule& rule, Derivation derivation, FigureId target) {
    const auto id = static_cast<EquationId>(equations_.equations.size());
    Equation& equation =
        equations_.equations.emplace_back(Equation{.rule = &rule,
                                                   .target = target,
                                                   .first_term = static_cast<std::uint32_t>(equations_.terms.size()),
                                                   .derivation = derivation});
    // A target keeps its equations in the order in which they were stated.
    EquationId& last = last_of_target_[target];
    (last == no_id ? equations_.by_target[target] : equations_.equations[last].next) = id;
    last = id;
    return equation;
}

void EquationBuilder::add(FigureId figure, const Rational& coefficient) {
    if (figure == no_id) return;
    equations_.terms.push_back({.figure = figure, .coefficient = coefficient});
    ++equations_.equations.back().term_count;
}

void EquationBuilder::divide_by(FigureId figure, const Rational& coefficient) {
    if (figure == no_id) return;
    equations_.terms.push_back({.figure = figure, .coefficient = coefficient});
    ++equations_.equations.back().divisor_count;
}

void EquationBuilder::allow_rounding() {
    Equation& equation = equations_.equations.back();
    const Figure& target = sheet_.figures[equation.target];
    const RoundingRule rounding = rounding_of(sheet_, target.line, target.stage);
    if (rounding.adds_exact) return;  // only totals come from what is exact; what is printed adds up across stages
    equation.rounding = rounding.sums;
    equation.places = rounding.places;
    equation.one_by_one = !sheet_.roundings.empty();
}

void EquationBuilder::allow_tolerance() {
    Equation& equation = equations_.equations.back();
    const Figure& target = sheet_.figures[equation.target];
    const bool is_formula = equation.derivation == Derivation::formula;
    equation.tolerance =
        is_formula ? tolerance_of_formula(sheet_, target.stage) : tolerance_of(sheet_, target.line, target.stage);
}

void EquationBuilder::equate(const Rule& rule, LineKind kind) {
    for (LineId line = 0; line < sheet_.lines.size(); ++line) {
        if (sheet_.lines[line].kind != kind) continue;
        const LineId subject = sheet_.lines[line].parent;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            if (sheet_.cell(line, stage) == no_id || sheet_.cell(subject, stage) == no_id) continue;
            Equation& equation = begin(rule, Derivation::copy, sheet_.cell(subject, stage));
            const RoundingRule rounding = rounding_of(sheet_, subject, stage);
            equation.rounding = rounding.sums;
            equation.places = rounding.places;
            add(sheet_.cell(line, stage));
        }
    }
}

void EquationBuilder::add_exact(LineId line, StageId stage, const Rational& coefficient) {
    const FigureId figure = sheet_.cell(line, stage);
    if (figure == no_id) return;
    const Figure& printed = sheet_.figures[figure];
    if (printed.kind == AmountKind::number && printed.calculation != no_id) {
        equations_.terms.push_back({.figure = figure, .exact = true, .coefficient = coefficient});
        ++equations_.equations.back().term_count;
        return;
    }
    for (const BreakdownId id : sheet_.lines[line].breakdowns) {
        const Breakdown& breakdown = sheet_.breakdowns[id];
        if (breakdown.kind != BreakdownKind::items || !makes_up(sheet_, breakdown, stage)) continue;
        for (const LineId part : breakdown.lines) {
            if (sheet_.lines[part].counted)
                add_exact(part, stage, is_subtracted(sheet_, part) ? -coefficient : coefficient);
        }
        return;
    }
    add(figure, coefficient);
}

void EquationBuilder::add_up(const Rule& rule, const Breakdown& breakdown) {
    for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
        const FigureId target = sheet_.cell(breakdown.whole, stage);
        if (target == no_id || !makes_up(sheet_, breakdown, stage)) continue;
        const bool is_funding = breakdown.kind == BreakdownKind::funding;
        const LineId rest = is_funding ? rest_of(sheet_, breakdown, stage) : no_id;
        const FigureId residual = rest == no_id ? no_id : sheet_.cell(rest, stage);
        const bool computes_rest = residual != no_id && is_open(sheet_.figures[residual]);
        const Derivation derivation = is_funding ? Derivation::sources : Derivation::items;
        Equation& equation = begin(rule, derivation, computes_rest ? residual : target);
        equation.checked = !computes_rest;
        if (breakdown.incomplete) equation.missing = Obstacle::incomplete;
        // What the whole counts for in its own sum, or in what a source takes of it.
        const Rational sign_of_rest = computes_rest && is_subtracted(sheet_, rest) ? -1 : 1;
        if (computes_rest) {
            add(target, sign_of_rest);
        } else {
            equation.residual = residual;
            allow_tolerance();
        }
        // What one source loses another takes: only the table itself can say that they were rounded apart.
        const bool rounds = !sheet_.roundings.empty() && (!is_funding || breakdown.rounding != no_id);
        const RoundingRule rounding = rounds ? rounding_of(sheet_, breakdown, stage) : RoundingRule{};
        if (!computes_rest) {  // which is exactly what the others leave
            equation.rounding = rounding.sums;
            equation.places = rounding.places;
        }
        equation.one_by_one = rounds && !rounding.adds_exact;
        for (const LineId line : breakdown.lines) {
            if (!sheet_.lines[line].counted || line == (computes_rest ? rest : no_id)) continue;
            const bool is_taken_off = computes_rest != is_subtracted(sheet_, line);
            const Rational coefficient = is_taken_off ? -sign_of_rest : sign_of_rest;
            if (rounding.adds_exact) {
                add_exact(line, stage, coefficient);
            } else {
                add(sheet_.cell(line, stage), coefficient);
            }
        }
    }
}

Equations equations_of(const Sheet& sheet) {
    Equations equations;
    equations.by_target.assign(sheet.figures.size(), no_id);
    equations.equations.reserve(sheet.figures.size());
    equations.terms.reserve(sheet.figures.size() * 2);
    EquationBuilder builder(sheet, equations);
    for (const Rule* rule : all_rules()) {
        if (rule->state != nullptr) rule->state(sheet, builder);
    }
    if (std::ranges::any_of(equations.equations, &Equation::allots))
        allot(sheet, equations, evaluate(sheet, equations).values);
    return equations;
}

}  // namespace dxbudget
