/// The word after a number: money, a counting word, or something that does not belong there.
#pragma once

#include <cstdint>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

enum class UnitKind : std::uint8_t {
    none,       ///< no word at all
    money,      ///< converts into the sheet's unit
    counter,    ///< 名, 回, か月 …: dimensionless
    magnitude,  ///< 億 without 円 after it: more digits follow, or it is a slip
    foreign,    ///< a unit of money that does not convert
    unknown,
};

/// A unit as written after a number, per-unit part included: 円, 百万円, m3, 円/月.
struct WrittenUnit {
    UnitKind kind = UnitKind::none;
    Rational factor =
        1;  ///< of money: how many of the sheet's unit one is; else how many ones: 1/10000 of 万, 1/100 of %
    Span span;
    bool is_multiple = false;  ///< of money: `k`, `million` alone, which may follow a figure with a currency before it
};

/// Reads the unit at the cursor, with the spaces before it; passes nothing when there is none.
WrittenUnit read_written_unit(Cursor& cursor, const Unit& sheet);

/// Reads a currency before a number: `¥`, `$`, `USD`.
WrittenUnit read_currency_before(Cursor& cursor, const Unit& sheet);

/// Passes what money or a number is for one of: `/month`, `per month`, `/人・日`.
void skip_per(Cursor& cursor);

/// Whether a sheet's unit is money: the yen, or a label that begins with or names another currency.
bool is_money(const Unit& unit);

/// How many of `to` one of `from` is; an overflow when they do not convert.
Rational conversion(const Unit& from, const Unit& to);

}  // namespace dxbudget
