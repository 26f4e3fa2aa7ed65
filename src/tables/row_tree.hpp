/// The rows of a table as a tree by the sums that it was found to state.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/understand.hpp"

namespace dxbudget::tables {

/// Rows that come to another.
struct RowSum {
    std::vector<std::size_t> parts = {};  ///< rows, from above
    std::size_t claim = 0;                ///< of the understanding
};

struct RowTree {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::vector<std::vector<RowSum>> sums = {};  ///< of each row: what it is broken down into, the first way first
    std::vector<std::size_t> above = {};         ///< of each row: what it is a part of, or `none`
    std::vector<std::uint8_t> subtracted = {};   ///< whether it is taken off there
    std::vector<std::size_t> unplaced = {};      ///< sums of rows that fit into no tree with the others
};

/// Sums of few rows come first. A sum over the parts of parts becomes one of these; of income = expenses + net, where
/// both have parts of their own, net is made of the others.
/// `doubtful` ones are left unplaced.
RowTree tree_of_rows(const Understanding& table, const std::vector<std::size_t>& doubtful = {});

}  // namespace dxbudget::tables
