/// A document's cells in rows, whatever format they came from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dxbudget/source.hpp"
#include "dxbudget/text.hpp"

namespace dxbudget::tables {

struct GridCell {
    std::string_view text = {};  ///< as UTF-8, without its quotes and the spaces around it
    Span span = {};              ///< where it stands in the grid's source
};

/// What a reader decided for the user, and why: to be shown, and to be overridden.
struct GridDecision {
    std::string_view subject;  ///< for programs, and the name of the option that overrides it: `encoding`
    std::string value;
    Message reason;
};

/// One table of cells; rows may be of different length. It can be moved, not copied: cells view into its own parts.
struct Grid {
    std::shared_ptr<const Source> source = {};  ///< the file as UTF-8
    std::vector<std::vector<GridCell>> rows = {};
    std::vector<GridDecision> decisions = {};
    std::unique_ptr<std::deque<std::string>> texts = {};  ///< of cells whose text does not stand in the source as such

    std::size_t width() const {
        std::size_t most = 0;
        for (const auto& row : rows) most = std::max(most, row.size());
        return most;
    }
    std::string_view text(std::size_t row, std::size_t column) const {
        return row < rows.size() && column < rows[row].size() ? rows[row][column].text : std::string_view();
    }
};

}  // namespace dxbudget::tables
