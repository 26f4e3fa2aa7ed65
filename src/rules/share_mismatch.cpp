#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {

static bool is_written(const Figure& figure) {
    return figure.kind == AmountKind::number || figure.kind == AmountKind::unreadable;
}

/// The figure of a base's line; at a stage of its own, what the line is a part of may say it instead.
static FigureId figure_of_base(const Sheet& sheet, LineId line, StageId stage, bool is_own_stage) {
    if (const FigureId stageless = sheet.lines[line].stageless; stageless != no_id) return stageless;
    const FigureId figure = sheet.cell(line, stage);
    const LineId whole = sheet.lines[line].parent;
    return figure == no_id && is_own_stage && whole != no_id ? sheet.cell(whole, stage) : figure;
}

/// The figures that the share of a line is of at a stage.
static void find_base(const Sheet& sheet, LineId line, LineId base, StageId stage, std::vector<Term>& terms) {
    terms.clear();
    const auto add = [&](FigureId figure, const Rational& coefficient) {
        if (figure != no_id) terms.push_back({.figure = figure, .coefficient = coefficient});
    };
    const std::span<const BasePart> sum = parts_of_base(sheet, base);
    for (const BasePart& part : sum) {
        const StageId at = part.stage == no_stage ? stage : part.stage;
        add(figure_of_base(sheet, part.line, at, part.line == line), part.coefficient);
    }
    if (sum.empty()) add(figure_of_base(sheet, base, stage, false), 1);
}

static void state_shares(const Sheet& sheet, EquationBuilder& builder) {
    std::vector<Term> terms;
    for (LineId line = 0; line < sheet.lines.size(); ++line) {
        const Line& source = sheet.lines[line];
        const LineId base = source.share_base == no_id ? source.parent : source.share_base;
        if (base == no_id || source.shares.empty()) continue;
        for (StageId stage = 0; stage < sheet.stages.size(); ++stage) {
            if (sheet.stages[stage].formula || sheet.cell(line, stage) == no_id) continue;
            const Share* share = share_at(sheet, line, stage);
            if (share == nullptr || !share->of_whole) continue;
            find_base(sheet, line, base, stage, terms);
            if (terms.empty() && !is_written(sheet.figures[sheet.cell(line, stage)])) continue;
            Equation& equation = builder.begin(rules::share_mismatch, Derivation::share, sheet.cell(line, stage));
            if (source.incomplete) equation.missing = Obstacle::incomplete;  // its limit or base, perhaps
            if (terms.empty()) equation.missing = Obstacle::undetermined;
            const RoundingRule rounding = rounding_of(sheet, line, stage);
            equation.rounding = rounding.products;
            equation.places = rounding.places;
            equation.allots = rounding.products == Rounding::largest_remainder;
            if (equation.allots) equation.rounding = Rounding::any;  // until it is known where the last units go
            if (source.breakdown != no_id && source.share_base == no_id)
                equation.share_decimals = sheet.breakdowns[source.breakdown].share_decimals;
            if (const LineId cap = source.limit; cap != no_id) {
                const FigureId stageless_cap = sheet.lines[cap].stageless;
                equation.cap = stageless_cap == no_id ? sheet.cell(cap, stage) : stageless_cap;
            }
            for (const Term& term : terms) builder.add(term.figure, term.coefficient * *share->of_whole);
        }
    }
}

constinit const Rule rules::share_mismatch{
    .id = "share-mismatch",
    .severity = Severity::error,
    .summary = {"a source is its share of its base, up to its limit; where that leaves a part below the unit, either "
                "neighbour will do",
                "財源は対象額に負担割合を掛けた額(上限があれば上限まで)に等しい("
                "単位未満の端数は切上げ・切捨てのどちらでもよい)"},
    .why = {"A share is checked apart from the sum, because two wrong sources can add up. When the exact share has a "
            "part below the unit, forms round it "
            "up or down; both are accepted and printed. `share: rest` takes what the others leave and is checked by "
            "the sum.",
            "財源どうしの誤りが打ち消し合って合計だけ合うことがあるため、割合は合計とは別に検査する。単位未満の端数が出"
            "るときは切上げ・切捨てのどちらも認め、"
            "認められる額を示す。rest(残額)は他の財源の残りなので、合計で検査する。"},
    .bad = {R"(unit: USD
total: {requested: 8501}
funding:
  - {name: State grant, share: 1/2, requested: 4050}
#                                              ^^^^ State grant at requested is 200.50 too little: 4,050 declared, its share comes to 4,250.50
  - {name: General fund, share: rest, requested: 4451}
)",
            R"(単位: 千円
合計: {要求額: 8469}
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2, 要求額: 4034}
#                                           ^^^^ 国庫支出金(要求額)が負担割合と不一致: 記載 4,034、割合による額 4,234.5(200.5千円 不足)
  - {名称: 一般財源, 補助率: 残額, 要求額: 4435}
)"},
    .good = {R"(unit: USD
total: {requested: 8501}
funding:
  - {name: State grant, share: 1/2, requested: 4250}
  - {name: General fund, share: rest, requested: 4251}
)",
             R"(単位: 千円
合計: {要求額: 8469}
財源内訳:
  - {名称: 国庫支出金, 補助率: 1/2, 要求額: 4234}
  - {名称: 一般財源, 補助率: 残額, 要求額: 4235}
)"},
    .state = state_shares,
    .in_rows = InRows::never,
    .message = {"{0} at {1} is {4} {5}: {2} declared, its share comes to {3}",
                "{0}({1})が負担割合と不一致: 記載 {2}、割合による額 {3}({4}{6} {5})"},
};

}  // namespace dxbudget
