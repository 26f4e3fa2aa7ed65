/// Multiples before or after a unit: `thousand`, `k`, 千, 百万.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "amount/notation.hpp"
#include "dxbudget/rational.hpp"

namespace dxbudget {

struct Multiple {
    std::string_view word;
    int exponent;
};

/// Words of English, in small letters.
std::span<const Multiple> english_multiples();

/// Their abbreviations, which go by case: `m` alone is a metre.
std::span<const Multiple> short_multiples();

/// Passes a word of Latin letters, large or small, that no further letter follows.
bool skip_ascii_word(Cursor& cursor, std::string_view lower_case);

/// `thousand`, `lakh`: the power of ten that it is.
std::optional<int> skip_multiple(Cursor& cursor);

/// `k`, `M`, `bn`: likewise.
std::optional<int> skip_short_multiple(Cursor& cursor);

/// `yen`, `thousand yen`, `JPY million`: how many yen it is.
std::optional<Rational> skip_english_yen(Cursor& cursor);

/// 十 百 千, 万 億 兆, and both together (百万, 千億): how many ones it is.
std::optional<Rational> skip_magnitude(Cursor& cursor);

/// 円, 千円, 億円: how many yen it is.
std::optional<Rational> skip_japanese_yen(Cursor& cursor);

}  // namespace dxbudget
