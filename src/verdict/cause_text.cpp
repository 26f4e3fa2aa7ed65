#include "verdict/cause_text.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "dxbudget/audit.hpp"
#include "sheet/figure_style.hpp"
#include "verdict/parts_at_fault.hpp"

namespace dxbudget {
namespace {

// Of all patterns: {0} the figure's line, {1} its stage, {2} as written, {3} as meant, {4} the witness's line, {5} its
// value, {6} the unit, {7} its stage; of staff: {8} the unit cost, {9} what they cost together; of slips of several
// cells: {8} how many more there are, {9} what the first of them should be; of one that stands elsewhere: {8} where
Text pattern_of_staff_cost(bool of_total) {
    if (of_total) {
        return {"the cost of {5} {4}, {5} × {8} = {9}, is in the personnel cost and not in {0} at {1}: {2} for {3}",
                "{4} {5}人の人件費({5}人 × {8} = {9}{6})が {0}({1})に含まれていない: {3} とすべきところを {2}"};
    }
    return {"the cost of {5} {4}, {5} × {8} = {9}, is in the total cost and not in {0} at {1}: {2} for {3}",
            "{4} {5}人の人件費({5}人 × {8} = {9}{6})がトータルコストにはあり、{0}({1})に含まれていない: {3} "
            "とすべきところを {2}"};
}

Text pattern_of_repeated(const Cause& cause) {
    if (!cause.correction.value.is_zero()) {
        return {"{0} at {1} repeats the figure of the row above: {2} for {3}",
                "{0}({1})は上の行の額の繰り返し: {3} とすべきところを {2}"};
    }
    if (cause.alike == 0) {
        return {"{0} at {1} repeats the figure of the row above: {2} where nothing should stand",
                "{0}({1})の {2} は上の行の額の繰り返し(空欄とすべき)"};
    }
    return {"{0} at {1} and {8} more figure{8||s} repeat the row above: {2} where nothing should stand",
            "{0}({1})の {2} ほか {8} 個の数字が上の行の額の繰り返し(空欄とすべき)"};
}

Text pattern_of(const Cause& cause, bool of_total, bool is_blank) {
    const bool has_witness = cause.witness != no_id;
    switch (cause.slip) {
        case Slip::staff_cost:
            return pattern_of_staff_cost(of_total);
        case Slip::left_out:
            return {"{4} {5} was left out of {0} at {1}", "{0}({1})に {4} {5}{6} が加算されていない(計上漏れ)"};
        case Slip::counted_twice:
            return {"{4} {5} was counted twice in {0} at {1}", "{0}({1})に {4} {5}{6} が二重に加算されている"};
        case Slip::subtotal_among_parts:
            return {"{0} {2} is a subtotal, added at {1} together with its own parts",
                    "{0} {2}{6} は小計であり、{1}でその内訳とともに加算されている"};
        case Slip::sign_lost:
            if (has_witness) {
                return {"{4} {5} went into {0} at {1} with the wrong sign",
                        "{0}({1})に {4} {5}{6} が逆の符号で加算されている(符号誤り)"};
            }
            return {"the sign of {0} at {1} is wrong: {2} for {3}", "{0}({1})の符号誤り: {3} とすべきところを {2}"};
        case Slip::wrong_unit:
            return {"{0} at {1} is in the wrong unit: {2} for {3}",
                    "{0}({1})の単位の誤り(桁違い): {3} とすべきところを {2}"};
        case Slip::not_counted:
            return {"{0} is in none of its totals, at {1} {2}", "{0} はどの計にも加算されていない({1}は {2}{6})"};
        case Slip::point_moved:
            return {"the decimal point of {0} at {1} is wrong: {2} for {3}",
                    "{0}({1})の小数点の誤り: {3} とすべきところを {2}"};
        case Slip::joined:
            return {"{0} at {1} is two figures joined: {2} for {3}, and {9} in {4} at {7}",
                    "{0}({1})の {2} は二つの数字がつながったもの: {3} と {4}({7})の {9}"};
        case Slip::repeated:
            return pattern_of_repeated(cause);
        case Slip::shifted:
            return {"the figures of {0} are one column from their own: {2} at {1} for {3}",
                    "{0} の数字が一列ずれている: {1}は {3} とすべきところを {2}"};
        case Slip::elsewhere:
            if (is_blank) {
                return {"{0} at {1} is blank, and {5} stands in {4} at {7} ({8})",
                        "{0}({1})が空欄だが、{4}({7})には {5} がある({8})"};
            }
            return {"{0} at {1} is {2}, and {5} stands in {4} at {7} ({8})",
                    "{0}({1})は {2} だが、{4}({7})には {5} がある({8})"};
        case Slip::swapped:
            return {"{0} at {1} and {4} at {7} were swapped: {2} and {3}", "{0}({1})と {4}({7})の入れ違い: {2} と {3}"};
        case Slip::blank:
            return {"{0} at {1} is blank, and the equations determine it: {3}",
                    "{0}({1})が空欄だが、計算上は {3}{6} となる(記載漏れ)"};
        case Slip::stale:
            return {"{0} at {1} is a copy of its figure at {7}: {2} for {3}",
                    "{0}({1})は {7} の額の転記誤り: {3} とすべきところを {2}"};
        case Slip::digits_transposed:
            return {"two digits of {0} at {1} are transposed: {2} for {3}",
                    "{0}({1})の数字の入れ替わり(桁誤り): {3} とすべきところを {2}"};
        case Slip::digit_added:
            return {"{0} at {1} has a digit too many: {2} for {3}",
                    "{0}({1})に余分な数字(桁誤り): {3} とすべきところを {2}"};
        case Slip::digit_dropped:
            return {"a digit of {0} at {1} is missing: {2} for {3}",
                    "{0}({1})の数字の脱落(桁誤り): {3} とすべきところを {2}"};
        case Slip::digit_changed:
            return {"one digit of {0} at {1} is wrong: {2} for {3}",
                    "{0}({1})の数字が一つ誤り: {3} とすべきところを {2}"};
        case Slip::other:
            return {"{0} at {1} is wrong: its equations agree on {3}, not {2}",
                    "{0}({1})の誤り: 関係する計算はいずれも {3} を示すが、記載は {2}"};
    }
    return {};
}

Text stage_of(const Sheet& sheet, const Figure& figure) {
    return figure.stage == no_stage ? Text{"every stage", "すべての欄"} : sheet.stages[figure.stage].label;
}

/// What an addend is called beside its total: in a formula over the stages of a line by its stage.
Argument name_of_witness(const Sheet& sheet, const Figure& figure, const Figure& witness, Slip slip) {
    const bool is_addend = slip == Slip::left_out || slip == Slip::counted_twice || slip == Slip::sign_lost;
    if (is_addend && witness.line == figure.line && witness.stage != no_stage) return stage_of(sheet, witness);
    return name_of(sheet, witness.line);
}

Message describe(const Sheet& sheet, const Source& source, const Cause& cause) {
    const Figure& figure = sheet.figures[cause.correction.figure];
    const bool has_witness = cause.witness != no_id;
    const Figure& witness = sheet.figures[has_witness ? cause.witness : cause.correction.figure];
    const bool of_total = sheet.lines[figure.line].kind == LineKind::cost_total;
    Message message = {pattern_of(cause, of_total, figure.kind == AmountKind::blank),
                       {name_of(sheet, figure.line), stage_of(sheet, figure), figure.value, cause.correction.value,
                        name_of_witness(sheet, figure, witness, cause.slip), witness.value,
                        after_figure(sheet.unit_of(figure).label), stage_of(sheet, witness)}};
    if (cause.slip == Slip::elsewhere) {
        message.arguments.emplace_back(source.line_reference(witness.span.begin));
    } else if (cause.slip == Slip::staff_cost) {
        const UnitCost* cost = unit_cost_at(sheet, witness.line, witness.stage);
        message.arguments[5] = Number{witness.value};
        message.arguments.emplace_back(cost->value);
        message.arguments.emplace_back(cost->value * witness.value);
    } else {
        message.arguments.emplace_back(Rational(cause.alike));
        message.arguments.emplace_back(cause.alike > 0 ? cause.followers.front().value : Rational());
    }
    return message;
}

Message describe_fix(const Sheet& sheet, const Source& source, const Cause& cause) {
    const Figure& figure = sheet.figures[cause.correction.figure];
    const LineReference line = source.line_reference(figure.span.begin);
    const std::size_t resolved = cause.mended.size() + cause.mended_checks.size();
    const Number mended{static_cast<std::int64_t>(resolved)};
    const Number followers{static_cast<std::int64_t>(cause.followers.size())};
    Text pattern = {"change it to {0} in {1}; every equation using it then holds",
                    "{1}を {0} とすれば、関係する計算がすべて合う"};
    if (resolved > 1) {
        pattern = {"change it to {0} in {1}; this resolves {2} finding{2||s} and breaks nothing",
                   "{1}を {0} とすれば、これによる {2} 件の不一致が解消し、他の計算も合う"};
    }
    if (cause.slip == Slip::subtotal_among_parts) {
        return {{"give the line `counted: no`, or write it as the total of its parts",
                 "その行に counted: no(加算: いいえ)を付けるか、内訳の合計として書く"},
                {}};
    }
    if (cause.slip == Slip::not_counted) {
        return {
            {"give the line `counted: no` if it is shown and not added; {0} {0|finding is|findings are} then resolved",
             "うち書き・再掲など加算しない行なら counted: no(加算: いいえ)を付ける。{0} 件の不一致が解消する"},
            {mended}};
    }
    if (cause.slip == Slip::repeated && cause.correction.value.is_zero()) {
        if (cause.alike == 0) {
            return {
                {"clear it in {0}; every equation using it then holds", "{0}を空欄とすれば、関係する計算がすべて合う"},
                {line}};
        }
        return {{"clear it in {0}, and the {1} more like it; every equation using them then holds",
                 "{0}のほか {1} 個の数字も空欄とすれば、関係する計算がすべて合う"},
                {line, followers}};
    }
    if (cause.slip == Slip::shifted) {
        return {{"write {0} in {1}, and move the other {2} figure{2||s} of the row likewise",
                 "{1}を {0} とし、同じ行の他の {2} 個の数字も同様に移す"},
                {cause.correction.value, line, followers}};
    }
    if (cause.slip == Slip::swapped || cause.slip == Slip::joined) {
        const Correction& other = cause.followers.front();
        const LineReference other_line = source.line_reference(sheet.figures[other.figure].span.begin);
        return {{"write {0} in {1} and {2} in {3}", "{1}を {0}、{3}を {2} とする"},
                {cause.correction.value, line, other.value, other_line}};
    }
    if (!cause.followers.empty()) {
        pattern = {
            "change it to {0} in {1}, and correct the {3} figure{3||s} computed from it; this resolves all {2} "
            "findings",
            "{1}を {0} とし、これに基づく {3} 個の数字も直せば、{2} 件の不一致が解消する"};
        if (resolved == 1) {
            pattern = {
                "change it to {0} in {1}, and correct the {3} figure{3||s} computed from it; every equation then holds",
                "{1}を {0} とし、これに基づく {3} 個の数字も直せば、すべて合う"};
        }
    }
    if (cause.changes_parts) {
        pattern = {"change it to {0} in {1}, and {3} other figure{3||s} with it; this resolves all {2} findings",
                   "{1}を {0} とし、あわせて他の {3} 個の数字も改めれば、{2} 件の不一致が解消する"};
        if (resolved == 1) {
            pattern = {"change it to {0} in {1}, and {3} other figure{3||s} with it; every equation then holds",
                       "{1}を {0} とし、あわせて他の {3} 個の数字も改めれば、すべて合う"};
        }
    }
    return {pattern, {cause.correction.value, line, mended, followers}};
}

/// What an equation that holds says for its target.
Text evidence_of(Derivation derivation) {
    switch (derivation) {
        case Derivation::sources:
            return {"its funding sources add up to it", "財源内訳の合計"};
        case Derivation::costs:
            return {"project and personnel cost add up to it", "事業費と人件費の合計"};
        case Derivation::staff:
            return {"it is what its staff cost", "職員数に単価を掛けた額"};
        case Derivation::formula:
            return {"it is what its formula gives", "計算式の結果"};
        default:
            return {"its items add up to it", "内訳の合計"};
    }
}

Message describe_confirmation(const Sheet& sheet, FigureId id, Derivation by) {
    const Figure& figure = sheet.figures[id];
    return {{"{0} {1} is not at fault: {2}", "{0} {1}{3} は{2}と一致しており、誤りではない"},
            {name_of(sheet, figure.line), figure.value, evidence_of(by), after_figure(sheet.unit_of(figure).label)}};
}

CauseText tell(const Sheet& sheet, const Source& source, const Cause& cause) {
    CauseText text{.slip = word_of(cause.slip),
                   .cause = describe(sheet, source, cause),
                   .fix = describe_fix(sheet, source, cause),
                   .figure = path_of(sheet, cause.correction.figure),
                   .value = cause.correction.value,
                   .span = sheet.figures[cause.correction.figure].span};
    const Figure& figure = sheet.figures[cause.correction.figure];
    const bool is_to_clear = cause.slip == Slip::repeated && cause.correction.value.is_zero();
    const bool is_one_number = cause.followers.empty() && !is_of_line(cause.slip) && !is_to_clear;
    if (is_one_number && figure.kind == AmountKind::number) text.instead_of = figure.value;
    text.is_likely = cause.is_likely;
    for (const Correction& follower : cause.followers) text.followers.push_back(path_of(sheet, follower.figure));
    return text;
}

/// Which finding a broken equation or a failed check became.
class FindingsByCause {
  public:
    FindingsByCause(const FoundMismatches& found, std::vector<Finding>& findings)
        : found_(found), findings_(findings) {}

    /// The findings that a cause explains; those of equations first.
    std::vector<Finding*> of(const Cause& cause) const {
        std::vector<Finding*> explained;
        const auto collect = [&](Finding* finding) {
            if (finding != nullptr) explained.push_back(finding);
        };
        for (const EquationId equation : cause.mended) collect(of_equation(equation));
        for (const std::uint32_t check : cause.mended_checks)
            collect(FoundMismatches::finding_of(found_.checks, check, findings_));
        return explained;
    }

    /// The finding of a broken equation; null where it is none.
    Finding* of_equation(EquationId equation) const {
        return FoundMismatches::finding_of(found_.equations, equation, findings_);
    }

    /// The one at which the cause is told: the first error by place, of equations if there is one; null without any.
    static Finding* first_of(const std::vector<Finding*>& explained) {
        Finding* first = nullptr;
        for (Finding* finding : explained) {
            if (finding->severity != Severity::error) continue;
            const bool is_after_equations = first != nullptr && !first->check && finding->check;
            if (first == nullptr || (!is_after_equations && stands_before(*finding, *first))) first = finding;
        }
        return first;
    }

  private:
    const FoundMismatches& found_;
    std::vector<Finding>& findings_;
};

/// Lets the findings of totals that are right speak of their wrong part, and stand there.
void blame_parts(const Sheet& sheet, const Evaluation& evaluation, const Cause& cause,
                 const FindingsByCause& by_cause) {
    const FigureId wrong = cause.correction.figure;
    if (is_of_line(cause.slip)) return;
    for (const EquationId id : cause.mended) {
        const Equation& equation = evaluation.equations->equations[id];
        if (equation.derivation != Derivation::sources && equation.derivation != Derivation::items) continue;
        const auto terms = evaluation.equations->terms_of(equation);
        const bool is_part =
            std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.figure == wrong; });
        Finding* const finding = by_cause.of_equation(id);
        if (is_part && finding != nullptr && finding->comparison)
            tell_of_parts(*finding, equation.derivation, sheet.figures[wrong].span);
    }
}

}  // namespace

Finding* FoundMismatches::finding_of(const Found& found, std::uint32_t id, std::vector<Finding>& findings) {
    const auto entry = std::lower_bound(found.begin(), found.end(), std::pair(id, std::size_t{0}));
    return entry != found.end() && entry->first == id ? &findings[entry->second] : nullptr;
}

void attach_causes(const Sheet& sheet, const Source& source, const Evaluation& evaluation, const Diagnosis& diagnosis,
                   const FoundMismatches& found, std::vector<Finding>& findings) {
    const FindingsByCause by_cause(found, findings);
    for (const Explanation& explanation : diagnosis.explanations) {
        const std::vector<Finding*> explained = by_cause.of(explanation.causes.front());
        if (FindingsByCause::first_of(explained) == nullptr) continue;
        if (explanation.causes.size() == 1) blame_parts(sheet, evaluation, explanation.causes.front(), by_cause);
        Finding* const first = FindingsByCause::first_of(explained);
        for (const Cause& cause : explanation.causes) {
            CauseText text = tell(sheet, source, cause);
            for (const auto& [figure, equation] : explanation.confirmed) {
                const Derivation by = evaluation.equations->equations[equation].derivation;
                text.confirmed.push_back(describe_confirmation(sheet, figure, by));
            }
            first->causes.push_back(std::move(text));
        }
        for (Finding* finding : explained) {
            if (finding != first) explain_by(*finding, first->span, source);
        }
    }
}

void explain_by(Finding& finding, Span first, const Source& source) {
    finding.explained = {{"explained by the cause named at {0}", "{0}の指摘に示した原因による"},
                         {source.line_reference(first.begin)}};
    finding.explained_by = first;
}

}  // namespace dxbudget
