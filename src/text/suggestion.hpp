/// «Did you mean …?»
#pragma once

#include <span>
#include <string_view>

#include "dxbudget/text.hpp"

namespace dxbudget {

/// The candidate that is the fewest keystrokes from `word` (insert, delete, change, transpose; by code points), empty
/// when none is near: at most a third of the word's length, and at least one character in common.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// How many keystrokes lie between two words: characters to insert, delete, change or transpose.
std::size_t keystrokes(std::string_view word, std::string_view other);

/// «did you mean …?» with the nearest candidate; empty when none is near.
Message did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace dxbudget
