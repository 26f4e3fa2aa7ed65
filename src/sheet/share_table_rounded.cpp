/// Shares that were computed from the figures and printed with a few digits: 9.55% of 83,765 is not 8,000 to the unit.
/// A table is read so where most of its shares agree in their digits with what they are of, and the figures do not
/// follow from them.

#include <algorithm>
#include <string>

#include "amount/quantity.hpp"
#include "dxbudget/rounding.hpp"
#include "sheet/loader.hpp"
#include "sheet/share_table.hpp"

namespace dxbudget {
namespace {

/// How many shares of a table agree with its figures, one way and the other.
struct Agreement {
    std::int64_t all = 0;
    std::int64_t exact = 0;
    std::int64_t rounded = 0;
};

/// A decimal share of the whole, as it stands; nothing where it is something else.
const Rational* decimal_share(const Line& source) {
    const bool is_plain = source.shares.size() == 1 && !source.shares.front().stage && source.counted &&
                          source.share_base == no_id && source.limit == no_id && source.shares.front().of_whole;
    if (!is_plain) return nullptr;
    const Rational& share = *source.shares.front().of_whole;
    const bool is_decimal = (share * Rational::power_of_ten(decimals_of(share))).is_integer();
    return is_decimal && share.sign() > 0 ? &share : nullptr;
}

/// Decimals of a share as a part of 1, of all that a table has: `9.5%` has 3.
std::uint8_t finest_share(const Sheet& sheet, const Breakdown& table) {
    std::uint8_t decimals = 0;
    for (const LineId line : table.lines) {
        if (const Rational* share = decimal_share(sheet.lines[line]))
            decimals = std::max(decimals, decimals_of(*share));
    }
    return decimals;
}

void compare_at(const Sheet& sheet, const Breakdown& table, StageId stage, const Rational& last_digit,
                Agreement& agreement) {
    const Figure* whole = sheet.figure_at(table.whole, stage);
    if (whole == nullptr || whole->kind != AmountKind::number || whole->value.sign() <= 0) return;
    for (const LineId line : table.lines) {
        const Rational* share = decimal_share(sheet.lines[line]);
        const Figure* figure = sheet.figure_at(line, stage);
        if (share == nullptr || figure == nullptr || figure->kind != AmountKind::number) continue;
        const Rational off = figure->value - *share * whole->value;
        ++agreement.all;
        agreement.exact += off.abs() < Rational::power_of_ten(-figure->decimals) ? 1 : 0;
        agreement.rounded += off.abs() < last_digit * whole->value ? 1 : 0;
    }
}

}  // namespace

void ShareTable::find_rounded_shares() {
    constexpr std::uint8_t of_tenths_of_percent = 3;
    for (Breakdown& table : sheet_.breakdowns) {
        const std::uint8_t decimals = finest_share(sheet_, table);
        if (decimals < of_tenths_of_percent) continue;
        Agreement agreement;
        for (StageId stage = 0; stage < sheet_.stages.size(); ++stage) {
            if (sheet_.stages[stage].formula || sheet_.stages[stage].kind == StageKind::ratio) continue;
            compare_at(sheet_, table, stage, Rational::power_of_ten(-decimals), agreement);
        }
        // One share that is off by little may be a slip; several are a way of printing.
        const bool is_rounded = agreement.rounded - agreement.exact > 1 && 2 * agreement.rounded > agreement.all;
        if (!is_rounded) continue;
        table.share_decimals = decimals;
        const auto first = std::ranges::find_if(
            table.lines, [&](LineId line) { return decimal_share(sheet_.lines[line]) != nullptr; });
        nodes_.report(
            rules::rounded_shares, sheet_.lines[*first].shares.front().span,
            {{"the shares of this table are read as rounded to their last digit: {0} of {1} agree so, {2} to the unit",
              "この表の割合は末位で端数処理したものとして読んだ。{1} 個のうち {0} 個がそれで合い、1単位まで合うのは "
              "{2} 個"},
             {Rational(agreement.rounded), Rational(agreement.all), Rational(agreement.exact)}});
    }
}

}  // namespace dxbudget
