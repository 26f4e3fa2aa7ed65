/// Documents in the shape of published ones, each with one slip of several cells, or of which other rows tell.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// A sheet with a slip, and what would mend it.
struct SlippedDocument {
    std::string text;
    std::string slip;                                         ///< its name, as programs get it
    std::vector<std::pair<std::string, std::int64_t>> meant;  ///< each wrong figure by its path, and its true value
};

/// A budget book: lines with two parts and four sources of funding of which most are blank; blanks of one line have
/// what the line above has.
SlippedDocument filled_down(std::mt19937_64& random);

/// The same book, in which two neighbouring sources of one line stand in one cell.
SlippedDocument joined_cells(std::mt19937_64& random);

/// Years of a review sheet: what one year carries out the next carries in; one amount carried out is missing.
SlippedDocument missing_carry(std::mt19937_64& random);

/// A form whose total its items, its cover page and its costs confirm, and one of two to four sources with a digit
/// changed or two transposed.
SlippedDocument wrong_source(std::mt19937_64& random);
