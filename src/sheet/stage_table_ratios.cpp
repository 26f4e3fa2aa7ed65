/// Columns of ratios whose name says how they are computed. Where a name means more than one thing, or which columns
/// it is of is not certain, the figures decide: what holds on most lines is meant, and is reported.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sheet/ratio_name.hpp"
#include "sheet/stage_table.hpp"

namespace dxbudget {
namespace {

constexpr std::size_t most_readings = 16;  // of one ratio, so that many columns cost no more than a few
constexpr std::size_t most_ratios = 64;    // that are tried, likewise

/// What a ratio may be, as one would write it under `stages:`.
struct Reading {
    Formula formula = {};
    std::string text = {};
};

std::string id_of(const Sheet& sheet, StageId stage) {
    return std::string(sheet.stages[stage].id);
}

Reading quotient(const Sheet& sheet, StageId top, StageId bottom) {
    return {.formula = {.terms = {{top, 100}}, .divisor = {{bottom, 1}}},
            .text = "formula: " + id_of(sheet, top) + " / " + id_of(sheet, bottom)};
}

Reading relative_change(const Sheet& sheet, StageId now, StageId before, StageId base) {
    return {.formula = {.terms = {{now, 100}, {before, -100}}, .divisor = {{base, 1}}},
            .text = "formula: (" + id_of(sheet, now) + " - " + id_of(sheet, before) + ") / " + id_of(sheet, base)};
}

Reading portion(const Sheet& sheet, StageId stage) {
    return {.formula = {.terms = {{stage, 100}}, .divisor = {{stage, 1}}, .divides_by_whole = true},
            .text = "share_of: " + id_of(sheet, stage)};
}

/// The stage of money whose name is such a one; `no_stage` where none or several are.
template <class Names>
StageId stage_called(const Sheet& sheet, Names names) {
    StageId found = no_stage;
    for (StageId id = 0; id < sheet.stages.size(); ++id) {
        const Stage& stage = sheet.stages[id];
        const bool is_called = names(stage.id) || std::ranges::any_of(stage.labels, names);
        if (stage.kind != StageKind::amount || !is_called) continue;
        if (found != no_stage) return no_stage;
        found = id;
    }
    return found;
}

/// What stands for this year: what is asked for, or decided.
StageId present_stage(const Sheet& sheet) {
    for (const std::string_view id : {"requested", "approved", "amount"}) {
        if (const StageId stage = stage_with_id(sheet, id); stage != no_stage) return stage;
    }
    return no_stage;
}

/// What the name of a ratio may mean in a sheet with these stages.
std::vector<Reading> readings_of(const Sheet& sheet, NamedRatio ratio) {
    std::vector<Reading> readings;
    const StageId now = present_stage(sheet);
    const StageId before = stage_with_id(sheet, "previous");
    const StageId actual = stage_called(sheet, names_the_actual);
    const StageId named_budget = stage_called(sheet, names_the_budget);
    const StageId budget = named_budget == no_stage ? now : named_budget;
    const bool has_years = now != no_stage && before != no_stage;
    const bool is_executed = actual != no_stage && budget != no_stage && actual != budget;
    switch (ratio) {
        case NamedRatio::none:
            break;
        case NamedRatio::to_previous:
            if (has_years) readings.push_back(quotient(sheet, now, before));
            [[fallthrough]];
        case NamedRatio::growth:
            if (has_years) readings.push_back(relative_change(sheet, now, before, before));
            break;
        case NamedRatio::variance:
            if (is_executed) {
                readings.push_back(relative_change(sheet, actual, budget, budget));
                readings.push_back(relative_change(sheet, budget, actual, budget));
            } else if (has_years) {
                readings.push_back(relative_change(sheet, now, before, before));
                readings.push_back(relative_change(sheet, before, now, before));
            }
            break;
        case NamedRatio::execution:
            if (is_executed) readings.push_back(quotient(sheet, actual, budget));
            break;
        case NamedRatio::portion:
            for (StageId stage = 0; stage < sheet.stages.size() && readings.size() < most_readings; ++stage) {
                if (sheet.stages[stage].kind == StageKind::amount && !sheet.stages[stage].formula)
                    readings.push_back(portion(sheet, stage));
            }
            break;
    }
    return readings;
}

/// What a sum of stages comes to on a line that states them all.
std::optional<Rational> sum_at(const Sheet& sheet, LineId line, const std::vector<FormulaTerm>& terms) {
    Rational sum;
    for (const FormulaTerm& term : terms) {
        const FigureId figure = operand_at(sheet, line, term.stage);
        if (!sheet.is_number(figure)) return std::nullopt;
        sum += term.coefficient * sheet.figures[figure].value;
    }
    return sum;
}

/// What each whole comes to at a stage: as it states, or by its items, from the leaves up.
std::unordered_map<LineId, Rational> amounts_of_wholes(const Sheet& sheet, StageId stage) {
    struct Sum {
        BreakdownId table = no_id;  // that it is of: the first of its line which says anything
        Rational amount = {};
    };
    std::vector<Sum> sums(sheet.lines.size());
    std::unordered_map<LineId, Rational> wholes;
    for (auto line = static_cast<LineId>(sheet.lines.size()); line-- > 0;) {
        const FigureId figure = sheet.cell(line, stage);
        const bool is_stated = sheet.is_number(figure);
        if (!is_stated && sums[line].table == no_id) continue;
        const Rational& amount = is_stated ? sheet.figures[figure].value : sums[line].amount;
        const Line& self = sheet.lines[line];
        if (self.parent == no_id) wholes.emplace(line, amount);
        const BreakdownId id = self.breakdown;
        if (id == no_id || !self.counted) continue;
        const Breakdown& table = sheet.breakdowns[id];
        Sum& sum = sums[table.whole];
        if (table.kind == BreakdownKind::funding || table.partial || sum.table < id) continue;
        if (sum.table != id) sum = {.table = id};
        sum.amount += is_subtracted(sheet, line) ? -amount : amount;
    }
    return wholes;
}

/// What the stages of a divisor come to on the whole that each line is a part of.
class Wholes {
  public:
    Wholes(const Sheet& sheet, const std::vector<FormulaTerm>& divisor) : sheet_(sheet) {
        for (const FormulaTerm& term : divisor) terms_.emplace_back(term, amounts_of_wholes(sheet, term.stage));
    }

    std::optional<Rational> of(LineId line) const {
        const LineId whole = whole_of(sheet_, line);
        Rational sum;
        for (const auto& [term, amounts] : terms_) {
            const auto amount = amounts.find(whole);
            if (amount == amounts.end()) return std::nullopt;
            sum += term.coefficient * amount->second;
        }
        return sum;
    }

  private:
    const Sheet& sheet_;
    std::vector<std::pair<FormulaTerm, std::unordered_map<LineId, Rational>>> terms_;
};

/// How many of the figures of a stage a reading gives, and on how many it can be tried.
struct Score {
    std::int64_t tried = 0;
    std::int64_t held = 0;
};

Score score_of(const Sheet& sheet, StageId stage, const Formula& formula) {
    Score score;
    const Wholes wholes(sheet, formula.divides_by_whole ? formula.divisor : std::vector<FormulaTerm>{});
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        const Figure* figure = sheet.figure_at(line, stage);
        if (figure == nullptr || figure->kind != AmountKind::number) continue;
        const auto top = sum_at(sheet, line, formula.terms);
        const auto bottom = formula.divides_by_whole ? wholes.of(line) : sum_at(sheet, line, formula.divisor);
        if (!top || !bottom || bottom->is_zero()) continue;
        ++score.tried;
        const Rational off = *top / *bottom - figure->value;
        score.held += off.abs() < Rational::power_of_ten(-figure->decimals) ? 1 : 0;
    }
    return score;
}

/// Whether most of the figures that it can be tried on agree.
bool shows_most(const Score& score) {
    return score.held > 0 && 2 * score.held > score.tried;
}

/// A ratio as a part of 1, as spreadsheets keep it: 0.2 for 20%.
Formula of_one(Formula formula) {
    for (FormulaTerm& term : formula.terms) term.coefficient = term.coefficient / Rational(100);
    return formula;
}

}  // namespace

/// A column of that name holds percentages, unless it is declared otherwise.
void StageTable::note_ratio(StageId stage) {
    Stage& column = sheet_.stages[stage];
    NamedRatio ratio = named_ratio(column.id);
    for (const std::string_view label : column.labels) {
        if (ratio == NamedRatio::none) ratio = named_ratio(label);
    }
    const bool has_formula = !formulas_.empty() && formulas_.back().stage == stage;  // read just before
    if (ratio == NamedRatio::none || has_formula || column.unit || column.kind == StageKind::count) return;
    column.kind = StageKind::ratio;
    if (named_ratios_.size() < most_ratios) named_ratios_.emplace_back(stage, ratio);
}

void StageTable::give_ratios_their_formulas() {
    for (const auto& [stage, ratio] : named_ratios_) {
        const std::vector<Reading> readings = readings_of(sheet_, ratio);
        std::vector<Score> scores;
        for (const Reading& reading : readings) scores.push_back(score_of(sheet_, stage, reading.formula));
        const auto best = std::ranges::max_element(scores, {}, &Score::held);
        if (readings.empty() || (readings.size() > 1 && best->tried == 0)) {
            report_ratio(stage, Severity::note,
                         {"`{0}` is not checked: the columns that it is computed from are not stated",
                          "「{0}」は計算に使う欄が記載されていないため、検査していない"},
                         {}, {});
            continue;
        }
        const Reading& reading = readings[static_cast<std::size_t>(best - scores.begin())];
        // A few figures of which none agrees are wrong; many, or those that are parts of 1, mean something else.
        const bool is_certain =
            readings.size() == 1 && best->tried < 3 && !shows_most(score_of(sheet_, stage, of_one(reading.formula)));
        const bool is_only = std::ranges::count(scores, best->held, &Score::held) == 1;
        const bool is_chosen = is_only && shows_most(*best);
        if (is_certain || is_chosen) sheet_.stages[stage].formula = reading.formula;
        if (is_chosen && readings.size() > 1) {
            report_ratio(stage, Severity::note,
                         {"`{0}` is read as `{1}`: {2} of {3} figures agree",
                          "「{0}」は「{1}」と読んだ。{3} 個のうち {2} 個が合う"},
                         {reading.text, Rational(best->held), Rational(best->tried)}, {});
        } else if (!is_certain && !is_chosen) {
            const Text one = {"declare it under `stages:`, such as with `{0}`",
                              "「段階:」に「{0}」のように書いて宣言する"};
            const Text two = {"declare it under `stages:` with `{0}` or `{1}`",
                              "「段階:」に「{0}」又は「{1}」と書いて宣言する"};
            report_ratio(stage, Severity::warning,
                         {"`{0}` is not checked: its figures do not show how it is computed",
                          "「{0}」は計算方法を数字から判断できず、検査していない"},
                         {}, {readings.size() > 1 ? two : one, {readings.front().text, readings.back().text}});
        }
    }
}

/// Says something of a ratio, {0}, at the first of its figures; nothing where there is none.
void StageTable::report_ratio(StageId stage, Severity severity, Text pattern, std::vector<Argument> arguments,
                              Message help) {
    const auto figure = std::ranges::find_if(
        sheet_.figures, [&](const Figure& one) { return one.stage == stage && one.kind == AmountKind::number; });
    if (figure == sheet_.figures.end()) return;
    const Stage& column = sheet_.stages[stage];
    arguments.insert(arguments.begin(),
                     std::string(column.labels.empty() ? column.label.japanese : column.labels.front()));
    nodes_.report(rules::ratio_by_name, figure->span, {pattern, std::move(arguments)}, std::move(help)).severity =
        severity;
}

}  // namespace dxbudget
