/// The numbers of a table's cells, read exactly: nothing of budgets, nothing guessed for a cell alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dxbudget/rational.hpp"

namespace dxbudget::tables {

/// Which marks stand for the decimal point and between thousands; a table has one of it.
struct NumberStyle {
    char decimal = '.';
    char group = ',';  ///< besides spaces and apostrophes, which always may group
    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// What a cell says as a number: `digits` × 10^-`decimals`.
struct CellNumber {
    std::int64_t digits = 0;
    std::uint8_t decimals = 0;  ///< as written: 2 for `1.50`
    bool percent = false;
    bool nil = false;  ///< a dash in the place of a number

    Rational value() const;
    /// As its digits say: of `5 %` 5, whose value is 0.05.
    Rational as_written() const;
};

/// The number in a cell, or nothing where it is a text. Signs (`-`, `△`, brackets), currencies before or after, a
/// percent sign and a footnote mark may stand around it.
std::optional<CellNumber> read_cell_number(std::string_view text, NumberStyle style);

/// How the numbers of a table are written, by the cells that leave no doubt; a point where none do.
NumberStyle find_number_style(std::span<const std::string_view> cells);

}  // namespace dxbudget::tables
