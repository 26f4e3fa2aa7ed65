/// The digits of one number, and everything that looks like a number and is none.
#pragma once

#include <cstdint>
#include <variant>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

/// Digits as written: `1,234.5`.
struct Digits {
    Rational value;
    std::uint8_t decimals = 0;
    bool like_thousands = false;  ///< three decimals after one to three digits: `400.000`
    Span span;
};

/// Reads the digits at the cursor, which stands at a digit, a point or a separator. What is not exactly one number is
/// an error: `10,00O`, `1,,341`, `12,34`, `010`, `1e3`. The context says which mark stands before decimals, and
/// whether digits may be grouped otherwise than by commas.
std::variant<Digits, AmountError> read_digits(Cursor& cursor, const AmountContext& context);

/// Whether digits could begin at the cursor: a digit, or a separator or point before a digit.
bool begins_digits(const Cursor& cursor);

/// Refuses letters typed or scanned for digits, `l,341`, the cursor being at the first of them.
AmountError refuse_look_alike(Cursor cursor, std::uint32_t number_begin);

}  // namespace dxbudget
