/// Figures in texts that do not begin as amounts: the one place that decides whether a text is a remark.
#pragma once

#include <optional>

#include "amount/notation.hpp"
#include "dxbudget/amount.hpp"

namespace dxbudget {

/// Refuses a text, from the cursor on, that holds a figure once marks are taken from its front: signs, currencies and
/// units, brackets, characters that nobody sees, one short word. Nothing for a remark: words, which may hold figures
/// further on. `context.unit` must be set.
std::optional<AmountError> refuse_hidden_figure(const Cursor& cursor, const AmountContext& context);

/// Refuses a text that would be a figure but for a character that nobody sees, or for digits of another script.
std::optional<AmountError> refuse_odd_characters(const Cursor& cursor, const AmountContext& context);

}  // namespace dxbudget
