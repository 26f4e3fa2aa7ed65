#include "amount/convention_hint.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "amount/quantity.hpp"
#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

enum class Convention : std::uint8_t {
    partial,
    counted,
    rounding,
    base,
    rounded_share,
    sources,
    funding_rounding,
    subtracted,
    subtracted_twice
};

constexpr std::array<Text, 9> hints = {{
    {"if the items are only part of it, add `partial: yes`", "内訳が一部だけなら「一部: はい」と書く"},
    {"if an item is shown but not added, give it `counted: no`",
     "うち書き・再掲など加算しない項目には「加算: いいえ」と書く"},
    {"if the figures are rounded, state how, such as `rounding: half-up`",
     "端数処理した数字なら「端数処理: 四捨五入」のように方法を書く"},
    {"if it is a share of another amount, name that amount with `of:`",
     "別の額に対する割合なら「対象:」にその額を書く"},
    {"if the share was rounded from the figures, write it exactly, as `{0}/{1}`, or declare its column with "
     "`share_of:`",
     "割合が数字から計算して丸めたものなら、「{0}/{1}」のように正確に書くか、構成比の列として宣言する"},
    {"if some sources are not shown, `funding: {{partial: yes, items: […]}` says so",
     "財源の一部だけなら「財源: {{一部: はい, 内訳: […]}」と書く"},
    {"if the sources are rounded one by one, `funding: {{rounding: half-up, items: […]}` says so",
     "財源ごとに端数処理したのなら「財源: {{端数処理: 四捨五入, 内訳: […]}」と書く"},
    {"if {0} is subtracted, give it `sign: minus`", "{0} を差し引くのなら「符号: 控除」と書く"},
    {"{0} is subtracted, and its figure has a minus of its own: remove the minus, or `sign: minus`",
     "{0} は控除の行で、金額にもマイナスがある。マイナスか「符号: 控除」のどちらかを消す"},
}};

/// The largest power of ten of which all figures are multiples; none where one is no decimal number.
std::optional<Rational> grain_of(const Comparison& comparison) {
    constexpr int most_zeros = 9;
    int zeros = -decimals_of(comparison.declared);
    for (const Addend& addend : comparison.addends) zeros = std::min(zeros, -int{decimals_of(addend.value)});
    Rational grain = Rational::power_of_ten(zeros);
    const auto is_multiple = [&](const Rational& value) { return (value / grain).is_integer(); };
    const auto fits = [&](const Addend& addend) { return is_multiple(addend.value); };
    const auto all_fit = [&] {
        return is_multiple(comparison.declared) &&
               std::all_of(comparison.addends.begin(), comparison.addends.end(), fits);
    };
    if (!all_fit()) return std::nullopt;
    while (zeros < most_zeros) {
        grain = Rational::power_of_ten(++zeros);
        if (!all_fit()) return Rational::power_of_ten(zeros - 1);
    }
    return grain;
}

/// Whether each figure may be off by half of its last digit, and the gap is less than all of that.
bool looks_rounded(const Comparison& comparison) {
    if (comparison.admissible || comparison.addends.size() < 2) return false;
    const auto divides = [](const Addend& addend) { return addend.divides; };
    if (std::any_of(comparison.addends.begin(), comparison.addends.end(), divides)) return false;
    const std::optional<Rational> grain = grain_of(comparison);
    const Rational most = Rational(static_cast<std::int64_t>(comparison.addends.size() + 1)) / Rational(2);
    return grain && comparison.difference.abs() < *grain * most;
}

/// Whether a stated share of at least a tenth of a percent is what the figures come to, rounded.
bool looks_like_rounded_share(const Comparison& comparison) {
    constexpr int of_tenths_of_percent = 3;
    if (comparison.addends.size() != 1 || comparison.addends[0].value.sign() <= 0) return false;
    const Addend& base = comparison.addends[0];
    if (comparison.declared.sign() <= 0) return false;
    const int decimals = decimals_of(base.coefficient);
    const bool is_decimal = (base.coefficient / Rational::power_of_ten(-decimals)).is_integer();
    if (!is_decimal || decimals < of_tenths_of_percent) return false;
    const Rational off = (comparison.declared / base.value - base.coefficient).abs();
    return off <= Rational::power_of_ten(-decimals) / Rational(2);
}

/// The one addend with which a sum holds if it goes in with the other sign; null if there is none, or several.
const Addend* addend_of_other_sign(const Comparison& comparison) {
    const auto is_one = [&](const Addend& addend) {
        return !addend.divides && addend.counts && !addend.value.is_zero() &&
               comparison.difference == Rational(-2) * addend.coefficient * addend.value;
    };
    const auto end = comparison.addends.end();
    const auto found = std::find_if(comparison.addends.begin(), end, is_one);
    return found == end || std::find_if(found + 1, end, is_one) != end ? nullptr : &*found;
}

/// Whether a sum in which one addend has the wrong sign is one from which that may be subtracted.
std::optional<Convention> convention_of_sign(const Finding& finding) {
    const bool is_sum = finding.rule == &rules::sum_mismatch || finding.rule == &rules::funding_mismatch;
    const Addend* addend = is_sum ? addend_of_other_sign(*finding.comparison) : nullptr;
    if (addend == nullptr || addend->coefficient.sign() != addend->value.sign()) return std::nullopt;
    return addend->value.sign() > 0 ? Convention::subtracted : Convention::subtracted_twice;
}

std::optional<Convention> convention_of(const Finding& finding) {
    const Comparison& comparison = *finding.comparison;
    const bool is_more = comparison.difference.sign() > 0;
    if (finding.rule == &rules::share_mismatch) {
        return looks_like_rounded_share(comparison) ? Convention::rounded_share : Convention::base;
    }
    if (finding.rule == &rules::funding_mismatch) {
        if (looks_rounded(comparison)) return Convention::funding_rounding;
        return is_more ? Convention::sources : Convention::counted;
    }
    if (finding.rule == &rules::change_mismatch || finding.rule == &rules::total_cost_mismatch) {
        return looks_rounded(comparison) ? std::optional(Convention::rounding) : std::nullopt;
    }
    if (finding.rule != &rules::sum_mismatch) return std::nullopt;
    if (looks_rounded(comparison)) return Convention::rounding;
    return is_more ? Convention::partial : Convention::counted;
}

}  // namespace

void hint_at_conventions(std::span<Finding> findings) {
    std::array<bool, hints.size()> given = {};
    for (Finding& finding : findings) {
        const bool may_be = finding.comparison && finding.severity == Severity::error && finding.explained.empty() &&
                            finding.help.empty();
        std::optional<Convention> convention = may_be ? convention_of_sign(finding) : std::nullopt;
        if (!convention && may_be && finding.causes.empty() && finding.suspects.empty())
            convention = convention_of(finding);
        if (!convention || std::exchange(given[static_cast<std::size_t>(*convention)], true)) continue;
        finding.help = {hints[static_cast<std::size_t>(*convention)], {}};
        if (*convention == Convention::subtracted || *convention == Convention::subtracted_twice)
            finding.help.arguments = {addend_of_other_sign(*finding.comparison)->name};
        if (*convention != Convention::rounded_share) continue;
        finding.help.arguments = {plain(finding.comparison->declared), plain(finding.comparison->addends[0].value)};
    }
}

}  // namespace dxbudget
