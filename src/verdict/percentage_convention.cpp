/// Percentages that were rounded one by one: a column that adds up to 99 or 101, shares that come to 0.999.

#include <algorithm>
#include <optional>

#include "format/keys.hpp"
#include "verdict/convention_kinds.hpp"

namespace dxbudget {
namespace {

constexpr int hundred = 100;

/// Whether a figure is the percentage that an amount is of a whole, to its last digit.
bool is_percentage(const Figure& figure, const Rational& amount, const Rational& whole) {
    const Rational exact = amount * Rational(hundred) / whole;
    return (figure.value - exact).abs() < Rational::power_of_ten(-figure.decimals);
}

/// Whether a sum that does not hold is one of percentages of what stands at another stage.
bool adds_percentages(const StrictReading& reading, EquationId id, StageId of) {
    const Sheet& sheet = reading.sheet();
    const Equation& equation = reading.equations().equations[id];
    const Figure& target = sheet.figures[equation.target];
    const FigureId whole = sheet.cell(target.line, of);
    if (whole == no_id || reading.evaluation().values[whole].value.is_zero()) return false;
    const auto terms = reading.equations().terms_of(equation);
    return std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        const Figure& figure = sheet.figures[term.figure];
        const FigureId amount = sheet.cell(figure.line, of);
        return figure.kind == AmountKind::number && amount != no_id &&
               is_percentage(figure, reading.evaluation().values[amount].value,
                             reading.evaluation().values[whole].value);
    });
}

/// The stage at which all wrong sums have 100 for their total; none where they have not.
StageId stage_of_percentages(const StrictReading& reading) {
    StageId stage = no_stage;
    for (const EquationId id : reading.mismatches) {
        const Equation& equation = reading.equations().equations[id];
        const Figure& target = reading.sheet().figures[equation.target];
        const bool is_whole = target.kind == AmountKind::number && target.value == Rational(hundred);
        if (equation.derivation != Derivation::items || !is_whole || target.stage == no_stage) return no_stage;
        if (stage != no_stage && stage != target.stage) return no_stage;
        stage = target.stage;
    }
    return stage;
}

/// A mapping's value of a key; `no_node` where it has none.
NodeId value_at(const Document& document, NodeId mapping, const auto& is_key) {
    NodeId found = no_node;
    each_entry(document, mapping, [&](NodeId key, NodeId value) {
        if (found == no_node && is_key(document[key].text)) found = value;
    });
    return found;
}

/// Declares a column as what percentage each line is of the whole.
std::vector<Declaration> declared_as_share(const StrictReading& reading, const Stage& stage, std::string_view of) {
    const Document& document = reading.audit.documents[reading.index];
    const std::string words = "share_of: " + std::string(of);
    const NodeId stages = value_at(document, document.root,
                                   [](std::string_view key) { return key_of(key, Scope::sheet) == Key::stages; });
    const std::string id(stage.id);
    if (stages == no_node) return declared_at_top(reading, "stages: {" + id + ": {label: " + id + ", " + words + "}}");
    const NodeId own = value_at(document, stages, [&](std::string_view key) { return key == stage.id; });
    if (own == no_node) return {};
    const Span span = document[own].span;
    const std::string written(reading.audit.source->slice(span));
    if (document[own].kind == NodeKind::scalar) return {{span, "{label: " + written + ", " + words + "}"}};
    if (document[own].kind != NodeKind::mapping || !written.starts_with('{')) return {};
    return {{{span.begin + 1, span.begin + 1}, words + ", "}};
}

std::optional<Convention> column_of_percentages(const StrictReading& reading) {
    const Sheet& sheet = reading.sheet();
    const StageId column = stage_of_percentages(reading);
    if (column == no_stage) return std::nullopt;
    for (std::size_t i = 0; i < sheet.stages.size(); ++i) {
        const auto of = static_cast<StageId>(i);
        const Stage& stage = sheet.stages[i];
        if (of == column || stage.kind != StageKind::amount || stage.formula) continue;
        if (!std::all_of(reading.mismatches.begin(), reading.mismatches.end(),
                         [&](EquationId id) { return adds_percentages(reading, id, of); }))
            continue;
        const Argument name = stage.is_custom ? Argument(std::string(stage.id)) : Argument(stage.label);
        return Convention{
            declared_as_share(reading, sheet.stages[column], stage.id),
            {{"if the percentages at {0} were rounded one by one, declare that stage with `share_of: {1}`{2}{3}{4}",
              "{0}の割合をそれぞれ端数処理した数字なら、その段階に「構成比: {1}」と書けば、{2}{3}{4}"},
             {sheet.stages[column].label, name}}};
    }
    return std::nullopt;
}

/// Whether the text is a percentage; other shares (1/3) are rules, and are not rounded.
bool is_percent(std::string_view text) {
    return text.ends_with("%") || text.ends_with("％");
}

/// Lets one share of each table take what the others leave.
std::optional<Convention> shares_with_rest(const StrictReading& reading) {
    Convention convention;
    for (const Finding* finding : reading.shares) {
        if (!is_in_own_file(reading, finding->span) || !is_percent(reading.audit.source->slice(finding->span)))
            return std::nullopt;
        convention.declarations.push_back({finding->span, "rest"});
    }
    convention.advice = {{"if the percentages were rounded one by one, let this share take what the others leave: "
                          "`share: rest`{0}{1}{2}",
                          "割合をそれぞれ端数処理した数字なら、ここを「割合: 残額」とすれば、{0}{1}{2}"},
                         {}};
    return convention;
}

}  // namespace

std::vector<Convention> percentage_conventions(const StrictReading& reading) {
    std::optional<Convention> found;
    if (reading.mismatches.empty()) {
        found = shares_with_rest(reading);
    } else if (reading.shares.empty()) {
        found = column_of_percentages(reading);
    }
    std::vector<Convention> all;
    if (found) all.push_back(std::move(*found));
    return all;
}

}  // namespace dxbudget
