/// The markup of cells in a worksheet. All text of a sheet enters a workbook here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dxbudget/rational.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget {

/// How many digits of a number a spreadsheet keeps.
inline constexpr std::size_t kept_digits = 15;

/// A cell by its row and column, from 1.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    bool is_none() const { return row == 0; }
    friend bool operator==(CellPlace, CellPlace) = default;
};

/// `C5`
std::string reference(CellPlace place);

enum class CellLook : std::uint8_t { plain, computed, wrong, suspicious };

/// How a number is shown.
struct NumberLook {
    std::uint8_t decimals = 0;
    MinusMark minus = MinusMark::hyphen;
    bool percent = false;
    CellLook look = CellLook::plain;
};

/// Fixed entries of the styles, by their numbers in `styles_part`.
enum class TextLook : std::uint8_t { plain, title, heading, section, wrapped, right, wrong, suspicious, link };

/// `xl/styles.xml`: every look that there is.
std::string styles_part();

/// Text of XML: what is markup is escaped, what is hidden or no character of XML is named, and what spreadsheets take
/// for an escape of their own (`_x0041_`) is none.
std::string in_xml(std::string_view text);

std::string text_cell(CellPlace place, std::string_view text, TextLook look = TextLook::plain, int indent = 0);
std::string number_cell(CellPlace place, const Rational& value, NumberLook look);
/// `value`: what the formula comes to, to the digits that a spreadsheet keeps.
std::string formula_cell(CellPlace place, std::string_view formula, const Rational& value, NumberLook look);

/// Whether a spreadsheet keeps every digit of an amount.
bool is_kept(const Rational& value);

/// The decimals of an amount that ends within those that a look can have.
std::uint8_t decimals_of(const Rational& value);

}  // namespace dxbudget
