/// A budget book to check and to measure with, the same one at every run.
#pragma once

#include <cstdint>
#include <string>

/// The expenditure of an invented city as CSV: 款, 項, 目 and 節 with this year, the year before, the difference, and
/// for each 目 its sources. At least `lines` rows, all of whose figures agree; those above the deepest level state
/// their totals. 款 and 節 are called as the ordinances call them; every figure is invented.
std::string budget_book(std::uint32_t lines, std::uint32_t seed);

/// The book with another last digit of this year's figure in each row whose number is a multiple of `every`.
std::string with_wrong_rows(const std::string& book, std::uint32_t every);
