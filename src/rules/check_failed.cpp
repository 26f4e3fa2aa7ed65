#include <algorithm>
#include <string>
#include <utility>

#include "dxbudget/equation.hpp"
#include "dxbudget/rules.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {
namespace {

/// The figures of a case, each called as the check calls it.
std::vector<Addend> figures_of(const Sheet& sheet, const Evaluation& evaluation, const CheckCase& one) {
    std::vector<Addend> figures;
    for (std::size_t i = 0; i < one.figures.size(); ++i) {
        const FigureId id = one.figures[i];
        const bool again = std::find(one.figures.begin(), one.figures.begin() + static_cast<std::ptrdiff_t>(i), id) !=
                           one.figures.begin() + static_cast<std::ptrdiff_t>(i);
        if (again) continue;
        const Figure& figure = sheet.figures[id];
        figures.push_back({.name = one.check->slice(one.check->operands[i].text),
                           .figure = path_of(sheet, id),
                           .kind = figure.kind,
                           .counts = evaluation.values[id].origin != Value::Origin::nothing,
                           .value = evaluation.values[id].value,
                           .span = figure.kind == AmountKind::absent ? Span{} : figure.span});
    }
    return figures;
}

/// What is not as it should be, with both sides: the line, what the user says about it, the check, the figures.
Message describe(const Sheet& sheet, const CheckCase& one, const std::string& comparison) {
    const Text colon{": ", ": "};
    const Text nothing{"", ""};
    const Rational difference = one.left - one.right;
    const bool has_line = one.line != no_id;
    const bool has_words = !one.check->message.empty();
    const Text pattern = difference.is_zero() ? Text{"{0}{1}{2}{3}`{4}` does not hold: both are {5}",
                                                     "{0}{1}{2}{3}「{4}」を満たさない(左辺・右辺とも {5}{9})"}
                                              : Text{"{0}{1}{2}{3}`{4}` does not hold: {5} against {6}, {7} {8}",
                                                     "{0}{1}{2}{3}「{4}」を満たさない(左辺 {5}、右辺 {6}。{7}{9} {8})"};
    return {pattern,
            {has_line ? name_of(sheet, one.line) : Argument(nothing), has_line ? colon : nothing, one.check->message,
             has_words ? colon : nothing, comparison, one.left, one.right, difference.abs(),
             difference.sign() < 0 ? Text{"too little", "不足"} : Text{"too much", "超過"}, after_figure(one.unit)}};
}

/// The last place of the figures of a case: 0.01 where one of them is 3.25.
Rational last_place_of(const Sheet& sheet, const CheckCase& one) {
    std::uint8_t decimals = 0;
    for (const FigureId id : one.figures) decimals = std::max(decimals, sheet.figures[id].decimals);
    Rational place = 1;
    for (; decimals > 0; --decimals) place = place / Rational(10);
    return place;
}

/// How to write a comparison that fails by less than the figures show, so that it allows for their rounding.
Message help_of(const Sheet& sheet, const CheckCase& one) {
    const Check& check = *one.check;
    const Expression& comparison = check.expressions[check.comparison];
    const Rational place = last_place_of(sheet, one);
    const Rational difference = (one.left - one.right).abs();
    if (one.figures.empty() || !sheet.roundings.empty() || difference.is_zero() || difference >= place) return {};
    if (comparison.operation == Operation::different || comparison.tolerance != no_expression) return {};
    std::string tolerance = plain(place);
    if (sheet.notation.decimal == DecimalMark::comma) std::ranges::replace(tolerance, '.', ',');
    const std::string allowing = check.slice(comparison.text) + " within " + tolerance;
    if (!check.origin.empty()) {
        return {
            {"the check stands at {1}; checks compare exact amounts; if the figures are rounded, allow for it: `{0}`",
             "検査の定義は {1} "
             "にある。検査は端数も含めて比べる。端数処理した数字であれば「{0}」のように許容差を加える"},
            {allowing, check.origin}};
    }
    return {{"checks compare exact amounts; if the figures are rounded, allow for it: `{0}`",
             "検査は端数も含めて比べる。端数処理した数字であれば「{0}」のように許容差を加える"},
            {allowing}};
}

void inspect_checks(const Sheet& sheet, const Evaluation& evaluation, std::vector<Finding>& findings,
                    const Source& source) {
    for (const CheckCase& one : evaluation.checks.others) {
        if (one.outcome != Outcome::mismatch) continue;
        const Check& check = *one.check;
        const std::string comparison = check.slice(check.expressions[check.comparison].text);
        const auto stands = [&](FigureId id) { return sheet.figures[id].kind != AmountKind::absent; };
        const auto first = std::find_if(one.figures.begin(), one.figures.end(), stands);
        Finding finding{.rule = &rules::check_failed,
                        .severity = check.severity,
                        .span = {source.body_offset(), source.body_offset()},
                        .message = describe(sheet, one, comparison)};
        if (first != one.figures.end()) {
            finding.span = sheet.figures[*first].span;
            finding.figure = path_of(sheet, *first);
        } else if (check.origin.empty()) {
            finding.span = check.span;
        }
        finding.help = help_of(sheet, one);
        if (!check.origin.empty() && finding.help.empty()) {
            finding.help = {{"the check stands at {0}", "検査の定義は {0} にある"}, {check.origin}};
        } else if (check.origin.empty() && finding.span != check.span) {
            finding.related = check.span;
            finding.related_message = {{"the check stands here", "検査の定義"}, {}};
        }
        finding.check = FailedCheck{.text = comparison,
                                    .left = one.left,
                                    .right = one.right,
                                    .unit = one.unit,
                                    .figures = figures_of(sheet, evaluation, one)};
        findings.push_back(std::move(finding));
    }
}

}  // namespace

constinit const Rule rules::check_failed{
    .id = "check-failed",
    .severity = Severity::error,
    .summary = {"the custom checks under `checks:` hold", "checks:(検査:)に書いた検査を満たす"},
    .why = {"A sheet may ask for more than its sums: a ceiling, a growth rate, two figures that must agree. Both sides "
            "are shown as they were compared; mend the figure, or give the reason that the check allows, such as a "
            "`note`. The severity is the one that the check states.",
            "合計のほかに、上限、伸び率、一致すべき数字などの条件を調書に書くことができる。比べた両辺の値を示すので、数"
            "字を"
            "直すか、検査が認める理由(備考など)を書く。重要度は検査の記載による。"},
    .bad = {R"(unit: USD
items:
  - {name: Courses, requested: 3300, previous: 3000}
#                              ^^^^ Courses: `requested <= previous * 1.05` does not hold: 3,300 against 3,150, 150 too much
  - {name: Office costs, requested: 400, previous: 300, note: another venue}
checks:
  - requested <= previous * 1.05 unless note
)",
            R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 3300, 前年度: 3000}
#                        ^^^^ 講座: 「要求額 <= 前年度 × 1.05」を満たさない(左辺 3,300、右辺 3,150。150千円 超過)
  - {名称: 事務費, 要求額: 400, 前年度: 300, 備考: 会場の変更}
検査:
  - 要求額 <= 前年度 × 1.05 除外 備考
)"},
    .good = {R"(unit: USD
items:
  - {name: Courses, requested: 3150, previous: 3000}
  - {name: Office costs, requested: 400, previous: 300, note: another venue}
checks:
  - requested <= previous * 1.05 unless note
)",
             R"(単位: 千円
内訳:
  - {名称: 講座, 要求額: 3150, 前年度: 3000}
  - {名称: 事務費, 要求額: 400, 前年度: 300, 備考: 会場の変更}
検査:
  - 要求額 <= 前年度 × 1.05 除外 備考
)"},
    .inspect = inspect_checks,
};

}  // namespace dxbudget
