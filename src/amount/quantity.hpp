/// One figure with its sign, unit and 約 or 程度: an amount by itself, or a factor of a calculation.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

enum class QuantityKind : std::uint8_t {
    bare,     ///< no unit: an amount by itself, a price or a number in a calculation
    counted,  ///< with a counting word: a number of something
    money,    ///< in the sheet's unit, or converted into it
};

struct Quantity {
    Rational value;  ///< of money: in the sheet's unit
    QuantityKind kind = QuantityKind::bare;
    Rational unit = 1;  ///< of money: what 1 of it as written is in the sheet's unit
    bool approximate = false;
    bool bounded = false;       ///< 以内, 上限 … after it: it may be less
    std::uint8_t decimals = 0;  ///< the place of the last digit, in the sheet's unit
    std::uint32_t begin = 0;    ///< with the words before it
    Span number;                ///< sign and digits
    Span unit_span;             ///< the unit; empty when there is none
};

/// Where a figure stands: only in a calculation, behind an operator, are three decimals beyond suspicion.
enum class OperandPosition : std::uint8_t { first, behind_operator };

/// Reads one figure at the cursor; `context.unit` must be set.
std::variant<Quantity, AmountError> read_quantity(Cursor& cursor, const AmountContext& context,
                                                  OperandPosition position);

/// Reads a figure that stands alone, as `read_quantity` does, and where the document's custom makes them negative also
/// `(1,200)`, `$(1,200)`, `($1,200)` and `1,200-`.
std::variant<Quantity, AmountError> read_alone(Cursor& cursor, const AmountContext& context);

/// Passes a figure in round brackets, with a currency before or within them or not, that is the whole text; reads its
/// size. Nothing where it is anything else.
std::optional<Quantity> read_bracketed(Cursor& cursor, const AmountContext& context);

/// The custom that the context names, or that of its unit.
Custom custom_in(const AmountContext& context);

/// Whether a figure, a bracket with a figure or a unit price begins at the cursor.
bool begins_amount(Cursor cursor, const Unit& sheet);

/// Refuses a unit that does not convert into the sheet's.
AmountError refuse_unit(std::string_view unit, Span where, const Unit& sheet);

/// Refuses a number beyond what is computed with.
AmountError refuse_size(std::string_view text, Span where);

/// As many decimals as the value has, up to 18.
std::uint8_t decimals_of(Rational value);

}  // namespace dxbudget
