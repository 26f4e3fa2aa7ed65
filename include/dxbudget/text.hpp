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

/// A line of the file that is spoken of, or of another one: `line 12`, 12行目, `lines.csv:12`; or a cell.
struct LineReference {
    std::string file = {};  ///< empty: the file that is spoken of
    std::uint32_t line = 1;
    std::string cell = {};  ///< of a workbook, instead of the line: `Costs!C12`
};

std::string in_words(const LineReference& reference, Language language);

/// What stands for a minus.
enum class MinusMark : std::uint8_t { by_language, hyphen, black_triangle, white_triangle, brackets };

/// How a document prints its figures.
struct FigureStyle {
    MinusMark minus = MinusMark::by_language;
    char decimal = '.';
    char separator = ',';       ///< of thousands: `,`, `.`, `'` or a space
    std::uint8_t decimals = 0;  ///< how many at least, of a figure that has any: 2 of dollars and cents
    bool whole_too = false;     ///< whole figures have them, too: 1,234.00
    bool lakh = false;          ///< above the thousands by two digits: 12,34,567
    bool unit_first = false;    ///< the unit stands before the figure: `$5`

    bool operator==(const FigureStyle&) const = default;
};

/// An amount with thousands separators, as documents in that language or of that style print it: `-1,270`, △1,270.
std::string in_words(const Rational& amount, Language language, const FigureStyle& style = {});

/// A number that is no amount of money, a count or a factor: its decimals are its own.
struct Number {
    Rational value = {};
};

/// A unit beside an amount, as it follows one: `千円`, ` USD`.
struct AmountUnit {
    std::string text = {};

    bool operator==(const AmountUnit&) const = default;
};

/// An amount in words together with its unit, on the side where that style has it: `5 USD`, 5千円, `-$5`.
std::string with_unit(std::string amount, const AmountUnit& unit, const FigureStyle& style);

/// What a placeholder stands for: an amount (shown with grouping), another number, the unit of the amount before it,
/// the user's own text, a text of the program's, or a line.
using Argument = std::variant<Rational, std::string, Text, LineReference, Number, AmountUnit>;

/// A pattern with `{0}`, `{1}` … in each language's own order, and what they stand for.
struct Message {
    Text pattern;
    std::vector<Argument> arguments;
    FigureStyle style = {};  ///< of the amounts among them

    bool empty() const { return pattern.empty(); }
};

/// The message in words. `{0}` is the argument, `{0|entry|entries}` the first word where the argument is the number 1,
/// else the second. A placeholder without an argument is shown as it is; `{{` is a brace.
std::string render(const Message& message, Language language);

}  // namespace dxbudget
