/// The symbols of a check: numbers with their units, words, quoted names and signs, half-width or full-width.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "amount/notation.hpp"
#include "amount/quantity.hpp"
#include "dxbudget/amount.hpp"
#include "dxbudget/check.hpp"

namespace dxbudget {

enum class TokenKind : std::uint8_t {
    end,
    number,     ///< digits and what follows them without a gap; `text` is all of it
    word,       ///< a stage, a part of a path, or a word of the language
    quoted,     ///< `text` is what stands between the quotes
    subscript,  ///< `["普及促進"]` or `[2]`; `text` is the name or the number
    open,
    close,
    comma,
    point,
    plus,
    minus,
    times,
    divide,
    relation,  ///< `<=` and the like; `relation` says which
    unclosed,  ///< a quote or a `[` without its partner
    other,
};

/// The words of the language itself.
enum class Word : std::uint8_t {
    none,
    both,
    either,
    opposite,
    only_if,
    unless,
    minimum,
    maximum,
    absolute,
    round,
    within
};

struct Token {
    TokenKind kind = TokenKind::end;
    Span span = {};
    std::string_view text = {};
    Operation relation = Operation::equal;
    Word word = Word::none;
    bool in_quotes = false;  ///< of a subscript
};

/// Reads the symbol at the cursor, with the spaces before it; amounts may be in yen or in that unit.
Token read_token(Cursor& cursor, const Unit& unit);

/// What a number token of a check says.
struct CheckNumber {
    std::variant<Quantity, AmountError> read;
    Cursor rest;  ///< after what was read of the token
    bool in_yen = true;
};

/// Reads a number token in yen or, where that fails, in the sheet's own unit.
CheckNumber read_number(std::string_view check, const Token& token, const AmountContext& context,
                        OperandPosition position);

}  // namespace dxbudget
