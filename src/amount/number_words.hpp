/// Numbers written in words: 金伍百円也, ゼロ, `five hundred`.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses a text that is wholly a number in kanji or in words, with at most marks, a word such as 金 or 計 before it
/// and its unit after it. The text goes from the cursor to the end; `context.unit` must be set.
std::optional<AmountError> refuse_number_words(const Cursor& begin, const AmountContext& context);

/// Passes 也 or 整, which end an amount on receipts: 金500円也. Passes nothing where the text goes on.
void skip_closing_word(Cursor& cursor);

}  // namespace dxbudget
