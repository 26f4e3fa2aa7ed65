#include "convention_hint.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dxbudget/rules.hpp"

namespace dxbudget {
namespace {

enum class Convention : std::uint8_t { partial, counted, rounding, base };

constexpr std::array<Text, 4> hints = {{
    {"if the items are only a part of it, `partial: yes` says so", "内訳が一部だけなら「一部: はい」と書く"},
    {"if an item is shown and not added, `counted: no` says so",
     "うち書き・再掲など加算しない項目には「加算: いいえ」と書く"},
    {"if the figures are rounded, `rounding:` says how", "端数処理した数字なら「端数処理:」にその方法を書く"},
    {"if it is a share of another amount, `of:` says of which", "別の額に対する割合なら「対象:」にその額を書く"},
}};

/// The largest power of ten, at least 1, of which all figures are multiples; 1 where one has decimals.
Rational grain_of(const Comparison& comparison) {
    constexpr int most_zeros = 9;
    Rational grain = 1;
    for (int zeros = 1; zeros <= most_zeros; ++zeros) {
        const Rational next = grain * Rational(10);
        const auto is_multiple = [&](const Rational& value) { return (value / next).is_integer(); };
        const auto fits = [&](const Addend& addend) { return is_multiple(addend.value); };
        if (!is_multiple(comparison.declared) ||
            !std::all_of(comparison.addends.begin(), comparison.addends.end(), fits)) {
            break;
        }
        grain = next;
    }
    return grain;
}

/// Whether each addend may be off by half of its last digit, and the gap is no more than that.
bool looks_rounded(const Comparison& comparison) {
    if (comparison.admissible || comparison.addends.size() < 2 || !comparison.difference.is_integer()) return false;
    const Rational most = Rational(static_cast<std::int64_t>(comparison.addends.size() + 1)) / Rational(2);
    return comparison.difference.abs() <= grain_of(comparison) * most;
}

std::optional<Convention> convention_of(const Finding& finding) {
    const Comparison& comparison = *finding.comparison;
    if (finding.rule == &rules::share_mismatch) return Convention::base;
    if (finding.rule != &rules::sum_mismatch) return std::nullopt;
    if (looks_rounded(comparison)) return Convention::rounding;
    return comparison.difference.sign() > 0 ? Convention::partial : Convention::counted;
}

}  // namespace

void hint_at_conventions(std::span<Finding> findings) {
    std::array<bool, hints.size()> given = {};
    for (Finding& finding : findings) {
        const bool is_open = finding.comparison && finding.severity == Severity::error && finding.causes.empty() &&
                             finding.explained.empty() && finding.help.empty();
        const std::optional<Convention> convention = is_open ? convention_of(finding) : std::nullopt;
        if (!convention || std::exchange(given[static_cast<std::size_t>(*convention)], true)) continue;
        finding.help = {hints[static_cast<std::size_t>(*convention)], {}};
    }
}

}  // namespace dxbudget
