#include "verdict/convention.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "amount/quantity.hpp"
#include "dxbudget/rule.hpp"
#include "sheet/figure_style.hpp"

namespace dxbudget {
namespace {

/// A line of a sheet that declares a convention, in both languages.
constexpr std::array<Text, 4> conventions = {{{"rounding: half-up", "端数処理: 四捨五入"},
                                              {"rounding: down", "端数処理: 切捨て"},
                                              {"rounding: up", "端数処理: 切上げ"},
                                              {"rounding: {add: exact}", "端数処理: {加算: 端数処理前}"}}};

bool is_error(const Finding& finding) {
    return finding.severity == Severity::error || finding.rule->severity == Severity::error;
}

/// Whether the difference is what binary fractions leave: 2.0279999999999996 for 2.028.
bool is_noise(const Comparison& comparison) {
    constexpr int most_digits_of_people = 9;
    const Rational size =
        std::max(comparison.declared.abs(), Rational(1), [](const Rational& a, const Rational& b) { return a < b; });
    return decimals_of(comparison.declared) > most_digits_of_people &&
           comparison.difference.abs() < size * Rational::power_of_ten(-most_digits_of_people);
}

/// Whether a difference is one that rounding each figure by itself may make: a unit of the last place for each.
bool may_be_rounding(const Comparison& comparison) {
    if (comparison.admissible || comparison.at_most) return false;
    int decimals = decimals_of(comparison.declared);
    for (const Addend& addend : comparison.addends) decimals = std::min<int>(decimals, decimals_of(addend.value));
    const Rational most = static_cast<std::int64_t>(comparison.addends.size() + 1);
    return comparison.difference.abs() <= most * Rational::power_of_ten(-decimals);
}

/// The place before the first key of the only document; the end of the text where its keys stand in braces.
std::uint32_t place_for_key(const Audit& audit) {
    const Document& document = audit.documents.front();
    const std::string_view text = audit.source->text();
    const auto end = static_cast<std::uint32_t>(text.size());
    if (document.root == no_node || document[document.root].kind != NodeKind::mapping) return end;
    const std::uint32_t begin = document[document.root].span.begin;
    return begin < end && text[begin] != '{' && (begin == 0 || text[begin - 1] == '\n') ? begin : end;
}

bool holds_with(const Audit& audit, std::uint32_t place, std::string_view line, std::uint32_t& equations) {
    std::string text(audit.source->text());
    text.insert(place, std::string(line) + "\n");
    AuditOptions options = audit.options;
    options.causes = false;
    const Audit again = dxbudget::audit(Source(audit.source->name(), std::move(text)), options);
    equations = again.tally.equations;
    return std::none_of(again.findings.begin(), again.findings.end(), is_error) &&
           again.tally.not_checked <= audit.tally.not_checked;
}

}  // namespace

void offer_convention(Audit& audit) {
    if (audit.sheets.size() != 1 || audit.tally.mismatched == 0 || !audit.sheets.front().roundings.empty()) return;
    Finding* first = nullptr;
    std::size_t noisy = 0;
    std::size_t errors = 0;
    for (Finding& finding : audit.findings) {
        if (!is_error(finding)) continue;
        if (!finding.comparison || !may_be_rounding(*finding.comparison)) return;
        if (first == nullptr) first = &finding;
        noisy += is_noise(*finding.comparison) ? 1 : 0;
        ++errors;
    }
    const std::uint32_t place = place_for_key(audit);
    const bool is_noisy = first != nullptr && noisy == errors;
    if (first == nullptr || (errors < 2 && !is_noisy) || place == audit.source->text().size()) return;
    for (const Text& convention : conventions) {
        std::uint32_t equations = 0;
        if (!holds_with(audit, place, convention.english, equations)) continue;
        Text pattern = {"if every figure was rounded on its own, write `{0}`; all {1} equations then hold",
                        "各行で端数処理した数字なら「{0}」と書けば、{1} 件の計算がすべて合う"};
        if (is_noisy) {
            pattern = {"a program that computes with binary fractions wrote this; with `{0}` every equation holds",
                       "2進の小数で計算した端数である。「{0}」と書けば、計算がすべて合う"};
        }
        first->help = {pattern, {convention, Rational(static_cast<std::int64_t>(equations))}};
        apply_style(std::span(first, 1), audit.sheets.front(), *audit.source);
        audit.diagnoses.front().is_convention = true;
        return;
    }
}

}  // namespace dxbudget
