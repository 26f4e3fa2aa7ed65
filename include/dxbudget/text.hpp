/// Texts in both languages, and messages that are put into words only when they are shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dxbudget/rational.hpp"

namespace dxbudget {

enum class Language : std::uint8_t { english, japanese };

/// The same text in every language the program speaks.
struct Text {
    std::string_view english;
    std::string_view japanese;

    constexpr std::string_view in(Language language) const {
        return language == Language::japanese ? japanese : english;
    }
    constexpr bool empty() const { return english.empty(); }
};

/// A line of the file that is spoken of, or of another one: `line 12`, 12行目, `lines.csv:12`.
struct LineReference {
    std::string file = {};  ///< empty: the file that is spoken of
    std::uint32_t line = 1;
};

std::string in_words(const LineReference& reference, Language language);

/// An amount with thousands separators, as documents in that language print it: `-1,270`, △1,270.
std::string in_words(const Rational& amount, Language language);

/// What a placeholder stands for: an amount (shown with grouping), the user's own text, a text of the program's, or a
/// line.
using Argument = std::variant<Rational, std::string, Text, LineReference>;

/// A pattern with `{0}`, `{1}` … in each language's own order, and what they stand for.
struct Message {
    Text pattern;
    std::vector<Argument> arguments;

    bool empty() const { return pattern.empty(); }
};

/// The message in words. `{0}` is the argument, `{0|entry|entries}` the first word where the argument is the amount 1,
/// else the second. A placeholder without an argument is shown as it is; `{{` is a brace.
std::string render(const Message& message, Language language);

}  // namespace dxbudget
