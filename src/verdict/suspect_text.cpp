#include "verdict/suspect_text.hpp"

#include <algorithm>
#include <array>

#include "sheet/figure_style.hpp"
#include "verdict/parts_at_fault.hpp"

namespace dxbudget {
namespace {

// Of all patterns: {0} the line, {1} its figure, {2} its unit, {3} where, {4} what was meant, {5} to {7} the stage
Text pattern_of_suspect(Slip slip) {
    switch (slip) {
        case Slip::sign_lost:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with the wrong sign", "{3}の {0}{5}{6}{7} {1}{2}: {4} の符号誤りか"};
        case Slip::wrong_unit:
            return {"{0} {1}{5}{6}{7} in {3}: {4} in the wrong unit", "{3}の {0}{5}{6}{7} {1}{2}: {4} の桁違いか"};
        case Slip::point_moved:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with its decimal point lost or moved",
                    "{3}の {0}{5}{6}{7} {1}{2}: {4} の小数点の誤りか"};
        case Slip::digits_transposed:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with two digits transposed",
                    "{3}の {0}{5}{6}{7} {1}{2}: {4} の数字の入れ替わりか"};
        case Slip::digit_added:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with a digit too many",
                    "{3}の {0}{5}{6}{7} {1}{2}: {4} に余分な数字か"};
        case Slip::digit_dropped:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with a digit missing",
                    "{3}の {0}{5}{6}{7} {1}{2}: {4} の数字の脱落か"};
        case Slip::digit_changed:
            return {"{0} {1}{5}{6}{7} in {3}: {4} with one digit wrong",
                    "{3}の {0}{5}{6}{7} {1}{2}: {4} の数字が一つ誤りか"};
        default:
            return {"{0} {1}{5}{6}{7} in {3}", "{3}の {0}{5}{6}{7} {1}{2}"};
    }
}

/// What an equation that confirms a figure is called beside it.
Argument name_of_confirmation(const Sheet& sheet, const Equations& equations, const Equation& equation,
                              FigureId figure) {
    const Figure& target = sheet.figures[equation.target];
    if (equation.target != figure) {
        const bool is_same_line = target.line == sheet.figures[figure].line && target.stage != no_stage;
        if (is_same_line) return sheet.stages[target.stage].label;
        return name_of(sheet, target.line);
    }
    switch (equation.derivation) {
        case Derivation::sources:
            return Text{"its funding", "財源内訳"};
        case Derivation::formula:
            return Text{"its formula", "計算式"};
        case Derivation::costs:
        case Derivation::copy:
            return name_of(sheet, sheet.figures[equations.terms_of(equation).front().figure].line);
        default:
            return Text{"its items", "内訳"};
    }
}

/// What says the most comes first: what computes a figure, its copies, then what is computed from it.
int place_among(const Equation& equation, FigureId figure) {
    if (equation.target == figure) return equation.derivation == Derivation::formula ? 3 : 0;
    if (equation.derivation == Derivation::copy) return 1;
    return equation.derivation == Derivation::costs ? 2 : 4;
}

bool is_same(const Argument& a, const Argument& b) {
    return render({{"{0}", "{0}"}, {a}}, Language::english) == render({{"{0}", "{0}"}, {b}}, Language::english);
}

Message describe_confirmations(const Sheet& sheet, const Equations& equations, FigureId figure,
                               std::span<const EquationId> by) {
    static constexpr std::array<Text, 3> patterns = {
        {{"{0} {1} is confirmed by {3}", "{0} {1}{2} は{3}と一致しており、誤りではない"},
         {"{0} {1} is confirmed by {3} and {4}", "{0} {1}{2} は{3}、{4}と一致しており、誤りではない"},
         {"{0} {1} is confirmed by {3}, {4} and {5}", "{0} {1}{2} は{3}、{4}、{5}と一致しており、誤りではない"}}};
    std::vector<EquationId> sorted(by.begin(), by.end());
    std::stable_sort(sorted.begin(), sorted.end(), [&](EquationId a, EquationId b) {
        return place_among(equations.equations[a], figure) < place_among(equations.equations[b], figure);
    });
    std::vector<Argument> names;
    for (const EquationId id : sorted) {
        if (names.size() == patterns.size()) break;
        Argument name = name_of_confirmation(sheet, equations, equations.equations[id], figure);
        const auto is_it = [&](const Argument& other) { return is_same(name, other); };
        if (std::none_of(names.begin(), names.end(), is_it)) names.push_back(std::move(name));
    }
    const Figure& self = sheet.figures[figure];
    Message message = {patterns[names.size() - 1],
                       {name_of(sheet, self.line), self.value, after_figure(sheet.unit_of(self).label)}};
    message.arguments.insert(message.arguments.end(), names.begin(), names.end());
    return message;
}

SuspectText tell_suspect(const Sheet& sheet, const Source& source, const Cause& suspect, LineId line) {
    const Figure& figure = sheet.figures[suspect.correction.figure];
    SuspectText text{.message = {pattern_of_suspect(suspect.slip),
                                 {name_of(sheet, figure.line), figure.value, after_figure(sheet.unit_of(figure).label),
                                  source.line_reference(figure.span.begin), suspect.correction.value}},
                     .figure = path_of(sheet, suspect.correction.figure),
                     .span = figure.span};
    if (figure.line == line && figure.stage != no_stage) {  // the row alone says nothing
        text.message.arguments.insert(text.message.arguments.end(),
                                      {Text{" at ", "("}, sheet.stages[figure.stage].label, Text{"", ")"}});
    } else {
        text.message.arguments.insert(text.message.arguments.end(), 3, Text{});
    }
    if (suspect.slip == Slip::other) return text;
    text.slip = word_of(suspect.slip);
    text.meant = suspect.correction.value;
    return text;
}

}  // namespace

void attach_suspects(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                     const FoundMismatches& found, std::vector<Finding>& findings) {
    const Equations& equations = *evaluation.equations;
    for (const Suspicion& suspicion : diagnosis.suspicions) {
        Finding* const told = FoundMismatches::finding_of(found.equations, suspicion.equation, findings);
        if (told == nullptr) continue;
        Finding& finding = *told;
        const Equation& equation = equations.equations[suspicion.equation];
        for (const Cause& suspect : suspicion.suspects)
            finding.suspects.push_back(tell_suspect(sheet, source, suspect, sheet.figures[equation.target].line));
        finding.confirmed = describe_confirmations(sheet, equations, equation.target, suspicion.by);
        tell_of_parts(finding, equation.derivation, finding.suspects.front().span);
    }
}

}  // namespace dxbudget
