/// The currencies of the world: their codes in ISO 4217, and the marks that stand for them beside figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "amount/notation.hpp"

namespace dxbudget {

struct Currency {
    std::string_view code;
    std::uint8_t decimals = 2;    ///< of its smallest coin: 3 of the Kuwaiti dinar
    std::string_view marks = {};  ///< signs, abbreviations and names, with a space between them
};

/// The currency with that code; null if there is none.
const Currency* currency_of_code(std::string_view code);

/// The currency that a code, a sign or an abbreviation names. Of those that share a sign, `$` or `kr`, it is the one
/// that uses it most.
const Currency* currency_named(std::string_view name);

/// Passes a code or mark of that currency; the longest where several fit. Letters must not follow letters, and after a
/// figure a single letter is no currency: `5 K` may be thousands.
bool skip_currency(Cursor& cursor, const Currency& currency, bool after_figure);

/// Passes a code of any currency, or a mark that is no English word and has at least one sign or two letters; after a
/// figure, at least one sign.
const Currency* skip_any_currency(Cursor& cursor, bool after_figure);

}  // namespace dxbudget
