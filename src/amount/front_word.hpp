/// The words that stand before a figure where it is written as no amount may be: `R$ 6240`, `minus 5`, 計450.
#pragma once

#include <cstdint>
#include <string_view>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

enum class FrontWord : std::uint8_t {
    none,      ///< no word at the cursor, or one that no figure follows: `note`, `see`
    own_unit,  ///< the sheet's: a figure follows, whatever comes after that
    currency,  ///< likewise, though which one a sign such as `R$` or `kr` stands for is not always known
    minus,     ///< `minus`, マイナス, 減
    sign,      ///< another word that only a figure follows: `plus`, `approx`
    total,     ///< 計, `total`: a figure follows, unless it counts something as in 計3回開催
    leading,   ///< `up` of `up to 500`: another word follows
    any,       ///< another short word: what follows it is an amount if it is a figure to the end
    numbering  ///< a word whose number counts or names things: `note 3`, `R7`, 別紙2, `COVID-19`
};

/// Passes the word at the cursor, or the sign of a currency.
FrontWord skip_front_word(Cursor& cursor, const Unit& sheet);

}  // namespace dxbudget
