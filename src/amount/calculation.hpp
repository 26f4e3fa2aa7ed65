/// The calculation before `=`: `(1,170,120+280,590)円*1名`.
#pragma once

#include <variant>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// A calculation worked out.
struct Reckoned {
    Calculation calculation;
    bool like_range = false;  ///< only bare numbers between `-` and `/`: a range or a date, unless a result is declared
};

/// Works out the calculation from the cursor to the end of its text; `context.unit` must be set.
std::variant<Reckoned, AmountError> reckon(Cursor cursor, const AmountContext& context);

}  // namespace dxbudget
