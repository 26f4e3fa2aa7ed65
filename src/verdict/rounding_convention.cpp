#include <algorithm>
#include <array>

#include "amount/quantity.hpp"
#include "dxbudget/rounding.hpp"
#include "verdict/convention_kinds.hpp"

namespace dxbudget {
namespace {

/// A way of rounding, by the words of both languages.
struct RoundingWay {
    Rounding rounding;
    Text alone;     ///< of every figure
    Text of_exact;  ///< of sums of exact amounts
};
constexpr std::array<RoundingWay, 5> rounding_ways = {
    {{Rounding::half_up,
      {"rounding: half-up", "端数処理: 四捨五入"},
      {"rounding: {sums: half-up, add: exact}", "端数処理: {合計: 四捨五入, 加算: 端数処理前}"}},
     {Rounding::toward_zero,
      {"rounding: truncate", "端数処理: 切捨て"},
      {"rounding: {sums: truncate, add: exact}", "端数処理: {合計: 切捨て, 加算: 端数処理前}"}},
     {Rounding::away_from_zero,
      {"rounding: away-from-zero", "端数処理: 切上げ"},
      {"rounding: {sums: away-from-zero, add: exact}", "端数処理: {合計: 切上げ, 加算: 端数処理前}"}},
     {Rounding::up,
      {"rounding: up", "端数処理: up"},
      {"rounding: {sums: up, add: exact}", "端数処理: {合計: up, 加算: 端数処理前}"}},
     {Rounding::down,
      {"rounding: down", "端数処理: down"},
      {"rounding: {sums: down, add: exact}", "端数処理: {合計: down, 加算: 端数処理前}"}}}};

/// Whether the difference is what binary fractions leave: 2.0279999999999996 for 2.028.
bool is_noise(const Rational& declared, const Rational& difference) {
    constexpr int most_digits_of_people = 9;
    const Rational size = std::max(declared.abs(), Rational(1));
    return decimals_of(declared) > most_digits_of_people &&
           difference.abs() < size * Rational::power_of_ten(-most_digits_of_people);
}

/// What a sum comes to when each of its terms counts before it is rounded; none where none of them says what that is.
std::optional<Rational> exact_sum(const StrictReading& reading, EquationId id) {
    const Equation& equation = reading.equations().equations[id];
    if (equation.derivation != Derivation::items || equation.relation != Relation::equal) return std::nullopt;
    Rational sum = equation.constant;
    bool any = false;
    for (const Term& term : reading.equations().terms_of(equation)) {
        any = any || reading.sheet().figures[term.figure].calculation != no_id;
        const bool is_stated = reading.sheet().is_number(term.figure);
        sum += term.coefficient *
               (is_stated ? exact_value(reading.sheet(), term.figure) : reading.evaluation().values[term.figure].value);
    }
    return any ? std::optional(sum) : std::nullopt;
}

bool holds_of_exact(const StrictReading& reading, EquationId id, Rounding way) {
    const std::optional<Rational> sum = exact_sum(reading, id);
    if (!sum) return false;
    const Equation& equation = reading.equations().equations[id];
    const Rational step = Rational::power_of_ten(-reading.sheet().figures[equation.target].decimals);
    return rounded(*sum, way, step) == reading.sheet().figures[equation.target].value;
}

/// Whether an equation could hold if each figure stood for all amounts that round to it.
bool may_hold_rounded(const StrictReading& reading, EquationId id, Rounding way) {
    const Equation& equation = reading.equations().equations[id];
    if (equation.relation != Relation::equal) return false;
    const Sheet& sheet = reading.sheet();
    Slack slack;
    bool is_known = equation.divisor_count == 0;
    for (const Term& term : reading.equations().terms_of(equation)) {
        const Figure& figure = sheet.figures[term.figure];
        is_known = is_known && figure.kind == AmountKind::number;
        slack.add(
            slack_of(reading.evaluation().values[term.figure].value, way, Rational::power_of_ten(-figure.decimals)),
            term.coefficient);
    }
    const Rational& declared = target_of(sheet, reading.evaluation(), equation);
    const Rational step = Rational::power_of_ten(-sheet.figures[equation.target].decimals);
    if (!is_known) {  // what is computed may be open by more: a unit for each figure
        const Rational most = static_cast<std::int64_t>(equation.term_count + equation.divisor_count + 1);
        return reading.difference(id).abs() <= most * step;
    }
    return agrees(declared, reading.evaluation().verdicts[id].computed, slack, way, step);
}

/// Whether a check is off by no more than rounding of its figures may do.
bool may_be_rounding(const Finding& finding) {
    const auto count = static_cast<std::int64_t>(finding.check->figures.size());
    return (finding.check->left - finding.check->right).abs() <= Rational(count + 1);
}

}  // namespace

std::vector<Convention> rounding_conventions(const StrictReading& reading) {
    if (!reading.sheet().roundings.empty() || !reading.shares.empty()) return {};
    if (!std::all_of(reading.checks.begin(), reading.checks.end(),
                     [](const Finding* finding) { return may_be_rounding(*finding); }))
        return {};
    const std::vector<EquationId>& wrong = reading.mismatches;
    const std::size_t errors = wrong.size() + reading.checks.size();
    const auto declared = [&](EquationId id) {
        return target_of(reading.sheet(), reading.evaluation(), reading.equations().equations[id]);
    };
    const bool is_noisy = std::all_of(wrong.begin(), wrong.end(),
                                      [&](EquationId id) { return is_noise(declared(id), reading.difference(id)); });
    constexpr int enough_digits = 3;
    const bool is_plain = is_noisy || errors >= 2;
    const bool is_exact = errors >= 2 || digits_of_evidence(declared(wrong.front())) >= enough_digits;
    std::vector<Convention> found;
    const auto propose = [&](const RoundingChoice& choice, const Text& words, const Text& pattern) {
        found.push_back(
            {.advice = {pattern, {words}}, .rounding = choice, .replaces_causes = choice.adds_exact.has_value()});
    };
    for (const RoundingWay& way : rounding_ways) {
        if (!is_exact || !std::all_of(wrong.begin(), wrong.end(),
                                      [&](EquationId id) { return holds_of_exact(reading, id, way.rounding); }))
            continue;
        propose({.sums = way.rounding, .adds_exact = true}, way.of_exact,
                {"if totals were rounded from what the lines come to exactly, write `{0}`{1}{2}{3}",
                 "端数処理前の額を合計した数字なら「{0}」と書けば、{1}{2}{3}"});
    }
    for (const RoundingWay& way : rounding_ways) {
        if (!is_plain || !std::all_of(wrong.begin(), wrong.end(),
                                      [&](EquationId id) { return may_hold_rounded(reading, id, way.rounding); }))
            continue;
        if (is_noisy) {
            propose({.products = way.rounding, .sums = way.rounding}, way.alone,
                    {"a program that computes with binary fractions wrote this; with `{0}` every equation holds",
                     "2進の小数で計算した端数である。「{0}」と書けば、計算がすべて合う"});
        } else {
            propose({.products = way.rounding, .sums = way.rounding}, way.alone,
                    {"if every figure was rounded on its own, write `{0}`{1}{2}{3}",
                     "各行で端数処理した数字なら「{0}」と書けば、{1}{2}{3}"});
        }
    }
    return found;
}

}  // namespace dxbudget
