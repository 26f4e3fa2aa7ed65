/// Sheets to measure with, the same ones at every run.
#pragma once

#include <cstdint>
#include <string>

/// A request sheet in the shape of a published one, about four kilobytes: two tables of items with their totals, three
/// rows of funding by eight sources, the costs. Every figure agrees, but in one sheet of twenty the total cost lacks
/// the personnel cost.
std::string request_sheet(std::uint32_t seed);

/// A sheet of about `figures` figures, twenty items to a group. With `wrong`, one group in ten declares a wrong total.
std::string large_sheet(int figures, bool wrong);

/// A large sheet in which so many figures are wrong, evenly over it: of an item the sign, two digits or one digit; with
/// `by_one`, a total is one too large, as rounding may leave it.
std::string large_sheet_with(int figures, int mistakes, bool by_one);
