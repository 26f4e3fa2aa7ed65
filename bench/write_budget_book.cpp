/// Writes a budget book to standard output: `write_budget_book LINES SEED`.
#include <cstdlib>
#include <iostream>

#include "budget_book.hpp"

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: write_budget_book LINES SEED\n";
        return 2;
    }
    std::cout << budget_book(static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10)),
                             static_cast<std::uint32_t>(std::strtoul(arguments[2], nullptr, 10)));
}
