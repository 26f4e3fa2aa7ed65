/// A run of digits, separators and decimal points, taken in before anything is made of it.
#pragma once

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

inline constexpr int most_digits = 30;
inline constexpr int most_decimals = 18;

/// `,` and `_`, which separate digits wherever they are no decimal mark.
bool is_separator(char32_t symbol);

/// Separators that are none in Japanese notation: 、 of lists, the apostrophe of Swiss numbers.
bool is_foreign_separator(char32_t symbol);

/// What was seen in a run of digits, separators and points.
struct Run {
    Int128 mantissa = 0;
    int digits = 0;
    int decimals = 0;
    int points = 0;
    int separators = 0;
    int group = 0;        ///< digits since the last separator
    int first_group = 0;  ///< digits before the first separator or point
    int last_group = 0;   ///< digits between the last separator and the point or the end
    int twos = 0;         ///< groups of two digits between separators
    int threes = 0;       ///< likewise of three
    bool doubled = false;
    bool misgrouped = false;
    bool foreign = false;
    bool leading_zero = false;
    char32_t separator = symbol::end;
    char32_t last = symbol::end;
};

/// What digits are separated by, and what stands before decimals.
struct Marks {
    char32_t decimal = U'.';
    char32_t separator = U',';
    bool international = false;  ///< spaces and apostrophes may separate
    bool lakh = false;           ///< groups of two digits above the thousands are usual
};

/// The marks of the context's notation.
Marks marks_of(const AmountContext& context);

/// Passes the run at the cursor.
Run scan(Cursor& cursor, const Marks& marks);

}  // namespace dxbudget
