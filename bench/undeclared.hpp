/// Right documents whose convention their sheet does not declare, and wrong ones that nothing in them explains.
#pragma once

#include <cstdint>
#include <random>
#include <string>

/// A sheet, and the words of the convention that it lacks; empty where it lacks none.
struct UndeclaredDocument {
    std::string text;
    std::string declaration;
};

/// Figures that were rounded one by one to millions, in two columns, of which neither adds up.
UndeclaredDocument rounded_one_by_one(std::mt19937_64& random);
/// Totals of calculations that were cut to thousands of yen once.
UndeclaredDocument cut_from_exact(std::mt19937_64& random);
/// A sheet in yen whose totals, funding included, are in thousands.
UndeclaredDocument totals_in_thousands(std::mt19937_64& random);
/// A column of percentages, rounded one by one, with a total of 100.
UndeclaredDocument rounded_percentages(std::mt19937_64& random);
/// Lines that list only their largest parts, in two columns.
UndeclaredDocument only_some_parts(std::mt19937_64& random);
/// One line that is shown and not added, in two columns.
UndeclaredDocument shown_not_added(std::mt19937_64& random);
/// Sums of calculations with the noise of binary fractions.
UndeclaredDocument binary_noise(std::mt19937_64& random);
/// Nine years of a review sheet, in half of which the budget has an amount more that stands nowhere.
UndeclaredDocument years_with_unknown_amounts(std::mt19937_64& random);

/// Prints how often the convention of each is offered, and what else is named, of so many sheets.
void print_undeclared(int documents);
