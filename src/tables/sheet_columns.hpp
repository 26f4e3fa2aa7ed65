/// The columns of a table as stages of a sheet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tables/grid.hpp"
#include "tables/stated.hpp"
#include "tables/understand.hpp"

namespace dxbudget::tables {

/// A column with figures.
struct SheetColumn {
    std::size_t column = 0;
    std::string word = {};     ///< what its figures stand under
    std::string label = {};    ///< as the document calls it; empty where that is the word
    std::string formula = {};  ///< as the format writes it; empty: none
    bool is_ratio = false;
    Operation operation = Operation::sum;     ///< of the formula
    int scale = 1;                            ///< 100 where a ratio is written in percent
    std::size_t first_subtracted = 0;         ///< how many operands of a sum are added; the others are subtracted
    std::size_t claim = 0;                    ///< of the understanding, that the formula says
    Rational tolerance = {};                  ///< how far its figures lie from what the formula gives
    std::vector<std::string> except = {};     ///< lines for which the formula does not hold
    bool is_declared = false;                 ///< under `stages:`
    std::vector<std::string> not_added = {};  ///< tables that do not add up in it
    std::vector<std::size_t> operands = {};   ///< of the formula, as indexes of the list

    bool subtracts(std::size_t operand) const { return operation == Operation::sum && operand >= first_subtracted; }
};

struct SheetColumns {
    std::vector<SheetColumn> columns = {};
    std::vector<std::size_t> unplaced = {};  ///< equations of columns that no formula can say
};

/// `first_row` is the first with a number: what stands above it heads the columns.
SheetColumns columns_of(const Grid& grid, const Understanding& table, const std::vector<BrokenCell>& broken,
                        std::size_t first_row);

/// The cells above a column that are its label: at most two.
std::vector<std::size_t> label_rows(const Grid& grid, std::size_t column, std::size_t first_row);

}  // namespace dxbudget::tables
